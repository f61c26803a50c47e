"""`argmap new --against` and `--steelman`: what is written where, what is refused, and what is left alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))
from in_process import run

sys.path.pop(0)

SCHOOL = """\
# The school day.
argument:
- conclusion: The school day should start at nine.   # to be decided in May
  because:
  - premises:
    - Pupils learn more when the school day starts at nine.
    - assumption: Teachers have nothing against the afternoon.
  but:
  - claim: Parents who start work at seven could not take their children to school at nine.
"""
NAMED = SCHOOL.replace("  because:\n  - premises", "  id: nine\n  because:\n  - premises")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "school.yaml").write_text(NAMED, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("option", "ending"), [("--against", "against"), ("--steelman", "strongest")])
def test_the_new_map_is_written_beside_the_old_one(option: str, ending: str, folder: Path) -> None:
    done = run(folder, "new", option, "school.yaml")
    new = f"school-{ending}.yaml"
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"wrote {new}. Next: argmap check {new}; argmap review {new}\n"
    assert (folder / "school.yaml").read_text(encoding="utf-8") == NAMED
    before = (folder / new).read_bytes()
    assert f"argmap review {new}" in before.decode()
    for words in (("check", "."), ("fmt", "--check", new), ("review", new), ("render", new, "-o", "new.svg")):
        assert run(folder, *words).returncode == 0, words
    assert (folder / new).read_bytes() == before


def test_a_file_that_is_there_is_left_alone_without_force(folder: Path) -> None:
    there = folder / "mine.yaml"
    there.write_text("title: Mine\n", encoding="utf-8")
    for options in ((), ("--give-ids",)):
        done = run(folder, "new", "--against", "school.yaml", "mine", *options)
        assert done.returncode == 3
        assert "mine.yaml is there already and was left as it is" in done.stderr
        assert there.read_text(encoding="utf-8") == "title: Mine\n"
        assert (folder / "school.yaml").read_text(encoding="utf-8") == NAMED
    assert run(folder, "new", "--against", "school.yaml", "mine", "--force").returncode == 0
    assert "original/nine" in there.read_text(encoding="utf-8")
    assert run(folder, "new", "--steelman", "school.yaml", "mine", "--force", "--give-ids").returncode == 0
    assert "The strongest case" in there.read_text(encoding="utf-8")
    assert run(folder, "new", "mine", "--force", "-t", "debate").returncode == 0
    assert "Where the school should build" in there.read_text(encoding="utf-8")


def test_ids_are_given_where_they_are_needed_and_nothing_else_changes(folder: Path) -> None:
    (folder / "school.yaml").write_text(SCHOOL, encoding="utf-8")
    refused = run(folder, "new", "--against", "school.yaml")
    assert refused.returncode == 3
    assert "school.yaml:3:15: the conclusion has no `id`" in refused.stderr
    assert "--give-ids" in refused.stderr
    assert [each.name for each in folder.iterdir()] == ["school.yaml"]

    done = run(folder, "new", "--against", "school.yaml", "--give-ids")
    assert done.returncode == 0, done.stderr
    assert "changed school.yaml\nwrote school-against.yaml\n" in done.stderr
    text = (folder / "school.yaml").read_text(encoding="utf-8")
    assert "# The school day.\n" in text
    assert "# to be decided in May\n" in text
    conclusion = yaml.safe_load(text)["argument"][0]
    step = conclusion["because"][0]
    assert (conclusion["id"], step["id"]) == ("the-school-day-should", "step-pupils-learn-more")
    assert step["premises"][0] == {
        "claim": "Pupils learn more when the school day starts at nine.", "id": "pupils-learn-more-when",
    }  # fmt: skip
    refs = {each.get("ref") for each in yaml.safe_load((folder / "school-against.yaml").read_text())["argument"]}
    assert {"original/step-pupils-learn-more", "original/pupils-learn-more-when"} <= refs
    assert run(folder, "check", ".").returncode == 0
    assert run(folder, "new", "--steelman", "school.yaml", "--give-ids").returncode == 0
    assert (folder / "school.yaml").read_text(encoding="utf-8") == text, "all has an id by now"


def test_a_map_elsewhere_with_blanks_in_its_name(folder: Path) -> None:
    (folder / ".argmap.yaml").write_text("", encoding="utf-8")
    (folder / "old maps").mkdir()
    (folder / "old maps" / "the school.yaml").write_text(NAMED, encoding="utf-8")
    assert run(folder, "new", "--against", "old maps/the school.yaml").returncode == 0
    assert (folder / "old maps" / "the school-against.yaml").is_file()
    done = run(folder, "new", "--against", "old maps/the school.yaml", "new/my case.yaml")
    assert done.stderr.endswith("argmap review 'new/my case.yaml'\n")
    text = (folder / "new" / "my case.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["include"] == {"original": "../old maps/the school.yaml"}
    assert run(folder, "check", "new/my case.yaml").returncode == 0
    printed = run(folder / "new", "new", "--against", "../old maps/the school.yaml", "-")
    assert yaml.safe_load(printed.stdout)["include"] == {"original": "../old maps/the school.yaml"}


def test_what_cannot_be_included_is_refused_with_a_way_out(folder: Path) -> None:
    done = run(folder, "new", "--against", "school.yaml", "elsewhere/new.yaml")
    assert done.returncode == 3
    assert "cannot include school.yaml" in done.stderr
    assert ".argmap.yaml" in done.stderr
    assert not (folder / "elsewhere").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--against", "school.yaml", "--steelman", "school.yaml"), 2, "write two maps for both"),
        (("--against", "school.yaml", "-t", "paper"), 2, "--template and --against do not go together"),
        (("x", "--conclusion", "nine"), 2, "--conclusion belongs to --against or --steelman"),
        (("x", "--give-ids"), 2, "--give-ids belongs to --against or --steelman"),
        ((), 2, "Missing argument 'FILE'"),
        (("--against", "-"), 2, "--against needs a file"),
        (("--steelman", "school.yaml", "-", "--give-ids"), 2, "has to be a file as well"),
        (("--against", "school.yaml", "school.yaml", "--force"), 2, "is a map that the new one would include"),
        (("--against", "school.yaml", "--conclusion", "ten"), 2, "no statement has the id or number 'ten'"),
        (("--against", "nowhere.yaml"), 3, "nowhere.yaml"),
        (("--against", "."), 3, ""),
        (("--against", "empty.yaml"), 3, "no statement yet"),
        (("--against", "broken.yaml"), 1, "mend this first"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    words: tuple[str, ...], code: int, said: str, folder: Path
) -> None:
    (folder / "empty.yaml").write_text("title: Nothing yet\n", encoding="utf-8")
    (folder / "broken.yaml").write_text(NAMED.replace("claim:", "clam:"), encoding="utf-8")
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    done = run(folder, "new", *words)
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_a_conclusion_can_be_named_by_its_number(folder: Path) -> None:
    text = NAMED.replace("- assumption: Teachers", "- id: lets\n      assumption: Teachers")
    (folder / "school.yaml").write_text(text, encoding="utf-8")
    assert run(folder, "new", "--against", "school.yaml", "--conclusion", "1.2").returncode == 0
    assert "contradicts: original/lets" in (folder / "school-against.yaml").read_text(encoding="utf-8")
