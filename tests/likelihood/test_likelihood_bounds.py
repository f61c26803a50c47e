"""The bounds: by hand, against every joint distribution that fits, against a plain way to work them out."""

from __future__ import annotations

from random import Random

import pytest

from argmap.evaluation import evaluate
from argmap.graph import ArgumentGraph
from argmap.likelihood import Bound, Bounds, bounds, commitment
from argmap.model import Bearing, Reason, Statement
from argmap.reading import load_project
from argmap.rules import incoherent_likelihoods
from argmap.source import Source


def graph_of(text: str) -> ArgumentGraph:
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    assert project.diagnostics == ()
    return ArgumentGraph(project.root, project.included)


def known(text: str, head: str = "") -> tuple[Bounds, Statement]:
    """The bounds of a map, and its first statement."""
    graph = graph_of(f"{head}argument:\n{text}")
    return bounds(graph), graph.statements[0]


def value(bound: Bound | None) -> float | None:
    return None if bound is None else bound.value


# -- by hand -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reasons", "carried"),
    [
        # one premise, and a strength
        ("  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8}]}", 0.72),
        # all premises together: 0.9 + 0.8 - 1
        ("  - {strength: 1, premises: [{claim: A, likelihood: 0.9}, {claim: B, likelihood: 0.8}]}", 0.7),
        # premises that may exclude one another carry nothing
        ("  - {strength: 1, premises: [{claim: A, likelihood: 0.5}, {claim: B, likelihood: 0.5}]}", 0.0),
        # the lower ends of ranges
        ("  - {strength: 80-95 %, premises: [{claim: A, likelihood: at least 0.5}]}", 0.4),
        # deductive is a strength of 1; a strength that is stated goes before it
        ("  - {inference: deductive, premises: [{claim: A, likelihood: 0.8}]}", 0.8),
        ("  - {inference: deductive, strength: 0.5, premises: [{claim: A, likelihood: 0.8}]}", 0.4),
        # several reasons: the greatest, and no more
        (
            "  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8}]}\n"
            "  - {strength: 0.9, premises: [{claim: B, likelihood: 0.9}]}",
            0.81,
        ),
        # nothing is filled in
        ("  - {premises: [{claim: A, likelihood: 0.8}]}", None),
        ("  - {claim: A, likelihood: 0.8}", None),
        ("  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8}, {claim: B}]}", None),
        ("  - {strength: 0.9, premises: [{claim: A, likelihood: likely}]}", None),
        ("  - {strength: likely, premises: [{claim: A, likelihood: 0.8}]}", None),
        ("  - {strength: 0.9, inference: explanation, premises: [{claim: A, likelihood: 0.8}]}", None),
        # what others hold is not granted
        ("  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8, held-by: them}]}", None),
        # an undercut that stands takes the strength away; one that is answered does not
        ("  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8}], but: [{claim: B}]}", None),
        ("  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8}], but: [{claim: B, but: [{claim: D}]}]}", 0.72),
        # a claim with reasons gives what they carry, not what is stated for it
        (
            "  - strength: 1\n    premises:\n    - claim: A\n      likelihood: 0.9\n      because:\n"
            "      - {strength: 0.5, premises: [{claim: B, likelihood: 0.6}]}",
            0.3,
        ),
        # unless they carry nothing that is known
        ("  - strength: 1\n    premises: [{claim: A, likelihood: 0.9, because: [{claim: B, likelihood: 0.6}]}]", 0.9),
        # the same premise twice is one
        ("  - {strength: 1, premises: [{claim: A, likelihood: 0.6, id: a}, {ref: a}]}", 0.6),
    ],
)  # fmt: skip
def test_what_reasons_carry(reasons: str, carried: float | None) -> None:
    found, first = known(f"- conclusion: C\n  because:\n{reasons}\n")
    assert value(found.carried(first)) == carried
    assert value(found.lower(first)) == carried
    assert found.upper(first) is None


@pytest.mark.parametrize(
    ("rest", "limited"),
    [
        ("  but:\n  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8}]}", 0.28),
        ("  but:\n  - {inference: deductive, premises: [{claim: A, likelihood: 0.8}]}", 0.2),
        ("  but:\n  - {claim: A, likelihood: 0.8}", None),
        ("  but:\n  - {strength: 0.9, premises: [{claim: A}]}", None),
        # one that is answered does not stand
        ("  but:\n  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8, but: [{claim: B}]}]}", None),
        ("  although:\n  - {strength: 0.9, premises: [{claim: A, likelihood: 0.8}]}", None),
        ("  contradicts: a\n- {claim: A, id: a, likelihood: 0.7}", 0.3),
        ("  contradicts: a\n- {claim: A, id: a}", None),
    ],
)
def test_what_objections_and_contradictions_leave(rest: str, limited: float | None) -> None:
    found, first = known(f"- conclusion: C\n  id: c\n{rest}\n")
    assert value(found.limited(first)) == limited
    assert value(found.upper(first)) == limited


def test_options_of_a_choice_leave_what_the_others_do_not_have() -> None:
    head = "alternatives: [[a, b, c]]\n"
    found, first = known(
        "- {claim: A, id: a}\n- {claim: B, id: b, likelihood: 0.4}\n- {claim: C, id: c, likelihood: 0.3}\n", head
    )
    assert value(found.limited(first)) == 0.3
    assert [value(found.limited(s)) for s in found.graph.statements[1:]] == [0.7, 0.6]


def test_each_bound_tells_what_gives_it() -> None:
    found, first = known(
        "- conclusion: C\n  because:\n"
        "  - {strength: 0.5, id: weak, premises: [{claim: A, likelihood: 0.8}]}\n"
        "  - {strength: 0.9, id: strong, premises: [{claim: B, likelihood: 0.8}]}\n"
        "  but:\n  - {strength: 0.1, id: objection, premises: [{claim: D, likelihood: 0.8}]}\n"
    )
    carried, limited = found.carried(first), found.limited(first)
    assert carried is not None
    assert limited is not None
    assert [node.id.value for node in (*carried.by, *limited.by) if node.id] == ["strong", "objection"]
    leaf = found.graph.statements[1]
    assert found.lower(leaf) == Bound(0.8, (leaf,))


def test_restatements_share_their_bounds() -> None:
    found, first = known(
        "- conclusion: C\n  id: c\n- claim: D\n  restates: c\n  because:\n"
        "  - {strength: 0.5, premises: [{claim: A, likelihood: 0.8}]}\n"
    )
    assert value(found.carried(first)) == value(found.carried(found.graph.statements[1])) == 0.4


def test_a_circle_carries_nothing_of_its_own() -> None:
    circle = "- {{claim: C, id: c, because: [{{strength: 1, premises: [{{ref: d}}]}}]{more}}}\n"
    other = "- {claim: D, id: d, because: [{strength: 1, premises: [{ref: c}]}]}\n"
    found, first = known(circle.format(more="") + other)
    assert (found.any(), found.carried(first)) == (False, None)
    found, first = known(circle.format(more=", likelihood: 0.9") + other)
    assert [value(found.carried(s)) for s in found.graph.statements] == [None, None]
    way_in = "- ref: d\n  because: [{strength: 0.9, premises: [{claim: A, likelihood: 0.9}]}]\n"
    found, first = known(circle.format(more="") + other + way_in)
    assert [value(found.carried(s)) for s in found.graph.statements[:2]] == [0.81, 0.81]


def test_depth_is_no_obstacle_to_bounds() -> None:
    depth = 3000
    step = "- {{claim: C{0}, id: c{0}, because: [{{strength: 1, premises: [{{ref: c{1}}}]}}]}}\n"
    steps = "".join(step.format(i, i + 1) for i in range(depth))
    found, first = known(f"{steps}- {{claim: leaf, id: c{depth}, likelihood: 0.7}}\n")
    assert value(found.carried(first)) == 0.7


@pytest.mark.parametrize(
    ("stated", "strength", "expected"),
    [
        ("very likely", "0.9", "at least 72 % (likely); the map says very likely: not carried by this map"),
        ("likely", "0.9", "at least 72 % (likely); the map says likely, which this map carries"),
        ("unlikely", "0.9", "at least 72 % (likely); the map says unlikely: both cannot be"),
        ("60-70 %", "0.8", "at least 64 % (likely); the map says 60 % to 70 %, which this map carries"),
    ],
)
def test_commitments_in_words(stated: str, strength: str, expected: str) -> None:
    found, first = known(
        f"- conclusion: C\n  likelihood: {stated}\n  because:\n"
        f"  - {{strength: {strength}, premises: [{{claim: A, likelihood: 0.8}}]}}\n",
        "scale: icd203\n",
    )
    assert commitment(found, first) == f"if you accept the stated likelihoods you are committed to {expected}"
    assert commitment(found, found.graph.statements[1]) is None


def test_commitments_to_an_upper_bound_in_words() -> None:
    found, first = known("- conclusion: C\n  but: [{strength: 0.9, premises: [{claim: A, likelihood: 0.8}]}]\n")
    assert commitment(found, first) == "if you accept the stated likelihoods you are committed to at most 28 %"


# -- every joint distribution --------------------------------------------------------------------------------------

_SIZE = 4
_WORLDS = range(2**_SIZE)
_JOINTS, _OF_ONE_MAP = 20_000, 50


class _Sketch:
    """A random map: reasons and objections among four statements, circles included, without numbers yet."""

    def __init__(self, random: Random) -> None:
        number = {i: random.sample(range(_SIZE), random.choice((1, 1, 2, 2, 3))) for i in range(random.randint(2, 6))}
        self.reasons = [
            (random.choice(others), premises, random.random() < 0.35, random.random() < 0.2)
            for premises in number.values()
            if (others := [s for s in range(_SIZE) if s not in premises])
        ]  # on, premises, objection, deductive
        self.excluding = random.sample(range(_SIZE), random.choice((0, 0, 0, 2, 3)))
        self.same = random.sample(range(_SIZE), 2) if random.random() < 0.15 else []
        self.possible = [world for world in _WORLDS if self._is_possible(world)]
        self.graph = graph_of(self._text(random))
        self.evaluation = evaluate(self.graph)
        self.statements = [self.graph.find(f"s{i}") for i in range(_SIZE)]
        found = {str(r.label): r for r in self.graph.reasons if r.label is not None}
        self.nodes = [found[str(i)] for i in range(len(self.reasons))]

    def _text(self, random: Random) -> str:
        lines = [f"alternatives: [[{', '.join(f's{i}' for i in self.excluding)}]]"] if self.excluding else []
        lines.append("argument:")
        for i in range(_SIZE):
            lines += [f"- claim: S{i}", f"  id: s{i}"]
            if i in self.same[1:]:
                lines.append(f"  restates: s{self.same[0]}")
            for key, objection in (("because", False), ("but", True)):
                mine = [(n, r) for n, r in enumerate(self.reasons) if r[0] == i and r[2] is objection]
                lines += [f"  {key}:"] if mine else []
                for n, (_, premises, _, deductive) in mine:
                    lines += [f"  - label: '{n}'", f"    premises: [{', '.join(f'{{ref: s{p}}}' for p in premises)}]"]
                    lines += ["    inference: deductive"] if deductive else []
                    lines += ["    but: [Undercut.]"] if random.random() < 0.1 else []
        return "\n".join(lines) + "\n"

    def joint(self, random: Random) -> list[float] | None:
        """Random weights of all worlds that the map allows; None where it allows none."""
        sparse = random.choice((0.0, 0.5, 0.9))
        weights = [0.0] * len(_WORLDS)
        for world in self.possible:
            weights[world] = 0.0 if random.random() < sparse else random.expovariate(1)
        total = sum(weights)
        return [w / total for w in weights] if total else None

    def _is_possible(self, world: int) -> bool:
        true = [bool(world >> i & 1) for i in range(_SIZE)]
        if sum(true[i] for i in self.excluding) > 1 or (self.same and true[self.same[0]] != true[self.same[1]]):
            return False
        return not any(
            deductive and all(true[p] for p in premises) and true[on] is objection
            for on, premises, objection, deductive in self.reasons
        )

    def state(self, random: Random, joint: list[float]) -> list[float]:
        """Write numbers that are true of a distribution into the map, or leave them out; the marginals."""
        marginals = [_probability(joint, 1 << i, 1 << i) for i in range(_SIZE)]
        for statement, true in zip(self.statements, marginals, strict=True):
            stated = _range(random, true) if random.random() < 0.7 else None
            object.__setattr__(statement, "likelihood", stated and _Written(stated))
        for reason, (on, premises, objection, deductive) in zip(self.nodes, self.reasons, strict=True):
            mask = sum(1 << p for p in premises)
            all_hold = _probability(joint, mask, mask)
            if deductive or not all_hold or random.random() < 0.1:
                stated = None
            else:
                both = _probability(joint, mask | 1 << on, mask | (0 if objection else 1 << on))
                stated = _range(random, both / all_hold)
            object.__setattr__(reason, "strength", stated and _Written(stated))
        return marginals


class _Written:
    """All that the bounds look at of a text."""

    def __init__(self, value: str) -> None:
        self.value = value


def _probability(joint: list[float], mask: int, bits: int) -> float:
    return sum(weight for world, weight in enumerate(joint) if world & mask == bits)


def _range(random: Random, true: float) -> str:
    """A range that holds a probability, often not much more than that."""
    low = max(0.0, true - random.choice((0, 0, 0.05, 0.3)) - 1e-12)
    high = min(1.0, true + random.choice((0, 0, 0.05, 0.3)) + 1e-12)
    return f"{low:.15f}-{high:.15f}"


@pytest.mark.slow
def test_bounds_hold_in_all_distributions_that_fit_what_is_stated() -> None:
    random = Random(1935)  # noqa: S311 - no secret is made
    lower, upper, tight, tried = 0, 0, 0, 0
    while tried < _JOINTS:
        sketch = _Sketch(random)
        for _ in range(_OF_ONE_MAP):
            joint = sketch.joint(random)
            if joint is None:
                continue
            tried += 1
            marginals = sketch.state(random, joint)
            found = bounds(sketch.graph, sketch.evaluation)
            if tried % 20 == 0:  # what is true of a distribution is never said to be impossible
                assert not list(incoherent_likelihoods.check(sketch.graph))
            for statement, true in zip(sketch.statements, marginals, strict=True):
                assert isinstance(statement, Statement)
                for least in (found.lower(statement), found.carried(statement), found.granted(statement)):
                    assert least is None or least.value <= true + 1e-9
                for most in (found.upper(statement), found.limited(statement), found.objected(statement)):
                    assert most is None or most.value >= true - 1e-9
                carried, limited = value(found.carried(statement)), value(found.limited(statement))
                lower += carried is not None and carried > 0.01
                upper += limited is not None and limited < 0.99
                tight += carried is not None and carried > 0.01 and true - carried < 1e-6
    assert min(lower, upper) > 1000  # it is not about nothing
    assert tight > 100


def test_no_better_bound_holds() -> None:
    """There are distributions in which the bounds are what is true: the premises fail in worlds of their own."""
    random = Random(1854)  # noqa: S311 - no secret is made
    for _ in range(200):
        count = random.randint(1, 4)
        misses = [random.random() / count for _ in range(count)]
        strength = random.random()
        all_hold = 1 - sum(misses)
        premises = ", ".join(f"{{claim: A{i}, likelihood: {1 - miss:.12f}}}" for i, miss in enumerate(misses))
        found, first = known(f"- conclusion: C\n  because: [{{strength: {strength:.12f}, premises: [{premises}]}}]\n")
        # P(C) where C is true only together with all its premises
        assert value(found.carried(first)) == pytest.approx(strength * all_hold, abs=1e-9)


# -- a plain way to work them out ----------------------------------------------------------------------------------


def _plainly(found: Bounds, statements: list[Statement]) -> dict[Statement, float]:
    """What is carried, by looking at all reasons again and again until nothing is new."""
    graph = found.graph
    reached: set[Statement] = set()
    stated = {s: r for s in statements if (r := found.stated(s)) is not None}
    for _ in statements:
        for reason in graph.reasons:
            on = graph.target(reason)
            has_all = all(p in stated or p in reached for p in graph.premises(reason))
            if has_all and _counts(found, reason) and isinstance(on, Statement):
                reached.add(on)
    carried: dict[Statement, float] = {}
    for _ in statements:
        for reason in graph.reasons:
            on = graph.target(reason)
            if not _counts(found, reason) or not isinstance(on, Statement):
                continue
            values = [
                carried.get(p) if p in reached else stated[p].low if p in stated else None
                for p in dict.fromkeys(graph.premises(reason))
            ]
            numbers = [v for v in values if v is not None]
            if len(numbers) == len(values):
                given = (found.strength(reason) or 0.0) * max(0.0, sum(numbers) - (len(numbers) - 1))
                carried[on] = max(carried.get(on, 0.0), given)
    return carried


def _counts(found: Bounds, reason: Reason) -> bool:
    return reason.bearing is Bearing.SUPPORT and found.strength(reason) is not None


def test_bounds_are_those_of_trying_again_and_again() -> None:
    random = Random(1977)  # noqa: S311 - no secret is made
    for _ in range(300):
        sketch = _Sketch(random)
        if sketch.same:
            continue
        for node in (*sketch.graph.statements, *sketch.nodes):
            name = "likelihood" if isinstance(node, Statement) else "strength"
            written = f"{random.random():.3f}" if random.random() < 0.7 else None
            object.__setattr__(node, name, written and _Written(written))
        found = bounds(sketch.graph)
        expected = _plainly(found, sketch.graph.statements)
        for statement in sketch.graph.statements:
            assert value(found.carried(statement)) == pytest.approx(expected.get(statement), abs=1e-9)
