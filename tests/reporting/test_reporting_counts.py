"""One of something is told in the singular."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli import cli
from argmap.rendering.formats.engines import EngineTooSlow
from argmap.reporting.console import summary

ONE = """\
source: report
sources: {report: {title: A report, text: report.txt}}
argument:
- conclusion: The bridge should be closed.
  because:
  - claim: Lorries wear it out.
    quote: Worn.
  but:
  - claim: Detours are long.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.yaml").write_text(ONE, encoding="utf-8")
    (tmp_path / "report.txt").write_text("Worn.\n", encoding="utf-8")
    return tmp_path


def told(*words: str) -> str:
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("stats one.yaml", "answered 0 of 1 objection or undercut"),
        ("sources one.yaml", "report.txt: 1 word, 1 paragraph, 1 sentence;"),
        ("review one.yaml --section coverage", "The only quotation stands where the map says."),
        ("review one.yaml --section coverage", "The only sentence is quoted (100 %); the only paragraph is quoted."),
        ("review one.yaml --section linchpins", "the only conclusion that stands or is contested falls with"),
    ],
)
def test_commands(command: str, words: str) -> None:
    assert words in told(*command.split())


def test_messages() -> None:
    assert "within 1 second;" in str(EngineTooSlow("dot", 1))
    assert "within 20 seconds;" in str(EngineTooSlow("dot", 20))
    assert summary([], 1) == "no findings in 1 file"
    assert summary([], 2, 1) == "no findings in 2 files, of which 1 includes what was checked"
    assert summary([], 3, 2) == "no findings in 3 files, of which 2 include what was checked"
