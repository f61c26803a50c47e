"""Maps from plain data: how they look, what is refused, and that maps which were read are written as the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from argmap.canonical_form import rows_of
from argmap.diagnostics import Severity
from argmap.editing.formatting import formatted
from argmap.reading import load, read_bytes
from argmap.rules import all_rules
from argmap.source import Source
from argmap.writing import CannotWrite, as_data, write_map

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _texts() -> list[tuple[str, bytes]]:
    """All maps of the project, of its documentation and of its tests, with names for them."""
    files = [
        path for top in ("arguments", "argmap", "tests", "docs", "output") for path in (ROOT / top).rglob("*.yaml")
    ]
    found = [(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in sorted(files)]
    for page in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]):
        blocks = _BLOCK.findall(page.read_text(encoding="utf-8"))
        found += [(f"{page.name} {number}", block.encode()) for number, block in enumerate(blocks)]
    for rule in all_rules():
        found += [(f"{rule.code} bad", rule.bad.encode()), (f"{rule.code} good", rule.good.encode())]
    return found


def test_every_map_there_is_is_written_as_the_same() -> None:
    count = 0
    for name, data in _texts():
        source, _ = read_bytes(data, name)
        before = None if source is None else load(source)
        if before is None or before.map is None or any(d.severity is Severity.ERROR for d in before.diagnostics):
            continue
        count += 1
        text = write_map(as_data(before.map))
        after = load(Source(name, text)).map
        assert after is not None, name
        assert rows_of(after).same_as(rows_of(before.map)), name
        assert formatted(Source(name, text)) == text, name
    assert count > 400


def test_a_map_looks_as_people_write_it() -> None:
    long = "The council should close the bridge to lorries, which wear its deck out faster than the city can mend it."
    data = {
        "argument": [
            {
                "because": [
                    {
                        "but": ["The count was made in a week without school."],
                        "premises": [
                            {"claim": long, "x-number": 7, "id": "wear", "tags": ["deck", "lorries"]},
                            {"ref": "rule"},
                        ],
                        "scheme": "sign",
                    },
                    {"premises": ["A reason of one premise."], "strength": None, "tags": []},
                ],
                "note": "First line:\n- second line",
                "conclusion": "Close it: now.",
                "likelihood": 0.7,
                "cite": [{"source": "report", "quote": "wear … deck", "at": "p. 12"}],
            },
            {"assumption": "yes", "id": "rule", "contradicts": ["wear"], "date": 2024},
        ],
        "sources": {
            "report": {"author": "Brown", "title": "The report"},
            "other": {"title": "Counts, and more", "cited-in": ["report"]},
        },
        "title": "The bridge",
    }
    assert (
        write_map(data)
        == """\
argmap: 1
title: The bridge

sources:
  report: {title: The report, author: Brown}
  other:
    title: Counts, and more
    cited-in: report

argument:
- conclusion: "Close it: now."
  likelihood: 0.7
  cite: {source: report, quote: wear … deck, at: p. 12}
  note: |-
    First line:
    - second line
  because:
  - scheme: sign
    premises:
    - claim: >-
        The council should close the bridge to lorries, which wear its deck out faster than the city can mend
        it.
      id: wear
      tags: [deck, lorries]
      x-number: 7
    - ref: rule
    but:
    - claim: The count was made in a week without school.
  - claim: A reason of one premise.

- assumption: "yes"
  id: rule
  date: 2024
  contradicts: wear
"""
    )


def test_nothing_but_the_version_is_a_map_too() -> None:
    assert write_map({}) == "argmap: 1\n"
    assert as_data(_read("argmap: 1\n")) == {"argmap": "1"}


def test_empty_lists_are_nothing() -> None:
    reason = {"premises": ["C d."], "because": [], "tags": [], "cite": []}
    assert write_map({"argument": [{"claim": "A b.", "because": [reason], "but": []}], "sources": {}}) == (
        "argmap: 1\n\nargument:\n- claim: A b.\n  because:\n  - claim: C d.\n"
    )


def test_a_scale_without_terms_is_one() -> None:
    assert write_map({"scale": {}}) == "argmap: 1\nscale: {}\n"
    assert as_data(_read("scale: {}\n")) == {"argmap": "1", "scale": {}}


def test_a_deep_map_is_written() -> None:
    data: dict[str, Any] = {"claim": "The last one."}
    for number in range(1100):
        data = {"claim": f"Number {number}.", "because": [data]}
    text = write_map({"argument": [data]})
    assert text.count("- claim: ") == 1101
    assert as_data(_read(text))["argument"][0]["claim"] == "Number 1099."


def _read(text: str) -> Any:
    found = load(Source("map.yaml", text)).map
    assert found is not None
    return found


def _tree(**said: Any) -> dict[str, Any]:
    return {"argument": [{"claim": "A b."} | said]}


SHARED = {"claim": "It is said twice."}
REFUSED: dict[str, tuple[object, str]] = {
    "no mapping": ([], "the map: a map is a mapping of keys to values, and this is []"),
    "unknown key": ({"titel": "x"}, "the map: 'titel' is no key of a map; did you mean `title`?"),
    "key of another place": ({"basis": "x"}, "the map: 'basis' is a key of a statement, and this is a map"),
    "own key without x": (_tree(zzzzz=1), "argument[0]: 'zzzzz' is no key of a statement; a key of your own begins"),
    "empty text": (_tree(claim=" \n"), "argument[0].claim: this text is empty; write one, or leave the key out"),
    "empty bare text": ({"argument": ["A b.", ""]}, "argument[1].claim: this text is empty"),
    "no text": (_tree(note=True), "argument[0].note: a text is wanted, and this is True"),
    "control": (_tree(note="a\x07b"), "argument[0].note: U+0007 stands at offset 1 of this text, a sign that no map"),
    "surrogate": (_tree(note="\ud800"), "argument[0].note: U+D800 stands at offset 0 of this text"),
    "lost letter": (_tree(note="caf\ufffd"), "argument[0].note: U+FFFD stands at offset 3 of this text, a letter that"),
    "no id": (_tree(id="a b"), "argument[0].id: 'a b' cannot be an id, which is made of letters, digits, `-` and `_`"),
    "better id": (_tree(id="a b"), "begins with a letter or a digit; a-b could"),
    "slash in id": (_tree(id="a/b"), "argument[0].id: 'a/b' cannot be an id"),
    "no name": (_tree(contradicts=["a", "-"]), "argument[0].contradicts[1]: '-' cannot be an id"),
    "term": (_tree(basis="statistics"), "argument[0].basis: 'statistics' is none of statistic, event"),
    "near term": (_tree(basis="statistics"), "did you mean `statistic`?"),
    "date": (_tree(date="2019-13"), "argument[0].date: '2019-13' is no date: there is no month 13"),
    "issued": ({"date": "2019-02-30"}, "date: '2019-02-30' is no date: month 02 of 2019 has 28 days"),
    "version": ({"argmap": 2}, "argmap: this program writes version 1 of the language, and not 2"),
    "no list": (_tree(because="Why."), "argument[0].because: a list of reasons is wanted, and this is 'Why.'"),
    "no words": (_tree(tags="a"), "argument[0].tags: a list of words is wanted, and this is 'a'"),
    "no statement": ({"argument": [3]}, "argument[0]: a statement is a text or a mapping, and this is 3"),
    "no kind": ({"argument": [{"id": "a"}]}, "argument[0]: one of ref, conclusion, claim, evidence, assum"),
    "near kind": ({"argument": [{"clam": "a"}]}, "did you mean `claim`?"),
    "two kinds": (_tree(evidence="C d."), "argument[0]: `claim` and `evidence` stand side by side"),
    "kind and ref": (_tree(ref="a"), "argument[0]: `ref` and `claim` stand side by side"),
    "reason as tree": ({"argument": [{"premises": ["A"]}]}, "argument[0]: a reason cannot stand here"),
    "no premises": (_tree(because=[{"premises": []}]), "argument[0].because[0]: a reason needs `premises`"),
    "text twice": ({"argument": [SHARED, {"ref": "a", "but": [SHARED]}]}, "argument[1].but[0]: this stands elsewhere"),
    "locator": (_tree(at="p. 1", cite="w"), "argument[0]: `at` beside `cite` says nothing about the work that is"),
    "cited address": (_tree(cite={"source": "https://a.example/", "at": "p. 1"}), "argument[0].cite.source: 'https://a."),
    "own source": ({"source": "https://a.example/"}, "source: 'https://a.example/' is an address, and the id of a"),
    "own name": ({"sources": {"x-ray": {}}}, "sources: 'x-ray' cannot be a name here"),
    "merge": (_tree(waive={"<<": "a"}), "argument[0].waive: '<<' cannot be a name here"),
    "one name twice": ({"groups": {"e\u0301": {}, "\xe9": {}}}, "groups: '\xe9' stands here twice"),
    "number as key": ({"groups": {1.5: {}}}, "groups: a key is a text, and this one is 1.5"),
    "long name": (_tree(waive={"x" * 1001: "a"}), "is too long for a key"),
    "odd name": (_tree(waive={"a b": ""}), "argument[0].waive['a b']: this text is empty"),
    "slug": ({"schemes": {"a": {"slug": "b"}}}, "schemes.a: `slug` has to be the key under which a scheme stands"),
    "question": ({"schemes": {"a": {"critical_questions": [{}]}}}, "[0]: a critical question needs `q`"),
    "answer": (_tree(because=[{"premises": ["A", "B"], "answers": {"q": {}}}]), "q: an answer needs `dismissed`"),
    "role twice": ({"schemes": {"a": {"premises": [{"b": "c"}, {"b": "d"}]}}}, "schemes.a.premises[1]: 'b' stands"),
    "scale": ({"scale": "icd"}, "scale: 'icd' is none of icd203, ipcc"),
    "bounds": ({"scale": {"likely": [0.8, 0.5]}}, "scale.likely: two numbers from 0 to 1 are wanted, the lower one"),
    "no bounds": ({"scale": {"likely": "0.5"}}, "scale.likely: two numbers from 0 to 1 are wanted, and this is '0.5'"),
    "alternatives": ({"alternatives": ["a", "b"]}, "alternatives[0]: a list of ids is wanted, and this is 'a'"),
    "status": ({"expect": {"suported": "a"}}, "expect.suported: 'suported' is none of supported, defeated"),
    "deep own value": ({"x-a": {"b": 1}}, "x-a: a text is wanted, and this is {'b': 1}"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_no_map_can_hold_is_refused_with_its_place(case: str) -> None:
    data, message = REFUSED[case]
    with pytest.raises(CannotWrite) as caught:
        write_map(data)
    assert message in str(caught.value)
    assert str(caught.value).isprintable()
    assert isinstance(caught.value, ValueError)


def test_a_circle_in_the_data_is_refused() -> None:
    tree: dict[str, Any] = {"claim": "A b."}
    tree["because"] = [tree]
    with pytest.raises(CannotWrite, match=r"argument\[0\]\.because\[0\]: this stands elsewhere, too"):
        write_map({"argument": [tree]})


def test_one_reference_may_stand_in_several_places() -> None:
    again = {"ref": "a"}
    text = write_map(
        {"argument": [{"claim": "A b.", "id": "a", "but": [again]}, {"claim": "C d.", "because": [again]}]}
    )
    assert text.count("- ref: a\n") == 2
