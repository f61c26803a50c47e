"""What the project says of itself in files that programs read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from argmap.version import VERSION

sys.path.insert(0, str(Path(__file__).parent))
import pages

sys.path.pop(0)

SETTINGS = sorted([*pages.ROOT.glob(".github/**/*.yml"), pages.ROOT / ".pre-commit-config.yaml"])


def test_the_version_to_cite_is_this_one() -> None:
    cited = yaml.safe_load((pages.ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["title"], cited["version"]) == ("argmap", VERSION)


@pytest.mark.parametrize("path", SETTINGS, ids=lambda path: path.name)
def test_settings_are_yaml_and_name_files_that_there_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    if ".ci/run" in text:
        assert (pages.ROOT / ".ci" / "run").is_file()


def test_every_test_of_the_gate_is_run_by_the_workflow() -> None:
    jobs = yaml.safe_load((pages.ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))["jobs"]
    assert ".ci/run" in [step.get("run") for step in jobs["gate"]["steps"]]
