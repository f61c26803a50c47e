"""Measure time and memory of every command on maps of hard shapes, and how they grow.

    python benchmarks/limits.py [--shape NAME ...] [--command NAME ...] [--sizes N,N,...] [--limit SECONDS] [--write]

Each command runs as a process of its own, with limits of time and memory. Printed are the seconds of processor time,
the memory at its highest, and the exponent of the growth from one size to the next: 1 where a text of twice the length
takes twice the time. What a start of the command takes is left out of the exponent. With --write, the tables in
docs/limits.md are made, from the two largest sizes of each shape.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shapes import SHAPES

_SIZES: dict[str, tuple[int, ...]] = {
    "balanced": (3_000, 10_000, 30_000, 100_000),
    "wide": (3_000, 10_000, 30_000),
    "deep": (300, 1_000, 3_000),
    "long": (100_000, 300_000, 1_000_000),
    "objections": (300, 1_000, 3_000),
    "sources": (1_000, 3_000, 10_000),
    "dense": (3_000, 10_000, 30_000),
    "few-words": (1_000, 3_000, 10_000),
    "chinese-text": (10_000, 30_000, 100_000),
    "chinese": (1_000, 3_000, 10_000),
    "one-line": (1_000, 3_000, 10_000),
    "blanks": (100_000, 300_000, 1_000_000),
    "orphans": (1_000, 3_000, 10_000),
    "layers": (100, 300, 1_000),
    "alternatives": (300, 1_000, 3_000),
    "contradictions": (1_000, 3_000, 10_000),
    "circle": (300, 1_000, 3_000),
    "broken-once": (1_000, 3_000, 10_000),
    "broken-often": (1_000, 3_000, 10_000),
    "broken-deep": (300, 1_000, 3_000),
    "includes": (100, 300, 1_000),
    "chain-of-includes": (100, 300, 1_000),
}
_COMMANDS: dict[str, str] = {
    "check": "check {map}",
    "check json": "check {map} --format json",
    "check sarif": "check {map} --format sarif",
    "fix": "fix {map} --diff",
    "fix unsafe": "fix {map} --unsafe --diff",
    "fmt": "fmt {map} --diff",
    "list": "list {map}",
    "list status": "list {map} --status",
    "list likelihood": "list {map} --likelihood",
    "outline": "outline {map}",
    "standard form": "outline {map} --format standard-form",
    "stats": "stats {map}",
    "sources": "sources {map}",
    "review": "review {map}",
    "review html": "review {map} --all -o {out}.html",
    "diff": "diff {old} {map}",
    "diff svg": "diff {old} {map} -o {out}.svg",
    "semantics": "semantics {map}",
    "rename": "rename {map} {id} renamed --diff",
    "remove": "remove {map} {id} --diff",
    "dot": "render {map} -o {out}.dot --time-limit 60",
    "svg": "render {map} -o {out}.svg --time-limit 60",
    "mermaid": "render {map} -o {out}.mmd",
    "build": "build {folder} -o {out} -f svg --time-limit 60",
}
# Those in the table of all shapes.
_SHOWN = ("check", "check sarif", "fix", "fmt", "list status", "review", "diff", "semantics", "rename", "dot", "svg")
_BEGIN, _END = "<!-- measured: begin -->", "<!-- measured: end -->"
_MEMORY = 6 << 30  # bytes
_SMALL = 0.15  # seconds above a bare start; below it, growth says nothing
_GROWN = 1.35  # an exponent above which growth is marked


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds of processor time, bytes at the highest, and how it ended."""

    seconds: float
    memory: int
    ended: str


def run(command: Sequence[str], limit: int, folder: Path) -> Run:
    """Run a command with limits; `ended` is empty where it did what it was asked for, or refused with a reason."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))

    with (folder / "said").open("wb") as said:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, preexec_fn=bound, cwd=folder)  # noqa: PLW1509 - one thread
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, _ended(child.returncode, folder / "said"))


def _ended(code: int, said: Path) -> str:
    text = said.read_text(encoding="utf-8", errors="replace")
    if code < 0:
        return "time"
    if "MemoryError" in text or "memory" in text:
        return "memory"
    if "Traceback" in text or "defect" in text:
        return "defect"
    return "" if code in (0, 1) else f"exit {code}"


def exponent(sizes: tuple[int, int], seconds: tuple[float, float], start: float) -> float | None:
    """The power of the size with which time grew, beyond what a start takes; None where there is too little of it."""
    first, second = (max(each - start, 0.0) for each in seconds)
    if first < _SMALL:
        return None
    return math.log(second / first) / math.log(sizes[1] / sizes[0])


@dataclass(frozen=True, slots=True)
class Row:
    """What one command took on one shape: by size, what it took, and how many characters the maps have."""

    shape: str
    command: str
    runs: dict[int, Run]
    characters: dict[int, int]
    start: float

    @property
    def growth(self) -> float | None:
        """The exponent between the two largest sizes that came to an end."""
        done = [(size, each.seconds) for size, each in self.runs.items() if not each.ended]
        if len(done) < 2:
            return None
        (size, seconds), (larger, more) = done[-2:]
        return exponent((self.characters[size], self.characters[larger]), (seconds, more), self.start)

    def line(self) -> str:
        cells = [f"{each.seconds:7.1f}s {each.memory / 1e6:6.0f}M {each.ended:6}" for each in self.runs.values()]
        growth = self.growth
        mark = " !" if growth is not None and growth > _GROWN else ""
        return f"{self.command:16}{''.join(cells)}{'' if growth is None else f'^{growth:.2f}'}{mark}"


def measure(shape: str, sizes: Sequence[int], start: Mapping[str, float], limit: int) -> list[Row]:
    """Run commands on a shape in several sizes, and print what each took; no larger size after one that failed."""
    found: dict[str, dict[int, Run]] = {name: {} for name in start}
    print(f"{shape}: {', '.join(f'{size:,}' for size in sizes)}", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        made = {size: _written(shape, size, Path(scratch, str(size))) for size in sizes}
        characters = {size: sum(f.stat().st_size for f in (made[size] / "maps").iterdir()) for size in sizes}
        rows = []
        for name in start:
            for size in sizes:
                done = run(_words(_COMMANDS[name], made[size]), limit, made[size])
                found[name][size] = done
                if done.ended in ("time", "memory"):
                    break
            rows.append(Row(shape, name, found[name], characters, start[name]))
            print(" ", rows[-1].line(), flush=True)
    return rows


def _written(shape: str, size: int, folder: Path) -> Path:
    """The folder with the maps of a shape, and an older version of its map."""
    files = SHAPES[shape](size)
    lines = files["map.yaml"].splitlines(keepends=True)
    old = (line.replace(" near ", " beside ") if i % 50 == 0 else line for i, line in enumerate(lines))
    for version, changed in (("maps", files), ("old", {**files, "map.yaml": "".join(old)})):
        (folder / version).mkdir(parents=True)
        for name, text in changed.items():
            (folder / version / name).write_text(text, encoding="utf-8")
    return folder


def _words(command: str, folder: Path) -> list[str]:
    text = (folder / "maps" / "map.yaml").read_text(encoding="utf-8")
    named = re.search(r"\bid: ([\w-]+)", text)
    places = {
        "map": folder / "maps" / "map.yaml",
        "old": folder / "old" / "map.yaml",
        "folder": folder / "maps",
        "out": folder / "out",
        "id": named[1] if named else "none",
    }
    argmap = shutil.which("argmap", path=os.path.dirname(sys.executable)) or "argmap"
    return [argmap, *(word.format(**places) for word in command.split())]


def written(rows: Sequence[Row]) -> str:
    """The tables of what was measured: the largest size of each shape, and balanced maps by size."""
    found = {(row.shape, row.command): row for row in rows}
    shapes = [name for name in SHAPES if any(shape == name for shape, _ in found)]
    lines = [f"Measured with `python benchmarks/limits.py --write` on {_machine()}.", ""]
    lines += ["| shape | size | " + " | ".join(_SHOWN) + " | memory | growth |"]
    lines += ["|---|--:|" + "--:|" * (len(_SHOWN) + 2)]
    for shape in shapes:
        here = [row for row in rows if row.shape == shape]
        size = _SIZES[shape][-1] if shape != "balanced" else _SIZES[shape][-2]
        cells = [_seconds(found.get((shape, command)), size) for command in _SHOWN]
        most = max((row.runs[size].memory for row in here if size in row.runs), default=0)
        growth = max((row.growth for row in here if row.growth is not None), default=None)
        told = "–" if growth is None else f"{growth:.1f}"
        lines.append(f"| {shape} | {size:,} | {' | '.join(cells)} | {_memory(most)} | {told} |")
    lines += ["", "A balanced map, by its size: seconds, and memory at its highest.", ""]
    sizes = _SIZES["balanced"]
    lines += ["| command | " + " | ".join(f"{size:,}" for size in sizes) + " |", "|---|" + "--:|" * len(sizes)]
    for command in _COMMANDS:
        row = found.get(("balanced", command))
        if row is not None:
            each = (
                f"{_seconds(row, size)}, {_memory(row.runs[size].memory)}" if size in row.runs else "" for size in sizes
            )
            lines.append(f"| {command} | {' | '.join(each)} |")
    return "\n".join(lines) + "\n"


def _seconds(row: Row | None, size: int) -> str:
    """The seconds of a run; for one that was ended, how."""
    done = None if row is None else row.runs.get(size)
    if done is None:
        return "–"
    if done.ended == "time":
        return f"over {done.seconds:.0f}"
    return done.ended if done.ended in ("memory", "defect") else "refused" if done.ended else f"{done.seconds:.1f}"


def _memory(number: int) -> str:
    return f"{number / 1e9:.1f} GB" if number >= 1e9 else f"{number / 1e6:.0f} MB"


def _machine() -> str:
    """What sort of machine this is, so that the numbers can be judged."""
    import platform

    cores = os.cpu_count()
    return f"{cores} cores ({platform.machine()}), {platform.system()}, {platform.python_implementation()} " + ".".join(
        platform.python_version_tuple()[:2]
    )


def write(rows: Sequence[Row]) -> None:
    """Put the tables into the page of the documentation."""
    page = Path(__file__).parents[1] / "docs" / "limits.md"
    text = page.read_text(encoding="utf-8")
    head, tail = text.index(_BEGIN) + len(_BEGIN), text.index(_END)
    page.write_text(f"{text[:head]}\n\n{written(rows)}\n{text[tail:]}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shape", action="append", choices=SHAPES)
    parser.add_argument("--command", action="append", choices=_COMMANDS)
    parser.add_argument("--sizes", help="numbers with commas in between, instead of those of the shape")
    parser.add_argument("--limit", type=int, default=120, help="seconds of processor time")
    parser.add_argument("--write", action="store_true", help="make the tables of the documentation")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tiny = _written("balanced", 10, Path(scratch, "tiny"))
        wanted = arguments.command or (_SHOWN if arguments.write else _COMMANDS)
        start = {name: run(_words(_COMMANDS[name], tiny), 60, tiny).seconds for name in wanted}
    rows: list[Row] = []
    for shape in arguments.shape or SHAPES:
        sizes = tuple(int(each) for each in arguments.sizes.split(",")) if arguments.sizes else _SIZES[shape]
        if arguments.write and shape != "balanced":
            sizes = sizes[-2:]
        rows += measure(shape, sizes, start, arguments.limit)
    if arguments.write:
        write(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
