"""What goes on in the heads of others: what they know, want, fear or decide, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.wording import tokens
from argmap.model import Kind, Statement, is_ruled
from argmap.reviewing.page import Item
from argmap.reviewing.patterns.wordings import turns_of
from argmap.reviewing.prose import counted, listed, sentence, verb
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import is_recommendation

SORT = "what others think or want"
_BEFORE = 7  # words of a subject before its verb
_LEAST = 2


def find(context: ReviewContext) -> Iterator[Item]:
    """One item for all such statements that a conclusion rests on and that no document is given for."""
    found = [s for s in context.in_order if s in context.resting and _reads_a_mind(context, s)]
    bare = [s for s in found if not _is_documented(context, s)]
    if len(bare) < _LEAST:
        return
    yield Item(
        title=f"{counted(len(bare), 'statement')} of what others know, want or decide",
        sort=SORT,
        remarks=(
            sentence(listed(bare, most=8), "."),
            (
                f"For {verb(len(bare), 'it', 'none of them')} words or a document of those meant "
                f"{verb(len(bare), 'is not', 'is')} given. What shows it, and would they say so themselves?",
            ),
        ),
        facts={"statements": bare, "documented": [s for s in found if s not in bare]},
    )


def _reads_a_mind(context: ReviewContext, statement: Statement) -> bool:
    """Whether a statement says in its main clause what somebody else has in mind."""
    turns = turns_of(context, statement)
    text = statement.text.words
    if turns is None or turns.not_others.search(text) or statement.held_by is not None:
        return False
    if is_ruled(statement, "accepted") or is_recommendation(context, statement):
        return False
    found = turns.mind.search(text)
    return found is not None and 0 < len(tokens(text[: found.start()])) <= _BEFORE and text[:1].isupper()


def _is_documented(context: ReviewContext, statement: Statement) -> bool:
    """Whether evidence that somebody could look up stands below a statement, or is the statement."""
    graph = context.graph
    seen, waiting = {statement}, [statement]
    for current in waiting:
        own = graph.map_of(current).work
        named = [c.source for c in current.citations if c.source is not None]
        if current.kind is Kind.EVIDENCE and any(own is None or name.value != own.value for name in named):
            return True
        for premise in (p for reason in context.applying(current) for p in graph.premises(reason)):
            if premise not in seen:
                seen.add(premise)
                waiting.append(premise)
    return False
