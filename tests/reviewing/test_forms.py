"""Reviews in the forms that professions use: what they say of a map, what they leave blank, in every way of writing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.cli import cli
from argmap.model import Statement
from argmap.reporting.forms import written
from argmap.reviewing import Review
from argmap.reviewing.forms import FORMS, Form, NotWhole, UnknownForm, form_of
from argmap.reviewing.forms.form import Blank, Part, Row

MAPS = Path(__file__).parent / "maps"
WAYS = ("text", "markdown", "html", "json")
BRIDGE = """\
title: The bridge
sources:
  report: {title: Annual inspection, author: City engineers, date: 2024}
argument:
- conclusion: The council should close the bridge.
  id: close
  hedge: for now
  because:
  - id: wearing
    premises:
    - claim: Lorries wear the deck out.
      id: wear
      because:
      - evidence: Strain peaks with every lorry.
        cite: report
    - assumption: Whatever wears the deck out should be kept off by closing the bridge.
    because:
    - claim: That is what the bylaw says.
    but:
    - claim: A new deck would do.
      but:
      - claim: There is no money for one.
  - claim: The railing is loose.
  but:
  - claim: The detour is long.
    held-by: the shopkeepers
"""
BARE = "argument:\n- conclusion: The bridge should be closed.\n"
NOTHING = "title: Nothing\n"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Review:
    monkeypatch.chdir(MAPS)
    return argmap.review("harbour.yaml", since="harbour-before.yaml", sources="texts")


def row(part: Part, label: str) -> Row:
    return next(each for each in part.rows if each.label == label)


def part(form: Form, title: str) -> Part:
    return next(each for each in form.parts if each.title == title)


def blanks(form: Form) -> list[Blank]:
    return [blank for each in form.parts for row in each.rows for blank in row.blanks]


def text(form: Form) -> str:
    return " ".join(written(form, "text", width=10_000).split())


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("way", WAYS)
def test_every_form_is_the_expected_one(page: Review, name: str, way: str, golden: Callable[[Path, str], None]) -> None:
    golden(MAPS / f"harbour.{name}.{way}.out", written(form_of(page, name), way))


# -- Toulmin -------------------------------------------------------------------------------------------------------


def test_a_step_is_laid_out_with_all_that_the_map_has_of_it() -> None:
    sheet = argmap.form(BRIDGE, "toulmin")
    assert [each.title for each in sheet.parts] == ["Step 1", "Step 2", "Step 3"]
    assert [each.about for each in sheet.parts] == [
        "To the main conclusion.", "To the main conclusion.", "1 step below the main conclusion.",
    ]  # fmt: skip
    first = sheet.parts[0]
    found = {e.label: [i.node.text.value for i in e.items if isinstance(i.node, Statement)] for e in first.rows}
    assert found == {
        "Claim": ["The council should close the bridge."],
        "Data": ["Lorries wear the deck out."],
        "Warrant": ["Whatever wears the deck out should be kept off by closing the bridge."],
        "Backing": ["That is what the bylaw says."],
        "Qualifier": [],
        "Rebuttals": ["The detour is long.", "A new deck would do."],
    }
    said = text(sheet)
    assert "Argued for in step 3." in said
    assert "Of the claim, in the author's words: “for now”." in said
    assert "The detour is long. (the view of the shopkeepers) [against the claim] No answer in the map." in said
    assert "A new deck would do. [undercut, against the step] Answer:" in said
    assert "“There is no money for one”." in said
    assert not [blank for each in first.rows for blank in each.blanks]


def test_what_is_not_written_is_told_and_left_as_a_blank() -> None:
    second = argmap.form(BRIDGE, "toulmin").parts[1]
    warrant = row(second, "Warrant")
    assert warrant.says == (("Not written: if “The railing is loose”, then “The council should close the bridge”.",),)
    assert [blank.asks for blank in warrant.blanks] == ["What lets one go from the data to the claim?"]
    assert row(second, "Backing").blanks
    unqualified = argmap.form(BRIDGE.replace("  hedge: for now\n", ""), "toulmin").parts[1]
    assert not row(unqualified, "Qualifier").says
    assert row(unqualified, "Qualifier").blanks


def test_a_step_that_is_accepted_or_has_its_whole_scheme_is_not_said_to_lack_a_warrant() -> None:
    accepted = BRIDGE.replace(
        "  - claim: The railing", "  - verdict: accepted\n    premises:\n    - claim: The railing"
    )
    assert "the map maker rules that the step may be taken" in text(argmap.form(accepted, "toulmin"))
    scheme = (
        "argument:\n- conclusion: It rained.\n  because:\n  - scheme: sign\n    premises:\n"
        "    - {claim: The street is wet., role: finding}\n"
        "    - {claim: A wet street is a sign of rain., role: indicator}\n"
    )
    (step,) = argmap.form(scheme, "toulmin").parts
    assert row(step, "Warrant").says == (("All premises that its scheme, sign, asks for are among the data.",),)
    assert len(row(step, "Data").items) == 2


def test_most_steps_are_as_many_as_one_asks_for() -> None:
    sheet = argmap.form(BRIDGE, "toulmin", most=2)
    assert len(sheet.parts) == 2
    assert sheet.parts[-1].more == "and 1 more step"


# -- referee, note -------------------------------------------------------------------------------------------------


def test_a_referee_is_told_the_argument_in_its_own_statements() -> None:
    said = text(argmap.form(BRIDGE, "referee"))
    assert "The map argues: “The council should close the bridge” (“for now”). 2 reasons are given for it: " in said
    assert "(1) “Lorries wear the deck out”; (2) “The railing is loose”. Left unsaid: “Whatever wears" in said
    assert "Against it the map has: “The detour is long” (the view of the shopkeepers)." in said
    assert "the conclusion is contested: 2 reasons hold, and an objection stands." in said
    of_a_work = BRIDGE.replace("sources:", "source: report\nsources:")
    assert "“Annual inspection” (City engineers) argues, as the map reads it: “The" in text(
        argmap.form(of_a_work, "referee")
    )


def test_strengths_are_only_what_the_map_shows_and_silence_is_none() -> None:
    strengths = part(argmap.form(BARE, "referee"), "Strengths")
    assert not strengths.rows[0].items
    assert str(strengths.rows[0].says[0][0]).startswith("The map shows none of what is counted here")
    shown = [item.title for item in part(argmap.form(BRIDGE, "referee"), "Strengths").rows[0].items]
    assert "1 of 2 objections has an answer. 1 has none." in shown
    without = argmap.form(BRIDGE[: BRIDGE.rindex("  but:\n")], "referee")
    assert "no praise" not in text(without) or "No point of this sort is in the map. That is no praise" in text(without)


def test_only_questions_for_the_author_are_put_to_the_author() -> None:
    scheme = BRIDGE.replace("  - id: wearing\n", "  - id: wearing\n    scheme: cause-to-effect\n")
    asked = part(argmap.form(scheme, "referee"), "Questions to the author").rows[0].items
    assert asked
    assert "a critic would have to show it" not in str([item.remarks for item in asked])


def test_marks_and_ratings_of_reviewers_come_into_their_report() -> None:
    marked = BRIDGE.replace("    id: wearing\n", "").replace(
        "      id: wear\n",
        "      id: wear\n      review: [{by: a reader, mark: unclear, note: Which lorries?}]\n"
        "      rating: {by: a reader, date: 2024, acceptable: no}\n",
    )
    listed = part(argmap.form(marked, "referee"), "What reviewers marked").rows[0].items
    assert [item.sort for item in listed] == ["unclear", "rating"]
    assert "Rated not acceptable by a reader 2024." in text(argmap.form(marked, "toulmin"))
    assert "Rated by people in the map: 1 not acceptable." in text(argmap.form(marked, "rubric"))


def test_a_note_tells_an_answered_objection_with_its_answer_and_no_objection_as_what_it_is() -> None:
    answered = BRIDGE + "    but:\n    - claim: Only lorries take it.\n"
    said = text(argmap.form(answered, "note"))
    assert "Main objection - 1.6 The detour is long. (the view of the shopkeepers) Answer: 1.6.1 “Only lorries" in said
    none = text(argmap.form(BARE, "note"))
    assert "The map has no objection. Either nobody objects, or nobody has looked." in none


# -- standards, rubric ---------------------------------------------------------------------------------------------


def test_the_nine_standards_and_sourcing_each_leave_the_judgement_to_a_person() -> None:
    form = argmap.form(BRIDGE, "analytic-standards")
    assert [each.title[:2] for each in form.parts] == [*(f"{n}." for n in range(1, 10)), "So"]
    for each in form.parts:
        judged, grounds = row(each, "For you to judge").blanks
        assert judged.choices == ("met", "met in part", "not met", "does not apply")
        assert grounds.asks == "Grounds:"
    assert "There is no older version to compare with" in text(form)
    older = form_of(argmap.review(BRIDGE, since=BRIDGE), "analytic-standards")
    assert "Nothing changed." in text(older)


def test_a_list_without_a_lack_says_that_this_is_no_sign_of_quality() -> None:
    graded = BRIDGE.replace("cite: report", "cite: report\n        credibility: 2\n        basis: statistic")
    graded = graded.replace("date: 2024}", "date: 2024, reliability: B}")
    quality = argmap.form(graded, "analytic-standards").parts[0]
    assert row(quality, "It lacks").says[0][0] == (
        "Nothing that this list looks for. That alone is no sign that the standard is met."
    )


def test_a_rubric_gives_no_level() -> None:
    form = argmap.form(BRIDGE, "rubric")
    for each in form.parts:
        assert len(row(each, "Levels").says) == 3
        assert row(each, "The teacher's level").blanks[0].choices == ("not yet", "in part", "fully")
    assert "[x]" not in written(form, "markdown")


# -- all forms -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("map_text", [NOTHING, BARE, BRIDGE], ids=["nothing", "bare", "bridge"])
def test_forms_of_maps_that_have_little(name: str, map_text: str) -> None:
    form = argmap.form(map_text, name)
    for way in WAYS:
        assert written(form, way).endswith("\n")
    has_blanks = "[ ]" in written(form, "text") or "____" in written(form, "text")
    assert has_blanks or map_text == NOTHING or name == "worksheet"  # of which only open questions have any


@pytest.mark.parametrize("name", FORMS)
def test_forms_are_the_same_each_time_and_whatever_the_layout(name: str) -> None:
    other = yaml.safe_dump(yaml.load(BRIDGE, Loader=yaml.BaseLoader), sort_keys=False, allow_unicode=True)
    assert written(argmap.form(BRIDGE, name), "markdown") == written(argmap.form(other, name), "markdown").replace(
        "&lt;text&gt;", "&lt;text&gt;"
    )


def test_json_has_parts_rows_mentions_and_blanks() -> None:
    found = json.loads(written(argmap.form(BRIDGE, "toulmin"), "json"))
    assert (found["form"], found["name"], found["main"]["id"]) == ("toulmin", "Toulmin sheet", "close")
    rows = {each["label"]: each for each in found["parts"][1]["rows"]}
    assert rows["Claim"]["items"][0]["node"]["number"] == "1"
    assert rows["Warrant"]["blanks"] == [{"asks": "What lets one go from the data to the claim?", "choices": []}]


@pytest.mark.parametrize("name", FORMS)
def test_nothing_in_a_map_becomes_markup(name: str) -> None:
    hostile = BRIDGE.replace("Lorries wear", "<script>alert(1)</script> & *Lorries* wear").replace(
        "title: The bridge", "title: <b>The</b> bridge"
    )
    form = argmap.form(hostile, name)
    page = written(form, "html")
    assert "<script" not in page
    assert "<b>The" not in page
    assert "default-src 'none'" in page
    assert not re.search(r'(?:src|href)="', page)
    assert "<script>" not in written(form, "markdown")


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 1_000_000), name=st.sampled_from(sorted(FORMS)))
def test_each_sheet_has_as_many_blanks_in_every_way_of_writing(seed: int, name: str) -> None:
    """A property: text, Markdown, HTML and JSON leave the same things to people."""
    random = Random(seed)  # noqa: S311 - not for secrets
    kept = [
        line for line in BRIDGE.splitlines() if not line.startswith(("  hedge", "    held")) or random.random() < 0.5
    ]
    form = argmap.form("\n".join(kept) + "\n", name)
    count = len(blanks(form))
    data = json.loads(written(form, "json"))
    assert sum(len(each["blanks"]) for p in data["parts"] for each in p["rows"]) == count
    assert written(form, "html").count('<div class="blank">') == count
    assert written(form, "markdown").count("(to be filled in)") == count
    lines = written(form, "text", width=200)
    assert lines.count("________________________") == sum(not blank.choices for blank in blanks(form))


def test_unknown_forms_and_parts_of_reviews_are_refused() -> None:
    with pytest.raises(UnknownForm, match="did you mean 'toulmin'"):
        argmap.form(BRIDGE, "tulmin")
    with pytest.raises(NotWhole, match="made of a whole review"):
        argmap.form(argmap.review(BRIDGE, "flips"), "note")


def test_a_review_of_another_conclusion_makes_a_form_of_that() -> None:
    form = argmap.form(argmap.review(BRIDGE, conclusion="wear"), "note")
    assert "Conclusion - 1.1 Lorries wear the deck out. Supported: its reason holds" in text(form)


# -- the command ---------------------------------------------------------------------------------------------------


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["review", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bridge.yaml").write_text(BRIDGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--form", "refere"], "a review has no form 'refere'; did you mean 'referee'? there are toulmin, referee, "),
        (["--form", "note", "--section", "flips"], "--form makes a sheet of the whole review; leave out --section"),
        (["--form", "note", "--since", "bridge.yaml"], "the form note does not tell what changed; referee and"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_meant_is_refused(arguments: list[str], message: str) -> None:
    found = run("bridge.yaml", *arguments)
    assert found.exit_code == 2
    assert message in " ".join(found.output.split())


@pytest.mark.parametrize("ending", ["txt", "md", "html", "json"])
def test_a_form_that_may_be_filled_in_is_replaced_only_by_force(folder: Path, ending: str) -> None:
    assert run("bridge.yaml", "--form", "referee", "-o", f"report.{ending}").exit_code == 0
    filled = (folder / f"report.{ending}").read_text(encoding="utf-8").replace("accept", "ACCEPT")
    (folder / f"report.{ending}").write_text(filled, encoding="utf-8")
    again = run("bridge.yaml", "--form", "referee", "-o", f"report.{ending}")
    assert type(again.exception).__name__ == "NotOwnWork"
    assert (folder / f"report.{ending}").read_text(encoding="utf-8") == filled
    assert run("bridge.yaml", "--form", "referee", "-o", f"report.{ending}", "--force").exit_code == 0


@pytest.mark.usefixtures("folder")
def test_what_if_and_all_hold_for_forms_too() -> None:
    assert (
        "As if rejecting 1.1 “Lorries wear the deck out”."
        in run("bridge.yaml", "--form", "note", "--reject", "wear").output
    )
    assert run("bridge.yaml", "--form", "toulmin", "--most", "1").output.count("Claim ") == 1
    assert run("bridge.yaml", "--form", "toulmin", "--all").output.count("Claim ") == 3
