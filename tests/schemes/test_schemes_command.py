"""`argmap schemes`, through the installed script."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.schemes import built_in_names, built_in_schemes

SCRIPT = Path(sys.executable).with_name("argmap")
GOLDEN = Path(__file__).parent / "golden"
OWN = """\
schemes:
  road-sign:
    name: Argument from a road sign
    family: traffic
    premises:
    - posted: A sign says {A}.
    conclusion: "{A}"
    critical_questions: [Is the sign a real one?]
"""


def schemes(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [SCRIPT, "schemes", *arguments], cwd=cwd, capture_output=True, check=False, text=True, timeout=120
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("slug", ["expert-opinion", "slippery-slope", "practical-reasoning"])
def test_a_page(slug: str, golden: Callable[[Path, str], None], tmp_path: Path) -> None:
    done = schemes(slug, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    golden(GOLDEN / f"{slug}.txt", done.stdout)


def test_the_list_has_each_scheme_once(tmp_path: Path) -> None:
    lines = schemes(cwd=tmp_path).stdout.splitlines()
    found = [line.split()[0] for line in lines if line.startswith("  ") and not line.startswith("   ")]
    assert sorted(found) == sorted(built_in_names())
    assert max(map(len, lines)) <= 100


def test_json_holds_everything(tmp_path: Path) -> None:
    found = json.loads(schemes("-f", "json", cwd=tmp_path).stdout)
    assert [each["slug"] for each in found] == [scheme.slug for scheme in built_in_schemes()]
    for each, scheme in zip(found, built_in_schemes(), strict=True):
        assert [role["form"] for role in each["premises"]] == [role.form for role in scheme.roles]
        for asked, question in zip(each["critical_questions"], scheme.questions, strict=True):
            assert (asked["slug"], asked["kind"], asked["target"]) == (
                question.slug,
                question.kind.value,
                question.target,
            )
            assert "{" not in asked["in_words"]


def test_one_family(tmp_path: Path) -> None:
    found = json.loads(schemes("--family", "practical", "-f", "json", cwd=tmp_path).stdout)
    assert {each["family"] for each in found} == {"practical"}
    assert len(found) == sum(scheme.family == "practical" for scheme in built_in_schemes())


def test_schemes_are_found_by_other_names(tmp_path: Path) -> None:
    assert schemes("ArgumentFromSign", cwd=tmp_path).stdout.startswith("sign: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["expert-opnion"], "no scheme is called `expert-opnion`; did you mean `expert-opinion`?"),
        (["zzz"], "no scheme is called `zzz`; `argmap schemes` lists them all"),
        (["--family", "practicl"], "no family of schemes is called `practicl`; did you mean `practical`?"),
        (["--map", "missing.yaml"], "missing.yaml"),
    ],
)
def test_unknown_names(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = schemes(*arguments, cwd=tmp_path)
    assert done.returncode == (3 if "--map" in arguments else 2)
    assert done.stdout == ""
    assert message in done.stderr


def test_own_schemes_of_a_map(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN)
    (tmp_path / "map.yaml").write_text("include: {o: own.yaml}\nargument:\n- claim: A b.\n")
    done = schemes("--map", "map.yaml", "road-sign", cwd=tmp_path)
    assert done.stdout.startswith("road-sign: Argument from a road sign\n\nfamily: traffic\n")
    assert "posted  A sign says A." in done.stdout
    assert "1. (exception, about the step)\n     Is the sign a real one?" in done.stdout
    assert "\nOwn schemes of the map\n\n  road-sign" in schemes("--map", "map.yaml", cwd=tmp_path).stdout
    found = json.loads(schemes("--map", "map.yaml", "--family", "traffic", "-f", "json", cwd=tmp_path).stdout)
    assert [each["slug"] for each in found] == ["road-sign"]


def test_a_map_with_errors_is_not_taken_in_part(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("schemes: []\nargumnt: x\n")
    done = schemes("--map", "map.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert "mend this first" in done.stderr
