"""A graph of statements and steps laid out as the trees of a map.

Each statement is written once, where it is most at home, and referred to by its id wherever else it serves.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from argmap.reading.language import KIND_NAMES, OPPOSED
from argmap.records import field, record
from argmap.showing import Brief, counted
from argmap.writing.names import Names
from argmap.writing.order import RELATIONS
from argmap.writing.refusals import CannotWrite, Where, shown
from argmap.writing.roots import roots_of
from argmap.writing.values import Plain, name_value

Name: TypeAlias = Hashable
Given: TypeAlias = str | Mapping[str, Any]

# The keys of statements, and of steps, that name other nodes of the graph.
_NAMING = (*OPPOSED, "restates", "outweighs")
# What the steps say of a statement.
_OF_STEPS = (*RELATIONS, "premises", "role")


@record(eq=False)
class Step(Brief):
    """A step from premises to the statement, or the other step, that it bears on.

    `premises` and `target` are names of the graph; so is `name`, where other steps bear on this one. `bearing` is
    ``because``, ``but`` or ``although``. `said` holds keys of a reason, such as `scheme`, and `roles` what the premises
    are in that.
    """

    premises: Sequence[Name]
    target: Name
    bearing: str = "because"
    name: Name = None
    said: Mapping[str, Any] = field(default_factory=dict)
    roles: Mapping[Name, str] = field(default_factory=dict)

    def _brief(self) -> Iterator[object]:
        yield self.bearing
        yield f"to {shown(self.target)}"
        yield counted(len(self.premises), "premise")


def trees(statements: Mapping[Any, Given], steps: Iterable[Step], roots: Iterable[Name] = ()) -> list[Plain]:
    """The trees of a map, for the key `argument` of its data.

    `statements` are mere texts, or mappings with the keys of statements, by any names that a program has for them. A
    mere text is a conclusion at the root of a tree, and a claim below. Where `contradicts`, `tension-with`, `restates`,
    `fits` and `outweighs` name others, they do so by these names. Statements keep the ids that they have, and get one
    where something refers to them.

    Roots are those asked for, those that are no premise of anything, and one of each circle that leads to nothing else.
    A statement stands where the fewest steps lead from it to a root, and where the graph names it first if there are
    several such places. The same graph in the same order gives the same trees. Raises CannotWrite.
    """
    graph = _Graph(statements, list(steps))
    asked = list(roots)
    for name in asked:
        graph.known(name, statements, "a root")
    first = sorted(statements, key=lambda name: not graph.is_conclusion(name))
    found = roots_of(first, graph.premises_below(), asked)
    in_order = dict.fromkeys([*asked, *(name for name in statements if name in found)])
    return _Trees(graph, list(in_order)).grown()


class _Graph:
    """Statements and steps by their names; `on`: the steps on each statement, and on each step that has a name."""

    def __init__(self, statements: Mapping[Any, Given], steps: list[Step]) -> None:
        self.statements = statements
        self.steps = steps
        self.named = {step.name: step for step in steps if step.name is not None}
        self.on: dict[Name, list[Step]] = {}
        for step in steps:
            self.look_at(step)
            self.on.setdefault(step.target, []).append(step)
        for name, given in self.said().items():
            self.look_at_said(name, given)

    def look_at(self, step: Step) -> None:
        """Raises CannotWrite for a step that cannot be written."""
        if step.name in self.statements:
            raise CannotWrite(f"{shown(step.name)} is the name of a statement and of a step")
        if step.name is not None and self.named[step.name] is not step:
            raise CannotWrite(f"two steps have the name {shown(step.name)}")
        if not step.premises:
            raise CannotWrite(f"the step to {shown(step.target)} has no premises")
        if step.bearing not in RELATIONS:
            raise CannotWrite(f"a step bears by one of {', '.join(RELATIONS)}, and not by {shown(step.bearing)}")
        for name in step.premises:
            self.known(name, self.statements, "a premise")
        if not _is_name(step.target) or step.target not in self.named:
            self.known(step.target, self.statements, "the target of a step")

    @staticmethod
    def look_at_said(name: Name, said: object) -> None:
        """Raises CannotWrite for what cannot be said of a node."""
        if not isinstance(said, Mapping):
            raise CannotWrite(f"a statement is a text or a mapping, and {shown(name)} is {shown(said)}")
        for key in _OF_STEPS:
            if key in said:
                raise CannotWrite(f"`{key}` of {shown(name)} is for the steps of the graph to say")

    def said(self) -> dict[Name, Mapping[str, Any]]:
        """The values by key for each node that has a name."""
        statements: dict[Name, Mapping[str, Any]] = {
            name: {"claim": given} if isinstance(given, str) else given for name, given in self.statements.items()
        }
        return statements | {name: step.said for name, step in self.named.items()}

    def named_by_others(self) -> set[Name]:
        """The nodes that others name at their keys."""
        found: set[Name] = set()
        for said in (*self.said().values(), *(step.said for step in self.steps)):
            fits = said.get("fits")
            found.update(fits if isinstance(fits, Mapping) else ())
            for key in _NAMING:
                value = said.get(key)
                found.update(each for each in (value if isinstance(value, list) else [value]) if _is_name(each))
        return found

    @staticmethod
    def known(name: Name, nodes: Mapping[Any, object], what: str) -> None:
        if not _is_name(name) or name not in nodes:
            raise CannotWrite(f"{shown(name)} is {what}, and there is none of that name")

    def is_conclusion(self, name: Name) -> bool:
        given = self.statements[name]
        return isinstance(given, Mapping) and given.get("conclusion") is not None

    def premises_below(self) -> dict[Name, list[Name]]:
        """The premises of the steps on each statement, and of those on these steps."""
        found: dict[Name, list[Name]] = {}
        for name in self.statements:
            premises = found[name] = []
            waiting = [name]
            while waiting:
                for step in self.on.get(waiting.pop(), ()):
                    premises.extend(step.premises)
                    if step.name is not None:
                        waiting.append(step.name)
        return found


class _Trees:
    """The trees that grow from some roots; the nodes of the graph that are in them already, as data."""

    def __init__(self, graph: _Graph, roots: list[Name]) -> None:
        self.graph = graph
        self.roots = roots
        self.written: dict[Name, Plain] = {}
        self.ids = self.made_ids()

    def grown(self) -> list[Plain]:
        """The trees, grown step by step, so that what is nearest to a root is written there."""
        found = [self.statement(name, "conclusion") for name in self.roots]
        waiting = deque(step for name in self.roots for step in self.graph.on.get(name, ()))
        count = 0
        while waiting:
            step = waiting.popleft()
            count += 1
            new = [name for name in dict.fromkeys(step.premises) if name not in self.written]
            premises = [self.premise(name, step) for name in step.premises]
            reason = self.named(step.said, step.name) | {"premises": premises}
            self.written[step.target].setdefault(step.bearing, []).append(reason)
            if step.name is not None:
                self.written[step.name] = reason
                new.append(step.name)
            waiting.extend(below for name in new for below in self.graph.on.get(name, ()))
        if count < len(self.graph.steps):
            lost = next(step.target for step in self.graph.steps if step.target not in self.written)
            raise CannotWrite(f"the step {shown(lost)} bears on nothing but steps that bear on it")
        return found

    def premise(self, name: Name, step: Step) -> Plain:
        """A premise where it is met first, and a reference to it everywhere else."""
        known = name in self.written
        found = {"ref": self.ids[name]} if known else self.statement(name, "claim")
        if name in step.roles:
            found["role"] = step.roles[name]
        return found

    def statement(self, name: Name, kind: str) -> Plain:
        given = self.graph.statements[name]
        found = self.written[name] = self.named({kind: given} if isinstance(given, str) else given, name)
        return found

    def named(self, said: Mapping[str, Any], name: Name) -> Plain:
        """The values of a node by key, with its id, and with the ids of others for their names."""
        found = {key: self.ids_at(value, key, name) if key in _NAMING else value for key, value in said.items()}
        fits = found.get("fits")
        if isinstance(fits, Mapping):
            found["fits"] = {self.ids_at(each, "fits", name): fit for each, fit in fits.items()}
        return found | ({"id": self.ids[name]} if name in self.ids else {})

    def ids_at(self, value: Any, key: str, name: Name) -> Any:
        if value is None:
            return None
        if isinstance(value, list):
            return [self.ids_at(each, key, name) for each in value]
        self.graph.known(value, self.ids, f"named at `{key}` of {'a step' if name is None else shown(name)}")
        return self.ids[value]

    def made_ids(self) -> dict[Name, str]:
        """The ids of all nodes that have one, or need one since something refers to them."""
        graph, roots = self.graph, set(self.roots)
        said = graph.said()
        found: dict[Name, str] = {}
        taken: dict[str, Name] = {}
        for name, each in said.items():
            if each.get("id") is not None:
                given = found[name] = name_value(each["id"], Where() / str(name) / "id")
                if given in taken:
                    raise CannotWrite(f"{shown(taken[given])} and {shown(name)} have the same id, {shown(given)}")
                taken[given] = name
        uses = Counter(name for step in graph.steps for name in step.premises)
        wanted = {name for name, count in uses.items() if count > 1 or name in roots} | graph.named_by_others()
        names = Names(taken.__contains__)
        for name, each in said.items():
            if name in wanted and name not in found:
                found[name] = names.made_of(_words_of(each))
        return found


def _is_name(given: object) -> bool:
    return isinstance(given, Hashable)


def _words_of(said: Mapping[str, Any]) -> str:
    """The words that tell people most of a node."""
    words = (said.get(key) for key in (*KIND_NAMES, "label", "scheme"))
    return next((each for each in words if isinstance(each, str)), "reason")
