"""What reviewers note by `argmap mark`: what is written where, what is refused, and that it can be taken out again."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.api import load, review
from argmap.canonical_form import rows_of
from argmap.cli import mark as command
from argmap.editing.changes import CannotChange, Changes
from argmap.editing.refactoring import marking
from argmap.editing.workspace import Workspace
from argmap.model import Reason, Statement
from argmap.reading.language import MARK, RATING, STEP_RATING
from argmap.reading.terms import MARKS, RATINGS, VERDICTS
from argmap.yamltext.places import CannotLayOut

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "comparing"))
import random_maps as maps
from fuzz.alone import alone
from installed import run

sys.path.pop(0)
sys.path.pop(0)
sys.path.pop(0)

SIGNED = ("--by", "second reader", "--date", "2024-06-03")
BRIDGE = """\
argument:
# the main point
- conclusion: The council should close the bridge to lorries.  # this year
  id: close
  because:
  # about rust
  - The deck rusts.
  - id: wearing
    premises:
    - claim: Lorries wear the deck out.
      id: wear
      rating: {by: a colleague, acceptable: partly}  # for now
    - assumption: Wear cannot be stopped otherwise.
      note: The author does not say so.
      review:
      - {by: a colleague, mark: unclear}
  - ref: money
- claim: There is no money for a new deck.
  id: money
  todo: Ask for the figures.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bridge.yaml").write_text(BRIDGE, encoding="utf-8")
    return tmp_path


def marked(folder: Path, *arguments: str) -> str:
    found = run(folder, "mark", "bridge.yaml", *arguments)
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "changed bridge.yaml\n")
    return (folder / "bridge.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (
            ["close", "--as", "unclear", "--comment", "Which lorries: all?", *SIGNED],
            "  id: close\n",
            "  id: close\n  review:\n  - by: second reader\n    date: 2024-06-03\n    mark: unclear\n"
            '    note: "Which lorries: all?"\n',
        ),
        (
            ["1.1", "--as", "verified", "--by", "", "--date", "2024"],
            "  - The deck rusts.\n",
            "  - claim: The deck rusts.\n    review:\n    - date: 2024\n      mark: verified\n",
        ),
        (
            ["1.1", "--relevant", "yes", "--sufficient", "no", *SIGNED],
            "  - The deck rusts.\n",
            "  - premises:\n    - The deck rusts.\n    rating:\n    - by: second reader\n      date: 2024-06-03\n"
            "      relevant: yes\n      sufficient: no\n",
        ),
        (
            ["wear", "--acceptable", "no", *SIGNED],
            "      rating: {by: a colleague, acceptable: partly}  # for now\n",
            "      rating:  # for now\n      - by: a colleague\n        acceptable: partly\n"
            "      - by: second reader\n        date: 2024-06-03\n        acceptable: no\n",
        ),
        (
            ["wear", "--acceptable", "yes", "--by", "a colleague", "--date", "2024", "--replace"],
            "      rating: {by: a colleague, acceptable: partly}  # for now\n",
            "      # for now\n      rating:\n      - by: a colleague\n        date: 2024\n        acceptable: yes\n",
        ),
        (
            ["wearing", "--verdict", "accepted", "--note", "Shown by tests."],
            "  - id: wearing\n",
            "  - id: wearing\n    verdict: accepted\n    note: Shown by tests.\n",
        ),
        (["wear", "--step", "--todo", "Ask."], "  - id: wearing\n", "  - id: wearing\n    todo: Ask.\n"),
        (
            ["money", "--to", "close", "--verdict", "questioned"],
            "  - ref: money\n",
            "  - premises:\n    - ref: money\n    verdict: questioned\n",
        ),
        (["money", "--todo", "No more.", "--replace"], "todo: Ask for the figures.", "todo: No more."),
        (["money", "--remove", "todo"], "  todo: Ask for the figures.\n", ""),
        (["1.3", "--remove"], None, ""),
        (["1.3", "--remove", "note"], "      note: The author does not say so.\n", ""),
        (
            ["wear", "--by", "a colleague", "--remove", "rating"],
            "      rating: {by: a colleague, acceptable: partly}  # for now\n",
            "      # for now\n",
        ),
    ],
)
def test_what_is_noted_is_written_where_it_belongs(
    folder: Path, arguments: list[str], old: str | None, new: str
) -> None:
    after = marked(folder, *arguments)
    old = old or "      review:\n      - {by: a colleague, mark: unclear}\n"
    assert yaml.safe_load(after) == yaml.safe_load(BRIDGE.replace(old, new, 1))
    assert after == BRIDGE.replace(old, new, 1)


def test_several_are_marked_at_once_and_all_or_none(folder: Path) -> None:
    after = marked(folder, "wear", "money", "1.1", "--as", "verified", *SIGNED)
    assert after.count("mark: verified") == 3
    found = run(folder, "mark", "bridge.yaml", "close", "money", "--todo", "Ask again.")
    assert found.returncode == 1
    assert "`money` has a to-do already" in found.stderr
    assert (folder / "bridge.yaml").read_text(encoding="utf-8") == after


def test_the_same_is_not_noted_twice(folder: Path) -> None:
    marked(folder, "close", "--as", "unclear", *SIGNED)
    again = run(folder, "mark", "bridge.yaml", "close", "--as", "unclear", *SIGNED)
    assert (again.returncode, again.stderr) == (0, "nothing to change\n")


def test_marks_are_signed_as_git_signs_and_dated_today(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = folder / "gitconfig"
    config.write_text("[user]\nname = A Reader\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    marked(folder, "close", "--as", "unclear")
    (entry,) = load(folder / "bridge.yaml")["close"].review
    assert entry.by is not None
    assert entry.by.value == "A Reader"
    assert entry.date is not None
    assert len(entry.date.value) == len("2024-06-03")
    config.write_text("", encoding="utf-8")
    marked(folder, "money", "--as", "unclear")
    (entry,) = load(folder / "bridge.yaml")["money"].review
    assert entry.by is None


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["close"], 2, "say what to note"),
        (["clsoe", "--as", "unclear"], 2, "nearest: close"),
        (["close", "--as", "uncler"], 2, "'uncler' is not one of"),
        (["close", "--as", "unclear", "--date", "2024-13"], 2, "'2024-13' is no date: there is no month 13"),
        (["close", "--relevant", "yes"], 1, "the root of a tree, and no premise of a step"),
        (["wearing", "--acceptable", "yes"], 2, "'wearing' is a step, and a statement is rated acceptable"),
        (["wear", "--step", "--acceptable", "yes"], 2, "a statement is rated acceptable, and not a step"),
        (["wear", "--to", "money", "--todo", "x"], 1, "no step leads from the one to the other"),
        (["wear", "--acceptable", "no", "--by", "a colleague"], 1, "such a rating by a colleague already; --replace"),
        (["1.3", "--note", "Another."], 1, "1.3 has a note already; --replace writes the new one over it"),
        (["close", "--note", " "], 1, "the note is empty"),
        (["close", "--note", "a\x07b"], 1, "an invisible control character, U+0007"),
        (["close", "--remove"], 1, "`close` has no mark"),
        (["1.3", "--remove", "--by", "nobody"], 1, "1.3 has no such mark"),
        (["close", "--remove", "verdict"], 1, "`close` has no verdict"),
        (["1.3", "--remove", "note", "--as", "unclear"], 2, "--as describes marks and ratings"),
        (["1.3", "--remove", "--todo", "x"], 2, "--todo says what to write, and --remove takes something out"),
        (["--remove", "close"], 2, "put the ids before --remove"),
        (["wear", "--acceptable", "yes", "--relevant", "no", "--comment", "x"], 2, "one after the other"),
    ],
)
def test_a_refusal_says_why_and_writes_nothing(folder: Path, arguments: list[str], code: int, message: str) -> None:
    found = run(folder, "mark", "bridge.yaml", *arguments)
    assert message in found.stderr
    assert (found.returncode, found.stdout) == (code, "")
    assert {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()} == {"bridge.yaml": BRIDGE}


def test_of_several_marks_one_has_to_be_told(folder: Path) -> None:
    before = marked(folder, "1.3", "--as", "verified", *SIGNED)
    found = run(folder, "mark", "bridge.yaml", "1.3", "--remove")
    assert found.returncode == 1
    assert "1.3 has 2 marks; say which by --as, --by, --date: by a colleague, mark unclear; by second" in found.stderr
    after = marked(folder, "1.3", "--remove", "--as", "unclear")
    assert after == before.replace("      - {by: a colleague, mark: unclear}\n", "")


def test_what_stands_in_an_included_map_is_marked_there(folder: Path) -> None:
    (folder / "main.yaml").write_text(
        "include: {b: bridge.yaml}\nargument:\n- conclusion: The town is poor.\n  id: poor\n  because:\n"
        "  - ref: b/money\n",
        encoding="utf-8",
    )
    found = run(folder, "mark", "main.yaml", "b/money", "poor", "--as", "unclear", *SIGNED)
    assert sorted(found.stderr.splitlines()) == ["changed bridge.yaml", "changed main.yaml"]
    assert "mark: unclear" in (folder / "main.yaml").read_text(encoding="utf-8")
    assert [m.mark and m.mark.value for m in load(folder / "bridge.yaml")["money"].review] == ["unclear"]


def test_ratings_are_told_with_who_and_when_and_never_as_findings(folder: Path) -> None:
    marked(folder, "wear", "--relevant", "yes", "--sufficient", "partly", "--comment", "One case only.", *SIGNED)
    before = review(BRIDGE)
    page = review(folder / "bridge.yaml")
    found = [item for item in page.sections[-1].items if item.sort == "rating"]
    assert [[str(remark[0]) for remark in item.remarks] for item in found] == [
        ["Partly acceptable.", "Rated by a colleague."],
        ["Relevant, partly sufficient.", "One case only.", "Rated by second reader 2024-06-03."],
    ]
    assert found[1].facts["rating"] == {"relevant": "yes", "sufficient": "partly"}
    assert [verdict.as_stated for verdict in page.verdicts] == [verdict.as_stated for verdict in before.verdicts]
    assert [item.sort for item in page.problems] == [item.sort for item in before.problems]


def test_the_words_are_those_of_the_language() -> None:
    assert tuple(term.word for term in MARKS) == command._MARKS
    assert tuple(term.word for term in VERDICTS) == command._VERDICTS
    assert tuple(term.word for term in RATINGS) == command._RATINGS
    keys = {key.name for place in (MARK, RATING, STEP_RATING) for key in place.keys}
    assert keys == set(marking._IN_ORDER)


def _noted(made: Workspace, random: Random) -> tuple[Changes, int, int]:
    """A random note in a random map, with where the statement or reason is, and how many notes it has there."""
    nodes: list[Statement | Reason] = [*made.graph.statements, *made.graph.reasons]
    rank = random.randrange(len(nodes))

    def find(workspace: Workspace) -> Statement | Reason:
        found: list[Statement | Reason] = [*workspace.graph.statements, *workspace.graph.reasons]
        return found[rank]

    criterion = "acceptable" if isinstance(nodes[rank], Statement) else "relevant"
    text = random.choice(("It is: so", "no", "# not", "two\nlines", "'", "-", "2019", "{a}", "Straße …"))
    steps = [marking.written_out(find)]
    steps += random.choice(
        [
            [marking.put_text(find, "note", text, instead=True)],
            [marking.put_entry(find, "review", {"by": text, "mark": "unclear", "date": "2024"})],
            [marking.put_entry(find, "rating", {"note": text, "by": "a reader", criterion: "no"})],
            [marking.put_text(find, "todo", text, instead=True), marking.put_entry(find, "review", {"note": text})],
        ]
    )
    return marking.in_turn(made, steps), rank, len(nodes)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 1_000_000))
def test_what_is_noted_changes_nothing_else(seed: int) -> None:
    """A property: the map reads as before but for what is noted, and every line that was there is there still."""
    random = Random(seed)  # noqa: S311 - not for secrets
    data = maps.RandomMap(random).data
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=random.choice((False, None)))
    made = alone(text.encode())
    if not made.graph.statements:
        return
    try:
        changes, rank, count = _noted(made, random)
    except (CannotChange, CannotLayOut):
        return
    for after in changes.texts().values():
        again = alone(after.encode())
        assert len([*again.graph.statements, *again.graph.reasons]) == count
        old, new = rows_of(made.root), rows_of(again.root)
        differing = [one for one, other in zip(old.rows, new.rows, strict=True) if one != other]
        assert len(differing) <= 1
        assert old.top == new.top
        for one, other in zip(old.rows, new.rows, strict=True):
            keys = {name for (name, value), (_, now) in zip(one.said, other.said, strict=True) if value != now}
            assert keys <= {"note", "review", "rating", "todo"}
        assert rank < count
