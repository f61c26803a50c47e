"""Headings and fragments in place of statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.analysis.phrasing import quoted
from argmap.analysis.wording import Vocabulary, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph

RULE = Rule(
    code="AM605",
    name="not-a-sentence",
    severity=Severity.WARNING,
    about="""Only a sentence can be true or false. “Cost” names a topic; “The tunnel costs too much” is a claim that
one can support and attack. Reported are statements of one word, of two words that cannot be a subject with its
verb, and those that end with a comma, a colon or a dash, as if they were cut off. A short name for the picture goes
into `label`.""",
    bad="""\
argument:
- conclusion: The tunnel should wait.
  because:
  - claim: Tunnel cost
""",
    good="""\
argument:
- conclusion: The state should not build the tunnel.
  because:
  - claim: The tunnel costs more than the state can build it for.
    label: Cost
""",
)

_CUT_OFF = (",", ":", "–", "—", " -")
_MOST_BLANKS = 4  # more than a fragment can have
_FULL_STOPS = (".", "!", "?", "…", "”", '"')


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    for statement in graph.statements:
        text = statement.text.words.rstrip()
        cut_off = text.endswith(_CUT_OFF)
        if not cut_off and text.count(" ") > _MOST_BLANKS:
            continue
        vocabulary = words.vocabulary(statement)
        if vocabulary is None or not re.search("[a-z]", text, re.IGNORECASE):
            continue
        if cut_off or _is_fragment(text, vocabulary):
            yield Finding(
                f"{quoted(text)} {'breaks off' if cut_off else 'is not a sentence'}",
                (Label(statement.text.span),),
                help="say in a full sentence what is claimed; a short name for the picture goes into `label:`",
            )


def _is_fragment(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is one word, or two that cannot be a subject with its verb."""
    words = text.lower().split()
    if len(words) != 2 or text.endswith("?"):
        return len(words) < 2 and not text.endswith("?")
    subject, verb = words
    may_be_verb = verb.endswith(("s", "ed")) or verb in vocabulary.verbs
    may_be_subject = subject.endswith("s") or subject in vocabulary.subjects
    return not (text.endswith(_FULL_STOPS) or may_be_verb or may_be_subject)
