"""`argmap diff` and `argmap render --since` as they are typed, with a real git repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import argmap

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")
EXPECTED = Path(__file__).parent / "expected"

OLD = """\
title: The river bridge
include: {works: sources.yaml}
argument:
- conclusion: The council should close the bridge to lorries.
  id: close
  because:
  - premises:
    - claim: Lorries wear the deck of the bridge out.
      id: wear
      because:
      - evidence: Strain peaks in the deck coincide with lorry crossings.
        cite: report
    - assumption: Wear can be stopped only by closing the bridge to lorries.
  but:
  - claim: Closing the bridge adds forty minutes to every delivery.
    id: detour
    but:
    - claim: A second bridge opens in March.
"""
NEW = """\
title: The river bridge
include: {works: sources.yaml}
argument:
- conclusion: The council should close the bridge to lorries.
  id: close
  because:
  - premises:
    - claim: Heavy lorries wear the deck of the bridge out.
      id: wear
      because:
      - evidence: Strain peaks in the deck coincide with lorry crossings.
        cite: report
  but:
  - claim: Closing the bridge adds forty minutes to every delivery.
    id: delay
  - claim: <b>Toll</b> income falls & "falls".
"""
SOURCES = "sources:\n  report: {title: Annual inspection, author: City engineering office}\n"


def run(*arguments: str, cwd: Path, data: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "argmap", *arguments],
        cwd=cwd,
        env=_environment() | {"NO_COLOR": "1", "COLUMNS": "100"},
        input=data,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _environment() -> dict[str, str]:
    """The environment without what a git hook that runs the tests may have set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    root = str(Path(argmap.__file__).parents[1])
    return kept | {"PYTHONPATH": root, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


def git(*arguments: str, cwd: Path) -> str:
    assert GIT is not None
    identity = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.org")
    done = subprocess.run(
        [GIT, *identity, *arguments], cwd=cwd, env=_environment(), capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("old", OLD), ("new", NEW), ("sources", SOURCES)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a map in a folder, committed and then changed, its sources as well."""
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "bridge.yaml").write_text(OLD, encoding="utf-8")
    (maps / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    git("init", "-q", cwd=tmp_path)
    git("add", ".", cwd=tmp_path)
    git("commit", "-qm", "first", cwd=tmp_path)
    git("tag", "first", cwd=tmp_path)
    (maps / "bridge.yaml").write_text(NEW, encoding="utf-8")
    (maps / "sources.yaml").write_text(SOURCES.replace("Annual", "Yearly"), encoding="utf-8")
    return tmp_path


def summary(done: subprocess.CompletedProcess[str]) -> dict[str, int]:
    assert done.returncode in (0, 1), done.stderr
    counts = json.loads(done.stdout)["summary"]
    assert isinstance(counts, dict)
    return counts


WHOLE = {"removed": 2, "added": 1, "reworded": 1, "renamed": 1}
WITH_SOURCES = {**WHOLE, "attributes": 1}


# -- reports -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "ending"), [("text", "txt"), ("json", "json")])
def test_reports_are_as_expected(form: str, ending: str, folder: Path, golden: Callable[[Path, str], None]) -> None:
    done = run("diff", "old.yaml", "new.yaml", "--format", form, cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    golden(EXPECTED / f"bridge.{ending}", done.stdout)


def test_no_difference_is_said_and_told_by_the_exit_code(folder: Path) -> None:
    (folder / "same.yaml").write_text(
        f"# another comment\n{OLD.replace('title: The river bridge', 'title: The river  bridge')}"
    )
    done = run("diff", "old.yaml", "same.yaml", cwd=folder)
    assert (done.returncode, done.stdout) == (0, "old.yaml → same.yaml: no differences\n")
    assert json.loads(run("diff", "old.yaml", "same.yaml", "-f", "json", cwd=folder).stdout)["changes"] == []
    drawn = run("diff", "old.yaml", "same.yaml", "-o", "same.svg", "--only", "changed", cwd=folder)
    assert drawn.returncode == 0, drawn.stderr


def test_colours_come_on_top_of_the_marks(folder: Path) -> None:
    done = run("diff", "old.yaml", "new.yaml", "--color", cwd=folder)
    assert "\x1b[32m{+Heavy\x1b[0m" in done.stdout
    plain = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    assert plain == run("diff", "old.yaml", "new.yaml", cwd=folder).stdout


def test_no_text_can_steer_the_terminal(folder: Path) -> None:
    (folder / "evil.yaml").write_text(
        NEW.replace("Heavy lorries", '"\\e[31mHeavy lorries').replace("bridge out.", 'bridge out."')
    )
    done = run("diff", "old.yaml", "evil.yaml", "--anyway", cwd=folder)
    assert "\x1b" not in done.stdout


def test_one_version_may_come_from_standard_input(folder: Path) -> None:
    done = run("diff", "old.yaml", "-", "--format", "json", cwd=folder, data=NEW)
    assert summary(done) == WHOLE


# -- pictures ------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """What is on a page: tags, the places that links lead to, and ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href" and value]
        self.ids += [value for name, value in attrs if name == "id" and value]


def test_the_page_is_one_file_and_trusts_no_text(folder: Path) -> None:
    done = run("diff", "old.yaml", "new.yaml", "-o", "changes.html", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "wrote changes.html\n")
    text = (folder / "changes.html").read_text(encoding="utf-8")
    page = Page(text)
    assert "<b>" not in text
    assert "&lt;b&gt;Toll" in text
    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(page.tags)
    assert "default-src 'none'" in text
    assert "<ins>Heavy lorries</ins>" in text or "<ins>Heavy</ins>" in text
    assert page.tags.count("svg") == 1
    assert ' style="' not in text  # which the policy forbids
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert "#s-wear" in page.links
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_browser_shows_the_page_without_complaint(folder: Path, browser: Any) -> None:
    run("diff", "old.yaml", "new.yaml", "-o", "changes.html", cwd=folder)
    page = browser.new_page(viewport={"width": 800, "height": 600})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: complaints.append(request.url))
    page.goto((folder / "changes.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 800
    assert page.locator("del").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    assert complaints == [(folder / "changes.html").as_uri()]


@pytest.mark.parametrize("theme", ["light", "dark", "print", "contrast"])
def test_every_change_has_its_word_in_the_picture(theme: str, folder: Path) -> None:
    done = run("diff", "old.yaml", "new.yaml", "-o", "changes.svg", "--theme", theme, "--status", cwd=folder)
    assert done.returncode == 1, done.stderr
    drawn = (folder / "changes.svg").read_text(encoding="utf-8")
    for word in ("added", "removed", "reworded", "changed"):
        assert len(re.findall(rf">\s*{word}\s*</text>", drawn)) >= 2, word  # on a box and in the legend
    assert ">changes since old.yaml</text>" in drawn.replace("\xa0", " ")
    assert re.search(r'class="node statement claim (for|against|granted) supported added"', drawn)
    assert "Wear can be stopped only" in drawn
    assert "stroke-dasharray" in drawn
    assert run("diff", "old.yaml", "new.yaml", "-f", "svg", "--theme", theme, "--status", cwd=folder).stdout == drawn


def test_only_what_changed_is_drawn(folder: Path) -> None:
    whole = run("diff", "old.yaml", "new.yaml", "-f", "svg", cwd=folder).stdout
    only = run("diff", "old.yaml", "new.yaml", "-f", "svg", "--only", "changed", cwd=folder).stdout
    assert "Strain peaks in the deck" in whole.split("</desc>")[1]
    assert "Strain peaks in the deck" not in only.split("</desc>")[1]
    assert "+1 below" in only


def test_a_picture_never_takes_the_place_of_a_map(folder: Path) -> None:
    done = run("diff", "old.yaml", "new.yaml", "-f", "svg", "-o", "sources.yaml", cwd=folder)
    assert done.returncode == 2
    assert (folder / "sources.yaml").read_text() == SOURCES


# -- revisions -----------------------------------------------------------------------------------------------------


@needs_git
@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (("maps/bridge.yaml",), "."),
        (("bridge.yaml",), "maps"),
        (("HEAD:maps/bridge.yaml",), "."),
        (("HEAD", "maps/bridge.yaml"), "."),
        (("first", "bridge.yaml"), "maps"),
        (("first:bridge.yaml", "bridge.yaml"), "maps"),
        (("first:maps/bridge.yaml", "bridge.yaml"), "maps"),
        (("HEAD@{0}:./bridge.yaml", "../maps/bridge.yaml"), "maps"),
        ((":bridge.yaml", "bridge.yaml"), "maps"),
    ],
)
def test_ways_to_name_a_revision(arguments: tuple[str, ...], where: str, repository: Path) -> None:
    done = run("diff", *arguments, "--format", "json", cwd=repository / where)
    assert summary(done) == WITH_SOURCES
    paths = {change["old"]["path"] for change in json.loads(done.stdout)["changes"] if change["old"]}
    assert all(":" in path for path in paths)
    assert {path.rpartition("/")[2].rpartition(":")[2] for path in paths} == {"bridge.yaml", "sources.yaml"}


@needs_git
def test_two_revisions(repository: Path) -> None:
    git("commit", "-qam", "second", cwd=repository)
    assert summary(run("diff", "first", "HEAD:maps/bridge.yaml", "-f", "json", cwd=repository)) == WITH_SOURCES
    assert run("diff", "maps/bridge.yaml", cwd=repository).returncode == 0


@needs_git
def test_a_file_of_that_name_comes_first(repository: Path) -> None:
    (repository / "HEAD:bridge.yaml").write_text(OLD.replace("works: sources", "works: maps/sources"))
    done = run("diff", "HEAD:bridge.yaml", "maps/bridge.yaml", "-f", "json", cwd=repository)
    assert set(WHOLE) <= set(summary(done))
    assert json.loads(done.stdout)["changes"][0]["old"]["path"] == "HEAD:bridge.yaml"


@needs_git
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("HAED:maps/bridge.yaml", "maps/bridge.yaml"), 3, "no revision 'HAED'"),
        (("HAED", "maps/bridge.yaml"), 3, "HAED: there is no such file"),
        (("HEAD:maps/brigde.yaml", "maps/bridge.yaml"), 3, "there is no such file in revision 'HEAD'"),
        (("-x:maps/bridge.yaml", "maps/bridge.yaml"), 2, "No such option"),
        (("--", "--output=x:maps/bridge.yaml", "maps/bridge.yaml"), 3, "no revision '--output=x'"),
        (("C:/maps/bridge.yaml", "maps/bridge.yaml"), 3, "C:/maps/bridge.yaml: there is no such file"),
        (("HEAD:/", "maps/bridge.yaml"), 3, "there is no such file in revision"),
        (("maps/bridge.yaml", "maps/nothing.yaml"), 3, "maps/nothing.yaml: there is no such file"),
        (("maps/bridge.yaml", "maps/bridge.yaml", "maps/bridge.yaml"), 2, "two versions"),
        (("-", "-"), 2, "standard input"),
        (("-",), 2, "standard input"),
        (("HEAD", "maps/bridge.yaml", "-o", "x.bmp"), 2, "no format"),
        (("HEAD", "maps/bridge.yaml", "-o", "x.svg", "-f", "png"), 2, "ends like svg"),
    ],
)
def test_what_cannot_be_compared(arguments: tuple[str, ...], code: int, words: str, repository: Path) -> None:
    done = run("diff", *arguments, cwd=repository, data="")
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_outside_of_a_repository(folder: Path) -> None:
    done = run("diff", "old.yaml", cwd=folder)
    assert done.returncode == 3
    assert ("no git repository" in done.stderr) or ("git is needed" in done.stderr)


def test_without_git_it_is_said_what_is_missing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    done = run("diff", "HEAD:old.yaml", "new.yaml", cwd=folder)
    assert done.returncode == 3
    assert "git is needed to read a revision" in done.stderr


@needs_git
def test_a_version_with_errors_is_not_compared(repository: Path) -> None:
    broken = NEW.replace("- claim: Heavy", "- clam: Heavy")
    (repository / "maps" / "bridge.yaml").write_text(broken, encoding="utf-8")
    done = run("diff", "maps/bridge.yaml", cwd=repository)
    assert (done.returncode, done.stdout) == (3, "")
    assert "maps/bridge.yaml:8:7: error[AM002]" in done.stderr
    assert run("diff", "maps/bridge.yaml", "--anyway", cwd=repository).returncode == 1
    git("commit", "-qam", "broken", cwd=repository)
    (repository / "maps" / "bridge.yaml").write_text(NEW, encoding="utf-8")
    old = run("diff", "maps/bridge.yaml", cwd=repository)
    assert old.returncode == 3
    assert "HEAD:maps/bridge.yaml:8:7: error[AM002]" in old.stderr


@needs_git
def test_render_since_a_revision(repository: Path) -> None:
    done = run(
        "render", "maps/bridge.yaml", "--since", "first", "--only", "changed", "-o", "-", "-f", "svg", cwd=repository
    )
    assert done.returncode == 0, done.stderr
    assert "changes since first:maps/bridge.yaml" in done.stdout.replace("\xa0", " ").replace("&#160;", " ")
    assert "removed" in done.stdout
    told = run("render", "maps/bridge.yaml", "--since", "first", "-f", "outline", "-o", "-", cwd=repository).stdout
    assert "[objection; added]" in told
    alone = run("render", "maps/bridge.yaml", "--only", "changed", cwd=repository)
    assert alone.returncode == 2
    assert "--since" in alone.stderr
    unknown = run("render", "maps/bridge.yaml", "--since", "nowhere", cwd=repository)
    assert unknown.returncode == 3


# -- as git's own diff ---------------------------------------------------------------------------------------------


@needs_git
def test_git_shows_changes_of_the_argument(repository: Path) -> None:
    (repository / ".gitattributes").write_text("maps/*.yaml diff=argmap\n")
    command = f'PYTHONPATH="{Path(argmap.__file__).parents[1]}" "{sys.executable}" -m argmap diff --git'
    git("config", "diff.argmap.command", command, cwd=repository)
    shown = git("diff", "--", "maps/bridge.yaml", cwd=repository)
    assert shown.startswith("a/maps/bridge.yaml → b/maps/bridge.yaml: 5 changes")
    assert "{+Heavy" in shown
    assert "maps/bridge.yaml:8:14 → b/maps/bridge.yaml:8:14" in shown
    (repository / "maps" / "fresh.yaml").write_text("argument:\n- claim: This is new.\n")
    git("add", ".", cwd=repository)
    git("commit", "-qm", "second", cwd=repository)
    later = git("log", "-p", "--ext-diff", "-1", cwd=repository)
    assert "/dev/null → b/maps/fresh.yaml: 1 change: 1 added" in later
    git("mv", "maps/fresh.yaml", "maps/renamed.yaml", cwd=repository)
    (repository / "maps" / "renamed.yaml").write_text("argument:\n- claim: This is new!\n")
    assert "b/maps/renamed.yaml" in git("diff", "HEAD", cwd=repository)
    (repository / "maps" / "bridge.yaml").write_text("argument: [{clam: x}]")
    shown = git("diff", "--", "maps/bridge.yaml", cwd=repository)
    assert "b/maps/bridge.yaml: 1 error; only what could be understood is compared" in shown


NO_MAPS = {
    ".argmap.yaml": ("sources: x\ntheme: light\n", "sources: x\ntheme: print\n", "-theme: light\n+theme: print\n"),
    "README.md": ("# Bridges\n\nAll maps.\n", "# Bridges\n\nAll our maps.\n", "-All maps.\n+All our maps.\n"),
    "works.yaml": ("- one\n- two\n", "- one\n", " - one\n-- two\n"),
    "latin.yaml": ("title: a\n", b"title: \xe4\n", "-title: a\n+title: \ufffd\n"),
    "fresh.md": (None, "All maps.\n", "--- /dev/null\n+++ b/maps/fresh.md\n@@ -0,0 +1 @@\n+All maps.\n"),
    "gone.md": ("All maps.\n", None, "--- a/maps/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-All maps.\n"),
    "no-more.yaml": ("title: A\nargument: [It is.]\n", "nothing\n", "-title: A\n-argument: [It is.]\n+nothing\n"),
    "data.bin": (b"\0\1", b"\0\2", "a/maps/data.bin → b/maps/data.bin: these files are no texts, and they differ\n"),
    # What changed stands under a key that nobody knows.
    "slip.yaml": (
        "title: A map\nqqq: [It is so.]\n",
        "title: A map\nqqq: [It is not so.]\n",
        "-qqq: [It is so.]\n+qqq: [It is not so.]\n",
    ),
}  # fmt: skip


@needs_git
@pytest.mark.parametrize("name", NO_MAPS)
def test_git_shows_the_lines_of_what_is_no_map(name: str, tmp_path: Path) -> None:
    command = f'PYTHONPATH="{Path(argmap.__file__).parents[1]}" "{sys.executable}" -m argmap diff --git'
    git("init", "-q", cwd=tmp_path)
    git("config", "diff.argmap.command", command, cwd=tmp_path)
    (tmp_path / ".gitattributes").write_text("maps/** diff=argmap\n")
    (tmp_path / "maps").mkdir()
    file = tmp_path / "maps" / name
    *sides, told = NO_MAPS[name]
    for data in sides:
        file.unlink(missing_ok=True)
        if data is not None:
            file.write_bytes(data if isinstance(data, bytes) else str(data).encode())
        if data is sides[0]:
            git("add", ".", cwd=tmp_path)
            git("commit", "-qm", "first", cwd=tmp_path)
    git("add", "-N", ".", cwd=tmp_path)
    assert str(told) in git("diff", "HEAD", cwd=tmp_path)


def test_git_is_told_of_files_that_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("All maps.\n")
    done = run("diff", "--git", "x.md", "x.md", "0", "100644", "x.md", "0", "100755", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "a/x.md → b/x.md: no differences\n")


@needs_git
def test_git_shows_maps_as_outlines(repository: Path) -> None:
    (repository / ".gitattributes").write_text("maps/*.yaml diff=argmap\n")
    command = f'PYTHONPATH="{Path(argmap.__file__).parents[1]}" "{sys.executable}" -m argmap outline --anyway'
    git("config", "diff.argmap.textconv", command, cwd=repository)
    shown = git("diff", "--", "maps/bridge.yaml", cwd=repository)
    assert "-      1.1 Lorries wear the deck of the bridge out." in shown
    assert "Heavy lorries wear the deck of the bridge out." in shown


# -- Python --------------------------------------------------------------------------------------------------------


@needs_git
def test_diff_from_python(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    comparison = argmap.diff("HEAD:maps/bridge.yaml", "maps/bridge.yaml")
    assert {change.kind.value for change in comparison.changes} == set(WITH_SOURCES)
    assert not argmap.diff(argmap.load("maps/bridge.yaml"), "maps/bridge.yaml")
    with pytest.raises(argmap.ArgmapError, match="no revision 'nowhere'"):
        argmap.diff("nowhere:maps/bridge.yaml", "maps/bridge.yaml")
    (repository / "maps" / "bridge.yaml").write_text("argument: [{clam: x}]")
    with pytest.raises(argmap.MapHasErrors, match="clam"):
        argmap.diff("HEAD:maps/bridge.yaml", "maps/bridge.yaml")
