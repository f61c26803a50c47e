"""A repository that came from a stranger: nothing in it, and no program beside it, is run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.programs import find_program

MAP = "argument:\n- conclusion: The river is deep.\n"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
only_posix = pytest.mark.skipif(os.name == "nt", reason="a script is no program there")


def program(path: Path, says: str) -> Path:
    path.write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def git(*arguments: str, cwd: Path) -> str:
    found = find_program("git")
    assert found is not None
    words = [found, "-c", "user.name=nobody", "-c", "user.email=nobody@example.org", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(words, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=True).stdout


@needs_git
@only_posix
def test_what_is_missing_in_a_repository_is_not_fetched_by_its_own_program(tmp_path: Path) -> None:
    mark = tmp_path / "was-run"
    fetcher = program(tmp_path / "fetcher", f"touch {mark}")
    top = tmp_path / "repository"
    top.mkdir()
    (top / "map.yaml").write_text(MAP, encoding="utf-8")
    git("init", "-q", cwd=top)
    git("add", ".", cwd=top)
    git("commit", "-qm", "first", cwd=top)
    blob = git("rev-parse", "HEAD:map.yaml", cwd=top).strip()
    (top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    for key, value in (
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "there"),
        ("remote.there.promisor", "true"),
        ("remote.there.url", f"ext::{fetcher}"),
        ("protocol.ext.allow", "always"),
        ("core.fsmonitor", str(fetcher)),
        ("core.pager", str(fetcher)),
        ("diff.external", str(fetcher)),
    ):
        git("config", key, value, cwd=top)
    subprocess.run(["git", "cat-file", "blob", "HEAD:map.yaml"], cwd=top, capture_output=True, check=False)  # noqa: S607
    assert mark.exists()  # so it would be, without more
    mark.unlink()
    words = [sys.executable, "-m", "argmap", "diff", "HEAD:map.yaml", "map.yaml"]
    done = subprocess.run(words, cwd=top, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert not mark.exists()


@only_posix
@pytest.mark.parametrize("path", ["", ".", ".{sep}/missing", "{sep}", "bin", "{here}", "{here}/"])
def test_programs_are_those_of_folders_given_in_full(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    program(tmp_path / "git", "exit 0")
    program(tmp_path / "bin" / "git", "exit 0")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path.format(sep=os.pathsep, here=tmp_path))
    assert find_program("git") == (str(tmp_path / "git") if "here" in path else None)
