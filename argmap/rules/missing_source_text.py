"""Texts that are named and not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM514",
    name="missing-source-text",
    severity=Severity.WARNING,
    about="""`text` of a source names a file, relative to the map in which it stands. Without the file, the
quotations from this source are not checked. Texts are often not passed on with a map: whoever has them in a folder
of their own names it with `argmap check --sources FOLDER`, or with `sources: FOLDER` in `.argmap.yaml`.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: deck-report.txt}

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
    ),
)


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    for name, file in grounding.files.items():
        written = grounding.works[name].text
        if file.missing and written is not None:
            yield Finding(
                f"the text of {code(name)} is not there, so its quotations are not checked",
                (Label(written.span, f"there is no {file.path}"),),
                help=f"put the file there, or name the folder that holds it, or a `{name}.txt`, with `--sources`",
            )
