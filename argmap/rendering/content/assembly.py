"""From an argument graph to a scene: which items there are, what hangs below what, what is only pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from argmap.directions import is_right_to_left
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Inference, Premise, Reason, Reference, Statement
from argmap.records import record
from argmap.rendering.content.directions import marked
from argmap.rendering.content.items import Items
from argmap.rendering.content.scene import Bond, CrossLink, Item, Scene, View
from argmap.rendering.content.strokes import STROKES
from argmap.rendering.content.wording import Wording
from argmap.rendering.content.wrapping import clean
from argmap.rendering.options import DrawingOptions, Premises

_OBJECTIONS = frozenset({"attack", "answer", "undercut"})
_STEP_ROLES = {Bearing.SUPPORT: "backing", Bearing.ATTACK: "undercut", Bearing.CONCESSION: "doubt"}
OUTSIDE = "in no group"
MOST_ABOVE = 5  # statements named on the way from a part to the conclusion


@record(frozen=False)
class _Pending:
    """An item whose reasons are still to be hung below it."""

    item: Item
    node: Target
    group: str | None
    objection: bool  # what hangs below as an attack is an answer


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
        self._outweighed = {other for reason in graph.reasons for other in graph.outweighed(reason)}
        for root in view.roots():
            self._root(root)
        if view.is_whole:
            self._stray_reasons()
        self._link_uses()
        self._link_opposed()

    # -- the forest ------------------------------------------------------------------------------------------------

    def _root(self, root: Statement) -> None:
        role = self._role_above(root)
        item = self._box(root, role, None)
        self.scene.roots.append(self._under_path(root, item))
        group = self._group(root)
        item.frame = self._frame_title(root, group, None)
        self._waiting.append(_Pending(item, root, group, role in _OBJECTIONS))
        self._hang_waiting()

    def _role_above(self, root: Statement) -> str:
        """The role of a statement in the whole map, where a view begins with it."""
        home, attacks, role = self.graph.homes.get(root), 0, ""
        while home is not None and not self._needs_joint(home):
            on = self.graph.target(home)
            if not isinstance(on, Statement) or home.bearing is not Bearing.ATTACK:
                role = self._role(home, on, objection=False)
                break
            attacks, home = attacks + 1, self.graph.homes.get(on)
        if not attacks:
            return role
        return "answer" if attacks > 1 or role in _OBJECTIONS else "attack"

    def _under_path(self, root: Statement, item: Item) -> Item:
        """The item of a root below tags for what stands above it: the way to the conclusion, the middle left out."""
        path = list(self._path(root))
        left_out = len(path) - MOST_ABOVE
        if left_out > 1:
            path[MOST_ABOVE - 1 : -1] = [path[-2]]
        for place, (target, reason) in enumerate(path):
            words = f"{left_out} more between" if left_out > 1 and place == MOST_ABOVE - 1 else ""
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
            item.trunk = True
            item = self._joint_of(reason, item.bond, {root: item})
        while isinstance(on, Reason):
            above = self.graph.target(on)
            joint = self._joint_of(on, _bond(on, above) if above is not None else Bond.SUPPORT, {})
            joint.below.append(item)
            item, on = joint, above
        return item

    def _joint_of(self, reason: Reason, bond: Bond, shown: Mapping[Statement, Item]) -> Item:
        """The joint of a reason above what is shown of its premises, with tags for the others."""
        joint = self.items.joint(reason, bond)
        premises = list(dict.fromkeys(self.graph.premises(reason)))
        self.scene.unframed += self.options.premises is Premises.FRAMED and len(premises) > 1
        for premise in premises:
            joint.below.append(shown.get(premise) or self.items.tag(premise, "→", bond, trunk=True))
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
                    item = self.items.missing(root, Bond.LINK, trunk=False)
                    self.scene.roots.append(item)
                    self._hang_all(_Pending(item, root.bearing_reasons[0], None, False), root.bearing_reasons)
                    self._hang_waiting()

    def _hang_waiting(self) -> None:
        while self._waiting:
            pending = self._waiting.pop()
            self._hang_all(pending, self.view.reasons(pending.node))
            hidden = self.view.hidden(pending.node)
            if hidden:
                pending.item.below.append(self.items.more(hidden, pending.node))

    def _hang_all(self, pending: _Pending, reasons: Iterable[Reason]) -> None:
        """Put reasons on a node below its item. What they rest on waits in reading order."""
        later: list[_Pending] = []
        for reason in reasons:
            role = self._role(reason, pending.node, objection=pending.objection)
            bond = _bond(reason, pending.node)
            if self._needs_joint(reason):
                self._hang_joint(pending, reason, role, bond, later)
            else:
                self._hang_premise(pending.item, reason.premises[0], reason, role, bond, pending.group, later)
        self._waiting.extend(later[::-1])

    def _hang_joint(self, pending: _Pending, reason: Reason, role: str, bond: Bond, later: list[_Pending]) -> None:
        groups = {self._group(p) for p in self.graph.premises(reason) if self.graph.homes.get(p) is reason}
        together = self.options.premises is Premises.FRAMED and len(reason.premises) > 1
        framed = together and len(groups) <= 1 and not all(self._comes_across(p, reason) for p in reason.premises)
        self.scene.unframed += together and not framed
        group = groups.pop() if len(groups) == 1 else pending.group
        joint = self.items.framed(reason, bond) if framed else self.items.joint(reason, bond)
        pending.item.below.append(joint)
        if group != pending.group:
            joint.frame = self._title_of(group, next(iter(self.graph.premises(reason))))
        seen: set[Statement] = set()
        for premise in reason.premises:
            statement = self.graph.resolve(premise)
            if isinstance(statement, Statement):
                if statement in seen:
                    continue
                seen.add(statement)
            inner = role if role == "explanation" else ""
            self._hang_premise(joint, premise, reason, inner, bond, group, later, trunk=True)
        later.append(_Pending(joint, reason, group, False))

    def _hang_premise(
        self,
        above: Item,
        premise: Premise,
        reason: Reason,
        role: str,
        bond: Bond,
        group: str | None,
        later: list[_Pending],
        *,
        trunk: bool = False,
    ) -> None:
        statement = self.graph.resolve(premise)
        if not isinstance(statement, Statement):
            above.below.append(self.items.missing(premise, bond, trunk=trunk))
        elif self._has_its_place(statement, reason):
            item = self._box(statement, role, premise if premise is not statement else None)
            item.bond, item.trunk = bond, trunk
            own = self._group(statement)
            item.frame = self._frame_title(statement, own, group)
            above.below.append(item)
            later.append(_Pending(item, statement, own, role in _OBJECTIONS))
        elif self._comes_across(premise, reason):
            self._uses.append((statement, above, bond, trunk))
        else:
            above.below.append(self.items.tag(statement, "→", bond, trunk=trunk))

    def _box(self, statement: Statement, role: str, reference: Premise | None) -> Item:
        self.scene.boxes[statement] = self.items.box(statement, role, reference)
        return self.scene.boxes[statement]

    def _has_its_place(self, statement: Statement, reason: Reason) -> bool:
        """Whether the box of a statement goes below a reason."""
        return self.graph.homes.get(statement) is reason and statement not in self.scene.boxes

    def _comes_across(self, premise: Premise, reason: Reason) -> bool:
        """Whether an arrow leads to a reason from the box that a premise has elsewhere."""
        statement = self.graph.resolve(premise)
        if self.stubs or not isinstance(statement, Statement) or self._has_its_place(statement, reason):
            return False
        return self.view.shows(statement)

    @staticmethod
    def _role(reason: Reason, on: Target | None, *, objection: bool) -> str:
        if isinstance(on, Reason):
            return _STEP_ROLES[reason.bearing]
        if reason.bearing is Bearing.ATTACK:
            return "answer" if objection else "attack"
        if reason.bearing is Bearing.CONCESSION:
            return "concession"
        return "explanation" if reason.inference is Inference.EXPLANATION else ""

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

    def _frame_title(self, statement: Statement, group: str | None, above: str | None) -> str | None:
        return None if group == above else self._title_of(group, statement)

    def _title_of(self, group: str | None, statement: Statement) -> str:
        if group is None:
            return OUTSIDE
        written = self.graph.group(statement)
        known = self.graph.groups(self.graph.map_of(statement))
        found = known.get(written.value) if written else None
        title = clean(found.title.value) if found and found.title else group
        return marked(title, right_to_left=is_right_to_left(title, self.wording.language(statement)))

    # -- across the forest -----------------------------------------------------------------------------------------

    def _link_uses(self) -> None:
        for statement, above, bond, trunk in self._uses:
            tail = self.scene.boxes.get(statement)
            if tail is None or tail is above:  # not drawn, or a statement that rests on itself
                above.below.append(self.items.tag(statement, "→", bond, trunk=trunk))
            else:
                self.scene.links.append(CrossLink(tail, above, bond, "" if trunk else STROKES[bond].sign))

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
