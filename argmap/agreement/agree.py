"""The agreement of two or more maps of one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from argmap.agreement.aligning import Pair, align
from argmap.agreement.annotations import Annotation, annotate, letter
from argmap.agreement.disagreements import Disagreement, disagreements
from argmap.agreement.figures import Figures, Measure, figures, kind_measure, relation_measure
from argmap.agreement.steps import StepComparison, compare_steps
from argmap.agreement.structure import Structure
from argmap.agreement.units import Both, Unit, units
from argmap.agreement.works import different_sources, work_numbers
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.grounding import Grounding
from argmap.records import record
from argmap.showing import Brief, Shown, counted, name_of_file


class TooFewMaps(ArgmapError):
    """There is nothing to compare."""

    def __init__(self, given: int) -> None:
        super().__init__(f"two maps or more are compared, and {given or 'none'} is given")


@record(eq=False)
class PairAgreement(Brief):
    """The agreement of two of the maps, as if they were the only ones; `maps` are their ranks.

    `same_main` tells whether the main conclusion of one is that of the other; None where a map has no statements.
    """

    maps: Both
    pairs: tuple[Pair, ...]
    units: tuple[Unit, ...]
    structures: tuple[Structure, Structure]
    steps: StepComparison
    same_main: bool | None
    figures: Figures

    def _brief(self) -> Iterator[object]:
        yield " and ".join(map(letter, self.maps))
        yield f"{counted(len(self.pairs), 'shared statement')}, {counted(self.steps.shared, 'shared step')}"


@dataclass(frozen=True, eq=False, repr=False)
class Agreement(Shown):
    """What several maps of one text have in common, and what they do not.

    `units` are the statements of all maps, `pairs` the maps two by two; `kinds` and `relations` are for all of them
    together. `disagreements` begin with the most consequential. `warnings` say what speaks against comparing them.
    """

    maps: tuple[Annotation, ...]
    units: tuple[Unit, ...]
    structures: tuple[Structure, ...]
    pairs: tuple[PairAgreement, ...]
    kinds: Measure
    relations: Measure
    disagreements: tuple[Disagreement, ...]
    warnings: tuple[str, ...]

    @property
    def shared(self) -> list[Unit]:
        """The statements that all maps have."""
        return [unit for unit in self.units if len(unit.maps) == len(self.maps)]

    def only_in(self, rank: int) -> list[Unit]:
        """The statements that one map alone has, in its reading order."""
        return [unit for unit in self.units if unit.maps == (rank,)]

    def _brief(self) -> Iterator[object]:
        yield " and ".join(name_of_file(each.name) for each in self.maps)
        yield f"{counted(len(self.shared), 'shared statement')}, {counted(len(self.disagreements), 'disagreement')}"


def agree(
    graphs: Sequence[ArgumentGraph],
    *,
    names: Sequence[str] = (),
    groundings: Sequence[Grounding | None] = (),
) -> Agreement:
    """The agreement of maps. Raises TooFewMaps for fewer than two.

    `names` are those by which people know the maps (default: their paths), `groundings` what is known of their
    quotations, as `argmap.checking.ground` gives it.
    """
    if len(graphs) < 2:
        raise TooFewMaps(len(graphs))
    known = tuple(groundings) or (None,) * len(graphs)
    numbers = work_numbers(graphs, known)
    maps = annotate(graphs, known, names or [graph.root.source.path for graph in graphs], numbers)
    aligned = {(i, j): align(maps[i], maps[j]) for i, j in combinations(range(len(maps)), 2)}
    pairs = tuple(_two(maps, both, found) for both, found in aligned.items())
    if len(maps) == 2:
        together, structures = pairs[0].units, tuple(pairs[0].structures)
        steps: Mapping[Both, StepComparison] = {(0, 1): pairs[0].steps}
        kinds, relations = pairs[0].figures.kinds, pairs[0].figures.relations
    else:
        together = units(maps, aligned)
        structures = tuple(Structure(each, rank, together) for rank, each in enumerate(maps))
        steps = {(i, j): compare_steps(structures[i], structures[j]) for i, j in aligned}
        kinds, relations = kind_measure(together, len(maps)), relation_measure(together, structures)
    warnings = [
        *different_sources(graphs, [each.letter for each in maps], numbers),
        *_nothing_in_common(maps, pairs),
    ]
    found = disagreements(together, structures, steps)
    return Agreement(maps, together, structures, pairs, kinds, relations, found, tuple(warnings))


def _two(maps: Sequence[Annotation], both: Both, aligned: tuple[Pair, ...]) -> PairAgreement:
    """Two of the maps by themselves."""
    chosen = [maps[rank] for rank in both]
    together = units(chosen, {(0, 1): aligned})
    structures = Structure(chosen[0], 0, together), Structure(chosen[1], 1, together)
    steps = compare_steps(*structures)
    mains = [structure.main for structure in structures]
    same = None if None in mains else mains[0] == mains[1]
    told = figures(chosen, aligned, together, structures, steps)
    return PairAgreement(both, aligned, together, structures, steps, same, told)


def _nothing_in_common(maps: Sequence[Annotation], pairs: Sequence[PairAgreement]) -> Iterator[str]:
    """A warning for each map without statements, and for each two that share none."""
    for each in maps:
        if not each.statements:
            yield f"{each.letter} has no statements"
    for pair in pairs:
        one, other = (maps[rank] for rank in pair.maps)
        if one.statements and other.statements and not pair.pairs:
            yield f"{one.letter} and {other.letter} share no statement; are they maps of the same text?"
