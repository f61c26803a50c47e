"""Rules about texts: what YAML cuts off, joins, or takes for something else."""

from __future__ import annotations

from argmap.reading.faults.pages import GOOD, error, tree

LIST_FOR_TEXT = error(
    "AM005",
    "list-for-text",
    """A key that takes one text has a list. A statement says one thing; what consists of several is several
statements, and a text that runs over several lines needs no dashes.""",
    bad=tree("- claim:", "  - The bridge is unsafe for the city.", "  quote: the bridge is unsafe"),
    good=GOOD,
)
TEXT_CUT = error(
    "AM014",
    "text-cut",
    """A number sign after a blank begins a comment, and the rest of the line is gone. When no blank follows the
sign, it was hardly meant so: `We rank #1` would become "We rank".

Put the text in quotes. A comment has a blank after its sign.""",
    bad=tree("- claim: The bridge is unsafe for the city, says report #4.", "  quote: the bridge is unsafe"),
    good=tree('- claim: "The bridge is unsafe for the city, says report #4."', "  quote: the bridge is unsafe # p. 3"),
)
BECAME_MAPPING = error(
    "AM015",
    "text-became-mapping",
    """A colon with a blank after it makes a key of what stands before it. A sentence with such a colon has to
stand in quotes, or it becomes a key with a value.""",
    bad=tree("- claim: The city knows: the bridge is unsafe.", "  quote: the bridge is unsafe"),
    good=tree('- claim: "The city knows: the bridge is unsafe."', "  quote: the bridge is unsafe"),
)
BECAME_ELSE = error(
    "AM016",
    "text-became-something-else",
    """Some characters mean something to YAML when a text begins with them: brackets and braces, `*` and `&`,
`|` and `>`, `%`, `@`, quotes, and a few more. Such a text has to stand in quotes.""",
    bad=tree("- claim: [sic] The bridge is unsafe for the city.", "  quote: the bridge is unsafe"),
    good=tree('- claim: "[sic] The bridge is unsafe for the city."', "  quote: the bridge is unsafe"),
)
FLOW_COMMA = error(
    "AM017",
    "flow-comma",
    """Between braces a comma ends the value, and what follows it is taken for the next key. A text with a comma
has to stand in quotes there, or the statement on lines of its own.""",
    bad=tree("- {claim: The bridge is unsafe, says the city, quote: the bridge is unsafe}"),
    good=tree('- {claim: "The bridge is unsafe, says the city", quote: the bridge is unsafe}'),
)
EMPTY = error(
    "AM018",
    "empty-value",
    """A key without a value, or a dash without an item. A statement has a text, a list has items, and a key
that is not needed is left out.""",
    bad=tree("- claim: The bridge is unsafe for the city.", "  note:", "  quote: the bridge is unsafe"),
    good=GOOD,
)
CONTROL = error(
    "AM022",
    "control-character",
    """A character that no one can see, such as a NUL or a form feed. Neither YAML nor a picture can hold it,
and it most likely came with text copied from a PDF file.""",
    bad=tree(r'- claim: "The bridge is unsafe\f for the city."', "  quote: the bridge is unsafe"),
    good=tree('- claim: "The bridge is unsafe for the city."', "  quote: the bridge is unsafe"),
)
RUN_TOGETHER = error(
    "AM029",
    "lines-run-together",
    """A line that looks like a list item or a key has become part of the text above it, since it stands further
to the right than its siblings, or since the text above lacks its closing quote. YAML does not complain; the
statement is gone.""",
    bad=tree(
        "- The bridge is unsafe for the city.",
        "   - The city has to repair an unsafe bridge.",
        "- claim: The bridge is narrow for the city.",
        "  quote: the bridge is narrow",
    ),
    good=tree(
        "- claim: The bridge is unsafe for the city.",
        "  quote: the bridge is unsafe",
        "- claim: The city has to repair an unsafe bridge.",
        "  quote: an unsafe bridge has to be repaired",
    ),
)
