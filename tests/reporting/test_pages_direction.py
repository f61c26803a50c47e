"""In every HTML page, the words of a map run their own way: they stand in elements that say so."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import cli

VOID = {"meta", "img", "br", "hr", "link"}

MAP = """\
title: هل تبدأ المدرسة في التاسعة (2024)؟
question: 'WHO: متى تبدأ المدرسة؟'
summary: خلاصة الحجة.
language: ar
sources:
  survey: {title: دراسة النوم, author: الباحث, date: 2023}
argument:
- conclusion: يجب أن تبدأ المدرسة في الساعة التاسعة (لا قبلها).
  id: start
  note: ملاحظة عن الخلاصة.
  todo: راجع الأرقام!
  because:
  - premises:
    - claim: ينام التلاميذ أقل من 7 ساعات.
      held-by: الوزير
      because:
      - evidence: سجلت الدراسة النوم.
        cite: {source: survey, at: ص 7}
    - assumption: النوم مهم [للجميع].
    label: برهان النوم
  but:
  - claim: الحافلات مشغولة في التاسعة.
    contradicts: [start]
"""
CHANGED = (
    MAP.replace("الساعة التاسعة", "الساعة العاشرة").replace("راجع", "دقق").replace("الحافلات مشغولة", "القطارات مشغولة")
)


class Page(HTMLParser):
    """The texts of a page that are written from right to left, each with the nearest direction around it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.open: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append((tag, "auto" if tag == "bdi" else dict(attrs).get("dir")))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.open}
        if tags & {"svg", "title", "style"} or not any(unicodedata.bidirectional(c) in {"R", "AL"} for c in data):
            return
        self.found.append((data, next((way for _, way in reversed(self.open) if way), "")))


def review(run: Callable[..., None], folder: Path) -> str:
    run("review", "map.yaml", "-o", "review.html")
    return (folder / "review.html").read_text(encoding="utf-8")


def review_of_changes(run: Callable[..., None], folder: Path) -> str:
    run("review", "changed.yaml", "--since", "map.yaml", "-o", "review.html")
    return (folder / "review.html").read_text(encoding="utf-8")


def diff(run: Callable[..., None], folder: Path) -> str:
    run("diff", "map.yaml", "changed.yaml", "-o", "diff.html")
    return (folder / "diff.html").read_text(encoding="utf-8")


def index(run: Callable[..., None], folder: Path) -> str:
    run("build", "map.yaml", "-o", "out", "-f", "svg")
    return (folder / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [review, review_of_changes, diff, index])
def test_every_text_of_a_map_has_a_direction_of_its_own(
    make: Callable[[Callable[..., None], Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "changed.yaml").write_text(CHANGED, encoding="utf-8")

    def run(*arguments: str) -> None:
        done = CliRunner().invoke(cli, [*arguments])
        assert done.exit_code in {0, 1}, done.output

    found = Page(make(run, tmp_path)).found
    assert len(found) >= 3
    assert [said for said, way in found if way not in {"auto", "rtl"}] == []
    assert {way for said, way in found if "متى" in said} <= {"rtl"}  # a browser would look at its first letter
