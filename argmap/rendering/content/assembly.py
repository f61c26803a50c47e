"""From an argument graph to a scene: which items there are, what hangs below what, what is only pointed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.directions import is_right_to_left
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Inference, Premise, Reason, Reference, Statement
from argmap.records import record
from argmap.rendering.content.directions import marked
from argmap.rendering.content.groups import gather
from argmap.rendering.content.items import Items
from argmap.rendering.content.scene import Bond, CrossLink, Form, Group, Item, Scene, Side, Trunk, View
from argmap.rendering.content.sharing import bring_near
from argmap.rendering.content.strokes import STROKES
from argmap.rendering.content.weights import weight
from argmap.rendering.content.wording import Wording
from argmap.rendering.content.wrapping import clean
from argmap.rendering.options import DrawingOptions, Premises

# In the order in which they are drawn: what is for, what is granted, what is against, what is only pointed at.
_ORDER = (Bond.SUPPORT, Bond.EXPLANATION, Bond.CONCESSION, Bond.ATTACK, Bond.UNDERCUT, Bond.LINK)
MOST_ABOVE = 5  # statements named on the way from a part to the conclusion


@record(frozen=False)
class _Pending:
    """An item whose reasons are still to be hung below it."""

    item: Item
    node: Target
    group: str | None
    side: Side
    rank: int  # of what hangs below


def assemble(graph: ArgumentGraph, options: DrawingOptions, view: View, *, stubs: bool) -> Scene:
    """The scene of what a view shows; `stubs` puts tags in place of lines across the forest."""
    return _Assembly(graph, options, view, stubs).scene


def count_links(graph: ArgumentGraph) -> int:
    """How many lines across the forest a graph has when all of it is shown."""
    homes = graph.homes
    uses = sum(homes.get(p) is not r for r in graph.reasons for p in dict.fromkeys(graph.premises(r)))
    return uses + len(_opposed(graph)) + len(graph.restatements)


def _opposed(graph: ArgumentGraph) -> list[tuple[Statement, Statement, str]]:
    """Statements that contradict each other or are in tension, each pair once with its sign.

    In a long list of alternatives each is set against the next one only.
    """
    found: dict[frozenset[Statement], tuple[Statement, Statement, str]] = {}
    pairs = [(one, other, "≠") for one, other in graph.opposition.short_pairs()]
    pairs.extend((*pair, "≠") for members in graph.opposition.long for pair in pairwise(members))
    pairs.extend((one, other, "≈") for one, other, _ in graph.opposition.tensions())
    for one, other, sign in pairs:
        if one is not other:
            found.setdefault(frozenset((one, other)), (one, other, sign))
    return list(found.values())


class _Assembly:
    def __init__(self, graph: ArgumentGraph, options: DrawingOptions, view: View, stubs: bool) -> None:
        self.graph = graph
        self.options = options
        self.view = view
        self.stubs = stubs
        self.wording = Wording(graph, options)
        self.items = Items(graph, self.wording, view)
        self.scene = Scene()
        self._uses: list[tuple[Statement, Item, Bond, bool]] = []
        self._waiting: list[_Pending] = []
        self._groups: dict[str | None, Group] = {}
        weighing = (reason for reason in graph.reasons if reason.outweighs)
        self._outweighed = {other for reason in weighing for other in graph.outweighed(reason)}
        roots = view.roots()
        self._count = view.count()
        self._main = set(graph.opposition.rivals(roots[0])) if roots else set()
        if roots:
            first = roots[0].text.words
            self.scene.right_to_left = is_right_to_left(first, self.wording.language(roots[0]))
        for root in roots:
            self._root(root)
        if view.is_whole:
            self._stray_reasons()
        self._link_uses()
        self._link_opposed()
        for item in self.scene.walk():
            item.trunks = self._trunks(item)
        self.scene.groups = list(self._groups.values())
        gather(self.scene)
        bring_near(self.scene)

    # -- the forest ------------------------------------------------------------------------------------------------

    def _root(self, root: Statement) -> None:
        side, role = self._standing(root)
        main = root in self._main
        item = self._box(root, role, side, weight(self._count, 0, main=main), None)
        if root not in self.graph.homes:
            item.tone = "conclusion"
        self.scene.roots.append(self._under_path(root, item))
        if main:
            self.scene.main.append(self.scene.roots[-1])
        group = self._group(root)
        self._enter(item, root, group, None)
        self._waiting.append(_Pending(item, root, group, side, 1 if main else 2))
        self._hang_waiting()

    def _standing(self, root: Statement) -> tuple[Side, str]:
        """The side and the role of a statement in the whole map, where a view begins with it."""
        home = self.graph.homes.get(root)
        if home is None:
            return Side.FOR, ""
        above, side = self._sides(home)
        return side, _role(home, self.graph.target(home), above)

    def _sides(self, reason: Reason) -> tuple[Side, Side]:
        """The side of what a reason bears on in the whole map, and its own."""
        way: list[Reason] = []
        node: Target | None = reason
        while node is not None:
            home = node if isinstance(node, Reason) else self.graph.homes.get(node)
            if home is None or home in way:
                break
            way.append(home)
            node = self.graph.target(home)
        above = side = Side.FOR
        for each in reversed(way):
            above, side = side, side.below(each.bearing)
        return above, side

    def _under_path(self, root: Statement, item: Item) -> Item:
        """The item of a root below tags for what stands above it: the way to the conclusion, the middle left out."""
        path = list(self._path(root))
        left_out = len(path) - MOST_ABOVE
        if left_out > 1:
            path[MOST_ABOVE - 1 : -1] = [path[-2]]
        for place, (target, reason) in enumerate(path):
            is_middle = left_out > 1 and place == MOST_ABOVE - 1
            words = self.wording.words.said("more_between", number=left_out) if is_middle else ""
            tag = self.items.tag(target, "↑", Bond.LINK, words=words)
            if place:
                item.bond = _bond(reason, target)
            else:
                item = self._in_its_step(root, item, reason)
            tag.below.append(item)
            item = tag
        return item

    def _in_its_step(self, root: Statement, item: Item, reason: Reason) -> Item:
        """A statement in its reason: below one joint with tags for the other premises, and below that of its target."""
        on = self.graph.target(reason)
        item.bond = _bond(reason, on) if on is not None else Bond.SUPPORT
        if len(self.graph.premises(reason)) > 1:
            item.premise = True
            item = self._joint_of(reason, item.bond, {root: item})
        while isinstance(on, Reason):
            above = self.graph.target(on)
            joint = self._joint_of(on, _bond(on, above) if above is not None else Bond.SUPPORT, {})
            joint.below.append(item)
            item, on = joint, above
        return item

    def _joint_of(self, reason: Reason, bond: Bond, shown: Mapping[Statement, Item]) -> Item:
        """The joint of a reason above what is shown of its premises, with tags for the others."""
        joint = self.items.joint(reason, bond, marked=True)
        joint.side = self._sides(reason)[1]
        premises = list(dict.fromkeys(self.graph.premises(reason)))
        self.scene.unframed += self.options.premises is Premises.FRAMED and len(premises) > 1
        for premise in premises:
            joint.below.append(shown.get(premise) or self.items.tag(premise, "→", bond, premise=True))
        return joint

    def _path(self, root: Statement) -> Iterator[tuple[Statement, Reason]]:
        above = self.view.above(root)
        while above is not None:
            yield above
            above = self.view.above(above[0])

    def _stray_reasons(self) -> None:
        """Reasons on a reference that names nothing: they hang below a tag that says so."""
        for each in self.graph.maps:
            for root in each.roots:
                if isinstance(root, Reference) and self.graph.resolve(root) is None and root.bearing_reasons:
                    item = self.items.missing(root, Bond.LINK, premise=False)
                    self.scene.roots.append(item)
                    self._hang_all(_Pending(item, root.bearing_reasons[0], None, Side.FOR, 1), root.bearing_reasons)
                    self._hang_waiting()

    def _hang_waiting(self) -> None:
        while self._waiting:
            pending = self._waiting.pop()
            self._hang_all(pending, self.view.reasons(pending.node))
            hidden = self.view.hidden(pending.node)
            if hidden:
                pending.item.below.append(self.items.more(hidden, pending.node))

    def _hang_all(self, pending: _Pending, reasons: Sequence[Reason]) -> None:
        """Put reasons on a node below its item. What they rest on waits in reading order."""
        later: list[_Pending] = []
        bonds = Counter(_bond(reason, pending.node) for reason in reasons)
        for reason in reasons:
            bond = _bond(reason, pending.node)
            if self._needs_joint(reason):
                self._hang_joint(pending, reason, bond, later, alone=bonds[bond] == 1)
            else:
                role = _role(reason, pending.node, pending.side)
                step = _Pending(pending.item, reason, pending.group, pending.side.below(reason.bearing), pending.rank)
                self._hang_premise(step, reason.premises[0], role, bond, later)
        self._waiting.extend(later[::-1])

    def _hang_joint(self, pending: _Pending, reason: Reason, bond: Bond, later: list[_Pending], *, alone: bool) -> None:
        groups = {self._group(p) for p in self.graph.premises(reason) if self.graph.homes.get(p) is reason}
        together = self.options.premises is Premises.FRAMED and len(reason.premises) > 1
        framed = together and len(groups) <= 1 and not all(self._comes_across(p, reason) for p in reason.premises)
        self.scene.unframed += together and not framed
        group = groups.pop() if len(groups) == 1 else pending.group
        joint = self.items.framed(reason, bond) if framed else self.items.joint(reason, bond, marked=alone)
        joint.side = pending.side.below(reason.bearing)
        pending.item.below.append(joint)
        if group != pending.group:
            self._begin(joint, group, next(iter(self.graph.premises(reason))))
        step = _Pending(joint, reason, group, pending.side.below(reason.bearing), pending.rank)
        role = _role(reason, pending.node, pending.side, part=len(reason.premises) > 1)
        seen: set[Statement] = set()
        for premise in reason.premises:
            statement = self.graph.resolve(premise)
            if isinstance(statement, Statement):
                if statement in seen:
                    continue
                seen.add(statement)
            self._hang_premise(step, premise, role, bond, later, in_joint=True)
        later.append(step)

    def _hang_premise(
        self, step: _Pending, premise: Premise, role: str, bond: Bond, later: list[_Pending], *, in_joint: bool = False
    ) -> None:
        """Put a premise of a reason below its joint, or below what the reason bears on where it has none."""
        above, reason = step.item, step.node
        assert isinstance(reason, Reason)  # noqa: S101 - it is told of its premises
        statement = self.graph.resolve(premise)
        if not isinstance(statement, Statement):
            above.below.append(self.items.missing(premise, bond, premise=in_joint))
        elif self._has_its_place(statement, reason):
            scale = weight(self._count, step.rank)
            item = self._box(statement, role, step.side, scale, premise if premise is not statement else None)
            item.bond, item.premise = bond, in_joint
            own = self._group(statement)
            self._enter(item, statement, own, step.group)
            above.below.append(item)
            later.append(_Pending(item, statement, own, step.side, step.rank + 1))
        elif self._comes_across(premise, reason):
            self._uses.append((statement, above, bond, in_joint))
        else:
            above.below.append(self.items.tag(statement, "→", bond, premise=in_joint))

    def _box(self, statement: Statement, role: str, side: Side, scale: float, reference: Premise | None) -> Item:
        self.scene.boxes[statement] = self.items.box(statement, role, side, scale, reference)
        return self.scene.boxes[statement]

    def _has_its_place(self, statement: Statement, reason: Reason) -> bool:
        """Whether the box of a statement goes below a reason."""
        if self.graph.homes.get(statement) is not reason or statement in self.scene.boxes:
            return False
        return self.view.shows(statement)

    def _comes_across(self, premise: Premise, reason: Reason) -> bool:
        """Whether an arrow leads to a reason from the box that a premise has elsewhere."""
        statement = self.graph.resolve(premise)
        if self.stubs or not isinstance(statement, Statement) or self._has_its_place(statement, reason):
            return False
        return self.view.shows(statement)

    def _needs_joint(self, reason: Reason) -> bool:
        return (
            len(reason.premises) != 1
            or bool(self.view.reasons(reason))
            or self.view.hidden(reason) > 0
            or reason in self._outweighed
            or bool(self.wording.joint(reason))
        )

    # -- groups ----------------------------------------------------------------------------------------------------

    def _group(self, statement: Statement) -> str | None:
        group = self.graph.group(statement)
        return None if group is None else f"{self.graph.prefixes[self.graph.map_of(statement)]}{group.value}"

    def _enter(self, item: Item, statement: Statement, group: str | None, above: str | None) -> None:
        """Let a box belong to its group, whose frame begins there unless that above is the same."""
        if group != above:
            self._begin(item, group, statement)
        if group in self._groups:
            self._groups[group].boxes.append(item)

    def _begin(self, item: Item, group: str | None, statement: Statement) -> None:
        """Let the frame of a group begin at an item; `statement` is one of its members."""
        if group not in self._groups:
            self._groups[group] = Group(self._title_of(group, statement), len(self._groups))
        item.frame = self._groups[group]
        item.frame.starts.append(item)

    def _title_of(self, group: str | None, statement: Statement) -> str:
        if group is None:
            return self.wording.words["in_no_group"]
        written = self.graph.group(statement)
        known = self.graph.groups(self.graph.map_of(statement))
        found = known.get(written.value) if written else None
        title = clean(found.title.shown) if found and found.title else group
        return marked(title, right_to_left=is_right_to_left(title, self.wording.language(statement)))

    # -- trunks ----------------------------------------------------------------------------------------------------

    def _trunks(self, item: Item) -> list[Trunk]:
        """The lines into an item, each with what hangs on it."""
        found: dict[object, Trunk] = {}
        for below in item.below:
            assert below.bond is not None  # noqa: S101 - only roots have none
            key = "premises" if below.premise else below.bond
            if key not in found:
                side = below.side
                if below.form is Form.TAG:
                    side = item.side if below.premise else item.side_of(below.bond)
                found[key] = Trunk(f"{item.name}t{len(found)}", below.bond, side, premises=below.premise)
            found[key].members.append(below)
        for trunk in found.values():
            self.items.mark(trunk)
        return sorted(found.values(), key=lambda trunk: (not trunk.premises, _ORDER.index(trunk.bond)))

    # -- across the forest -----------------------------------------------------------------------------------------

    def _link_uses(self) -> None:
        for statement, above, bond, premise in self._uses:
            tail = self.scene.boxes.get(statement)
            if tail is None or tail is above:  # not drawn, or a statement that rests on itself
                above.below.append(self.items.tag(statement, "→", bond, premise=premise))
            else:
                sign, mark = ("", "") if premise else (STROKES[bond].sign, self.items.mark_of(bond))
                self.scene.links.append(CrossLink(tail, above, bond, sign, mark))

    def _link_opposed(self) -> None:
        pairs = _opposed(self.graph)
        pairs.extend((one, other, "=") for one, other in self.graph.restatements.items())
        for one, other, sign in pairs:
            first, second = self.scene.boxes.get(one), self.scene.boxes.get(other)
            if first is not None and second is not None and not self.stubs:
                self.scene.links.append(CrossLink(first, second, Bond.LINK, sign, both=True))
                continue
            for item, remote in ((first, other), (second, one)):
                if item is not None:
                    item.below.append(self.items.tag(remote, sign, Bond.LINK))


def _bond(reason: Reason, on: Target) -> Bond:
    if reason.bearing is Bearing.CONCESSION:
        return Bond.CONCESSION
    if reason.bearing is Bearing.ATTACK:
        return Bond.UNDERCUT if isinstance(on, Reason) else Bond.ATTACK
    return Bond.EXPLANATION if reason.inference is Inference.EXPLANATION else Bond.SUPPORT


def _role(reason: Reason, on: Target | None, side: Side, *, part: bool = False) -> str:
    """The role of the premises of a reason on something of a side; `part` tells that there are several."""
    if reason.bearing is Bearing.SUPPORT:
        if isinstance(on, Reason):
            return "backing"
        return "explanation" if reason.inference is Inference.EXPLANATION else ""
    if part:
        role = "concession" if reason.bearing is Bearing.CONCESSION else "attack" if side is Side.FOR else "answer"
        return f"part of {role}"
    if reason.bearing is Bearing.CONCESSION:
        return "doubt" if isinstance(on, Reason) else "concession"
    if isinstance(on, Reason):
        return "undercut" if side is Side.FOR else "answer to the step"
    return "attack" if side is Side.FOR else "answer"
