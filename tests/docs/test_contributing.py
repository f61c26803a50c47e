"""Who does what CONTRIBUTING says, in a copy of the package, gets what stands there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import pages

sys.path.pop(0)

PAGE = pages.ROOT / "CONTRIBUTING.md"
_BLOCK = re.compile(r"^```(\w+)\n(?:# ([\w./-]+\.\w+)\n)?(.*?)^```$", re.MULTILINE | re.DOTALL)


def patched(text: str, diff: str) -> str:
    """A text in which the lines of a diff without line numbers stand once, with its changes."""
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    if not old:
        raise AssertionError("a change needs lines around it")
    assert text.count(old) == 1, old
    return text.replace(old, new)


def _sections() -> Iterator[tuple[str, str]]:
    for part in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE):
        title, _, text = part.partition("\n")
        if "```console\n" in text:
            yield title, text


SECTIONS = dict(_sections())


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with a copy of the package, which may be changed."""
    shutil.copytree(pages.ROOT / "argmap", tmp_path / "argmap", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("title", SECTIONS)
def test_what_is_added_works(package: Path, title: str) -> None:
    work = package / "maps"
    work.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
    commands = 0
    for language, name, content in _BLOCK.findall(SECTIONS[title]):
        if language == "diff":
            path = package / name
            path.write_text(patched(path.read_text(encoding="utf-8"), content), encoding="utf-8")
        elif name:
            (work if language == "yaml" else package).joinpath(name).write_text(content, encoding="utf-8")
        elif language == "console":
            for command, shown in pages.Block("console", content, 0).commands:
                argv = [sys.executable, "-m", *shlex.split(command)]
                done = subprocess.run(
                    argv,
                    cwd=work,
                    env=environment,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                    check=False,
                )
                assert "Traceback" not in done.stdout
                assert pages.agrees(shown, done.stdout), f"{title}: {command}\n{done.stdout}"
                commands += 1
    assert commands > 0


@pytest.mark.slow
def test_the_examples_of_the_new_rule_are_its_tests(package: Path) -> None:
    for language, name, content in _BLOCK.findall(SECTIONS["A rule"]):
        if name and language != "yaml":
            path = package / name
            made = patched(path.read_text(encoding="utf-8"), content) if language == "diff" else content
            path.write_text(made, encoding="utf-8")
    code = (
        "from argmap.checking import check; from argmap.rules.shouting import RULE; from argmap.source import Source\n"
        "print([[d.code for d in check(Source('m.yaml', text)).diagnostics] for text in (RULE.bad, RULE.good)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "[['AM699'], []]\n", done.stderr


@pytest.mark.parametrize(("text", "diff"), [("a\nb\n", " c\n+d\n"), ("a\na\n", " a\n+b\n"), ("a\n", "+b\n")])
def test_a_change_that_has_no_place_is_refused(text: str, diff: str) -> None:
    with pytest.raises(AssertionError):
        patched(text, diff)
