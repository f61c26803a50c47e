"""What a map says comes out in the model, every key of the language, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.model import ArgumentMap, Bearing, Inference, Kind, Premise, Reason, Reference, Statement
from argmap.reading import load, read_bytes
from argmap.reading.language import MAP, REASON, REFERENCE, STATEMENT
from argmap.source import Source, Text

EVERYTHING = Path(__file__).parent / "ok" / "everything.yaml"


def map_in(text: str) -> ArgumentMap:
    reading = load(Source("map.yaml", text))
    assert reading.diagnostics == ()
    assert reading.map is not None
    return reading.map


def statement_in(text: str) -> Statement:
    (root,) = map_in(f"argument:\n{text}").roots
    assert isinstance(root, Statement)
    return root


def value(text: Text | None) -> str | None:
    return None if text is None else text.value


def only(premises: tuple[Premise, ...]) -> Statement:
    (premise,) = premises
    assert isinstance(premise, Statement)
    return premise


@pytest.fixture(scope="module")
def everything() -> ArgumentMap:
    source, _ = read_bytes(EVERYTHING.read_bytes(), "everything.yaml")
    assert source is not None
    reading = load(source)
    assert reading.diagnostics == ()
    assert reading.map is not None
    return reading.map


@pytest.fixture(scope="module")
def conclusion(everything: ArgumentMap) -> Statement:
    root = everything.roots[0]
    assert isinstance(root, Statement)
    return root


@pytest.fixture(scope="module")
def reason(conclusion: Statement) -> Reason:
    return conclusion.because[0]


def test_the_example_holds_every_key_of_the_language(
    everything: ArgumentMap, conclusion: Statement, reason: Reason
) -> None:
    reference = reason.premises[2]
    assert set(MAP.by_name) - {"include"} == set(everything.keys) - {"x-anything"}
    kinds = {"claim", "evidence", "assumption"}
    assert set(STATEMENT.by_name) - set(conclusion.keys) == kinds | {"basis"}
    assert set(REASON.by_name) == set(reason.keys) - {"x-own"}
    assert set(REFERENCE.by_name) - set(reference.keys) == {"at", "voice", "because", "but", "although"}


def test_the_top_of_the_file(everything: ArgumentMap) -> None:
    assert value(everything.title) == "The river bridge"
    assert value(everything.question) == "Should the bridge be closed to lorries: now?"
    assert value(everything.summary) == (
        "Two lines\nof summary: with a colon, #signs and - dashes.\n\n# even a line that looks like a comment"
    )
    assert [value(everything.author), value(everything.date), value(everything.language)] == [
        "City engineering office",
        "2024-05",
        "en",
    ]
    assert {key: word.value for key, word in everything.words.items()} == {
        "because": "since",
        "more_between": "and {number} more",
    }
    assert value(everything.work) == "inspection"
    assert everything.alternatives[0][1].value == "keep-open"
    assert {status: [name.value for name in names] for status, names in everything.expect.items()} == {
        "supported": ["close"],
        "open": ["keep-open"],
    }
    assert [(waiver.rule.value, waiver.why.value) for waiver in everything.waivers] == [
        ("AM206", "the map is a sketch")
    ]


def test_sources_groups_schemes_and_scale(everything: ArgumentMap) -> None:
    work = everything.works["inspection"]
    assert [value(getattr(work, name)) for name in ("publisher", "url", "doi", "isbn", "type", "reliability")] == [
        "The city",
        "https://city.example/bridge#report",
        "10.1000/182",
        "978-3-16-148410-0",
        "report",
        "B",
    ]
    assert [value(work.text), value(work.sha256), value(work.date)] == ["inspection.txt", "0123abc", "2024-05-13"]
    counts = everything.works["counts"]
    assert [name.value for name in (*counts.cited_in, *counts.derived_from)] == ["inspection", "inspection"]
    assert counts.span.written.startswith("counts: {title")
    assert everything.works["empty"].title is None
    assert value(everything.groups["safety"].note) == "The first part"
    scheme = everything.schemes["wear"]
    assert {role: form.value for role, form in scheme.premises.items()} == {
        "cause": "{C} wears {T} out.",
        "use": "{C} is frequent.",
    }
    assert [[value(text) for text in (q.text, q.slug, q.target, q.kind, q.added)] for q in scheme.questions] == [
        ["Is there another cause?", "other-cause", "inference", "exception", "true"],
        ["Does it matter?", None, None, None, None],
    ]
    said = (scheme.family, scheme.polarity, scheme.inference)
    assert [value(text) for text in said] == ["causal", "con", "defeasible"]
    assert [text.value for text in (*scheme.aliases, *scheme.optional, *scheme.works)] == ["abrasion", "use", "WRM2008"]
    assert {name: [value(slot.words), *map(value, slot.origins)] for name, slot in scheme.slots.items()} == {
        "C": ["the cause", "cause"],
        "T": ["the thing"],
    }
    assert everything.scale is not None
    assert everything.scale.terms == {"likely": (0.55, 0.8), "remote": (0.0, 0.05)}


def test_the_attributes_of_a_statement(conclusion: Statement) -> None:
    single = ("id", "label", "role", "held_by", "date", "credibility", "likelihood", "hedge", "restates", "verdict")
    assert [value(getattr(conclusion, name)) for name in (*single, "group", "note", "todo")] == [
        "close",
        "Close it",
        "main",
        "The engineers",
        "2018/2019",
        "2",
        "very likely",
        "quite likely",
        "keep-open",
        "accepted",
        "safety",
        "no",
        "yes",
    ]
    assert [tag.value for tag in conclusion.tags] == ["bridge", "lorries"]
    assert [name.value for name in conclusion.contradicts] == ["keep-open"]
    assert [name.value for name in conclusion.tension_with] == ["keep-open"]
    assert [(waiver.rule.value, waiver.why.value) for waiver in conclusion.waivers] == [
        ("AM201", "it is the topic"),
        ("bare-claim", "so be it"),
    ]
    (mark,) = conclusion.review
    assert [value(mark.by), value(mark.date), value(mark.mark), value(mark.note)] == [
        "a colleague",
        "2024-06-01",
        "several-claims",
        "split it",
    ]


def test_ratings(conclusion: Statement, reason: Reason) -> None:
    (rating,) = conclusion.rating
    assert [value(rating.by), value(rating.date), value(rating.note)] == ["a colleague", "2024-06-01", "by now"]
    assert rating.criteria == {"acceptable": "yes"}
    assert [each.criteria for each in reason.rating] == [
        {"relevant": "yes", "sufficient": "partly"},
        {"sufficient": "no"},
    ]


def test_citations(conclusion: Statement) -> None:
    assert [
        (value(c.source), value(c.quote), value(c.at), value(c.voice), c.span.written) for c in conclusion.citations
    ] == [
        (None, "strain peaks … lorry crossings", "§3 ¶4", "author", "strain peaks … lorry crossings"),
        ("counts", None, None, None, "counts"),
        ("https://x.example/?a=1&b=2", None, None, None, "https://x.example/?a=1&b=2"),
        ("counts", "900 lorries", "p. 12", "cited", "{source: counts, quote: 900 lorries, at: p. 12, voice: cited}"),
        (None, "no source here", None, None, "{quote: no source here}"),
    ]


def test_the_attributes_of_a_reason(reason: Reason) -> None:
    assert reason.explicit
    assert reason.bearing is Bearing.SUPPORT
    assert reason.inference is Inference.DEFEASIBLE
    single = ("scheme", "id", "label", "strength", "hedge", "note", "todo")
    assert [value(getattr(reason, name)) for name in single] == [
        "wear",
        "wear-reason",
        "Wear",
        "0.9",
        "probably",
        "a note: quoted",
        "~",
    ]
    assert [name.value for name in reason.outweighs] == ["detour"]
    assert {slug: (answer.text.value, answer.dismissed) for slug, answer in reason.answers.items()} == {
        "other-cause": ("No other cause was found.", False),
        "matters": ("not asked here", True),
    }
    assert [value(c.quote) for c in reason.citations] == ["That is why …", None]
    kinds = [(r.bearing, r.explicit, only(r.premises).text.value) for r in reason.bearing_reasons]
    assert kinds == [
        (Bearing.SUPPORT, False, "Backing."),
        (Bearing.ATTACK, False, "An undercut."),
        (Bearing.CONCESSION, False, "A doubt."),
    ]


def test_premises(reason: Reason) -> None:
    claim, bare, reference = reason.premises
    assert isinstance(claim, Statement)
    assert isinstance(bare, Statement)
    assert isinstance(reference, Reference)
    assert (claim.bare, value(claim.role)) == (False, "cause")
    assert (bare.bare, bare.kind, bare.text.value) == (True, Kind.CLAIM, "A bare premise.")
    assert (reference.target.value, value(reference.role), value(reference.note)) == (
        "keep-open",
        "use",
        "seen from here",
    )
    assert len(reference.citations) == 2


def test_texts_of_all_styles(conclusion: Statement, everything: ArgumentMap) -> None:
    assert [only(r.premises).text.value for r in conclusion.because[1:]] == [
        "Deck strain peaks coincide with lorry crossings.",
        'Wear "can" be stopped — now.',
        "A folded text.",
    ]
    assert [len(r.premises) for r in conclusion.but] == [2]
    texts = [root.text.value for root in everything.roots if isinstance(root, Statement)]
    assert texts[1:] == [
        "1.10",
        "no",
        "2024-01-01",
        "3:30",
        "~",
        "null",
        "한국어 문장입니다",
        "- dash",
        "Yes, it is",
    ]


def test_a_reference_at_the_root_carries_reasons(everything: ArgumentMap) -> None:
    reference = everything.roots[1]
    assert isinstance(reference, Reference)
    assert [only(r.premises).text.value for r in reference.because] == ["Another reason."]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("- claim: A\n  id: a\n\n# end\n", "claim: A\n  id: a"),
        ("- claim: A\n  note: |\n    b\n\n    c\n\n  # end\n- claim: B\n", "claim: A\n  note: |\n    b\n\n    c"),
        ("- claim: A\n  because:\n  - B # c\n\n- claim: C\n", "claim: A\n  because:\n  - B"),
        ("- {claim: A, id: a} # c\n", "{claim: A, id: a}"),
        ("- # first\n  claim: A\n  tags: [\n    a\n  ]\n", "claim: A\n  tags: [\n    a\n  ]"),
        ("- claim: >\n    a\n      # text\n    b\n   # a comment\n", "claim: >\n    a\n      # text\n    b"),
    ],
)
def test_a_statement_goes_from_its_first_key_to_the_end_of_its_last_value(text: str, span: str) -> None:
    root = map_in(f"argument:\n{text}").roots[0]
    assert root.span.written == span


def test_a_reason_of_one_premise_has_the_place_of_its_premise() -> None:
    root = statement_in("- claim: A\n  because:\n  - B\n  - claim: C\n    id: c\n  - premises:\n    - D\n  but: [E]\n")
    assert [reason.span.written for reason in root.bearing_reasons] == [
        "B",
        "claim: C\n    id: c",
        "premises:\n    - D",
        "E",
    ]


def test_places_of_keys() -> None:
    root = statement_in('- claim: A\n  "id": a\n  x-own: 1\n')
    assert {name: span.written for name, span in root.keys.items()} == {"claim": "claim", "id": '"id"'}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_any_newline_and_a_byte_order_mark(newline: str, bom: str) -> None:
    text = f"{bom}argument:\n- claim: 🌉 다리\n  note: |\n    one\n    two\n".replace("\n", newline)
    source, diagnostics = read_bytes(text.encode(), "map.yaml")
    assert source is not None
    assert diagnostics == ()
    assert source.bom is bool(bom)
    reading = load(source)
    assert reading.diagnostics == ()
    assert reading.map is not None
    (root,) = reading.map.roots
    assert isinstance(root, Statement)
    assert (root.text.value, root.text.span.first, root.note and root.note.value) == ("🌉 다리", (2, 10), "one\ntwo")


def test_ids_are_compared_in_one_unicode_form() -> None:
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    found = map_in(f"argument:\n- claim: A\n  id: {decomposed}\n- ref: {composed}\n")
    statement, reference = found.roots
    assert isinstance(statement, Statement)
    assert isinstance(reference, Reference)
    assert value(statement.id) == reference.target.value == composed


def test_line_separators_of_unicode_do_not_break_lines() -> None:
    root = statement_in("- claim: one\u2028two\n  # note\u2028claim: three\n  id: a\n")
    assert root.text.value == "one two"
    assert root.id is not None
    assert root.id.span.first == (4, 7)


def test_a_deep_map_is_read_and_let_go() -> None:
    depth = 1500
    lines = [f"{'  ' * level}- claim: C{level}\n{'  ' * level}  because:\n" for level in range(depth)]
    root = statement_in("".join(lines) + "  " * depth + "- the last\n")
    seen = 0
    while root.because:
        root = only(root.because[0].premises)
        seen += 1
    assert (seen, root.text.value) == (depth, "the last")
