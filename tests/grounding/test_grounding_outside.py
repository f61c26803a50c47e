"""Texts, maps, settings and links that lead out of a project: nothing of them is read unless the user says so."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from in_process import run

sys.path.pop(0)

SECRECY = "The password for production is hunter2-tango and must stay secret."
MAP = """\
source: notes
sources:
  notes: {{title: Notes, text: {text}}}
argument:
- conclusion: The password must stay secret.
  quote: The password for production is and must stay secret
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A checkout in `repo/`, and beside it what is none of its business."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "notes.txt").write_text(f"{SECRECY}\n", encoding="utf-8")
    (tmp_path / "secret" / "other.yaml").write_text(
        f"hunter2: {SECRECY}\nargument:\n- claim: hunter2\n", encoding="utf-8"
    )
    (tmp_path / "repo" / "maps").mkdir(parents=True)
    (tmp_path / "repo" / "setup.cfg").touch()
    return tmp_path / "repo"


def links(repo: Path) -> None:
    secret = repo.parent / "secret"
    (repo / "maps" / "link.txt").symlink_to(secret / "notes.txt")
    (repo / "maps" / "relative.txt").symlink_to("../../secret/notes.txt")
    (repo / "maps" / "folder").symlink_to(secret)
    (repo / "maps" / "chain.txt").symlink_to("link.txt")
    (repo / "maps" / "loop.txt").symlink_to("loop.txt")


OUTSIDE = (
    "../../secret/notes.txt",
    "./../../secret/../secret/notes.txt",
    "{tmp}/secret/notes.txt",
    "//{tmp}/secret/notes.txt",
    "nowhere/../../../secret/notes.txt",
    "link.txt",
    "relative.txt",
    "chain.txt",
    "folder/notes.txt",
    "../maps/folder/notes.txt",
    "../" * 40 + "etc/passwd",
    "/etc/passwd",
    "/dev/zero",
    "/proc/self/environ",
    "../../SECRET/notes.txt",
    "../../not-there.txt",
)


@pytest.mark.parametrize("text", OUTSIDE)
def test_a_text_outside_the_project_is_not_read(repo: Path, text: str) -> None:
    links(repo)
    (repo / "maps" / "m.yaml").write_text(MAP.format(text=f'"{text.format(tmp=repo.parent)}"'), encoding="utf-8")
    for command in (["check"], ["review"], ["sources"], ["fix", "--unsafe", "--diff"], ["check", "--format", "json"]):
        found = run(repo, *command, "maps/m.yaml")
        assert "hunter2" not in found.stdout + found.stderr
        assert "Traceback" not in found.stderr
    found = run(repo, "check", "maps/m.yaml", "--select", "AM5")
    assert found.returncode == 1
    assert "m.yaml:3:31: error[AM516] the text of `notes` cannot be used: it lies outside the project\n" in found.stdout
    assert "--sources FOLDER" in found.stdout
    numbered = run(repo, "sources", "maps/m.yaml", "--number", "notes")
    assert (numbered.returncode, numbered.stdout) == (3, "")


@pytest.mark.parametrize(
    "text", ["C:\\\\secret\\\\notes.txt", "..\\\\..\\\\secret\\\\notes.txt", "loop.txt", "ümlaut/é.txt", "x" * 5000]
)
def test_odd_names_of_texts_are_no_failure(repo: Path, text: str) -> None:
    links(repo)
    (repo / "maps" / "m.yaml").write_text(MAP.format(text=f'"{text}"'), encoding="utf-8")
    found = run(repo, "check", "maps/m.yaml", "--select", "AM5")
    assert found.returncode in (0, 1)
    assert "defect" not in found.stderr
    assert "AM514" in found.stdout or "AM516" in found.stdout


def test_the_user_may_name_folders_elsewhere(repo: Path) -> None:
    (repo / "maps" / "m.yaml").write_text(MAP.format(text="../../secret/notes.txt"), encoding="utf-8")
    secret = str(repo.parent / "secret")
    assert "hunter2" in run(repo, "check", "maps/m.yaml", "--sources", "../secret").stdout
    assert "hunter2" in run(repo, "check", "maps/m.yaml", ARGMAP_ALLOW=f"/nowhere{os.pathsep}{secret}").stdout
    for allowed in ("", os.pathsep, "/nowhere", f"{secret}/notes", f"{secret}2"):
        assert "hunter2" not in run(repo, "check", "maps/m.yaml", ARGMAP_ALLOW=allowed).stdout


def test_a_text_in_the_project_is_read_wherever_it_lies(repo: Path) -> None:
    (repo / "texts").mkdir()
    (repo / "texts" / "notes.txt").write_text(f"{SECRECY}\n", encoding="utf-8")
    (repo / "maps" / "way").symlink_to("../texts")
    for text in ("../texts/notes.txt", f"{repo}/texts/notes.txt", "way/notes.txt", "../maps/way/notes.txt"):
        (repo / "maps" / "m.yaml").write_text(MAP.format(text=text), encoding="utf-8")
        assert "hunter2" in run(repo, "check", "maps/m.yaml").stdout, text
        assert "hunter2" in run(repo / "texts", "check", "-", "../maps/m.yaml").stdout, text


def test_without_a_mark_the_project_is_the_folder_of_the_map(repo: Path) -> None:
    (repo / "setup.cfg").unlink()
    (repo / "notes.txt").write_text(SECRECY, encoding="utf-8")
    (repo / "maps" / "notes.txt").write_text(SECRECY, encoding="utf-8")
    (repo / "maps" / "m.yaml").write_text(MAP.format(text="../notes.txt"), encoding="utf-8")
    assert "AM516" in run(repo, "check", "maps/m.yaml").stdout
    (repo / "maps" / "m.yaml").write_text(MAP.format(text="notes.txt"), encoding="utf-8")
    assert "hunter2" in run(repo, "check", "maps/m.yaml").stdout


@pytest.mark.parametrize("name", ["../secret/notes", "../../secret/notes", "notes"])
def test_ids_and_links_do_not_lead_out_of_the_folder_of_sources(repo: Path, name: str) -> None:
    links(repo)
    (repo / "texts").mkdir()
    (repo / "texts" / "notes.txt").symlink_to("../../secret/notes.txt")
    text = MAP.format(text="none.txt").replace("notes:", f'"{name}":').replace("source: notes", f'source: "{name}"')
    (repo / "maps" / "m.yaml").write_text(text, encoding="utf-8")
    found = run(repo, "check", "maps/m.yaml", "--sources", "texts")
    assert "hunter2" not in found.stdout + found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("sources", ["../secret", "{tmp}/secret", "maps/folder", "..", "/"])
def test_settings_do_not_name_sources_outside(repo: Path, sources: str) -> None:
    links(repo)
    (repo / ".argmap.yaml").write_text(f"sources: {sources.format(tmp=repo.parent)}\n", encoding="utf-8")
    (repo / "maps" / "m.yaml").write_text(MAP.format(text="notes.txt"), encoding="utf-8")
    found = run(repo, "check", "maps/m.yaml")
    assert "hunter2" not in found.stdout + found.stderr
    assert "lies outside the project, so its texts are not looked at; --sources names one elsewhere" in found.stderr


@pytest.mark.parametrize("output", ["../secret", "{tmp}/secret", "maps/folder", ".."])
def test_settings_do_not_name_an_output_outside(repo: Path, output: str) -> None:
    links(repo)
    (repo / ".argmap.yaml").write_text(f"output: {output.format(tmp=repo.parent)}\n", encoding="utf-8")
    (repo / "maps" / "m.yaml").write_text("argument:\n- conclusion: It holds.\n", encoding="utf-8")
    before = sorted(path.name for path in repo.parent.rglob("*"))
    found = run(repo, "build", "maps", "-f", "svg")
    assert (found.returncode, "lies outside the project; --output names one elsewhere" in found.stderr) == (3, True)
    assert sorted(path.name for path in repo.parent.rglob("*")) == before
    assert run(repo, "build", "maps", "-f", "svg", "-o", "../elsewhere").returncode == 0


def test_settings_and_maps_that_are_links_out_of_the_project_are_not_shown(repo: Path) -> None:
    (repo / "maps" / "m.yaml").write_text("argument:\n- conclusion: It holds.\n", encoding="utf-8")
    (repo / "maps" / "n.yaml").symlink_to(repo.parent / "secret" / "other.yaml")
    for words in (["check", "."], ["build", "maps", "-f", "svg"], ["stats", "maps"], ["fmt", "--diff", "."]):
        found = run(repo, *words)
        assert "hunter2" not in found.stdout + found.stderr
        assert "passed over: maps/n.yaml (a link out of the project)" in found.stderr
        assert "hunter2" in run(repo, "check", ".", ARGMAP_ALLOW=str(repo.parent / "secret")).stdout
    (repo / "maps" / "p.yaml").write_text("include: {n: n.yaml}\nargument:\n- ref: n/x\n", encoding="utf-8")
    found = run(repo, "check", "maps/p.yaml")
    assert "hunter2" not in found.stdout + found.stderr
    assert "AM153" in found.stdout
    (repo / ".argmap.yaml").symlink_to(repo.parent / "secret" / "other.yaml")
    found = run(repo, "check", "maps/m.yaml")
    assert (found.returncode, "hunter2" in found.stdout + found.stderr) == (3, False)
    assert "is a link out of the project, and was not read" in found.stderr
