"""Runs of the fuzzer: chance from a seed, counts, and what was found, reduced."""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from fuzz import changing, disturbing, drawing, properties
from fuzz.corpus import corpus
from fuzz.mutators import mutated
from fuzz.properties import Broken, Property

PROPERTIES: Mapping[str, Property] = {
    "check": properties.is_checked,
    "parsers": properties.reads_the_same_without_libyaml,
    "each-fix": properties.each_fix_is_read_again,
    "fix": properties.fix_loses_nothing,
    "fix-unsafe": properties.unsafe_fix_breaks_nothing,
    "fmt": properties.fmt_loses_nothing,
    "render": drawing.is_drawn,
    "show": drawing.is_told,
    "change": changing.is_changed_as_meant,
    "kill": disturbing.is_whole_after_a_kill,
    "meanwhile": disturbing.keeps_what_others_save,
}
_SMALL = 700  # characters of a map that is taken as it is; of larger ones a piece
_SPARSE = 10  # the first property is looked at with every map, the others with one of so many


_NUMBER = re.compile(r"(?<![A-Z\d])\d+")  # but for codes


@dataclass
class Report:
    """How often each property was looked at, how often there was something to it, and what was found."""

    tried: Counter[str] = field(default_factory=Counter)
    telling: Counter[str] = field(default_factory=Counter)
    found: dict[str, tuple[str, bytes, int]] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)


def inputs(seed: int, count: int) -> Iterator[tuple[int, bytes]]:
    """Mutated maps, each with the number that makes it again."""
    maps = corpus()
    for number in range(count):
        yield number, made(maps, seed, number)


def made(maps: tuple[bytes, ...], seed: int, number: int) -> bytes:
    """The mutated map of a number."""
    random = Random(f"{seed}/{number}")  # noqa: S311 - not for secrets
    data = random.choice(maps)
    if len(data) > _SMALL:
        lines = data.splitlines(keepends=True)
        at = random.randrange(len(lines))
        data = b"".join(lines[:4] + lines[at : at + 14] if random.random() < 0.5 else lines[: at % 20 + 1])
    return mutated(data, maps, random)


def looked_at(name: str, data: bytes, seed: int) -> str | None:
    """What is wrong with a map by a property, in a line that is the same for faults of the same kind; else None.

    Raises nothing but what ends the program.
    """
    return _outcome(name, data, seed)[0]


def _outcome(name: str, data: bytes, seed: int) -> tuple[str | None, bool]:
    try:
        return None, PROPERTIES[name](data, Random(seed))  # noqa: S311
    except Broken as error:
        return f"{name}: {_general(str(error))}", True
    except Exception as error:
        frames = [
            f for f in traceback.extract_tb(error.__traceback__) if "argmap" in f.filename and "fuzz" not in f.filename
        ]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"
        return f"{name}: {type(error).__name__} in {place}: {_general(str(error))}", True


def _general(message: str) -> str:
    head = message.partition(": ")[0]
    return _NUMBER.sub("", head[:80])


def reduced(data: bytes, fails: Callable[[bytes], bool], seconds: float = 20) -> bytes:
    """A smaller input that fails in the same way: pieces of lines, then of characters, are left out while it does."""
    end = time.monotonic() + seconds
    for cut in (lambda d: d.splitlines(keepends=True), lambda d: [d[i : i + 1] for i in range(len(d))]):
        parts = cut(data)
        size = max(1, len(parts) // 2)
        while size and time.monotonic() < end:
            at, before = 0, len(parts)
            while at < len(parts) and time.monotonic() < end:
                less = parts[:at] + parts[at + size :]
                if fails(b"".join(less)):
                    parts = less
                else:
                    at += size
            size = size // 2 if len(parts) == before or size > 1 else 1
        data = b"".join(parts)
    return data


def run(seed: int, checks: int, seconds: float | None, names: tuple[str, ...], keep: Path | None = None) -> Report:
    """Look at so many mutated maps by some properties, the first one most often, or for so long."""
    report = Report()
    begin = time.monotonic()
    for number, data in inputs(seed, checks):
        if seconds is not None and time.monotonic() - begin > seconds:
            break
        for name in names if number % _SPARSE == 0 else names[:1]:
            start = time.monotonic()
            report.tried[name] += 1
            fault, telling = _outcome(name, data, number)
            report.telling[name] += telling
            report.times[name] += int(1e6 * (time.monotonic() - start))
            if fault is not None:
                _note(report, fault, name, data, number, keep)
        if keep is not None and number % 2000 == 1999:
            _say(report, time.monotonic() - begin)
    return report


def _note(report: Report, fault: str, name: str, data: bytes, number: int, keep: Path | None) -> None:
    if fault in report.found:
        _, old, times = report.found[fault]
        report.found[fault] = name, old, times + 1
        return
    small = reduced(data, lambda less: looked_at(name, less, number) == fault)
    report.found[fault] = name, small, 1
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        file = keep / f"{len(report.found):03}-{name}-{os.getpid()}.yaml"
        file.write_bytes(small)
        file.with_suffix(".txt").write_text(f"{fault}\nnumber {number}\n", encoding="utf-8")
        print(f"found: {fault} ({file})", flush=True)


def _say(report: Report, seconds: float) -> None:
    counts = ", ".join(
        f"{name} {n} ({report.telling[name]}; {report.times[name] / n / 1000:.1f} ms)"
        for name, n in report.tried.items()
    )
    print(f"{seconds:.0f} s: {counts}; {len(report.found)} kinds of faults", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--checks", type=int, default=10_000, help="mutated maps to look at (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same maps (default: %(default)s)")
    parser.add_argument("--seconds", type=float, help="stop after so long")
    parser.add_argument(
        "--only",
        action="append",
        choices=PROPERTIES,
        help="these properties (default: check, each-fix, fix, fix-unsafe, fmt)",
    )
    parser.add_argument(
        "--keep", type=Path, default=Path("fuzz-found"), help="the folder for what is found (default: %(default)s)"
    )
    given = parser.parse_args()
    names = tuple(given.only or ("check", "each-fix", "fix", "fix-unsafe", "fmt"))
    start = time.monotonic()
    report = run(given.seed, given.checks, given.seconds, names, given.keep)
    _say(report, time.monotonic() - start)
    for fault, (_, data, times) in sorted(report.found.items()):
        print(f"{times} times {fault}\n{data!r}")
    sys.exit(1 if report.found else 0)
