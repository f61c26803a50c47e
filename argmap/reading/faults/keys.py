"""Rules about keys and the sort of value that they take."""

from __future__ import annotations

from argmap.reading.faults.pages import GOOD, SOURCE, error, tree

_CLAIM = "- claim: The bridge is unsafe for the city."
_QUOTE = "  quote: the bridge is unsafe"

UNKNOWN_KEY = error(
    "AM002",
    "unknown-key",
    """A key that the language does not have. Most often it is a slip of the pen, or the word that another tool
uses, and the one that was probably meant is named.

Keys of your own begin with `x-`; they are kept and never read.""",
    bad=tree(_CLAIM, "  qoute: the bridge is unsafe"),
    good=GOOD,
)
MISPLACED_KEY = error(
    "AM003",
    "misplaced-key",
    """A key of the language that has no meaning where it stands. A `scheme`, for instance, belongs to a reason,
beside `premises`: a statement does not follow a scheme, a step from premises to a conclusion does.""",
    bad=tree(_CLAIM, _QUOTE, "  outweighs: costs"),
    good=GOOD,
)
WRONG_TYPE = error(
    "AM004",
    "wrong-type",
    """A key takes one sort of value, and here stands another: a text where keys and values are wanted, a list
where a text is, and so on.""",
    bad=f"{GOOD}groups:\n- safety\n",
    good=tree(_CLAIM, _QUOTE, "  group: safety") + "groups:\n  safety: {title: Is the bridge safe?}\n",
)
TEXT_FOR_LIST = error(
    "AM006",
    "text-for-list",
    """A key that takes a list has a single value. Each reason is an item with a dash of its own, even when
there is only one; the dash is what tells one reason from the next.""",
    bad="argument:\n- conclusion: The city should repair the bridge.\n  because:\n"
    f"    claim: The bridge is unsafe for the city.\n    quote: the bridge is unsafe\n{SOURCE}",
    good=GOOD,
)
TWO_KINDS = error(
    "AM007",
    "two-kinds",
    """A statement has one text, and the key before it says which kind it is. Two such keys are two statements,
and each of them needs a dash. Where two statements make one reason together, they are its `premises`.""",
    bad=tree(_CLAIM, "  evidence: An inspection found cracks in the bridge.", _QUOTE),
    good=tree(
        "- premises:",
        "  - claim: The bridge is unsafe for the city.",
        "    quote: the bridge is unsafe",
        "  - evidence: An inspection found that the city has to repair cracks in the bridge.",
        "    quote: cracks in the bridge",
    ),
)
NO_KIND = error(
    "AM008",
    "no-kind",
    """An item of a list has attributes, and no key that says what is stated: `conclusion`, `claim`, `evidence`
or `assumption`, or `ref` for a statement that is written elsewhere. A reason in several parts has `premises`.""",
    bad=tree("- id: unsafe", _QUOTE),
    good=tree(_CLAIM, "  id: unsafe", _QUOTE),
)
DUPLICATE_KEY = error(
    "AM009",
    "duplicate-key",
    """A key stands twice in one statement, reason or other mapping. Most YAML programs would take the last one
and drop the first without a word. Several reasons stand in one list, each with its dash.""",
    bad=tree(_CLAIM, _QUOTE, "  note: inspected in May", "  note: to be inspected again"),
    good=tree(_CLAIM, _QUOTE, "  note: inspected in May, to be inspected again"),
)
ANCHOR = error(
    "AM010",
    "anchor-or-alias",
    """YAML can name a piece of a file with `&` and repeat it with `*`. A map does not: a repeated statement
would be two statements, and nobody could tell that they are one. Give the statement an `id` and refer to it
with `ref`.""",
    bad=tree("- &unsafe", "  claim: The bridge is unsafe for the city.", "  quote: the bridge is unsafe", "- *unsafe"),
    good=tree(
        _CLAIM,
        _QUOTE,
        "  id: unsafe",
        "- claim: An unsafe bridge in the city has to be repaired.",
        "  quote: repaired",
        "  because:",
        "  - ref: unsafe",
    ),
)
TAG = error(
    "AM011",
    "tag",
    """An exclamation mark before a word sets a type in YAML. All values of a map are texts; a text that begins
with an exclamation mark is put in quotes.""",
    bad=tree("- claim: !important The bridge is unsafe for the city.", _QUOTE),
    good=tree('- claim: "!important The bridge is unsafe for the city."', _QUOTE),
)
MERGE_KEY = error(
    "AM012",
    "merge-key",
    """The key `<<` takes over the keys of another piece of YAML. Every statement of a map is written out where
it stands, so that what it says can be read there.""",
    bad=tree(_CLAIM, _QUOTE, "  <<: common"),
    good=GOOD,
)
INVALID_ID = error(
    "AM019",
    "invalid-id",
    """An id is made of letters of any script, digits, hyphens and underscores, and begins with a letter or a
digit. So it can be written in a reference, in a link and on a command line without quotes.

When an id is changed, what refers to it has to follow: `argmap rename` does both.""",
    bad=tree(_CLAIM, "  id: unsafe bridge", _QUOTE),
    good=tree(_CLAIM, "  id: unsafe-bridge", _QUOTE),
)
BAD_VALUE = error(
    "AM020",
    "bad-value",
    """A value that is none of those which its key allows, a date that is no date, or bounds that are no bounds.
The allowed words are listed, the nearest one first.""",
    bad=tree("- evidence: The bridge is unsafe for the city.", "  basis: statistics", _QUOTE),
    good=tree("- evidence: The bridge is unsafe for the city.", "  basis: statistic", _QUOTE),
)
MIXED_REASON = error(
    "AM028",
    "premises-beside-text",
    """A mapping has both a text of its own and `premises`. A reason is made of premises and has no text; a
statement has a text, and the reasons for it stand under its `because`.""",
    bad=tree(
        _CLAIM,
        _QUOTE,
        "  premises:",
        "  - claim: A bridge with cracks is unsafe for the city.",
        "    quote: unsafe with cracks",
        "  - claim: The bridge has cracks.",
        "    quote: cracks in the bridge",
    ),
    good=tree(
        _CLAIM,
        _QUOTE,
        "  because:",
        "  - premises:",
        "    - claim: A bridge with cracks is unsafe for the city.",
        "      quote: unsafe with cracks",
        "    - claim: The bridge has cracks.",
        "      quote: cracks in the bridge",
    ),
)
