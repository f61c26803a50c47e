"""`argmap check` of one file looks at the maps that include it, and tells what the file may have broken there."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap import including
from argmap.cli import cli
from argmap.including import includers
from argmap.reading import read_file

PART = """\
sources:
  w: {title: A work, author: A. Brown, date: 2019}
argument:
- conclusion: The bridge holds ten tons.
  id: x
  because:
  - evidence: The bridge was tried with ten tons.
    cite: w
"""
MID = """\
include: {part: sub/part.yaml}
argument:
- conclusion: Lorries of ten tons may cross the bridge.
  id: mid
  because: [{ref: part/x}]
"""
INDEX = """\
include: {m: mid.yaml}
argument:
- conclusion: The bridge stays open.
  id: top
  because: [{ref: m/mid}]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in the working folder: `index.yaml` includes `mid.yaml`, which includes `sub/part.yaml`."""
    (tmp_path / "sub").mkdir()
    for name, text in ((".argmap.yaml", "ignore: [AM205, AM206]\n"), ("sub/part.yaml", PART), ("mid.yaml", MID)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "index.yaml").write_text(INDEX, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def check(*words: str, data: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", *words], input=data)


def places(done: Result) -> list[tuple[str, str]]:
    """The file and code of each finding that is told as JSON."""
    return [(d["path"], d["code"]) for d in json.loads(done.stdout)["diagnostics"]]


def test_a_rename_that_breaks_an_includer_is_told(project: Path) -> None:
    done = check("sub/part.yaml")
    assert (done.exit_code, done.stdout) == (0, "no findings in 3 files, of which 2 include what was checked\n")
    change(project / "sub" / "part.yaml", "id: x", "id: y")
    done = check("sub/part.yaml")
    assert done.exit_code == 1
    assert "mid.yaml:5:19: error[AM101] no statement has the id `part/x`; did you mean `part/y`?" in done.stdout
    assert done.stdout.splitlines()[-2] == "1 error in 1 of 3 files, of which 2 include what was checked"
    alone = check("sub/part.yaml", "--no-includers")
    assert (alone.exit_code, alone.stdout) == (0, "no findings in 1 file\n")


def test_the_map_that_nobody_includes_is_one_file(project: Path) -> None:
    assert check("index.yaml").stdout == "no findings in 1 file\n"
    assert check("mid.yaml").stdout == "no findings in 2 files, of which 1 includes what was checked\n"
    assert check(str(project)).stdout == "no findings in 3 files\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        # through one map in between, whose reference is all right
        ("id: x", "id: x\n  verdict: rejected", [("index.yaml", "AM210")]),
        ("title: A work", "title: Another work", [("mid.yaml", "AM154"), ("sub/part.yaml", "AM154")]),
        ("  w: {title", "  v: {title", [("mid.yaml", "AM502"), ("sub/part.yaml", "AM502")]),
    ],
)
def test_other_ways_to_break_an_includer(project: Path, old: str, new: str, found: list[tuple[str, str]]) -> None:
    change(project / "index.yaml", "argument:", "expect: {supported: [top]}\nargument:")
    if "title" in old:
        works = PART[: PART.index("argument:")] if "A work" in old else ""
        change(project / "mid.yaml", "argument:", f"{works}argument:\n- evidence: It was tried.\n  id: e\n  cite: w")
    before = places(check("sub/part.yaml", "-f", "json"))
    change(project / "sub" / "part.yaml", old, new)
    after = places(check("sub/part.yaml", "-f", "json"))
    assert [place for place in found if place in before] == []
    assert set(after) & set(found)
    assert {path for path, _ in after} <= {path for path, _ in found}


def test_machines_are_told_too(project: Path) -> None:
    change(project / "sub" / "part.yaml", "id: x", "id: y")
    report = json.loads(check("sub/part.yaml", "-f", "json").stdout)
    assert (report["files"], report["includers"], report["summary"]["error"]) == (3, 2, 1)
    assert [d["path"] for d in report["diagnostics"]] == ["mid.yaml"]
    assert check("sub/part.yaml", "-f", "github").stdout.startswith("::error file=mid.yaml,line=5,")
    (result,) = json.loads(check("sub/part.yaml", "-f", "sarif").stdout)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "mid.yaml"


def test_what_has_nothing_to_do_with_the_file_is_not_told(project: Path) -> None:
    (project / "other.yaml").write_text(
        "argument:\n- claim: It is so.\n  because: [{ref: nothing}]\n", encoding="utf-8"
    )
    change(project / "mid.yaml", "include: {part: sub/part.yaml}", "include: {part: sub/part.yaml, o: other.yaml}")
    change(project / "mid.yaml", "[{ref: part/x}]", "[{ref: part/x}, What does it carry?]")
    assert ("other.yaml", "AM101") in places(check("mid.yaml", "-f", "json"))
    done = check("sub/part.yaml", "--strict")
    assert (done.exit_code, done.stdout) == (0, "no findings in 3 files, of which 2 include what was checked\n")


def test_an_includer_with_errors_of_its_own_is_named(project: Path) -> None:
    change(project / "mid.yaml", "  id: mid", "  id: mid\n  becuase: [It is so.]\n  wibble: x")
    done = check("sub/part.yaml")
    assert done.exit_code == 0
    assert done.stderr == "argmap: mid.yaml, which includes what is checked, has errors itself: argmap check mid.yaml\n"
    assert done.stdout == "no findings in 3 files, of which 2 include what was checked\n"


def test_rules_are_chosen_for_includers_too(project: Path) -> None:
    change(project / "sub" / "part.yaml", "id: x", "id: y")
    assert check("sub/part.yaml", "--ignore", "AM101").exit_code == 0
    assert check("sub/part.yaml", "--select", "AM2").exit_code == 0
    assert places(check("sub/part.yaml", "--select", "AM101", "-f", "json")) == [("mid.yaml", "AM101")]
    assert check("sub/part.yaml", "--select", "AM401").stdout.startswith("no findings in 3 files")


def test_standard_input_is_included_by_nothing(project: Path) -> None:
    change(project / "mid.yaml", "sub/part.yaml", "argument.yaml")
    assert check("-", data=PART).stdout == "no findings in 1 file\n"


def test_a_tree_that_an_includer_uses_is_no_orphan(project: Path) -> None:
    change(
        project / "sub" / "part.yaml",
        "  because:",
        "  because: [{ref: z}]\n- claim: Ten tons weigh on the deck.\n  id: w\n- claim: It is z.\n  id: z\n  because:",
    )
    change(project / "mid.yaml", "[{ref: part/x}]", "[{ref: part/x}, {ref: part/w}]")
    assert "AM106" not in check("sub/part.yaml").stdout
    assert check("sub/part.yaml", "--select", "AM106").stdout.startswith("no findings")
    found = dict.fromkeys(code for _, code in places(check("sub/part.yaml", "--no-includers", "-f", "json")))
    assert set(found) - {code for _, code in places(check("sub/part.yaml", "-f", "json"))} == {"AM106"}


# -- which maps these are ------------------------------------------------------------------------------------------


def found(*files: str) -> list[str]:
    return [each.source.path for each in includers([Path(file) for file in files])]


def test_maps_that_include_one_another(project: Path) -> None:
    change(project / "sub" / "part.yaml", "argument:", "include: {i: ../index.yaml}\nargument:")
    assert found("sub/part.yaml") == ["index.yaml", "mid.yaml"]
    assert found("mid.yaml", "index.yaml") == [str(Path("sub", "part.yaml"))]
    assert check("sub/part.yaml").exit_code == 1  # the circle is an error


def test_a_project_ends_where_another_one_begins(project: Path) -> None:
    inner = project / "inner"
    inner.mkdir()
    (inner / ".argmap.yaml").write_text("", encoding="utf-8")
    (inner / "index.yaml").write_text(MID.replace("sub/part.yaml", "../sub/part.yaml"), encoding="utf-8")
    assert found("sub/part.yaml") == ["index.yaml", "mid.yaml"]


def test_without_a_mark_the_project_is_one_folder(project: Path) -> None:
    (project / ".argmap.yaml").unlink()
    assert found("sub/part.yaml") == []
    (project / "sub" / "beside.yaml").write_text(MID.replace("sub/part.yaml", "part.yaml"), encoding="utf-8")
    assert found("sub/part.yaml") == [str(Path("sub", "beside.yaml"))]
    assert found("mid.yaml") == ["index.yaml"]


def test_links_are_followed(project: Path) -> None:
    os.symlink("sub/part.yaml", project / "link.yaml")
    change(project / "mid.yaml", "sub/part.yaml", "link.yaml")
    assert found("sub/part.yaml") == ["index.yaml", "mid.yaml"]
    assert found("link.yaml") == ["index.yaml", "mid.yaml"]


def test_odd_files_are_passed_over(project: Path) -> None:
    (project / "latin.yaml").write_bytes(b"include: {x: \xe4.yaml}\n")
    (project / "broken.yaml").write_bytes(b"include: {x: [\n")
    (project / "nul.yaml").write_text('include: {x: "a\\0b"}\nargument: [It is so.]\n', encoding="utf-8")
    (project / "gone.yaml").symlink_to("nowhere.yaml")
    assert found("sub/part.yaml") == ["index.yaml", "mid.yaml"]


def test_each_file_is_read_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (project / f"i{number}.yaml").write_text(MID.replace("mid", f"i{number}"), encoding="utf-8")
        (project / f"alone{number}.yaml").write_text("argument: [It is so.]\n", encoding="utf-8")
    read: Counter[str] = Counter()

    def counting(path: Path) -> bytes:
        read[os.path.realpath(path)] += 1
        return read_file(path)

    monkeypatch.setattr(including, "read_file", counting)
    assert len(found("sub/part.yaml")) == 7
    assert set(read.values()) == {1}
    assert len(read) == 13  # the part itself is not read to find out
