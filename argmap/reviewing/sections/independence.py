"""Source independence: evidence that goes back to one source, or to nothing but the work that is mapped."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.analysis.origins import origins
from argmap.analysis.wording import tokens
from argmap.model import ArgumentMap, Kind, Statement, Work
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.patterns.wordings import turns_of
from argmap.reviewing.prose import listed, noted, sentence, share, summed_up, verb
from argmap.reviewing.review_context import ReviewContext

KEY = "sources"
TITLE = "Source independence"
ABOUT = (
    "Where the evidence comes from. Five reports that go back to one source are one report. Listed are conclusions "
    "whose evidence all goes back to one source or one author, sources that go back to one another, and evidence that "
    "somebody must have found out (figures, studies, what others said) for which the mapped work names nobody; figures "
    "of a month set beside those of a year; and all evidence by how it is known."
)
_OWN_WORD = "on the word of the mapped work alone"
_SECOND_HAND = "known through another work only"
_FIRST_HAND = "known at first hand"
_NO_SOURCE = "with no source, or none that is told apart"
_KNOWN = (_OWN_WORD, _SECOND_HAND, _FIRST_HAND, _NO_SOURCE)
_LEAST_AUDITED = 2
# Evidence of these sorts was found out by somebody; of others the author may know himself.
_NEEDS_SOURCE = ("statistic", "study", "expert-opinion", "testimony", "case-study")


def build(context: ReviewContext) -> Section:
    evidence = [s for s in context.leaves if s.kind is Kind.EVIDENCE]
    below: dict[Statement, list[Statement]] = {}
    for each in evidence:
        for conclusion in context.resting_on(each):
            below.setdefault(conclusion, []).append(each)
    items = [item for c in context.conclusions if (item := _one_origin(context, c, below.get(c, []))) is not None]
    items += _circular(context)
    unnamed = [s for s in evidence if _names_nobody(context, s)]
    items += [_unnamed(context, s) for s in unnamed]
    items += _uneven(context)
    items += _audit(context, evidence)
    only_author = [s for s in evidence if _only_mapped_work(context, s)]
    known = [s for s in evidence if s.citations]
    return Section(KEY, TITLE, ABOUT, summed_up(_by_word(len(only_author), len(known))), tuple(items))


def _audit(context: ReviewContext, evidence: Sequence[Statement]) -> list[Item]:
    """One item on how the evidence is known: nothing, where no work is named or mapped."""
    known: dict[str, list[Statement]] = {name: [] for name in _KNOWN}
    for each in evidence:
        known[_how_known(context, each)].append(each)
    if len(evidence) < _LEAST_AUDITED or not any(known[name] for name in _KNOWN[:-1]):
        return []
    remarks = [
        sentence(f"{name[0].upper()}{name[1:]}: {len(found)}", *((" (", listed(found), ")") if found else ("",)), ".")
        for name, found in known.items()
        if found or name == _FIRST_HAND
    ]
    title = f"{len(evidence)} pieces of evidence by how they are known"
    return [Item(title=title, sort="audit", remarks=tuple(remarks), facts=dict(known))]


def _how_known(context: ReviewContext, evidence: Statement) -> str:
    names, own = _works(context, evidence)
    if not names:
        return _NO_SOURCE
    if names == {own}:
        return _OWN_WORD
    works = context.graph.works(context.graph.map_of(evidence))
    at_hand = [name for name in names - {own} if name in works and not works[name].cited_in]
    return _FIRST_HAND if at_hand else _SECOND_HAND


def _uneven(context: ReviewContext) -> list[Item]:
    """Statements that rest on figures of a month and on figures of a year."""
    items = []
    for statement in context.resting:
        figures = [
            p for reason in context.applying(statement) for p in context.graph.premises(reason) if _has_figure(p)
        ]
        short = [p for p in figures if (turns := turns_of(context, p)) is not None and turns.month.search(p.text.words)]
        long = [
            p
            for p in figures
            if p not in short and (turns := turns_of(context, p)) is not None and turns.year.search(p.text.words)
        ]
        if short and long:
            remark = sentence(
                listed(short), f" {verb(len(short), 'has a figure', 'have figures')} of a month or less, ",
                listed(long), f" of a year: {verb(len(short) + len(long), 'is it', 'are they')} of the same size?",
            )  # fmt: skip
            facts = {"short": short, "long": long}
            items.append(Item(statement, sort="uneven spans", remarks=(remark,), facts=facts))
    return items


def _has_figure(statement: Statement) -> bool:
    """Whether a text has a number besides its year."""
    numbers = [word for word in tokens(statement.text.words) if word[0].isdigit()]
    return statement.kind is Kind.EVIDENCE and any(len(word) != 4 or not word.isdigit() for word in numbers)


def _by_word(alone: int, known: int) -> str:
    """How much of the cited evidence has nothing but the mapped work behind it."""
    on = _OWN_WORD
    if not known:
        return "no evidence is cited"
    return share(
        alone,
        known,
        ("piece of cited evidence", "pieces of cited evidence"),
        (f"rests {on}", f"rest {on}"),
        f"does not rest {on}",
        f"none of {known} pieces of cited evidence rests {on}",
    )


def _works(context: ReviewContext, evidence: Statement) -> tuple[set[str], str | None]:
    """The ids of the works that a piece of evidence goes back to, and that of the mapped work."""
    each: ArgumentMap = context.graph.map_of(evidence)
    return origins(context.graph, evidence), each.work.value if each.work is not None else None


def _only_mapped_work(context: ReviewContext, evidence: Statement) -> bool:
    works, own = _works(context, evidence)
    return own is not None and works == {own}


def _names_nobody(context: ReviewContext, evidence: Statement) -> bool:
    needs = evidence.basis is not None and evidence.basis.value in _NEEDS_SOURCE
    return needs and _only_mapped_work(context, evidence)


def _unnamed(context: ReviewContext, evidence: Statement) -> Item:
    assert evidence.basis is not None  # noqa: S101 - as `_names_nobody` says
    basis = evidence.basis.value.replace("-", " ")
    remarks: list[Prose] = [(f"Basis: {basis}. The mapped work names no source for it.",)]
    resting = context.resting_on(evidence)
    if resting:
        remarks.append(sentence("Helps to support ", listed(resting), "."))
    facts = {"resting": resting}
    return Item(evidence, sort="no source named", remarks=tuple(remarks), notes=noted(evidence), facts=facts)


def _one_origin(context: ReviewContext, conclusion: Statement, below: Sequence[Statement]) -> Item | None:
    found = [_works(context, s) for s in below]
    named = [works - {own} for works, own in found]
    if len(below) < 2 or not all(named):
        return None
    common = set.intersection(*named)
    each = context.graph.works(context.graph.root)
    if common:
        name = sorted(common)[0]
        what = f"the source “{_title(each.get(name), name)}”"
    else:
        authors = [{work.author.value for n in names if (work := each.get(n)) and work.author} for names in named]
        shared = set.intersection(*authors)
        if not shared:
            return None
        what = sorted(shared)[0]
    return Item(
        conclusion,
        sort="one source" if common else "one author",
        remarks=(sentence(f"{_all(len(below))} pieces of evidence for it go back to {what}: ", listed(below), "."),),
        facts={"evidence": below, "source": what},
    )


def _all(number: int) -> str:
    return "Both" if number == 2 else f"All {number}"


def _title(work: Work | None, name: str) -> str:
    return work.title.value if work is not None and work.title is not None else name


def _circular(context: ReviewContext) -> list[Item]:
    """Sources that are said to go back to themselves, through others."""
    works = context.graph.works(context.graph.root)
    items = []
    reported: set[str] = set()
    for name in works:
        path, waiting = {name}, [name]
        circular = False
        while waiting:
            work = works.get(waiting.pop())
            for other in work.derived_from if work is not None else ():
                circular |= other.value == name
                if other.value not in path:
                    path.add(other.value)
                    waiting.append(other.value)
        if circular and name not in reported:
            reported |= path
            others = "other" if len(path) == 2 else "others"
            titles = [f"“{_title(works.get(n), n)}”" for n in works if n in path]
            items.append(
                Item(
                    title=" and ".join(titles),
                    sort="circular reporting",
                    remarks=((f"Each takes its matter from the {others}, so together they are no more than one.",),),
                    facts={"sources": [n for n in works if n in path]},
                )
            )
    return items
