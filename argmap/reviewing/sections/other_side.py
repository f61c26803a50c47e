"""The other side: what a map that argues against another one does to that one, and what it leaves alone.

A map is against another one if it includes it, and a conclusion of its own contradicts a statement of that map, stands
in a list of alternatives with one, or is an objection to one. `argmap new --against` begins such a map.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import ArgumentGraph, Target
from argmap.model import ArgumentMap, Bearing, Kind, Reason, Statement
from argmap.records import record
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import counted, listed, sentence, share, summed_up, verb
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.sections import assumptions
from argmap.showing import name_of_file

KEY = "other-side"
TITLE = "The other side"
ABOUT = (
    "This map argues against another one, which it includes. First the conclusions of that map that fare otherwise "
    "with this one than alone, then its key assumptions that are attacked here, then what is still to be written, and "
    "last the key assumptions that are left alone. Whoever attacks few of them may still be right, but then these few "
    "carry everything."
)
_NOT_AGAINST = (
    "This map is not against another one: no conclusion of it contradicts a statement of a map that it includes."
)


@record()
class _Opposed:
    """A map that is argued against: its graph without this map, and the statements of it that are contradicted."""

    context: ReviewContext
    statements: tuple[Statement, ...]


def applies(context: ReviewContext) -> bool:
    """Whether the map is against another one."""
    return any(True for _ in _against(context.graph))


def build(context: ReviewContext) -> Section:
    opposed = list(_opposed(context))
    if not opposed:
        return Section(KEY, TITLE, ABOUT, _NOT_AGAINST)
    changed = [item for each in opposed for item in _changed(context, each)]
    conclusions = sum(len(each.context.conclusions) for each in opposed)
    keys = list(dict.fromkeys(node for each in opposed for node in _key_assumptions(each)))
    attacks = {node: _attacks(context.graph, node) for node in keys}
    hit = [node for node in keys if any(_counts(context, attack) for attack in attacks[node])]
    missed = [node for node in keys if node not in hit and any(not _is_blank(context.graph, a) for a in attacks[node])]
    blanks = [s for s in context.in_order if context.graph.map_of(s) is context.graph.root and s.todo is not None]
    items = [*changed, *(_attacked(context, node, attacks[node]) for node in (*hit, *missed))]
    items += [_blank(context, blank) for blank in blanks]
    items += [_left(node, attacks[node]) for node in keys if node not in hit and node not in missed]
    found = [_whom(opposed), _statuses(conclusions, len(changed)), _assumptions(len(keys), len(hit), len(missed))]
    if blanks:
        found.append(f"{counted(len(blanks), 'statement')} {verb(len(blanks), 'is', 'are')} still to be written")
    return Section(KEY, TITLE, ABOUT, summed_up(*found), tuple(items))


# -- what is argued against --------------------------------------------------------------------------------------------


def _against(graph: ArgumentGraph) -> Iterator[Statement]:
    """The statements of other maps that conclusions of the root map are against."""
    own = {s for s in graph.statements if s.kind is Kind.CONCLUSION and graph.map_of(s) is graph.root}
    for one, other in graph.opposition.contradicting():
        yield from (b for a, b in ((one, other), (other, one)) if a in own and graph.map_of(b) is not graph.root)
    for members in graph.opposition.lists:
        if not own.isdisjoint(members):
            yield from (each for each in members if graph.map_of(each) is not graph.root)
    for conclusion in own:
        for reason in graph.uses(conclusion):
            above = graph.statement_above(reason)
            if reason.bearing is Bearing.ATTACK and above is not None and graph.map_of(above) is not graph.root:
                yield above


def _opposed(context: ReviewContext) -> Iterator[_Opposed]:
    """The included maps that are argued against, each as it is alone, with what it includes itself."""
    graph = context.graph
    against = dict.fromkeys(_against(graph))
    for each in dict.fromkeys(graph.included.get(graph.root, {}).values()):
        below = _with_included(graph, each)
        statements = tuple(s for s in graph.statements if s in against and graph.map_of(s) in below)
        if statements:
            alone = ArgumentGraph(each, graph.included)
            known = set(alone.statements)
            of_alone = ReviewContext(
                alone,
                grant=[s for s in context.grant if s in known],
                reject=[s for s in context.reject if s in known],
                conclusion=statements[0],
            )
            yield _Opposed(of_alone, statements)


def _with_included(graph: ArgumentGraph, each: ArgumentMap) -> set[ArgumentMap]:
    found, waiting = {each}, [each]
    while waiting:
        new = set(graph.included.get(waiting.pop(), {}).values()) - found
        found |= new
        waiting += new
    return found


def _key_assumptions(opposed: _Opposed) -> Iterator[Target]:
    """The key assumptions of a map that the contradicted statement rests on, in the order of the review of that map."""
    context = opposed.context
    for item in assumptions.build(context).items:
        hit = context.graph.statement_above(item.node) if isinstance(item.node, Reason) else item.node
        if item.node is not None and hit in context.distance:
            yield item.node


def _attacks(graph: ArgumentGraph, node: Target) -> list[Reason]:
    """What the root map has against a statement or step of another one."""
    return [r for r in graph.reasons_on(node, Bearing.ATTACK) if graph.map_of(r) is graph.root]


def _counts(context: ReviewContext, attack: Reason) -> bool:
    return context.stated.reason_value(attack) > 0


def _is_blank(graph: ArgumentGraph, attack: Reason) -> bool:
    """Whether an objection is still to be written."""
    return any(premise.todo is not None for premise in graph.premises(attack))


# -- items -------------------------------------------------------------------------------------------------------------


def _changed(context: ReviewContext, opposed: _Opposed) -> Iterator[Item]:
    for conclusion in opposed.context.conclusions:
        before, after = opposed.context.status(conclusion), context.status(conclusion)
        if before is not after:
            yield Item(
                conclusion,
                sort="status",
                remarks=((f"Alone it is {before.value}; with this map it is {after.value}.",),),
                facts={"alone": before.value, "together": after.value},
            )


def _attacked(context: ReviewContext, node: Target, attacks: list[Reason]) -> Item:
    """A key assumption with what is written against it."""
    graph = context.graph
    written = [attack for attack in attacks if not _is_blank(graph, attack) or _counts(context, attack)]
    counting = [attack for attack in written if _counts(context, attack)]
    remarks: list[Prose] = [sentence("Against it: ", listed(_firsts(graph, written)), ".")]
    if not counting:
        does = verb(len(written), "That does", "These do")
        remarks.append((f"{does} not stand: what is questioned needs a reason, and what is answered falls.",))
    elif isinstance(node, Statement):
        remarks.append((f"With that it is {context.status(node).value}.",))
    else:
        remarks.append(("With that the step lends no support, or is not settled.",))
    return Item(
        node,
        sort="attacked" if counting else "attacked in vain",
        remarks=tuple(remarks),
        facts={"attacks": written, "stands": bool(counting)},
    )


def _firsts(graph: ArgumentGraph, attacks: list[Reason]) -> list[Target]:
    return [premises[0] if (premises := graph.premises(attack)) else attack for attack in attacks]


def _blank(context: ReviewContext, blank: Statement) -> Item:
    """A statement that is still to be written, and what it is to bear on."""
    graph = context.graph
    remarks: list[Prose] = [] if blank.todo is None else [(blank.todo.words,)]
    target: Target | None = None
    for reason in graph.uses(blank)[:1]:
        target = graph.target(reason)
        if target is not None:
            remarks.append(sentence(f"{_BEARINGS[reason.bearing]} ", target, "."))
    return Item(blank, sort="blank", remarks=tuple(remarks), facts={"todo": blank.todo, "target": target})


_BEARINGS = {Bearing.SUPPORT: "For", Bearing.ATTACK: "Against", Bearing.CONCESSION: "Granted about"}


def _left(node: Target, attacks: list[Reason]) -> Item:
    remark = "An objection to it is still to be written." if attacks else "Nothing in this map is against it."
    return Item(node, sort="left", remarks=((remark,),), facts={"blank": bool(attacks)})


# -- summing up --------------------------------------------------------------------------------------------------------


def _whom(opposed: list[_Opposed]) -> str:
    roots = [each.context.graph.root for each in opposed]
    names = [f"“{root.title.words}”" if root.title is not None else name_of_file(root.source.path) for root in roots]
    return f"against {' and '.join(names)}"


def _statuses(conclusions: int, changed: int) -> str:
    return share(
        changed,
        conclusions,
        ("conclusion of that map", "conclusions of that map"),
        ("fares otherwise with this one", "fare otherwise with this one"),
        "fares as it does alone",
        "its conclusions fare as they do alone",
    )


def _assumptions(keys: int, hit: int, missed: int) -> str:
    if not keys:
        return "no key assumption of it was found"
    said = share(
        hit + missed,
        keys,
        ("key assumption", "key assumptions"),
        ("is attacked", "are attacked"),
        "is not attacked",
        "none of its key assumptions is attacked",
    )
    if not missed:
        return said
    return f"{said}, {'that' if hit + missed == 1 else missed} without an objection that stands"
