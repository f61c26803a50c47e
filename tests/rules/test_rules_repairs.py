"""What the fixes of rules make of a map, where that takes more than a word."""

from __future__ import annotations

import pytest

from argmap.checking import check
from argmap.edits import apply
from argmap.source import Source

REST = """\
argument:
- conclusion: The council should close the bridge to lorries.
  because:
  - evidence: Lorries wear out the bridge to the council.
    cite: report
"""


def repaired(text: str, code: str) -> tuple[str, str] | None:
    """The title of the fix of the first finding of a rule, and the text after it."""
    found = next(d for d in check(Source("map.yaml", text)).diagnostics if d.code == code)
    fix = found.finding.fix
    return None if fix is None else (fix.title, apply(text, fix.edits))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "sources:\n  report: {title: report}\n"),
        (
            "sources:\n  count: {title: Count}  # of May\n",
            "sources:\n  count: {title: Count}  # of May\n  report: {title: report}\n",
        ),
        ("sources: {count: {title: Count}}\n", "sources: {count: {title: Count}, report: {title: report}}\n"),
        ("sources:\n  count:\n    title: Count\n", "sources:\n  count:\n    title: Count\n  report: {title: report}\n"),
    ],
)
def test_a_source_is_declared_to_be_filled_in(before: str, after: str) -> None:
    assert repaired(before + REST, "AM502") == ("declare the source `report`", after + REST)
    assert not [d for d in check(Source("map.yaml", after + REST)).diagnostics if d.code == "AM502"]


def test_what_cannot_be_an_id_is_not_declared() -> None:
    assert repaired(REST.replace("cite: report", "cite: the report"), "AM502") is None


TREE = "- claim: The ferry should sail at night.\n"


def test_a_tree_that_argues_becomes_a_conclusion() -> None:
    known = REST.replace("report", "https://example.org")
    argued = f"{TREE}  because:\n  - evidence: Half of the passengers of the ferry would sail at night.\n    cite: https://a.b/c\n"
    assert repaired(known + argued, "AM106") == (
        "make it a conclusion",
        (known + argued).replace("- claim: The", "- conclusion: The"),
    )
    assert repaired(known + TREE, "AM106") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[[car], [bus]]", "[[car, bus]]"),
        ("\n- [car]\n- [bus]", "\n- [car, bus]"),
        ("\n- [ car ]\n- [bus]\n- [foot]", "\n- [ car, bus, foot]"),
        ("[[car]]", None),
        ("[[car], [bus, foot]]", None),
        ("\n- [car]  # first\n- [bus]", None),
    ],
)
def test_lists_of_one_option_become_one_list(written: str, meant: str | None) -> None:
    text = (
        f"alternatives: {written}\nargument:\n- conclusion: The nurse should come by car.\n  id: car\n"
        "- conclusion: The nurse should come by bus.\n  id: bus\n"
        "- conclusion: The nurse should walk to us.\n  id: foot\n"
    )
    found = repaired(text, "AM112")
    assert found == (None if meant is None else ("make one list of them", text.replace(written, meant)))


def test_a_premise_by_itself_becomes_a_reason_behind_its_own() -> None:
    text = """\
argument:
- conclusion: The orchestra should play in the park.
  because:
  - premises:
    - claim: More people can hear an orchestra that plays in the park.
    # about violins
    - claim: Violins need dry air.  # really
      note: |
        Of wood.
    - An orchestra should play where more people hear it.
  - The park is near.
"""
    moved = "    # about violins\n    - claim: Violins need dry air.  # really\n      note: |\n        Of wood.\n"
    assert repaired(text, "AM207") == (
        "make it a reason of its own",
        text.replace(moved, "").replace(
            "  - The park", "".join(line[2:] + "\n" for line in moved.splitlines()) + "  - The park"
        ),
    )


def test_a_role_that_is_missing_is_stated_with_its_role() -> None:
    text = """\
argument:
- conclusion: The council should close the bridge to lorries.
  because:
  - scheme: practical-reasoning
    premises: [{claim: The council wants the deck of the bridge to last., role: goal}]
"""
    found = repaired(text, "AM303")
    assert found is not None
    assert found[0] == "state the missing premise as an assumption"
    assert not [d for d in check(Source("map.yaml", found[1])).diagnostics if d.code in ("AM303", "AM003")]
    assert ", role: means}]" in found[1]


def test_a_scheme_gets_another_slug_wherever_it_is_named() -> None:
    text = """\
schemes:
  sign: {name: Argument from a road sign, premises: [posted: A sign says so.], conclusion: It is so.}
argument:
- conclusion: Lorries are not allowed on the bridge.
  because:
  - scheme: sign
    premises:
    - assumption: A road sign at the bridge says that lorries are not allowed.
      role: posted
  - scheme: "sign"
    premises: [A second sign at the bridge says that lorries are not allowed.]
"""
    renamed = (
        text.replace("  sign:", "  own-sign:")
        .replace("scheme: sign", "scheme: own-sign")
        .replace('"sign"', '"own-sign"')
    )
    assert repaired(text, "AM306") == ("call it `own-sign`", renamed)
