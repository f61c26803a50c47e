"""Rules about the YAML itself: lines, columns, quotes and brackets."""

from __future__ import annotations

from argmap.reading.faults.pages import GOOD, SOURCE, error, tree

SYNTAX = error(
    "AM001",
    "yaml-syntax",
    """A line that is neither a key with its value, nor a list item, nor part of a text, and no more can be said
about it.

The reader leaves such a line out, with what is indented below it, and goes on, so that other faults are found
in the same run.""",
    bad=f"{tree('- claim: The bridge is unsafe for the city.', '  quote: the bridge is unsafe')}%city\n",
    good=GOOD,
)
SECOND_DOCUMENT = error(
    "AM013",
    "second-document",
    """A line of three dashes begins a second YAML document, and a file holds one map. What follows is not read.

Put the second map into a file of its own; the two can be joined with `include`.""",
    bad=f"{GOOD}---\nargument:\n- claim: The bridge was built in 1931.\n",
    good=GOOD,
)
TAB = error(
    "AM023",
    "tab-indentation",
    """YAML shows by indentation what belongs to what, and allows only blanks for it: a tab has no fixed width.

The fix puts blanks for all such tabs of the file, as many for each as make the file readable.""",
    bad=GOOD.replace("    quote", "\tquote"),
    good=GOOD,
)
TOO_DEEP = error(
    "AM026",
    "nested-too-deep",
    """Brackets within brackets within brackets: each open one makes all that follows slower to read, so the
reader stops at a depth that nobody writes on purpose.

Lists and mappings on lines of their own, with dashes and indentation, may be nested to any depth.""",
    bad=f"{GOOD}x-deep: {'[' * 65}{']' * 65}\n",
    good=f"{GOOD}x-deep: [[[]]]\n",
)
MISSING_BLANK = error(
    "AM030",
    "missing-blank",
    """A colon makes a key, and a dash a list item, only with a blank after it. Without the blank the line is a
text: `claim:The bridge` claims something odd about a claim.""",
    bad=tree("- claim:The bridge is unsafe for the city.", "  quote: the bridge is unsafe"),
    good=GOOD,
)
UNCLOSED_QUOTE = error(
    "AM031",
    "unclosed-quote",
    """A text that begins with a quote goes on until the same quote, over as many lines as that takes. Where the
closing one is missing, it swallows what stands below.

A text that only begins with an apostrophe, such as 'tis, is put in double quotes.""",
    bad=tree('- claim: "The bridge is unsafe for the city.', "  quote: the bridge is unsafe"),
    good=tree('- claim: "The bridge is unsafe for the city."', "  quote: the bridge is unsafe"),
)
UNCLOSED_BRACKET = error(
    "AM032",
    "unclosed-bracket",
    """A list in brackets or a mapping in braces is not closed, or something is closed that was never opened.

The text of a statement that holds brackets at its beginning is put in quotes.""",
    bad=tree("- claim: The bridge is unsafe for the city.", "  tags: [safety, city", "  quote: the bridge is unsafe"),
    good=tree("- claim: The bridge is unsafe for the city.", "  tags: [safety, city]", "  quote: the bridge is unsafe"),
)
INDENTATION = error(
    "AM033",
    "bad-indentation",
    """A line begins in a column where nothing like it can begin. The keys of a statement all begin in the same
column, and so do the dashes of a list.

Where the column allows more than one reading, the fix takes the nearest; look at it before you accept it.""",
    bad=tree("- claim: The bridge is unsafe for the city.", "    quote: the bridge is unsafe"),
    good=GOOD,
)
MISSING_COLON = error(
    "AM034",
    "missing-colon",
    """A line holds a key of the language and nothing else, not even the colon that makes it one. Or a statement begins
with its kind, as in `- claim The bridge is unsafe.`: without the colon, the kind is read as a word of the text.""",
    bad="argument:\n- conclusion: The city should repair the bridge.\n  because\n"
    f"  - claim: The bridge is unsafe for the city.\n    quote: the bridge is unsafe\n{SOURCE}",
    good=GOOD,
)
ESCAPE = error(
    "AM035",
    "unknown-escape",
    r"""Between double quotes a backslash begins an escape, such as `\n` for a new line or `\"` for a quote. This
one means nothing.

Write the backslash twice, or use single quotes, between which it is a character like any other.""",
    bad=tree(r'- claim: "The bridge is unsafe for \city."', "  quote: the bridge is unsafe"),
    good=tree(r"- claim: 'The bridge is unsafe for \city.'", "  quote: the bridge is unsafe"),
)
MISSING_DASH = error(
    "AM036",
    "missing-dash",
    """A line stands where a list item is wanted, and has no dash before it. The dash is what tells one reason from
the next.

Where the line can be read in no other way, the fix puts the dash in its place.""",
    bad="argument:\n- conclusion: The city should repair the bridge.\n  because:\n"
    "  - claim: The bridge is narrow for the city.\n    quote: the bridge is narrow\n"
    f"    claim: The bridge is unsafe for the city.\n    quote: the bridge is unsafe\n{SOURCE}",
    good=tree(
        "- claim: The bridge is narrow for the city.",
        "  quote: the bridge is narrow",
        "- claim: The bridge is unsafe for the city.",
        "  quote: the bridge is unsafe",
    ),
)
LIST_ELSEWHERE = error(
    "AM037",
    "list-elsewhere",
    """A key that takes a list has nothing behind it, and a list begins below it in a column where it belongs to
something else. Most often the list was not indented, and would hang on the wrong statement.

The dashes of a list begin in the column of its key, or further to the right. Since the key may also just not be
filled in yet, the fix is never made without being asked for; it says what the list becomes.""",
    bad="argument:\n- conclusion: The city should repair the bridge.\n  because:\n"
    f"- claim: The bridge is unsafe for the city.\n  quote: the bridge is unsafe\n{SOURCE}",
    good=GOOD,
)
LOOKALIKE = error(
    "AM038",
    "lookalike-sign",
    """A sign that looks like one of YAML's stands where YAML needs the plain one: a dash or a bullet before a list
item, a full-width colon behind a key, a no-break space where a blank belongs. Word processors, phones and web pages
put such signs by themselves.

In a text they are signs like any other, and nothing is said of them there.""",
    bad=GOOD.replace("  - claim", "  – claim"),
    good=GOOD,
)
MERGE_CONFLICT = error(
    "AM039",
    "merge-conflict",
    """Git could not join two states of the file, and left both in it, between lines of `<`, `=` and `>`. Only a person
knows what the joined state is, so nothing in the file is mended until the marks are gone. The upper side is read.""",
    bad=GOOD.replace(
        "    quote: the bridge is unsafe\n",
        "<<<<<<< ours\n    quote: the bridge is unsafe\n=======\n    quote: the bridge is safe\n>>>>>>> theirs\n",
    ),
    good=GOOD,
)
