"""Texts that changed since they were quoted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import code, quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.lazy_pattern import lazy

if TYPE_CHECKING:
    from argmap.grounding import Grounding

RULE = Rule(
    code="AM513",
    name="changed-source",
    severity=Severity.ERROR,
    about="""`sha256` holds the digest of the file that the quotations were checked against. Another digest means
another text: a new edition, a correction, or the wrong file. `argmap sources FILE` prints the line with the present
digest.""",
    bad="""\
source: inspection
sources:
  inspection:
    title: Inspection of the bridge
    text: inspection.txt
    sha256: b136f26a75bff8e6d776fca9925922c39cf7bf5b8f75d44a80116d4cec9067f6

argument:
- claim: The council should close the bridge to lorries.
  quote: close the bridge to lorries
""",
    good="""\
source: inspection
sources:
  inspection:
    title: Inspection of the bridge
    text: inspection.txt
    sha256: c3441164fbb8e4b81f6107494cc6aadd5111ff77a54c2d736b2f522ec776a515

argument:
- claim: The council should close the bridge to lorries.
  quote: close the bridge to lorries
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck of the Bridge

Every lorry that crosses the bridge wears its deck out. The council should therefore close the bridge to lorries.
""",
        ),
    ),
)


_DIGEST = lazy(r"[0-9a-f]{64}")


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    for name, file in grounding.files.items():
        written = grounding.works[name].sha256
        if written is None or file.sha256 is None or written.value.strip().lower() == file.sha256:
            continue
        fix = Fix("write the digest of the file as it is now", (Edit(written.span, file.sha256),), Safety.UNSAFE)
        if _DIGEST.fullmatch(written.value.strip().lower()):
            yield Finding(
                f"the text of {code(name)} has changed since this digest was taken",
                (Label(written.span, f"{file.path} has another"),),
                help="see that the quotations still hold, then write the new digest",
                fix=fix,
            )
        else:
            yield Finding(
                f"{quoted(written, 30)} is no SHA-256 digest, which has 64 of the signs 0-9 and a-f",
                (Label(written.span),),
                fix=fix,
            )
