"""What is offered while a map is being written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.editor_support.completion import skeletons
from argmap.evaluation import Status
from argmap.reading.language import CITATION, MAP, REFERENCE, SOURCE
from argmap.reading.terms import BASES

sys.path.insert(0, str(Path(__file__).parent))
from marked import chosen, labels, marked, offered

KINDS = ["conclusion", "claim", "evidence", "assumption"]
BASE = """\
scale: icd203
sources:
  inspection: {title: Annual inspection, author: City office, date: 2024}
  count: {title: Traffic count, cited-in: inspection}
groups:
  money: {title: What it costs}
argument:
- conclusion: The council should close the bridge.
  id: close
  because:
  - scheme: expert-opinion
    id: the-expert
    premises:
    - claim: The engineer says that the deck wears out.
      id: wears
      role: assertion
  but:
  - claim: Closing it costs the toll income.
    id: toll
- claim: There is no money for a deck.
  id: no-money
"""


def after(text: str) -> list[str]:
    return labels(BASE + text)


# -- keys --------------------------------------------------------------------------------------------------------------


def test_an_empty_file_takes_the_keys_of_a_map_in_their_order() -> None:
    assert labels("¦") == [key.name for key in MAP.keys]


def test_keys_that_are_there_are_not_offered_again() -> None:
    found = labels("title: A\n¦\nargument:\n- a\n")
    assert "title" not in found
    assert "argument" not in found
    assert "question" in found


def test_after_a_dash_kinds_come_first() -> None:
    assert labels("argument:\n- ¦") == [*KINDS, "ref"]


def test_a_reason_may_also_begin_with_its_scheme_or_premises() -> None:
    assert labels("argument:\n- claim: A\n  because:\n  - ¦") == [*KINDS, "ref", "scheme", "premises"]


def test_premises_are_no_reasons() -> None:
    assert labels("argument:\n- claim: A\n  but:\n  - premises:\n    - ¦") == [*KINDS, "ref"]


def test_a_statement_takes_its_keys_but_no_second_kind() -> None:
    found = labels("argument:\n- claim: A\n  id: a\n  ¦\n  note: b\n")
    assert {"because", "but", "although", "contradicts", "group"} <= set(found)
    assert not {"id", "note", "ref", "premises", *KINDS} & set(found)


def test_a_reference_takes_few_keys() -> None:
    found = labels("argument:\n- claim: A\n  id: a\n  because:\n  - ref: a\n    ¦")
    assert set(found) == set(REFERENCE.by_name) - {"ref", "role"}


def test_a_role_is_offered_where_premises_are_listed() -> None:
    assert "role" in labels("argument:\n- claim: A\n  because:\n  - premises:\n    - claim: b\n      ¦")
    assert "role" not in labels("argument:\n- claim: A\n  because:\n  - claim: b\n    ¦")


def test_only_evidence_has_a_basis() -> None:
    assert "basis" in labels("argument:\n- evidence: A\n  ¦")
    assert "basis" not in labels("argument:\n- claim: A\n  ¦")


def test_a_reason_takes_its_own_keys() -> None:
    found = labels("argument:\n- claim: A\n  because:\n  - scheme: analogy\n    ¦")
    assert {"premises", "inference", "answers", "outweighs", "strength"} <= set(found)
    assert not {"claim", "likelihood", "scheme"} & set(found)


def test_what_a_reason_has_further_down_counts() -> None:
    found = labels("argument:\n- claim: A\n  because:\n  - ¦\n    premises:\n    - claim: b\n      id: c\n")
    assert "scheme" in found
    assert "premises" not in found
    assert "id" in found  # that of the premise is another one


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sources:\n  a:\n    ¦", [key.name for key in SOURCE.keys]),
        ("sources:\n  a: {¦", [key.name for key in SOURCE.keys]),
        ("sources:\n  a: {title: x, au¦}", ["author"]),
        ("groups:\n  g:\n    ¦", ["title", "note"]),
        ("argument:\n- claim: A\n  cite: {¦}", [key.name for key in CITATION.keys]),
        ("argument:\n- claim: A\n  cite:\n    quo¦", ["quote"]),
        ("argument:\n- claim: A\n  cite:\n  - source: x\n    ¦", ["quote", "at", "voice"]),
        ("argument:\n- claim: A\n  review:\n  - ¦", ["by", "date", "mark", "note"]),
        ("argument:\n- claim: A\n  review:\n  - by: x\n    ma¦", ["mark"]),
        ("schemes:\n  s:\n    critical_questions:\n    - ¦", ["slug", "q", "target", "kind", "added"]),
        ("schemes:\n  s:\n    pol¦", ["polarity"]),
        ("expect:\n  ¦", [status.value for status in Status]),
        ("expect:\n  supported: [a]\n  def¦", ["defeated"]),
        ("waive:\n  several¦", ["several-claims"]),
    ],
)
def test_keys_of_other_mappings(text: str, wanted: list[str]) -> None:
    assert labels(text) == wanted


def test_a_key_says_what_it_is_for() -> None:
    [key] = offered("argument:\n- claim: A\n  bec¦")
    assert key.sort == "key"
    assert "The reasons that speak for it." in key.documentation
    assert key.detail == "a list of reasons"


def test_a_kind_is_of_a_sort_of_its_own() -> None:
    assert {each.sort for each in offered("argument:\n- ¦") if each.label in KINDS} == {"kind"}


# -- values ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- evidence: x\n  basis: ¦", [term.word for term in BASES]),
        ("- evidence: x\n  basis: s¦", ["statistic", "study", "case-study"]),
        ("- claim: x\n  verdict: rej¦", ["rejected"]),
        ("- claim: x\n  cite: ¦", ["inspection", "count"]),
        ("- claim: x\n  cite: [inspection, c¦]", ["count"]),
        ("- claim: x\n  cite:\n  - source: ¦", ["inspection", "count"]),
        ("- claim: x\n  cite: {source: ins¦}", ["inspection"]),
        ("- claim: x\n  group: ¦", ["money"]),
        ("- claim: x\n  likelihood: very¦", ["very unlikely", "very likely"]),
        ("- claim: x\n  likelihood: very l¦", ["very likely"]),
        ("- claim: x\n  restates: no-¦", ["no-money"]),
        ("- claim: x\n  contradicts: [toll, ¦]", ["close", "wears", "no-money"]),
        ("- claim: x\n  contradicts:\n  - toll\n  - ¦\n  - wears\n", ["close", "no-money"]),
        ("- claim: x\n  contradicts: [toll, wears¦]", ["wears"]),
        ("- claim: x\n  tension-with:\n  - wea¦", ["wears"]),
        ("  but:\n  - outweighs: ¦", ["the-expert"]),
        ("  but:\n  - inference: ded¦", ["deductive"]),
        ("  because:\n  - ref: ¦", ["close", "wears", "toll", "no-money"]),
        ("- ref: ¦", ["close", "the-expert", "wears", "toll", "no-money"]),
        ("- claim: x\n  review:\n  - mark: un¦", ["unsupported", "unclear", "unrelated"]),
        ("expect:\n  supported: [clo¦]", ["close", "toll"]),  # the text of the second begins with “Closing”
        ("expect:\n  supported:\n  - ¦", ["close", "wears", "toll", "no-money"]),
        ("alternatives:\n- [¦]", ["close", "wears", "toll", "no-money"]),
        ("alternatives:\n- [close, t¦", ["toll"]),
        ("source: ¦", ["inspection", "count"]),
        ("schemes:\n  s:\n    critical_questions:\n    - target: ¦", ["inference", "conclusion"]),
        ("  because:\n  - scheme: analogy\n    answers:\n      any: ¦", ["dismissed"]),
    ],
)
def test_values(text: str, wanted: list[str]) -> None:
    assert after(text) == wanted


def test_a_source_is_not_cited_in_itself() -> None:
    assert labels("sources:\n  a: {title: A}\n  b: {title: B, cited-in: ¦}\nargument:\n- a\n") == ["a"]


def test_a_statement_does_not_contradict_itself() -> None:
    assert "own" not in after("- claim: x\n  id: own\n  contradicts: ¦")


def test_an_id_is_shown_with_its_text_and_found_by_its_words() -> None:
    [found] = offered(BASE + "- ref: income¦")
    assert (found.label, found.sort) == ("toll", "id")
    assert found.detail == "Closing it costs the toll income."
    assert found.documentation.startswith("**claim** 1.2")


def test_a_source_is_shown_with_its_title_author_and_date() -> None:
    found = offered(BASE + "- claim: x\n  cite: ins¦")[0]
    assert found.detail == "Annual inspection, City office, 2024"
    assert found.sort == "source"


def test_roles_are_those_of_the_scheme_of_the_reason() -> None:
    text = "argument:\n- claim: A\n  because:\n  - scheme: expert-opinion\n    premises:\n    - claim: b\n      role: ¦"
    found = offered(text)
    assert [each.label for each in found] == ["expertise", "assertion", "in_field"]
    assert {each.sort for each in found} == {"role"}
    assert "expert" in found[0].detail


def test_roles_are_known_before_the_scheme_is_read() -> None:
    text = (
        "argument:\n- claim: A\n  because:\n  - premises:\n    - claim: b\n      role: ¦\n    scheme: expert-opinion\n"
    )
    assert labels(text) == ["expertise", "assertion", "in_field"]


def test_questions_are_those_without_an_answer() -> None:
    text = "argument:\n- claim: A\n  because:\n  - scheme: expert-opinion\n    answers:\n      bias: no\n      ¦\n"
    found = offered(text.replace("bias", "interest"))
    assert found[0].label == "evidence"
    assert "interest" not in [each.label for each in found]
    assert {each.sort for each in found} == {"question"}


def test_schemes_for_the_side_come_first() -> None:
    pro, con = (labels(f"argument:\n- claim: A\n  {side}:\n  - scheme: ¦") for side in ("because", "but"))
    assert set(pro) == set(con)
    assert con.index("inconsistent-commitment") < con.index("analogy")
    assert pro.index("analogy") < pro.index("inconsistent-commitment")


def test_own_schemes_come_before_built_in_ones() -> None:
    own = "schemes:\n  my-way:\n    name: My way\n    premises:\n    - ground: It is so\nargument:\n"
    assert labels(own + "- claim: A\n  because:\n  - scheme: ¦")[0] == "my-way"
    text = own + "- claim: A\n  because:\n  - scheme: my-way\n    premises:\n    - claim: b\n      role: ¦"
    assert labels(text) == ["ground"]


def test_terms_of_an_own_scale() -> None:
    assert labels("scale: {odd: [0.1, 0.2], sure: [0.9, 1]}\nargument:\n- claim: x\n  likelihood: ¦") == ["odd", "sure"]


def test_names_of_included_maps_have_their_prefix(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text("sources:\n  w: {title: W}\nargument:\n- claim: Inner.\n  id: inner\n")
    text = "include:\n  part: part.yaml\nargument:\n- claim: Outer.\n  id: outer\n- {}: ¦\n"
    path = str(tmp_path / "main.yaml")
    assert labels(text.format("ref"), path) == ["outer", "part/inner"]
    assert labels(text.format("ref").replace("¦", "part/¦"), path) == ["part/inner"]
    assert labels(text.format("ref").replace("¦", "inn¦"), path) == ["part/inner"]
    assert labels("include:\n  part: part.yaml\nargument:\n- claim: A\n  cite: ¦", path) == ["w"]


def test_paths_are_those_of_files_at_the_map_and_below(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("main.yaml", "other.yaml", "sub/deep one.yml", "a, b.yaml", "notes.txt", ".hidden.yaml"):
        (tmp_path / name).write_text("argument:\n- a\n")
    path = str(tmp_path / "main.yaml")
    found = offered("include:\n  x: ¦", path)
    assert [each.label for each in found] == ["a, b.yaml", "other.yaml", "sub/deep one.yml"]
    assert [each.text for each in found] == ['"a, b.yaml"', "other.yaml", "sub/deep one.yml"]
    assert {each.sort for each in found} == {"path"}
    assert labels("include:\n  x: sub/¦", path) == ["sub/deep one.yml"]
    assert labels("sources:\n  s: {text: ¦}", path) == ["notes.txt"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sources:\n  ¦\nargument:\n- claim: A\n  cite: [new, known]\n", ["new", "known"]),
        ("sources:\n  known: {title: K}\n  ¦\nargument:\n- claim: A\n  cite: [new, known]\n", ["new"]),
        ("groups:\n  ¦\nargument:\n- claim: A\n  group: g\n", ["g"]),
        ("argument:\n- claim: A\n  because:\n  - ref: later\n- claim: B\n  id: ¦\n", ["later"]),
    ],
)
def test_names_that_are_used_before_they_are_given(text: str, wanted: list[str]) -> None:
    assert labels(text) == wanted


# -- what is put in ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "label", "wanted"),
    [
        ("ti¦", "title", "title: "),
        ("ti¦: x", "title", "title: x"),
        ("¦title: x", "question", "question: x"),
        ("argument:\n- cl¦", "claim", "argument:\n- claim: "),
        ("argument:\n-¦", "claim", "argument:\n- claim: "),
        ("argument:\n¦", "- claim", "argument:\n- claim: "),
        ("argument:\n- claim: A\n  be¦", "because", "argument:\n- claim: A\n  because:"),
        ("argument:\n- claim: A\n  because:\n  ¦", "- ref", "argument:\n- claim: A\n  because:\n  - ref: "),
        ("argument:\n- claim: A\n  verdict:¦", "accepted", "argument:\n- claim: A\n  verdict: accepted"),
        ("argument:\n- claim: A\n  verdict: ¦acc", "accepted", "argument:\n- claim: A\n  verdict: accepted"),
        ('argument:\n- claim: A\n  verdict: "acc¦"', "accepted", 'argument:\n- claim: A\n  verdict: "accepted"'),
        ("argument:\n- claim: A\n   ¦", "id", None),
        ("sources: {a: {au¦}}", "author", "sources: {a: {author: }}"),
        ("sources: {a: {reliability:¦}}", "A", "sources: {a: {reliability: A}}"),
        ("- {claim: A, be¦", "because", None),
    ],
)
def test_what_is_put_in(before: str, label: str, wanted: str | None) -> None:
    if wanted is None:
        assert label not in labels(before)
    else:
        assert chosen(before, label) == wanted


def test_a_line_that_is_indented_too_far_is_put_right() -> None:
    text = "argument:\n- claim: A\n  because:\n  - ref: a\n   ¦"
    assert chosen(text, "- ref") == "argument:\n- claim: A\n  because:\n  - ref: a\n  - ref: "
    assert chosen(text, "note") == "argument:\n- claim: A\n  because:\n  - ref: a\n  note: "


# -- to be filled in ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["", "c", "cite"])
def test_a_citation_to_be_filled_in_offers_the_sources(typed: str) -> None:
    view, offset = marked(f"{BASE}- evidence: The deck was measured.\n  {typed}¦\n")
    (found,) = skeletons(view, offset)
    assert found.text == "cite: {source: ${1|inspection,count|}, at: ${2:p. 1}}"
    assert found.span.written == typed


def test_a_citation_is_to_be_filled_in_only_where_one_can_stand() -> None:
    claim = "argument:\n- claim: "
    for text in ("title: A\n¦\n", f"{claim}A\n  cite: b\n  ¦\n", f"{claim}¦\n", "sources:\n  a:\n    ¦\n"):
        assert skeletons(*marked(text)) == []
    (found,) = skeletons(*marked("argument:\n- claim: A\n  ¦\n"))
    assert found.text == "cite: {source: ${1:source}, at: ${2:p. 1}}"


def test_words_of_argmap_are_offered_with_what_stands_there_now() -> None:
    found = {each.label: each for each in offered("language: de\nwords:\n  claim: These\n  concl¦\nargument:\n- a\n")}
    assert list(found) == ["conclusion", "for_the_conclusion", "against_the_conclusion"]
    assert found["conclusion"].detail == "Konklusion"
    assert found["conclusion"].text == "conclusion: "
    assert found["conclusion"].documentation == "A word in the header of a box."
    assert "claim" not in labels("words:\n  claim: These\n  ¦\nargument:\n- a\n")
