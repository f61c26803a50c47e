"""Texts that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM516",
    name="unreadable-source-text",
    severity=Severity.ERROR,
    about="""The file of a source is there, and no words can be had from it: it is not in UTF-8, is of a kind that
is not read, is a PDF that holds only pictures, or a PDF while the extra `sources` is not installed (`pip install
"argmap[sources]"`). Plain text, Markdown, HTML and PDF are read.

A `text` lies in the folder of the project or below it, links followed, so that a map from a stranger cannot have
other files read and shown. The project is the nearest folder above the map with an `.argmap.yaml`, `.git`, `setup.cfg`
or `pyproject.toml`; without one it is the folder of the map. Where texts lie elsewhere, `--sources FOLDER` names their
folder, or the environment variable `ARGMAP_ALLOW` the folders that may always be read.""",
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


_ELSEWHERE = (
    "a text lies in the folder of the project or below it; `--sources FOLDER` names a folder elsewhere, and"
    " `ARGMAP_ALLOW` folders that may be read"
)


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    for name, file in grounding.files.items():
        if file.fault is not None:
            work = grounding.works[name]
            yield Finding(
                f"the text of {code(name)} cannot be used: {file.fault}",
                (Label(work.id.span if work.text is None else work.text.span, file.path),),
                help=_ELSEWHERE if file.outside else None,
            )
