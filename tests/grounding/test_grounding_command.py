"""Texts through the installed command: exit codes, folders, settings, `argmap sources`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MAP = """\
source: bridge
sources:
  bridge: {title: The river bridge}
  letter: {title: A letter, cited-in: bridge}
argument:
- claim: The deck is worn by lorries.
  quote: Lorries wear the deck
  cite: letter
- claim: The council should close the bridge.
  quote: QUOTE
"""
TEXT = "The River Bridge\n\nLorries wear the deck. The council should close the bridge.\n\nIt is so.\n"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "argmap", *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "bridge.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "right.yaml").write_text(MAP.replace("QUOTE", "should close the bridge"), encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(MAP.replace("QUOTE", "should sell the bridge"), encoding="utf-8")
    return tmp_path


def test_check(folder: Path) -> None:
    assert run(folder, "check", "right.yaml", "wrong.yaml").returncode == 0
    assert run(folder, "check", "right.yaml", "--sources", "texts").returncode == 0
    done = run(folder, "check", "wrong.yaml", "--sources", "texts")
    assert done.returncode == 1
    assert "wrong.yaml:10:10: error[AM507] `bridge` does not say “should sell the bridge”" in done.stdout
    assert "[-sell-] {+close+}" in done.stdout


def test_the_folder_may_stand_in_the_settings(folder: Path) -> None:
    (folder / ".argmap.yaml").write_text("sources: texts\n", encoding="utf-8")
    assert run(folder, "check", "wrong.yaml").returncode == 1
    (folder / ".argmap.yaml").write_text("sources: nowhere\n", encoding="utf-8")
    done = run(folder, "check", "wrong.yaml")
    assert done.returncode == 0
    assert "nowhere is not there, so its texts are not looked at" in done.stderr


def test_a_folder_that_is_not_there_or_of_no_use(folder: Path) -> None:
    done = run(folder, "check", "right.yaml", "--sources", "nowhere")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    (folder / "empty").mkdir()
    done = run(folder, "check", "right.yaml", "--sources", "empty")
    assert done.returncode == 0
    assert "empty holds no text of a source" in done.stderr
    done = run(folder, "check", "right.yaml", "--sources", "empty", "--select", "AM401")
    assert (done.returncode, done.stderr) == (0, "")  # what was asked for needs no text


def test_json_has_the_fix(folder: Path) -> None:
    report = json.loads(run(folder, "check", "wrong.yaml", "--sources", "texts", "--format", "json").stdout)
    [finding] = report["diagnostics"]
    assert (finding["code"], finding["fix"]["safe"]) == ("AM507", False)


def test_sources_as_a_table(folder: Path) -> None:
    done = run(folder, "sources", "right.yaml", "--sources", "texts")
    assert done.returncode == 0
    assert "bridge  texts/bridge.txt: 16 words, 1 section, 2 paragraphs, 3 sentences; no sha256 kept" in done.stdout
    assert "2 of 2" in done.stdout
    assert "no source has a text" in run(folder, "sources", "right.yaml").stdout
    rows = json.loads(run(folder, "sources", "right.yaml", "--sources", "texts", "-f", "json").stdout)
    assert [(r["id"], r["citations"], r["found"], r["text_of"]) for r in rows] == [
        ("bridge", 2, 2, ["bridge"]),
        ("letter", 1, 0, ["bridge"]),
    ]


def test_digests_can_be_pasted(folder: Path) -> None:
    lines = run(folder, "sources", "right.yaml", "--sources", "texts", "--sha256").stdout
    digest = lines.split()[-1]
    path = folder / "right.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("bridge}", f"bridge, sha256: {digest}}}", 1), encoding="utf-8"
    )
    assert run(folder, "check", "right.yaml", "--sources", "texts").returncode == 0
    assert "; unchanged" in run(folder, "sources", "right.yaml", "--sources", "texts").stdout
    with (folder / "texts" / "bridge.txt").open("a", encoding="utf-8") as text:
        text.write("More.\n")
    done = run(folder, "check", "right.yaml", "--sources", "texts")
    assert (done.returncode, "AM513" in done.stdout) == (1, True)
    assert "changed since its sha256" in run(folder, "sources", "right.yaml", "--sources", "texts").stdout
    assert run(folder, "sources", "right.yaml", "--sha256").returncode == 1


def test_numbers(folder: Path) -> None:
    shown = run(folder, "sources", "right.yaml", "--sources", "texts", "--number").stdout
    assert shown == (
        "§1  The River Bridge\n\n§1 ¶1 s1  Lorries wear the deck.\n§1 ¶1 s2  The council should close the bridge.\n\n"
        "§1 ¶2 s1  It is so.\n"
    )
    assert run(folder, "sources", "right.yaml", "--sources", "texts", "--number", "letter").stdout == shown
    sections = json.loads(run(folder, "sources", "right.yaml", "--sources", "texts", "--number", "-f", "json").stdout)
    assert sections[0]["paragraphs"][1] == [{"at": "§1 ¶2 s1", "page": None, "text": "It is so."}]
    for words in (("--number", "bridg"), ("--number", "right.yaml"), ("--number",)):
        done = run(folder, "sources", "right.yaml", *words)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_a_text_that_cannot_be_read_is_no_wrong_usage(folder: Path) -> None:
    (folder / "texts" / "bridge.txt").write_bytes(b"caf\xe9")
    done = run(folder, "sources", "right.yaml", "--sources", "texts", "--number")
    assert (done.returncode, "is not UTF-8" in done.stderr) == (3, True)
    assert run(folder, "check", "right.yaml", "--sources", "texts").returncode == 1


def test_texts_through_standard_input_and_the_interface(folder: Path) -> None:
    import argmap

    with pytest.raises(argmap.MapHasErrors, match="does not say"):
        argmap.load(folder / "wrong.yaml", sources=folder / "texts")
    analysis = argmap.check(folder / "right.yaml", sources=str(folder / "texts"))
    assert analysis.grounding is not None
    assert [q.outcome.value for q in analysis.grounding.quotations] == ["found", "found"]
