"""What the documentation shows is true: its maps, commands, outputs, pictures, Python and links."""

from __future__ import annotations

import doctest
import shutil
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.checking import check
from argmap.diagnostics import Severity
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import pages

sys.path.pop(0)


@pytest.fixture(scope="module", params=pages.WRITTEN, ids=pages.title)
def page(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def folder(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the commands of a page run."""
    return tmp_path_factory.mktemp(page.stem)


@pytest.fixture(scope="module")
def events(page: Path, folder: Path) -> Sequence[pages.Event]:
    if "\n$ git " in pages.text_of(page) and shutil.which("git") is None:
        pytest.skip("git is not installed")
    return list(pages.play(page, folder))


def test_commands_print_what_the_page_shows(events: Sequence[pages.Event]) -> None:
    for event in events:
        if isinstance(event, pages.Run):
            assert "Traceback" not in event.printed
            if event.shown is None:
                assert event.code == 0, event.printed
            elif not pages.agrees(event.shown, event.printed):
                assert event.printed == event.shown, f"$ {event.command}"


def test_pictures_are_what_the_commands_draw(events: Sequence[pages.Event]) -> None:
    stale = [e.picture.name for e in events if isinstance(e, pages.Drawn) and not e.is_fresh()]
    assert stale == [], "python docs/make_pictures.py draws them anew"


def test_maps_have_no_errors_or_show_them(events: Sequence[pages.Event], folder: Path) -> None:
    faulty: pages.Block | None = None
    for event in events:
        if isinstance(event, pages.Run):
            if faulty is not None and faulty.file is not None and faulty.file in event.command:
                assert event.code == 1, f"{event.command} finds nothing wrong"
                faulty = None
        elif isinstance(event, pages.Block) and event.language == "yaml":
            assert faulty is None, f"the page does not show what is wrong with {faulty and faulty.text}"
            if errors(event, folder):
                faulty = event
    assert faulty is None, f"the page does not show what is wrong with {faulty and faulty.text}"


def errors(block: pages.Block, folder: Path) -> list[str]:
    """The messages of the errors in a map or in a part of one; settings are no map."""
    if block.file is not None and block.file.endswith(".argmap.yaml"):
        return []
    is_part = block.text.startswith("- ")
    text = f"argument:\n{block.text}" if is_part else block.text
    analysis = check(Source(str(folder / (block.file or "part-of-a-map.yaml")), text))
    found = [d for d in analysis.diagnostics if d.severity is Severity.ERROR]
    if is_part:  # it may name what stands elsewhere
        found = [d for d in found if d.code < "AM1"]
    return [d.finding.message for d in found]


def test_python_examples_give_what_they_show(
    page: Path, events: Sequence[pages.Event], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    parser, names = doctest.DocTestParser(), dict[str, object]()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for event in events:
        if isinstance(event, pages.Block) and event.language == "python":
            line = pages.text_of(page).count("\n", 0, event.start)
            test = parser.get_doctest(event.text, names, page.name, str(page), line)
            assert test.examples, event.text
            runner.run(test, clear_globs=False)
            names = test.globs
    assert runner.failures == 0


@pytest.mark.parametrize("linking", pages.PAGES, ids=pages.title)
def test_links_lead_somewhere(linking: Path) -> None:
    for address in pages.links(linking):
        if "://" in address:
            continue
        path, _, anchor = address.partition("#")
        target = (linking.parent / path).resolve() if path else linking
        assert target.exists(), address
        if anchor:
            assert anchor in pages.anchors(target), address


def test_every_picture_is_shown() -> None:
    shown = {(page.parent / address).resolve() for page in pages.PAGES for address in pages.links(page)}
    assert [p.name for p in sorted(pages.PICTURES.iterdir()) if p not in shown] == []


def test_generated_parts_are_current() -> None:
    script = pages.DOCS / "make_reference.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}python docs/make_reference.py renews them"


def test_readme_has_the_two_commands_of_the_gate() -> None:
    lines = pages.text_of(pages.ROOT / "README.md").splitlines()
    assert [command for comment, command in pairwise(lines) if comment.startswith(("# Draw", "# Test"))] == [
        'python -m pip install ".[pdf]" && argmap build arguments/',
        'python -m pip install ".[pdf,test]" && python -m pytest',
    ]
