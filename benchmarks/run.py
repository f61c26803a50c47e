"""Time the installed `argmap` as whole processes, as ratios against plain tools in the same run.

    python benchmarks/run.py [--runs 5] [--argdown PATH_TO_ARGDOWN]

Each pair of commands runs in turn, A B A B …, after one run of each that is not counted, so that a machine whose speed
drifts slows both. Printed are the median seconds of each and the median of the ratios pair by pair.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from synthetic import synthetic_book, synthetic_map, synthetic_quotations

_SIZES = (30, 300, 3000)
_QUOTATIONS, _BOOK = 3000, 100_000  # quotations, words
# The least that looking quotations up can cost: each end of each searched for in the text as it is.
_FIND = """
import sys
text = open(sys.argv[2], encoding="utf-8").read()
for line in open(sys.argv[1], encoding="utf-8"):
    if line.startswith("  quote: "):
        first, last = line[9:].strip().split(" … ")
        assert text.find(last, text.find(first)) >= 0
"""
_COMPOSE = "import sys, yaml; yaml.compose(open(sys.argv[1], encoding='utf-8').read(), Loader=yaml.CSafeLoader)"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--argdown", help="the command line of npm's @argdown/cli, to compare with")
    arguments = parser.parse_args()
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
        print("(PYTHONDONTWRITEBYTECODE is unset for this run: with it every start compiles everything again)")
    argmap = shutil.which("argmap", path=os.path.dirname(sys.executable)) or shutil.which("argmap")
    engine = shutil.which("graphviz-pure", path=sysconfig.get_path("scripts"))
    if argmap is None or engine is None:
        print("install the project first: pip install .", file=sys.stderr)
        return 3
    for name in ("argmap", "click", "yaml", "graphviz"):
        compileall.compile_dir(str(Path(__import__(name).__file__ or "").parent), quiet=2)
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        pairs: list[tuple[str, list[str], list[str]]] = [
            ("argmap --version / import click", [argmap, "--version"], [python, "-c", "import click"]),
        ]
        small, alike = Path(folder, "small.yaml"), Path(folder, "alike.yaml")
        small.write_text(synthetic_map(min(_SIZES)), encoding="utf-8")
        alike.write_text(synthetic_map(max(_SIZES), few_words=True), encoding="utf-8")
        loading = [python, "-c", "import click, yaml"]
        pairs += [
            (f"check {min(_SIZES)} / import click, yaml", [argmap, "check", str(small)], loading),
            (f"svg {min(_SIZES)} / import click, yaml", [argmap, "render", str(small)], loading),
            (f"check {max(_SIZES)} of few words / yaml.compose", [argmap, "check", str(alike)],
             [python, "-c", _COMPOSE, str(alike)]),
        ]  # fmt: skip
        for size in _SIZES:
            file = Path(folder, f"map{size}.yaml")
            file.write_text(synthetic_map(size), encoding="utf-8")
            picture, plain = file.with_suffix(".svg"), file.with_suffix(".dot")
            subprocess.run([argmap, "render", file, "-o", plain, "--direction", "up"], check=True, capture_output=True)
            without_places(plain)
            check = [argmap, "check", "--format", "json", str(file)]
            render = [argmap, "render", str(file), "-o", str(picture)]
            bare = [engine, "-Tsvg", str(plain), "-o", str(picture.with_suffix(".bare.svg"))]
            pairs.append((f"check {size} / yaml.compose", check, [python, "-c", _COMPOSE, str(file)]))
            pairs.append((f"svg {size} / bare layout and drawing", render, bare))
            review = [argmap, "review", str(file), "-o", str(file.with_suffix(".html"))]
            pairs.append((f"review {size} / yaml.compose", review, [python, "-c", _COMPOSE, str(file)]))
            if arguments.argdown and size < max(_SIZES):
                twin = file.with_suffix(".argdown")
                twin.write_text(as_argdown(size), encoding="utf-8")
                rival = [arguments.argdown, "map", str(twin), folder, "--format", "svg"]
                pairs.append((f"svg {size} / Argdown", render, rival))
        book, quoting = Path(folder, "book.txt"), Path(folder, "quoting.yaml")
        paragraphs = synthetic_book(_BOOK)
        book.write_text("\n\n".join(paragraphs), encoding="utf-8")
        quoting.write_text(synthetic_quotations(paragraphs, _QUOTATIONS, book.name), encoding="utf-8")
        select = ["--select", "AM5", "--ignore", "AM509"]  # the same words may stand twice in a book made by chance
        looking_up = [argmap, "check", str(quoting), "--format", "json", *select]
        pairs.append((f"{_QUOTATIONS} quotations in a book / str.find", looking_up,
                      [python, "-c", _FIND, str(quoting), str(book)]))  # fmt: skip
        print(f"{'':44}{'argmap s':>10}{'other s':>10}{'ratio':>8}")
        for name, ours, theirs in pairs:
            print(compare(name, ours, theirs, arguments.runs), flush=True)
    return 0


def compare(name: str, ours: Sequence[str], theirs: Sequence[str], runs: int) -> str:
    """One line: the medians in seconds, and the median of the ratios pair by pair."""
    times = [(seconds(ours), seconds(theirs)) for _ in range(runs + 1)][1:]
    first, second = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(a / b for a, b in times)
    return f"{name:44}{first:10.3f}{second:10.3f}{ratio:8.2f}"


def seconds(command: Sequence[str]) -> float:
    """The wall time of a whole process; 0 and 1 (findings) count as success."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed: {done.stderr.decode(errors='replace')[-500:]}")
    return time.perf_counter() - start


def without_places(dot: Path) -> None:
    """Take our own places out of a DOT file, so that the engine has to lay the same graph out itself."""
    import re

    text = dot.read_text(encoding="utf-8")
    dot.write_text(re.sub(r'\b(?:pos|bb|lp|head_lp)="[^"]*"|\blayout=nop2\b', "", text), encoding="utf-8")


def as_argdown(size: int) -> str:
    """The same tree in Argdown's notation (statements and supports; references become statements by title)."""
    import yaml

    lines: list[str] = []

    def add(node: dict[str, object], depth: int) -> None:
        text = next(str(node[k]) for k in ("conclusion", "claim", "evidence", "assumption") if k in node)
        lines.append(f"{'    ' * depth}{'+ ' if depth else ''}[{node['id']}]: {text}")
        reasons = node.get("because")
        for reason in reasons if isinstance(reasons, list) else []:
            for premise in reason.get("premises", [reason]):
                if "ref" in premise:
                    lines.append(f"{'    ' * (depth + 1)}+ [{premise['ref']}]")
                else:
                    add(premise, depth + 1)

    for tree in yaml.safe_load(synthetic_map(size))["argument"]:
        add(tree, 0)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
