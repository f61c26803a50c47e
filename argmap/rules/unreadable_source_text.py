"""Texts that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.rules.phrasing import code

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM516",
    name="unreadable-source-text",
    severity=Severity.ERROR,
    about="""The file of a source is there, and no words can be had from it: it is not in UTF-8, is of a kind that
is not read, is a PDF that holds only pictures, or a PDF while the extra `sources` is not installed (`pip install
"argmap[sources]"`). Plain text, Markdown, HTML and PDF are read.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: deck.docx}

argument:
- claim: The council should close the bridge to lorries.
  quote: close the bridge … to lorries
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: deck.txt}

argument:
- claim: The council should close the bridge to lorries.
  quote: close the bridge … to lorries
""",
    texts=(
        (
            "deck.txt",
            """\
The Deck of the Bridge

Every lorry that crosses the bridge wears its deck out. The council should therefore close the bridge to lorries.
""",
        ),
        (
            "deck.docx",
            """\
PK""",
        ),
    ),
)


def check(grounding: Grounding) -> Iterator[Finding]:
    for name, file in grounding.files.items():
        if file.fault is not None:
            work = grounding.works[name]
            yield Finding(
                f"the text of {code(name)} cannot be used: {file.fault}",
                (Label(work.id.span if work.text is None else work.text.span, file.path),),
            )
