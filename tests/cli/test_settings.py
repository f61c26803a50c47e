"""Settings: what is wrong with them is located, and what is typed comes first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MAP = "argument:\n- conclusion: The bridge moves.\n  id: a\n  because:\n  - claim: Wind is strong; it pushes it.\n"


def argmap(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "argmap", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('output: "a\\0b"', "1:9: 'output' holds a control character or a line break"),
        ("output:", "1:1: 'output' has no value; it wants one word"),
        ("output: ''", "1:9: 'output' has no value; it wants one word"),
        ("output: [a]", "1:9: 'output' wants one word"),
        ("output: {a: b}", "1:9: 'output' wants one word"),
        ("output: |\n  a\n  b", "1:9: 'output' holds a control character or a line break"),
        ("formats: {a: b}", "1:10: 'formats' wants a list of words"),
        ("formats: null", "1:10: 'formats' has no value; it wants a list of words"),
        ("formats: [svg, [png]]", "1:10: 'formats' wants a list of words"),
        ("\nformats:\n- svg\n-\n", "3:1: 'formats' has no value; it wants a list of words"),
        ("theme: ~", "1:8: 'theme' has no value; it wants one word"),
        ("theme: [dark]", "1:8: 'theme' wants one word"),
        ("theme: *a", "1:8: 'theme' wants one word"),
        ("theme: light\ntheme: dark", "2:1: 'theme' is set twice"),
        ("select: {a: b}", "1:9: 'select' wants a list of words"),
        ("select: AM999", "1:9: no rule has the code or name `AM999`"),
        ('ignore: [AM2, "\\e[2J"]', "1:9: 'ignore' holds a control character or a line break"),
        ("theme: light\nignore: nothing-like-it", "2:9: no rule has the code or name `nothing-like-it`"),
        ("strict: yes", "1:9: 'strict' is true or false, not 'yes'"),
        ("strict: [true]", "1:9: 'strict' wants one word"),
        ("strict:", "1:1: 'strict' has no value; it wants one word"),
        ("sources: [x]", "1:10: 'sources' wants one word"),
        ('sources: "a\\u009bb"', "1:10: 'sources' holds a control character or a line break"),
        ("strickt: true", "1:1: unknown setting 'strickt'; there are output, formats, theme, select,"),
        ("? [a]\n: b", "1:3: unknown setting '[a]'; there are"),
        ("- strict", "1:1: settings are written as `key: value`, one to a line"),
        ("strict", "1:1: settings are written as `key: value`, one to a line"),
        ("theme: light\n---\ntheme: dark", "2:1: this is not YAML that can be read"),
        ('theme: "light', "1:8: this is not YAML that can be read"),
        ("theme: li\0ght", "1:10: this is not YAML that can be read"),
        ("theme: " + "[" * 100, "this is not YAML that can be read"),
    ],
)
def test_a_fault_is_told_with_its_place(folder: Path, written: str, told: str) -> None:
    (folder / ".argmap.yaml").write_text(f"{written}\n", encoding="utf-8")
    found = argmap("check", "m.yaml", cwd=folder)
    assert found.returncode == 3
    assert found.stderr.startswith("argmap: ")
    assert f".argmap.yaml:{told}" in found.stderr or (told in found.stderr and not told[0].isdigit())
    assert found.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("written", "words", "told"),
    [
        ("formats: [svg, gif]", ("render", "m.yaml"), "1:10: 'gif' is no format of argmap"),
        ("formats: gif", ("build", "."), "1:10: 'gif' is no format of argmap"),
        ("theme: blue", ("render", "m.yaml"), "1:8: there is no theme 'blue'"),
        ("theme: blue", ("build", "."), "1:8: there is no theme 'blue'"),
        ("theme: blue", ("diff", "m.yaml", "m.yaml", "-f", "svg"), "1:8: there is no theme 'blue'"),
    ],
)
def test_a_value_that_there_is_not_is_told_by_the_command_that_needs_it(
    folder: Path, written: str, words: tuple[str, ...], told: str
) -> None:
    (folder / ".argmap.yaml").write_text(f"{written}\n", encoding="utf-8")
    assert argmap("list", "m.yaml", cwd=folder).returncode == 0
    found = argmap(*words, cwd=folder)
    assert found.returncode == 3
    assert f".argmap.yaml:{told}" in found.stderr


def test_settings_that_are_no_text_are_told(folder: Path) -> None:
    (folder / ".argmap.yaml").write_bytes(b"theme: caf\xe9\n")
    found = argmap("check", "m.yaml", cwd=folder)
    assert found.returncode == 3
    assert found.stderr.endswith(".argmap.yaml cannot be read: it is no text in UTF-8\n")


@pytest.mark.parametrize("written", ["", "# nothing yet\n", "formats: []\n", "\ufeffstrict: false\n", "select: []\r\n"])
def test_settings_may_say_nothing(folder: Path, written: str) -> None:
    (folder / ".argmap.yaml").write_text(written, encoding="utf-8")
    assert argmap("check", "m.yaml", cwd=folder).returncode == 0
    assert argmap("render", "m.yaml", cwd=folder).returncode == 0
    assert (folder / "m.svg").is_file()


_BEGINNINGS = {"png": b"\x89PNG", "svg": b"<?xml", "dot": b"digraph", "mmd": b"---"}


@pytest.mark.parametrize(
    ("formats", "words", "files"),
    [
        ("[svg]", ("-o", "m.png"), {"m.png": "png"}),
        ("[svg, png]", ("-o", "m.svg"), {"m.svg": "svg"}),
        ("[svg]", ("-o", "m.png", "-o", "m.dot"), {"m.png": "png", "m.dot": "dot"}),
        ("[png]", ("-f", "svg"), {"m.svg": "svg"}),
        ("[png]", ("-f", "svg", "-o", "m.svg"), {"m.svg": "svg"}),
        ("[dot]", (), {"m.dot": "dot"}),
        ("[dot, svg]", (), {"m.dot": "dot", "m.svg": "svg"}),
        ("[png]", ("-o", "picture"), {"picture": "png"}),
        ("[nothing]", ("-f", "dot"), {"m.dot": "dot"}),
    ],
)
def test_formats_are_those_where_nothing_says_otherwise(
    folder: Path, formats: str, words: tuple[str, ...], files: dict[str, str]
) -> None:
    (folder / ".argmap.yaml").write_text(f"formats: {formats}\n", encoding="utf-8")
    done = argmap("render", "m.yaml", *words, cwd=folder)
    assert done.returncode == 0, done.stderr
    made = {path.name for path in folder.iterdir()} - {"m.yaml", ".argmap.yaml"}
    assert made == set(files)
    for name, form in files.items():
        assert (folder / name).read_bytes().startswith(_BEGINNINGS[form])


def test_what_is_typed_comes_before_each_setting(folder: Path) -> None:
    (folder / ".argmap.yaml").write_text(
        "theme: blue\nstrict: true\nignore: [AM602]\nselect: [AM6]\noutput: a\nformats: [gif]\n", encoding="utf-8"
    )
    assert "AM602" not in argmap("check", "m.yaml", cwd=folder).stdout
    chosen = argmap("check", "m.yaml", "--select", "AM602", cwd=folder)
    assert "AM602" in chosen.stdout
    assert chosen.returncode == 1
    assert argmap("check", "m.yaml", "--select", "AM602", "--no-strict", cwd=folder).returncode == 0
    assert "AM602" in argmap("check", "m.yaml", "--ignore", "AM601", cwd=folder).stdout
    assert argmap("build", ".", "-o", "b", "-f", "svg", "--theme", "dark", cwd=folder).returncode == 0
    assert (folder / "b" / "m.svg").is_file()
    assert not (folder / "a").exists()
