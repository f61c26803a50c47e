"""What argmap did not make is never replaced, unless that is asked for; its own work is, again and again."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from argmap.reporting.own_work import is_own_work

sys.path.insert(0, str(Path(__file__).parents[1]))
from in_process import run

sys.path.pop(0)

MAP = """\
title: The bridge
question: Should it be closed?
source: paper
sources:
  paper: {title: A paper, text: paper.txt}
argument:
- conclusion: The bridge moves in the wind.
  quote: The bridge moves
  because:
  - premises:
    - claim: It is long.
    - assumption: What is long moves.
  but:
  - claim: It was mended.
"""
OLDER = MAP.replace("It is long", "It is very long")
WORK = "The bridge moves in the wind.\n"
RENDER = ["render", "paper.yaml", "-o", "{out}"]
REVIEW = ["review", "paper.yaml", "-o", "{out}"]
DIFF = ["diff", "older.yaml", "paper.yaml", "-o", "{out}"]
COMMANDS = [
    *((RENDER, f"out.{ending}") for ending in ("svg", "png", "pptx", "drawio", "dot", "gv", "mmd", "d2", "txt")),
    *(
        ([*RENDER, "--theme", "dark", "--no-title", "--names", "none"], f"out.{ending}")
        for ending in ("svg", "png", "pptx", "drawio", "mmd", "d2")
    ),
    *((REVIEW, f"out.{ending}") for ending in ("txt", "md", "html", "json")),
    *(([*REVIEW, "--section", "linchpins"], f"out.{ending}") for ending in ("txt", "md", "html", "json")),
    *((DIFF, f"out.{ending}") for ending in ("txt", "html", "json", "svg", "png")),
    (["diff", "paper.yaml", "paper.yaml", "-o", "{out}"], "out.txt"),
    (["schema", "-o", "{out}"], "out.json"),
]
# Files that people have, also such as look like ours at first.
FOREIGN = {
    "a text": WORK.encode(),
    "headed": b"The bridge\n==========\n\nIt moves in the wind. [1]\n",
    "numbered": b"1 Introduction\n2 Methods\n   2.1 Bridges\n",
    "half an outline": b"1 The bridge moves. [conclusion]\n\nThis is what I think of it.\n",
    "a picture": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><title>Mine</title></svg>\n',
    "a png": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "a pdf": b"%PDF-1.4\n/Creator (another)\n%%EOF\n",
    "a page": b'<!DOCTYPE html>\n<html lang="en">\n<head>\n<style>\nbody { }\n</style></head></html>\n',
    "data": b'{\n  "version": 1,\n  "title": "Mine"\n}\n',
    "a graph": b"digraph argument {\n  a -> b\n}\n",
    "a flowchart": b"flowchart TD\n  a --> b\n",
    "notes": b"# Review: my year\n\n## 1. January\n",
    "settings": b"theme: dark\n",
    "bytes": bytes(range(256)),
    "blanks": b"\n \n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "setup.cfg").touch()
    for name, text in {"paper.yaml": MAP, "older.yaml": OLDER, "paper.txt": WORK}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("command", "name"), COMMANDS)
def test_own_work_is_known_and_replaced_and_nothing_else(folder: Path, command: list[str], name: str) -> None:
    words = [word.replace("{out}", name) for word in command]
    first = run(folder, *words)
    assert f"wrote {name}" in first.stderr, first.stderr
    made = (folder / name).read_bytes()
    assert is_own_work(made)
    (folder / "paper.yaml").write_text(MAP.replace("in the wind", "in every wind"), encoding="utf-8")
    assert f"wrote {name}" in run(folder, *words).stderr
    (folder / name).write_bytes(b"mine\n")
    refused = run(folder, *words)
    assert (refused.returncode, (folder / name).read_bytes()) == (3, b"mine\n")
    assert refused.stderr.startswith(f"argmap: {name} is there already, and argmap does not know it as its own work")
    assert "--force" in refused.stderr
    assert f"wrote {name}" in run(folder, *words, "--force").stderr
    assert is_own_work((folder / name).read_bytes())
    (folder / name).write_bytes(b"")
    assert f"wrote {name}" in run(folder, *words).stderr  # nothing is lost with an empty file


@pytest.mark.parametrize("sort", FOREIGN)
def test_what_people_have_is_not_taken_for_own_work(sort: str) -> None:
    assert not is_own_work(FOREIGN[sort])


def test_no_map_template_or_page_of_the_documentation_is_taken_for_own_work() -> None:
    top = Path(__file__).resolve().parents[2]
    files = [*top.glob("docs/*.md"), *top.glob("arguments/*.yaml"), *top.glob("argmap/**/*.yaml"), top / "README.md"]
    assert len(files) > 20
    assert [path.name for path in files if is_own_work(path.read_bytes())] == []


@pytest.mark.parametrize(
    "words",
    [
        ["render", "paper.yaml", "--format", "outline"],
        ["render", "paper.yaml", "-o", "paper.txt"],
        ["render", "paper.yaml", "-o", "./link.txt"],
        ["review", "paper.yaml", "-o", "paper.txt"],
        ["diff", "older.yaml", "paper.yaml", "-o", "paper.txt"],
        ["schema", "-o", "paper.txt"],
        ["schema", "-o", "setup.cfg"],
    ],
)
@pytest.mark.parametrize("work", [WORK, "The bridge\n==========\n\n1 The bridge moves in the wind. [conclusion]\n"])
def test_a_source_is_never_replaced(folder: Path, words: list[str], work: str) -> None:
    (folder / "paper.txt").write_text(work, encoding="utf-8")
    (folder / "setup.cfg").write_text("[metadata]\n", encoding="utf-8")
    (folder / "link.txt").symlink_to("paper.txt")
    if is_own_work(work.encode()) and words[0] == "schema":
        pytest.skip("only a map knows that this is a source")
    done = run(folder, *words)
    assert done.returncode == 3
    assert "--force" in done.stderr
    assert (folder / "paper.txt").read_text(encoding="utf-8") == work
    assert (folder / "setup.cfg").read_text(encoding="utf-8") == "[metadata]\n"
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".argmap")]


def test_a_map_is_not_replaced_even_by_force(folder: Path) -> None:
    for words in (["render", "paper.yaml", "-f", "dot"], ["review", "paper.yaml", "-f", "json"]):
        done = run(folder, *words, "-o", "paper.yaml", "--force")
        assert (done.returncode, (folder / "paper.yaml").read_text(encoding="utf-8")) == (2, MAP)


def test_parts_of_a_picture_replace_nothing_else(folder: Path) -> None:
    grouped = MAP.replace("argument:", "groups: {g: {title: G}}\nargument:").replace(
        "- claim: It is long.\n", "- claim: It is long.\n      group: g\n      because: [It was measured.]\n"
    )
    (folder / "paper.yaml").write_text(grouped, encoding="utf-8")
    assert run(folder, "render", "paper.yaml", "--split", "groups", "-o", "p.svg").returncode == 0
    (part,) = [path for path in folder.glob("*.svg") if path.name != "p.svg"]
    part.write_text("mine")
    assert run(folder, "render", "paper.yaml", "--split", "groups", "-o", "p.svg").returncode == 3
    assert part.read_text() == "mine"
    assert run(folder, "render", "paper.yaml", "--split", "groups", "-o", "p.svg", "--force").returncode == 0
    assert part.read_text() != "mine"


# -- links and what is no file -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("words", [["render", "paper.yaml"], ["render", "paper.yaml", "-o", "paper.svg"]])
def test_a_link_out_of_the_project_is_not_written_through(folder: Path, there: bool, words: list[str]) -> None:
    outside = folder.parent / f"{folder.name}-outside.svg"
    if there:
        run(folder, "render", "paper.yaml", "-o", str(outside))
    (folder / "paper.svg").symlink_to(outside)
    before = outside.read_bytes() if there else None
    done = run(folder, *words, "--theme", "dark")
    assert done.returncode == 3
    assert f"paper.svg cannot be written: a link leads out of the project, to {outside}" in done.stderr
    assert (outside.read_bytes() if outside.exists() else None) == before
    assert run(folder, *words, "--theme", "dark", "--force").returncode == 0
    assert (folder / "paper.svg").is_symlink()
    assert outside.read_bytes() != before


def test_a_pipe_is_written_into_only_if_it_is_named(folder: Path) -> None:
    os.mkfifo(folder / "paper.svg")
    done = run(folder, "render", "paper.yaml")
    assert (done.returncode, "this is no regular file" in done.stderr) == (3, True)
    (folder / "output").mkdir()
    os.mkfifo(folder / "output" / "paper.svg")
    done = run(folder, "build", ".", "-f", "svg")
    assert (done.returncode, "this is no regular file" in done.stderr) == (3, True)


# -- build -------------------------------------------------------------------------------------------------------------

Change = Callable[[Path], object]


def test_build_replaces_its_own_work_only(folder: Path) -> None:
    (folder / "output").mkdir()
    (folder / "output" / "paper.txt").write_text(WORK, encoding="utf-8")
    done = run(folder, "build", ".", "-f", "svg,outline,png")
    assert done.returncode == 1
    assert "paper: output/paper.txt is there already" in done.stderr
    assert sorted(path.name for path in (folder / "output").iterdir()) == [
        ".argmap-build.json",
        "index.html",
        "older.png",
        "older.svg",
        "older.txt",
        "paper.txt",
    ]
    assert (folder / "output" / "paper.txt").read_text(encoding="utf-8") == WORK
    assert run(folder, "build", ".", "-f", "svg,outline,png", "--force").returncode == 0
    assert (folder / "output" / "paper.txt").read_text(encoding="utf-8") != WORK
    (folder / "paper.yaml").write_text(MAP.replace("in the wind", "at night"), encoding="utf-8")
    assert run(folder, "build", ".", "-f", "svg,outline,png").returncode == 0
    (folder / "output" / "index.html").write_text("<p>mine</p>")
    done = run(folder, "build", ".", "-f", "svg")
    assert (done.returncode, (folder / "output" / "index.html").read_text()) == (3, "<p>mine</p>")
    assert run(folder, "build", ".", "-f", "svg", "--force").returncode == 0


def record(folder: Path, maps: object) -> None:
    (folder / "output").mkdir(exist_ok=True)
    (folder / "output" / ".argmap-build.json").write_text(json.dumps({"version": 1, "maps": maps}), encoding="utf-8")


PRECIOUS = b"precious"
DIGEST = sha256(PRECIOUS).hexdigest()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("../outside/x", "../outside/x.svg"),
        ("x", "../outside/x.svg"),
        ("old", "../outside/x.svg"),
        ("{tmp}/outside/x", "{tmp}/outside/x.svg"),
        ("link/x", "link/x.svg"),
        ("a/../../outside/x", "a/../../outside/x.svg"),
        (".", "..svg"),
        ("", ".svg"),
        ("notes", "notes.txt.bak"),
        ("notes", "notes"),
        ("notes", "NOTES.svg"),
        ("index", "index.html"),
        ("../maps/x", "../maps/x.svg"),
        ("x\0", "x\0.svg"),
        ("\ud800", "\ud800.svg"),
        ("ü" * 3000, "ü" * 3000 + ".svg"),
        ("..\\outside\\x", "..\\outside\\x.svg"),
    ],
)
def test_a_record_removes_nothing_that_build_did_not_make(folder: Path, name: str, file: str) -> None:
    project = folder / "project"
    for where in ("outside", "project/maps", "project/output", "project/output/a"):
        (folder / where).mkdir(parents=True, exist_ok=True)
    (project / "maps" / "m.yaml").write_text(MAP, encoding="utf-8")
    kept = [folder / "outside" / "x.svg", project / "maps" / "x.svg"]
    kept += [project / "output" / each for each in ("notes.txt.bak", "notes", "NOTES.svg", "..svg", ".svg")]
    for path in kept:
        path.write_bytes(PRECIOUS)
    (project / "outside").symlink_to("../outside")
    (project / "output" / "link").symlink_to("../../outside")
    name, file = (each.replace("{tmp}", str(folder)) for each in (name, file))
    record(project, {name: {"digest": "x", "files": {file: DIGEST}}})
    done = run(project, "build", "maps", "-f", "svg")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert [path.read_bytes() for path in kept] == [PRECIOUS] * len(kept)
    assert "removed" not in done.stdout
    assert "file" not in json.loads((project / "output" / ".argmap-build.json").read_text())["maps"]


def test_a_record_removes_what_is_gone_and_as_it_was(folder: Path) -> None:
    assert run(folder, "build", ".", "-f", "svg,png").returncode == 0
    (folder / "output" / "older.png").write_bytes(b"mine")
    (folder / "older.yaml").unlink()
    done = run(folder, "build", ".", "-f", "svg,png")
    assert "removed output/older.svg" in done.stdout
    assert (folder / "output" / "older.png").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "maps",
    [
        [],
        "maps",
        None,
        7,
        {"paper": None},
        {"paper": []},
        {"paper": {"digest": 5, "files": {}}},
        {"paper": {"digest": "x", "files": []}},
        {"paper": {"digest": "x", "files": "abc"}},
        {"paper": {"digest": "x", "files": {"paper.svg": 5}}},
        {"paper": {"digest": "x", "files": {"paper.svg": None}}},
        {"paper": {"digest": "x", "files": [["paper.svg", ["x"]]]}},
        {f"map{i}": {"digest": "x", "files": {f"map{i}.svg": DIGEST}} for i in range(20_000)},
    ],
)
def test_a_record_of_wrong_values_is_no_failure(folder: Path, maps: object) -> None:
    record(folder, maps)
    for words in (["--check"], []):
        done = run(folder, "build", ".", "-f", "svg", *words)
        assert done.returncode == len(words)
        assert "defect" not in done.stderr
        assert "Traceback" not in done.stderr
    assert run(folder, "build", ".", "-f", "svg", "--check").returncode == 0


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, "null", '{"maps": {"a": 1e999}}', "\x00", '{"maps": %s}' % ("9" * 5000)]
)
def test_a_record_that_is_none_is_no_failure(folder: Path, text: str) -> None:
    (folder / "output").mkdir()
    (folder / "output" / ".argmap-build.json").write_text(text)
    done = run(folder, "build", ".", "-f", "svg")
    assert (done.returncode, "Traceback" in done.stderr, "defect" in done.stderr) == (0, False, False)
