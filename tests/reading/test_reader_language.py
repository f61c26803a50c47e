"""A key that is added to the tables of the language, and nowhere else, can be used at once."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import argmap
from argmap.editing.formatting import formatted
from argmap.model import ArgumentMap, Waiver
from argmap.reading import load
from argmap.reading.attributes import Attributes, NotReadable
from argmap.reading.findings import Findings
from argmap.reading.language import (
    CITATION,
    DATE,
    GROUP,
    MAP,
    MARK,
    PLACES,
    REASON,
    REASONS,
    REFERENCE,
    SLOT,
    SOURCE,
    STATEMENT,
    TEXT,
    TREES,
    WAIVERS,
    WORDS,
    names_of,
)
from argmap.reading.map_header import Top
from argmap.reading.shapes import Item, Key, ListOf, MappingOf, Pair, Place, Sense, Shape
from argmap.source import Source
from argmap.writing import as_data, write_map
from argmap.yamltext.events import Mapping, parse

# A key for each sort of mapping, as a contributor would write it, and a map that uses them all.
ADDED = {
    "MAP": 'Key("edition", TEXT, "Which edition it is."), '
    'Key("glossary", MappingOf("a mapping from words to meanings", Sense.TERM, TEXT), "What words mean.")',
    "STATEMENT": 'Key("heard-on", DATE, "When it was heard.")',
    "REFERENCE": 'Key("aside", WORDS, "Words for it.")',
    "REASON": 'Key("seen-by", names_of(Sense.STATEMENT), "Who saw it.")',
    "CITATION": 'Key("folio", TEXT, "The leaf.")',
    "MARK": 'Key("round", one_of((Term("first", "the first"), Term("last", "the last"))), "Which round.")',
    "SOURCE": 'Key("shelf", TEXT, "Where it stands."), Key("reprinted", ListOf("a list of dates", DATE), "When.")',
    "GROUP": 'Key("colour", TEXT, "Its colour.")',
    "SCHEME": 'Key("origin", TEXT, "Where it is from.")',
    "SLOT": 'Key("plural", TEXT, "Words for several.")',
    "QUESTION": 'Key("weight", TEXT, "Its weight.")',
    "ANSWER": 'Key("until", DATE, "Till when.")',
    "FIT": 'Key("checked-on", DATE, "When that was looked at.")',
}
MAP_TEXT = """\
edition: third
glossary: {lorry: a heavy vehicle}
title: A bridge
sources:
  report: {shelf: A 12, reprinted: [2001, 2003-05], title: The report}
groups:
  wear: {colour: red, title: Wear}
schemes:
  seen:
    origin: a book
    slots:
      S: {plural: the signs, words: the sign}
    premises:
    - sign: The {S} is seen.
    conclusion: It is so.
    critical_questions:
    - {slug: real, q: Is it real?, weight: much}
argument:
- conclusion: The bridge should be closed to lorries.
  heard-on: 2024-05-01
  review:
  - {by: a reader, round: first, mark: verified}
  because:
  - scheme: seen
    seen-by: [wear]
    answers:
      real: {dismissed: all can see it, until: 2024}
    premises:
    - claim: The deck of the bridge shows the wear of lorries.
      id: wear
      role: sign
      group: wear
      cite: {folio: f. 3, source: report, at: p. 12}
      because:
      - evidence: Lorries that cross the bridge leave wear on its deck.
        cite: report
        fits: {other: {fit: neutral, checked-on: 2020}}
  although:
  - ref: other
    aside: [by the way]
- claim: Lorries that cannot use the bridge use the village.
  id: other
"""
SCRIPT = """\
import argmap
from argmap.canonical_form import rows_of
from argmap.editor_support.completion import completions
from argmap.editor_support.hover import hover
from argmap.editor_support.open_map import View
from argmap.checking import check
from argmap.editing.formatting import formatted
from argmap.reading.language import PLACES
from argmap.reading.occurrences import occurrences
from argmap.reading.schema import json_schema
from argmap.source import Source

source = Source("map.yaml", open("map.yaml", encoding="utf-8").read())
analysis = check(source)
print("findings:", [str(d.span) + d.code + d.finding.message for d in analysis.diagnostics])
root = analysis.graph.root
close = root.roots[0]
reason = close.because[0]
wear = reason.premises[0]
scheme = root.schemes["seen"]
for record in (root, close, close.although[0].premises[0], reason, wear.citations[0], close.review[0],
               root.works["report"], root.groups["wear"], scheme,
               scheme.slots["S"], scheme.questions[0], reason.answers["real"],
               wear.because[0].premises[0].fits["other"]):
    print("more:", {k: [str(e) for e in v] if isinstance(v, tuple) else str(v["lorry"] if isinstance(v, dict) else v)
                    for k, v in record.more.items()})
for new in ("edition", "heard-on", "round", "shelf", "colour", "origin", "until", "checked-on"):
    at = source.text.index(new)
    broken = Source("map.yaml", source.text[:at] + new[:3] + source.text[source.text.index("\\n", at):])
    offered = completions(View(broken, analysis, None), at + 3)
    print("offered:", new, new in [each.label for each in offered])
typed = Source("map.yaml", source.text.replace("edition:", "editoin:"))
print("slip:", [d.finding.message for d in check(typed).diagnostics])
print("hover:", hover(View(source, analysis, None), source.text.index("heard-on") + 1).markdown)
print("schema:", all(key.name in str(json_schema()) for place in PLACES for key in place.keys))
new = formatted(source)
again = Source("map.yaml", new)
print("formatted:", new != source.text, check(again).diagnostics == (), formatted(again) == new)
print("order:", [line.split(":")[0] for line in new.splitlines() if line[:1] not in " -"])
uses = [o.span for o in occurrences(analysis.graph) if o.names is wear and not o.defines]
print("named:", [source.line(span.first.line).strip() for span in uses])
data = argmap.as_data(source.text)
written = argmap.write(data)
rows = [rows_of(argmap.load(text).graph.root) for text in (source.text, written)]
print("written:", argmap.as_data(written) == data, rows[0].same_as(rows[1]))
print("in layout:", formatted(Source("map.yaml", written)) == written)
print("drawn:", len(argmap.render(source.text)) > 1000)
for was, now in (("third", "fourth"), ("2024-05-01", "2024-05-02"), ("by the way", "aside"), ("[wear]", "[other]"),
                 ("f. 3", "f. 4"), ("round: first", "round: last"), ("A 12", "A 13"), ("red", "blue"),
                 ("a book", "a letter"), ("the signs", "all signs"), ("much", "little"),
                 ("until: 2024", "until: 2025"), ("checked-on: 2020", "checked-on: 2021"),
                 ("heavy", "large"), ("2003-05", "2004")):
    print("compared:", was, bool(argmap.diff(source.text, source.text.replace(was, now, 1)).changes))
"""


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the script says in a copy of the program whose language has the added keys."""
    folder = tmp_path_factory.mktemp("extended")
    shutil.copytree(Path(argmap.__file__).parent, folder / "argmap", ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / "argmap" / "reading" / "language.py"
    text = file.read_text(encoding="utf-8")
    for place, key in ADDED.items():
        text, count = re.subn(rf"(\n{place} = Place\(\n    \".*?\",\n    \w+,\n    \()", rf"\1{key}, ", text)
        assert count == 1, place
    file.write_text(text, encoding="utf-8")
    (folder / "map.yaml").write_text(MAP_TEXT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_added_keys_are_read_and_kept_and_the_map_is_checked_and_drawn(extended: str) -> None:
    lines = extended.splitlines()
    assert "findings: []" in lines
    assert [line for line in lines if line.startswith("more:")] == [
        f"more: {more}"
        for more in (
            {"edition": "third", "glossary": "a heavy vehicle"},
            {"heard_on": "2024-05-01"}, {"aside": ["by the way"]}, {"seen_by": ["wear"]},
            {"folio": "f. 3"}, {"round": "first"}, {"shelf": "A 12", "reprinted": ["2001", "2003-05"]},
            {"colour": "red"}, {"origin": "a book"},
            {"plural": "the signs"}, {"weight": "much"}, {"until": "2024"}, {"checked_on": "2020"},
        )
    ]  # fmt: skip
    assert "drawn: True" in lines


def test_maps_with_added_keys_are_written_from_data(extended: str) -> None:
    assert "written: True True" in extended.splitlines()
    assert "in layout: True" in extended.splitlines()


def test_names_at_added_keys_are_followed(extended: str) -> None:
    assert "named: ['seen-by: [wear]']" in extended.splitlines()


def test_changes_of_added_keys_are_told(extended: str) -> None:
    compared = [line for line in extended.splitlines() if line.startswith("compared:")]
    assert len(compared) == len(ADDED) + 2
    assert [line for line in compared if not line.endswith(" True")] == []


def test_added_keys_are_offered_guessed_explained_and_put_in_order(extended: str) -> None:
    lines = extended.splitlines()
    offered = [line for line in lines if line.startswith("offered:")]
    assert len(offered) == 8
    assert all(line.endswith(" True") for line in offered), offered
    assert "slip: ['`editoin` is no key at the top of a file; did you mean `edition`?']" in lines
    assert "When it was heard." in extended
    assert "schema: True" in lines
    assert "formatted: True True True" in lines
    assert "order: ['edition', 'glossary', 'title', 'sources', 'groups', 'schemes', 'argument']" in lines


def attributes_of(text: str) -> Attributes:
    source = Source("map.yaml", text)
    return Top(Findings(source), parse(source.text)).attributes


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_key_of_the_language_is_read_somewhere(place: Place) -> None:
    table = attributes_of("x-nothing: yes\n")._table(place)
    assert table.keys() == place.by_name.keys()
    elsewhere = [key.shape for key, _, _, read in table.values() if read is None]
    assert all(isinstance(shape, ListOf) and isinstance(shape.item, Item) for shape in elsewhere)


# The passage of a statement is one of its citations; the version of the language is looked at, and not kept.
_PASSAGE = CITATION.by_name.keys() - {"source"}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_key_of_the_language_has_a_field_in_the_model(place: Place) -> None:
    fields = {each.name for each in dataclasses.fields(place.model)}
    without = {key.name for key in place.keys if key.field not in fields}
    if place is MAP:
        assert without == {"argmap"}
    elif place in (STATEMENT, REFERENCE, REASON):
        assert without == _PASSAGE
        assert "citations" in fields
    else:
        assert without == set()


@pytest.mark.parametrize(
    ("place", "key", "why"),
    [
        (
            SOURCE,
            Key("shares", MappingOf("a mapping to bounds", Sense.TERM, Pair("two bounds")), ""),
            "nothing in argmap/reading reads a mapping to bounds",
        ),
        (SOURCE, Key("share", ListOf("a list of bounds", Pair("two bounds")), ""), "nothing in argmap/reading reads a"),
        (STATEMENT, Key("unless", REASONS, ""), "statements and reasons stand below because, but, although"),
        (MAP, Key("more-trees", TREES, ""), "statements and reasons stand below"),
        (STATEMENT, Key("kind", TEXT, ""), "the model has a field `kind` for something else"),
        (STATEMENT, Key("wording", TEXT, "", fills="hedge"), "the model has a field `hedge` for something else"),
        (STATEMENT, Key("label", WORDS, ""), "the model has a field `label` for something else"),
        (SOURCE, Key("id", TEXT, ""), "the model has a field `id` for something else"),
        (MAP, Key("span", TEXT, ""), "the model has a field `span` for something else"),
        (MAP, Key("keys", WAIVERS, ""), "the model has a field `keys` for something else"),
    ],
    ids=lambda value: value.name if isinstance(value, Key) else "",
)
def test_a_key_that_nothing_can_read_is_a_clear_error(place: Place, key: Key, why: str) -> None:
    extended = Place(place.name, place.model, (*place.keys, key), named=place.named, mere=place.mere)
    with pytest.raises(NotReadable, match=re.escape(f"the key `{key.name}` of {place.name} cannot be read: {why}")):
        attributes_of("")._reader(key, extended)


# Every shape that can be composed, with what is written and what is read; nothing but the declaration knows of it.
COMPOSED: list[tuple[Shape, str, object]] = [
    (ListOf("a list of dates", DATE), "[2019, 2020-05]", ["2019", "2020-05"]),
    (ListOf("a date or several", DATE, or_one=True), "2019", ["2019"]),
    (MappingOf("words with their meanings", Sense.TERM, TEXT), "{a: b, c: d}", {"a": "b", "c": "d"}),
    (
        MappingOf("names with lists", Sense.TERM, names_of(Sense.STATEMENT)),
        "{a: b, c: [d, e]}",
        {"a": ["b"], "c": ["d", "e"]},
    ),
    (ListOf("lists of dates", ListOf("dates", DATE)), "[[2019], [2020, 2021]]", [["2019"], ["2020", "2021"]]),
    (MappingOf("names with mappings", Sense.TERM, WAIVERS), "{a: {AM201: why}}", {"a": ["AM201: why"]}),
]


def _plain(value: Any) -> Any:
    """What was read, as data."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return f"{value.rule}: {value.why}" if isinstance(value, Waiver) else str(value)


@pytest.mark.parametrize(("shape", "written", "read"), COMPOSED, ids=lambda value: getattr(value, "words", ""))
def test_every_composition_is_read_described_and_compared(shape: Shape, written: str, read: object) -> None:
    source = Source("map.yaml", f"extra: {written}\n")
    findings = Findings(source)
    tree = parse(source.text)
    place = Place("a map", ArgumentMap, (Key("extra", shape, "More."),))
    assert isinstance(tree.root, Mapping)
    fields, _, rest = Top(findings, tree).attributes.read(tree.root, place)
    assert (_plain(fields["extra"]), rest, findings.diagnostics()) == (read, [], ())


# More of them, with what stands in mappings whose keys the language knows.
IN_PLACES: list[tuple[Shape, str]] = [
    (ListOf("a list of marks", MARK), "[{by: a, mark: verified}, {note: b}]"),
    (ListOf("a slot or several", SLOT, or_one=True), "[a, {words: b, from: [c, d]}]"),
    (MappingOf("a mapping from ids to groups", Sense.GROUP, GROUP), "{a: {title: b}, c: {}}"),
    (MappingOf("a mapping from words to sources", Sense.TERM, SOURCE, or_list=True), "[{a b: {cited-in: [c, d]}}]"),
]


@pytest.mark.parametrize(
    ("shape", "written"),
    [*((shape, written) for shape, written, _ in COMPOSED), *IN_PLACES],
    ids=lambda value: getattr(value, "words", ""),
)
def test_every_composition_is_written_and_read_back(
    shape: Shape, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = Key("extra", shape, "More.")
    monkeypatch.setattr(MAP, "keys", (*MAP.keys, key))
    monkeypatch.setattr(MAP, "by_name", MAP.by_name | {"extra": key})
    by_hand = load(Source("map.yaml", f"extra: {written}\n")).map
    text = write_map({"extra": yaml.load(written, yaml.BaseLoader)})
    found = load(Source("map.yaml", text)).map
    assert by_hand is not None
    assert found is not None
    assert as_data(found)["extra"] == as_data(by_hand)["extra"]
    assert write_map(as_data(by_hand)) == text == formatted(Source("map.yaml", text))
