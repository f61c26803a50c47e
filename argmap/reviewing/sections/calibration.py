"""Firmness of wording: step by step, between statements that are nearly the same, and against what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.analysis.quoted_passages import QuotedPassage, quoted_for_statements
from argmap.analysis.strength import Strength
from argmap.analysis.wording import content, tokens, wording
from argmap.lazy_pattern import lazy
from argmap.likelihood.scales import BUILT_IN
from argmap.likelihood.wording import percent
from argmap.model import Kind, Reason, Statement
from argmap.reviewing.calibration import is_advice, rises, strength_words, weakest, worded
from argmap.reviewing.page import Item, Prose, Section, Table
from argmap.reviewing.patterns.paraphrases import Senses
from argmap.reviewing.patterns.wordings import stands_bare
from argmap.reviewing.prose import counted, listed, noted, sentence, summed_up, told, verb
from argmap.reviewing.review_context import ReviewContext
from argmap.similarity import similar_pairs

KEY = "calibration"
TITLE = "Firmness of wording"
ABOUT = (
    "How strongly the premises of each step are worded, and how strongly what is drawn from them; statements that say "
    "nearly the same with more or less reserve; words of reserve that a quoted sentence has and the statement has not; "
    "words such as “only”, “never” and “must”, which leave nothing else and so want a ground of their own. A hedge is "
    "kept in its own words; the terms of ICD 203 (Office of the Director of National Intelligence, 2015) have a band "
    "of likelihood, others have none."
)
_ALIKE = 0.6
_MOST_ROWS = 15
_ADVICE = "advice"
_CONDITION = lazy(r"\W*(?:if|when|where|unless)\b", re.IGNORECASE)  # “if all …” is granted for what follows
_TERMS = BUILT_IN["icd203"]


def build(context: ReviewContext) -> Section:
    steps = _steps(context)
    rising = [r for r, target in steps if rises(context, r, target)]
    advice = list(_firm_advice(context))
    twice = list(_said_twice(context))
    dropped = list(_left_out(context))
    necessary = _necessary(context)
    terms = _terms(context)
    found = (
        told(len(rising), "step is firmer", "steps are firmer") + " in what it concludes than in what it begins with"
        if len(rising) < 2
        else f"{len(rising)} steps are firmer in what they conclude than in what they begin with",
        told(len(dropped), "statement leaves out", "statements leave out") + " a word of reserve that it quotes"
        if len(dropped) == 1
        else f"{len(dropped)} statements leave out a word of reserve that they quote"
        if dropped
        else "",
    )
    items = (*advice, *twice, *dropped, *necessary, *terms)
    return Section(KEY, TITLE, ABOUT, summed_up(*found), items, table=_table(context, steps, rising))


# -- step by step ------------------------------------------------------------------------------------------------------


def _steps(context: ReviewContext) -> list[tuple[Reason, Statement]]:
    """The steps below the main conclusion whose wording is known, the nearest first."""
    below = sorted((s for s in context.distance if strength_words(context, s) is not None), key=context.nearness)
    return [(reason, s) for s in below if s.kind is not Kind.ASSUMPTION for reason in context.applying(s)]


def _table(context: ReviewContext, steps: list[tuple[Reason, Statement]], rising: list[Reason]) -> Table | None:
    """Steps from hedged premises, or to hedged conclusions, those that rise first."""
    shown = [(r, target) for r, target in steps if r in rising or _has_hedge(context, r, target)]
    shown.sort(key=lambda pair: pair[0] not in rising)
    rows = [_row(context, r, target) for r, target in shown[:_MOST_ROWS]]
    return Table(("the weakest premise", "worded", "concluded", "worded", "firmness"), tuple(rows)) if rows else None


def _has_hedge(context: ReviewContext, reason: Reason, target: Statement) -> bool:
    statements = (*context.graph.premises(reason), target)
    return any(worded(context, s).strength < Strength.FLAT for s in statements)


def _row(context: ReviewContext, reason: Reason, target: Statement) -> tuple[Prose, ...]:
    lowest = weakest(context, reason)
    assert lowest is not None  # noqa: S101 - a step that applies has premises
    premise, low = lowest
    high = worded(context, target)
    how = "rises" if rises(context, reason, target) else "falls" if high.strength < low.strength else "keeps"
    if how == "rises" and is_advice(context, target):
        how = "rises to firm advice"
    return ((premise,), _how(context, premise), (target,), _how(context, target), (how,))


def _how(context: ReviewContext, statement: Statement) -> Prose:
    found = worded(context, statement)
    if is_advice(context, statement):
        return (_ADVICE,)
    words = f"“{found.words}”: " if found.words else ""
    return (f"{words}{found.strength.words}{_band(found.words)}",)


def _band(words: str) -> str:
    """``, 55 % to 80 %``, for a term of ICD 203."""
    term = _TERMS.find(words)
    if term is None:
        return ""
    low, high = _TERMS.terms[term]
    return f", {percent(low)} to {percent(high, up=True)}"


def _firm_advice(context: ReviewContext) -> Iterator[Item]:
    """Recommendations without a condition that rest on what is only possible; on what is likely one may well act."""
    for conclusion in context.conclusions:
        reasons = context.applying(conclusion)
        hedged = [r for r in reasons if rises(context, r, conclusion) and _is_only_possible(context, r)]
        if not hedged or not is_advice(context, conclusion):
            continue
        premises = [found[0] for r in hedged if (found := weakest(context, r)) is not None]
        many = "its only reason" if len(reasons) == 1 else f"{len(hedged)} of its {len(reasons)} reasons"
        rests = verb(len(hedged), "rests", "rest")
        yield Item(
            conclusion,
            sort="firm advice",
            remarks=(
                sentence(
                    f"It is given without a condition; {many} {rests} on what is only possible: ", listed(premises), "."
                ),
                ("Would the advice be the same if that does not come about?",),
            ),
            notes=noted(conclusion),
            facts={"hedged": premises, "reasons": len(reasons)},
        )


def _is_only_possible(context: ReviewContext, reason: Reason) -> bool:
    lowest = weakest(context, reason)
    return lowest is not None and lowest[1].strength is Strength.POSSIBLE


# -- said twice, and quoted --------------------------------------------------------------------------------------------


def _said_twice(context: ReviewContext) -> Iterator[Item]:
    """Statements that are nearly the same, one of which is worded more firmly, or lacks a word of reserve."""
    senses = Senses(context)
    known = list(senses.of)
    for i, j in similar_pairs([senses.of[s] for s in known], _ALIKE):
        one, other = known[i], known[j]
        if not senses.are_the_same(one, other):
            continue
        firmer, softer, word = _difference(context, one, other)
        if word:
            yield Item(
                firmer,
                sort="said more firmly",
                remarks=(sentence("Nearly the same is said with reserve, “", word, "”: ", softer, "."),),
                notes=noted(firmer, softer),
                facts={"softer": softer, "words": word},
            )


def _difference(context: ReviewContext, one: Statement, other: Statement) -> tuple[Statement, Statement, str]:
    """The firmer of two statements, the softer, and the word of reserve that makes it so; no word for no difference."""
    firm, soft = sorted((one, other), key=lambda s: -worded(context, s).strength)
    low = worded(context, soft)
    if low.strength < min(worded(context, firm).strength, Strength.FLAT):
        return firm, soft, low.words
    return firm, soft, ""


def _left_out(context: ReviewContext) -> Iterator[Item]:
    """Statements that lack a word of reserve which stands beside one of their own words in the quoted sentence."""
    if context.grounding is None:
        return
    seen: set[Statement] = set()
    for passage in quoted_for_statements(context.grounding):
        statement = passage.statement
        if statement in seen or not passage.is_one_sentence:
            continue
        word = _reserve(context, passage)
        if word:
            seen.add(statement)
            yield Item(
                statement,
                sort="reserve left out",
                remarks=((f"The sentence that it quotes has “{word}”, which the statement does not say.",),),
                notes=noted(statement),
                facts={"words": word, "quote": passage.words},
            )


def _reserve(context: ReviewContext, passage: QuotedPassage) -> str:
    """The word of reserve, with the word that it stands beside; empty for none."""
    statement, words = passage.statement, strength_words(context, passage.statement)
    vocabulary = wording(context.graph).vocabulary(statement)
    if words is None or vocabulary is None or worded(context, statement).strength < Strength.FLAT:
        return ""
    own = content(statement.text.words, vocabulary)
    said = {vocabulary.stem(token) for token in tokens(f"{statement.text.words} {statement.hedge or ''}")}
    for found in words.qualifiers.finditer(passage.words):
        following = tokens(passage.words[found.end() :])[:1]
        reserved = {vocabulary.stem(token) for token in tokens(found[0])}
        if following and vocabulary.stem(following[0]) in own and reserved.isdisjoint(said):
            return f"{found[0]} {following[0]}"
    return ""


# -- necessity, and terms ----------------------------------------------------------------------------------------------


def _necessary(context: ReviewContext) -> list[Item]:
    """One item for the bare statements that leave nothing else."""
    found = [(s, word) for s in sorted(context.distance, key=context.nearness) if (word := _necessity(context, s))]
    if not found:
        return []
    remarks = tuple(sentence(f"“{word}” in ", statement, ".") for statement, word in found)
    shown = remarks if len(found) <= 6 else (*remarks[:5], (f"And {len(found) - 5} more.",))
    many = f"{counted(len(found), 'bare statement')} that {verb(len(found), 'leaves', 'leave')} nothing else"
    asked: Prose = ("What is the ground for the word? The map gives none.",)
    return [Item(title=many, sort="necessity", remarks=(*shown, asked), facts={"statements": [s for s, _ in found]})]


def _necessity(context: ReviewContext, statement: Statement) -> str | None:
    words = strength_words(context, statement)
    if words is None or not stands_bare(context, statement) or statement.kind is Kind.ASSUMPTION:
        return None
    if is_advice(context, statement) or worded(context, statement).strength < Strength.FLAT:
        return None
    text = statement.text.words
    return None if _CONDITION.match(text) else words.necessary(text)


def _terms(context: ReviewContext) -> list[Item]:
    """One item for the hedges of the map: which have a band of likelihood, and which have none."""
    hedges = list(
        dict.fromkeys(w.words for s in context.in_order if (w := worded(context, s)).strength < Strength.FLAT)
    )
    if not hedges:
        return []
    banded = [f"“{hedge}” {_band(hedge)[2:]}" for hedge in hedges if _band(hedge)]
    others = [f"“{hedge}”" for hedge in hedges if not _band(hedge)]
    remarks: list[Prose] = []
    if banded:
        remarks.append((f"With a band: {', '.join(banded)}.",))
    if others:
        says = verb(len(others), "it says", "they say")
        remarks.append((f"With none, so that readers may differ about what {says}: {', '.join(others)}.",))
    facts = {"banded": [h for h in hedges if _band(h)], "without": [h for h in hedges if not _band(h)]}
    return [Item(title=counted(len(hedges), "hedge"), sort="terms", remarks=tuple(remarks), facts=facts)]
