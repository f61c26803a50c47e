"""What the documentation shows is true: its maps, commands, outputs, pictures, Python and links."""

from __future__ import annotations

import doctest
import sys
from pathlib import Path

import pytest

from argmap.checking import Analysis, check
from argmap.diagnostics import Severity
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import pages

sys.path.pop(0)

by_name = pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.name)


@by_name
def test_commands_print_and_draw_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    for event in pages.play(page, tmp_path):
        if isinstance(event, pages.Run):
            assert "Traceback" not in event.printed
            if event.shown is None:
                assert event.code == 0, event.printed
            elif not pages.agrees(event.shown, event.printed):
                assert event.printed == event.shown, f"{page.name}: $ {event.command}"
        elif isinstance(event, pages.Drawn):
            fresh = event.picture.is_file() and event.picture.read_bytes() == event.made.read_bytes()
            assert fresh, f"{event.picture} is not what the page draws: python docs/make_pictures.py"


@by_name
def test_maps_are_without_errors_or_their_fault_is_shown(page: Path, tmp_path: Path) -> None:
    faulty: pages.Block | None = None
    for event in pages.play(page, tmp_path):
        if isinstance(event, pages.Run):
            if faulty is not None and faulty.file is not None and faulty.file in event.command:
                assert event.code == 1, f"{event.command} finds nothing wrong"
                faulty = None
        elif isinstance(event, pages.Block) and event.language == "yaml":
            assert faulty is None, f"the page does not show what is wrong with {faulty and faulty.text}"
            if errors(event, tmp_path):
                faulty = event
    assert faulty is None, f"the page does not show what is wrong with {faulty and faulty.text}"


def errors(block: pages.Block, folder: Path) -> list[str]:
    """The messages of the errors of a map or of a part of one; settings files have none."""
    if block.file is not None and block.file.endswith(".argmap.yaml"):
        return []
    text = block.text
    if text.startswith("- "):
        text = f"argument:\n{text}"
    analysis: Analysis = check(Source(str(folder / (block.file or "part-of-a-map.yaml")), text))
    found = [d for d in analysis.diagnostics if d.severity is Severity.ERROR]
    if block.file is None and "argument:" not in block.text:  # a part may name what stands elsewhere
        found = [d for d in found if d.code < "AM100"]
    return [d.finding.message for d in found]


@by_name
def test_python_examples_give_what_they_show(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    parser, names = doctest.DocTestParser(), dict[str, object]()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for event in pages.play(page, tmp_path):
        if isinstance(event, pages.Block) and event.language == "python" and ">>>" in event.text:
            line = pages.text_of(page).count("\n", 0, event.start)
            test = parser.get_doctest(event.text, names, page.name, str(page), line)
            runner.run(test, clear_globs=False)
            names = test.globs
    assert runner.summarize(verbose=False).failed == 0


@by_name
def test_links_lead_somewhere(page: Path) -> None:
    for address in pages.links(page):
        if "://" in address or address.startswith("mailto:"):
            continue
        path, _, anchor = address.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name} links to {address}"
        if anchor:
            assert anchor in pages.anchors(target), f"{page.name} links to {address}"


def test_every_picture_is_shown() -> None:
    shown = {(page.parent / address).resolve() for page in pages.PAGES for address in pages.links(page)}
    assert [p.name for p in sorted((pages.DOCS / "pictures").iterdir()) if p not in shown] == []


def test_readme_has_the_two_commands_of_the_gate() -> None:
    lines = pages.text_of(pages.ROOT / "README.md").splitlines()
    following = {mark: [b for a, b in zip(lines, lines[1:], strict=False) if a.startswith(mark)] for mark in MARKS}
    assert following == {
        "# Draw": ['python -m pip install ".[pdf]" && argmap build arguments/'],
        "# Test": ['python -m pip install ".[pdf,test]" && python -m pytest'],
    }


MARKS = ("# Draw", "# Test")
