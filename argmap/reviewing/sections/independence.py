"""Source independence: evidence that goes back to one source, or to nothing but the work that is mapped."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.analysis.origins import origins
from argmap.model import ArgumentMap, Kind, Statement, Work
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import listed, noted, sentence, share, summed_up
from argmap.reviewing.review_context import ReviewContext

KEY = "sources"
TITLE = "Source independence"
ABOUT = (
    "Five reports that go back to one source are one report. Listed are conclusions whose evidence all goes back to "
    "one source or one author, sources that go back to one another, and evidence that somebody must have found out "
    "(figures, studies, what others said) for which the mapped work names nobody."
)
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
    only_author = [s for s in evidence if _only_mapped_work(context, s)]
    known = [s for s in evidence if s.citations]
    return Section(KEY, TITLE, ABOUT, summed_up(_by_word(len(only_author), len(known))), tuple(items))


def _by_word(alone: int, known: int) -> str:
    """How much of the cited evidence has nothing but the mapped work behind it."""
    on = "on the word of the mapped work alone"
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
