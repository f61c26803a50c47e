"""The figures of an agreement, each with how many things it is worked out from, or why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from argmap.agreement.aligning import Pair
from argmap.agreement.annotations import Annotation
from argmap.agreement.coefficients import cohens_kappa, krippendorffs_alpha, observed_agreement
from argmap.agreement.segmentation import common_texts, segmentation_similarity, word_agreement
from argmap.agreement.steps import StepComparison
from argmap.agreement.structure import Relation, Structure
from argmap.agreement.units import Unit
from argmap.records import record
from argmap.showing import Brief


@record()
class Figure(Brief):
    """A figure, or None with `why` there is none."""

    value: float | None
    why: str = ""

    def _brief(self) -> Iterator[object]:
        yield self.why if self.value is None else f"{self.value:.2f}"


@record()
class Share(Brief):
    """How many of some things agree. For what either map may have alone, `agreed` and `of` count both maps."""

    agreed: int
    of: int

    @property
    def value(self) -> float | None:
        return self.agreed / self.of if self.of else None

    def _brief(self) -> Iterator[object]:
        yield f"{self.agreed} of {self.of}"


@record()
class Measure(Brief):
    """The agreement on categories: of the kinds of shared statements, or of the relations between them.

    `n` is the number of `items` that at least two maps judge. `observed` is the share of them on which all that judge
    say the same, `kappa` is for two maps. `used` are the categories that occur, with how often.
    """

    items: str
    n: int
    observed: Figure
    kappa: Figure | None
    alpha: Figure
    used: Mapping[str, int]

    def _brief(self) -> Iterator[object]:
        yield f"{self.n} {self.items}"
        yield f"alpha {self.alpha.value}"


@record()
class Cass(Brief):
    """The combined argument similarity score of two maps, and its two parts.

    `by_text` tells whether the segmentation is that of a text at hand; else words stand in for it. `n` is the number
    of places for edges, or of words.
    """

    value: Figure
    segmentation: Figure
    n: int
    by_text: bool
    relations: Figure

    def _brief(self) -> Iterator[object]:
        yield self.value.value if self.value.value is not None else self.value.why


@record(eq=False)
class Figures(Brief):
    """The figures of two maps."""

    statements: Share
    steps: Share
    attachment: Share
    kinds: Measure
    relations: Measure
    cass: Cass

    def _brief(self) -> Iterator[object]:
        yield f"statements {self.statements.agreed}/{self.statements.of}"
        yield f"CASS {self.cass.value.value}"


def figures(
    annotated: Sequence[Annotation],
    pairs: Sequence[Pair],
    units: Sequence[Unit],
    structures: Sequence[Structure],
    steps: StepComparison,
) -> Figures:
    """All figures of two maps."""
    one, other = annotated
    shared = [unit for unit in units if unit.is_shared]
    relations = relation_measure(units, structures)
    attached = sum(_targets(structures[0], unit) == _targets(structures[1], unit) for unit in shared)
    return Figures(
        statements=Share(2 * len(shared), len(one.statements) + len(other.statements)),
        steps=Share(2 * steps.shared, sum(len(structure.steps) for structure in structures)),
        attachment=Share(attached, len(shared)),
        kinds=kind_measure(units, len(annotated)),
        relations=relations,
        cass=_cass(one, other, pairs, relations),
    )


def _targets(structure: Structure, unit: Unit) -> frozenset[int]:
    return frozenset(use.target for use in structure.uses[unit.number])


# -- categories --------------------------------------------------------------------------------------------------------


def kind_measure(units: Sequence[Unit], maps: int) -> Measure:
    """Whether shared statements are claims, evidence, assumptions or conclusions in all maps that have them."""
    shared = [unit for unit in units if unit.is_shared]
    items = Counter(tuple(None if member is None else member.kind.value for member in unit.members) for unit in shared)
    return _measure("shared statements", items, maps, "no statement is shared")


def relation_measure(units: Sequence[Unit], structures: Sequence[Structure]) -> Measure:
    """Whether one shared statement supports or attacks another one, or does neither, for all of them two by two.

    Each two make two items, one for either direction. By far the most have no relation in any map, so only the others
    are looked at one by one.
    """
    maps = len(structures)
    by_maps = Counter(unit.maps for unit in units if unit.is_shared)
    items: Counter[tuple[str | None, ...]] = Counter()
    none = Relation.NONE.value
    for first, times in by_maps.items():
        for second, others in by_maps.items():
            both = frozenset(first) & frozenset(second)
            count = times * (others - (first == second))
            if len(both) > 1 and count:
                items[tuple(none if rank in both else None for rank in range(maps))] += count
    having = {unit.number: frozenset(unit.maps) for unit in units if unit.is_shared}
    related = {pair: None for structure in structures for pair in structure.relations}
    for one, other in related:
        both = having.get(one, frozenset()) & having.get(other, frozenset())
        if len(both) > 1:
            given = tuple(
                structures[rank].relations.get((one, other), Relation.NONE).value if rank in both else None
                for rank in range(maps)
            )
            items[tuple(none if rank in both else None for rank in range(maps))] -= 1
            items[given] += 1
    found = Counter({given: count for given, count in items.items() if count})
    return _measure("ordered pairs of shared statements", found, maps, "no two statements are shared")


def _measure(items: str, given: Mapping[tuple[str | None, ...], int], maps: int, nothing: str) -> Measure:
    """The measure of items by what each map says of them, None where it says nothing."""
    n = sum(given.values())
    used = Counter[str]()
    for values, count in given.items():
        for value in filter(None, values):
            used[value] += count
    why = nothing if not n else _one_category(used)
    agreed = sum(count for values, count in given.items() if len(set(filter(None, values))) == 1)
    pooled = Counter[tuple[Hashable, ...]]()
    for values, count in given.items():
        pooled[tuple(sorted(filter(None, values)))] += count
    kappa: Figure | None = None
    if maps == 2:
        table: dict[tuple[Hashable, Hashable], int] = {(one, other): count for (one, other), count in given.items()}
        found = cohens_kappa(table)
        kappa = Figure(found, "" if found is not None else why)
        assert n == 0 or observed_agreement(table) == agreed / n  # noqa: S101 - the same, counted in two ways
    alpha = krippendorffs_alpha(pooled)
    return Measure(
        items,
        n,
        Figure(agreed / n if n else None, nothing if not n else ""),
        kappa,
        Figure(alpha, "" if alpha is not None else why),
        dict(sorted(used.items())),
    )


def _one_category(used: Iterable[str]) -> str:
    return f"only one category occurs ({', '.join(used)}), so chance alone would bring full agreement"


# -- the whole ---------------------------------------------------------------------------------------------------------


def _cass(one: Annotation, other: Annotation, pairs: Sequence[Pair], relations: Measure) -> Cass:
    """CASS: the mean of how alike two maps are in what they take out of the text, and in the relations they see.

    R. Duthie, J. Lawrence, K. Budzynska and C. Reed, The CASS technique for evaluating the performance of argument
    mining, Proceedings of the Third Workshop on Argument Mining, 2016; here with kappa for the relations (of which
    maps have those between statements only, and none of a dialogue).
    """
    texts = common_texts(one, other)
    found = segmentation_similarity(one, other, texts) if texts else word_agreement(one, other, pairs)
    kappa = relations.kappa or Figure(None)
    segmentation = Figure(None, "there are no words") if found is None else Figure(found[0])
    if segmentation.value is None or kappa.value is None:
        why = segmentation.why or f"the part of the relations is missing: {kappa.why}"
        value = Figure(None, why)
    else:
        value = Figure((segmentation.value + kappa.value) / 2)
    return Cass(value, segmentation, 0 if found is None else found[1], bool(texts), kappa)
