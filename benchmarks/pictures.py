"""How well pictures are laid out: crossings, bends, lengths, areas, proportions, arrow heads and levels of some maps.

    python benchmarks/pictures.py draw FOLDER      draw the maps as DOT with the argmap that is installed
    python benchmarks/pictures.py table OLD NEW    a table in Markdown of what two such folders hold

All is measured in the finished DOT, whatever version wrote it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]

_WORDS = {
    "en": "the town should close its old bridge to heavy lorries since every crossing leaves small cracks that grow"
    " in winter when salt and water enter them".split(),
    "ar": "ينبغي أن تغلق المدينة الجسر القديم أمام الشاحنات الثقيلة لأن كل عبور يترك شقوقا تكبر في الشتاء".split(),
    "ko": "시의회는 오래된 다리를 무거운 화물차에 닫아야 한다 지나갈 때마다 작은 금이 생기고 겨울에 커진다".split(),
}


def maps() -> dict[str, str]:
    """The maps, each as JSON, which is YAML too."""
    wide = [{"claim": f"Reason number {n} says what the bridge is good for."} for n in range(12)]
    against = [{"claim": f"Objection number {n} says what it costs."} for n in range(4)]
    found = {f"{count} statements": tree(count, seed=count) for count in (10, 30, 100, 300, 1000)}
    found["12 reasons, 4 objections"] = whole(
        [{"conclusion": "The town should build it.", "because": wide, "but": against}]
    )
    found["long texts"] = tree(20, seed=3, words=(50, 90))
    found["groups"] = tree(60, seed=4, groups=True)
    found["cross references"] = tree(40, seed=5, cross=0.12)
    found["Arabic"] = tree(24, seed=6, language="ar")
    found["Korean"] = tree(24, seed=7, language="ko")
    return found


def whole(argument: list[dict[str, Any]], **top: Any) -> str:
    return json.dumps({"title": "A map to be drawn", **top, "argument": argument}, ensure_ascii=False)


def tree(
    count: int,
    seed: int,
    *,
    words: tuple[int, int] = (8, 16),
    groups: bool = False,
    cross: float = 0.0,
    language: str = "en",
) -> str:
    """A tree of statements with one or two premises a reason, some objections, and some concessions."""
    grown = _Tree(count, seed, words, _WORDS[language])
    grown.grow("east west north".split() if groups else [], cross)
    titles = {"east": {"title": "The eastern span"}, "west": {"title": "The western span"}, "north": {"title": "Ramps"}}
    top: dict[str, Any] = {"groups": titles} if groups else {}
    return whole([grown.root], **top, **({} if language == "en" else {"language": language}))


class _Tree:
    def __init__(self, count: int, seed: int, words: tuple[int, int], from_these: list[str]) -> None:
        self.chance = Random(seed)  # noqa: S311 - the same maps every time
        self.count, self.words, self.from_these = count, words, from_these
        self.root: dict[str, Any] = {"conclusion": self._text(), "id": "s0"}
        self.statements = [self.root]
        self.waiting = [self.root]

    def _text(self) -> str:
        said = " ".join(self.chance.choice(self.from_these) for _ in range(self.chance.randint(*self.words)))
        return said[:1].upper() + said[1:] + "."

    def grow(self, groups: list[str], cross: float) -> None:
        while len(self.statements) < self.count:
            target = self.waiting.pop(0)
            for _ in range(self.chance.choice((2, 3, 3, 4) if target is self.root else (0, 1, 2, 2))):
                bearing = self.chance.choice(("because", "because", "because", "but", "although"))
                target.setdefault(bearing, []).append(self._reason(groups, cross))
            if not self.waiting:
                self.waiting.append(self.statements[-1])

    def _reason(self, groups: list[str], cross: float) -> dict[str, Any]:
        premises: list[dict[str, Any]] = []
        for _ in range(self.chance.choice((1, 1, 2))):
            if len(self.statements) > 5 and self.chance.random() < cross:
                premises.append({"ref": f"s{self.chance.randrange(1, len(self.statements))}"})
                continue
            made = self._statement(self.chance.choice(("claim", "claim", "evidence")))
            if groups and self.chance.random() < 0.12:
                made["group"] = self.chance.choice(groups)
            self.waiting.append(made)
            premises.append(made)
        if len(premises) == 1:
            return premises[0]
        undercut = {"but": [self._statement("claim")]} if self.chance.random() < 0.15 else {}
        return {"premises": premises, **undercut}

    def _statement(self, kind: str) -> dict[str, Any]:
        made: dict[str, Any] = {kind: self._text(), "id": f"s{len(self.statements)}"}
        self.statements.append(made)
        return made


def draw(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in maps().items():
        file = folder / f"{name.replace(' ', '-').replace(',', '')}.yaml"
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "argmap", "render", str(file), "-o", str(file.with_suffix(".dot"))]
        subprocess.run([*command, "--force", "--anyway", "--no-legend"], check=True, capture_output=True)


# -- what is measured --------------------------------------------------------------------------------------------------

_NODE = re.compile(r'^\t+(n\d+) \[label=.* pos="([-\d.]+),([-\d.]+)" width=([\d.]+) height=([\d.]+)', re.MULTILINE)
_EDGE = re.compile(r"^\t(n\d+) -> (n\d+) \[(.*)\]$", re.MULTILINE)
_SHEET = re.compile(r'bb="0,0,([\d.]+),([\d.]+)"')
_PREMISE = re.compile(r'class="?premise')
_HEADLESS = re.compile(r'dir="?none|arrowhead="?none')
_POS = re.compile(r'pos="(?:[es],[-\d.]+,[-\d.]+ )*([^"]*)"')


class Picture:
    """One drawing, read from its DOT: boxes as middle and size (in inches), and lines by their ends."""

    def __init__(self, dot: str) -> None:
        self.boxes = {m[1]: tuple(float(v) for v in m.groups()[1:]) for m in _NODE.finditer(dot)}
        self.edges = [(m[1], m[2], m[3]) for m in _EDGE.finditer(dot)]
        self.width, self.height = (float(side) for side in _SHEET.findall(dot)[0])
        self.curves = [list(self._points(look)) for _, _, look in self.edges]

    @staticmethod
    def _points(look: str) -> Iterator[Point]:
        found = _POS.search(look)
        for pair in found[1].split() if found else ():
            x, y = pair.split(",")
            yield float(x), float(y)

    def lines(self) -> list[list[Point]]:
        """Each line as the corners between which it runs straight."""
        return [curve[:1] + [curve[i] for i in range(3, len(curve), 3)] for curve in self.curves]

    def bends(self) -> int:
        count = 0
        for curve in self.curves:
            for start in range(0, len(curve) - 3, 3):
                one, _, _, other = curve[start : start + 4]
                count += abs(one[0] - other[0]) > 0.5 and abs(one[1] - other[1]) > 0.5
        return count

    def length(self) -> float:
        return sum(hypot(b[0] - a[0], b[1] - a[1]) for line in self.lines() for a, b in pairwise(line))

    def crossings(self) -> int:
        """Pairs of lines that cross, but for those that end at the same place."""
        lines = self.lines()
        spans = [(min(x for x, _ in line), max(x for x, _ in line)) for line in lines]
        order = sorted(range(len(lines)), key=lambda i: spans[i])
        count = 0
        for place, i in enumerate(order):
            for j in order[place + 1 :]:
                if spans[j][0] > spans[i][1]:
                    break
                count += self.edges[i][1] != self.edges[j][1] and any(
                    _cross(*a, *b) for a in pairwise(lines[i]) for b in pairwise(lines[j])
                )
        return count

    def heads(self) -> int:
        return sum(not _HEADLESS.search(look) for _, _, look in self.edges)

    def on_one_level(self) -> float:
        """The share of the statements that bear directly on the conclusion which begin at the height of most."""
        below: dict[str, list[tuple[str, str]]] = {}
        for tail, head, look in self.edges:
            below.setdefault(head, []).append((tail, look))
        direct: list[str] = []
        for name, _ in below.get("n1", ()):
            direct += [tail for tail, look in below.get(name, ()) if _PREMISE.search(look)] or [name]
        tops = Counter(round((self.boxes[name][1] + self.boxes[name][3] * 36) / 4) for name in direct)
        return max(tops.values()) / len(direct) if direct else 1.0


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < -1e-6 and side(c, d, a) * side(c, d, b) < -1e-6


def table(old: Path, new: Path) -> None:
    heads = [
        "map",
        "crossings",
        "bends",
        "line length, m",
        "area, dm²",
        "width : height",
        "arrow heads",
        "direct reasons on one level",
    ]
    print("| " + " | ".join(heads) + " |\n|---|" + "--:|" * (len(heads) - 1))
    for name in maps():
        stem = name.replace(" ", "-").replace(",", "")
        pair = [Picture((folder / f"{stem}.dot").read_text(encoding="utf-8")) for folder in (old, new)]
        cells = [
            [str(p.crossings()) for p in pair],
            [str(p.bends()) for p in pair],
            [f"{p.length() / 72 * 0.0254:.2f}" for p in pair],
            [f"{p.width * p.height / 72**2 * 0.254**2:.1f}" for p in pair],
            [f"{p.width / p.height:.1f}" for p in pair],
            [str(p.heads()) for p in pair],
            [f"{p.on_one_level():.0%}" for p in pair],
        ]
        print(f"| {name} | " + " | ".join(" → ".join(cell) for cell in cells) + " |")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["draw", folder]:
            draw(Path(folder))
        case ["table", old, new]:
            table(Path(old), Path(new))
        case _:
            sys.exit(__doc__)
