"""What is told of an agreement, in order: the figures, the disagreements, what is shared, what only one map has."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.agreement import Agreement, Disagreement, Measure, PairAgreement, Share, Unit
from argmap.agreement.figures import Figure
from argmap.agreement.steps import StepPair
from argmap.agreement.structure import Bond, Step
from argmap.graph import ArgumentGraph
from argmap.reporting.agreement.sheets import Cell, Entry, Page, Section, Table, cell, figure, listed, words
from argmap.showing import counted

CAUTION = (
    "Figures tell how far maps agree, not who is right. They hold for this text and these maps: with few statements, "
    "one more or less changes much. Which statements are the same was worked out from their places and words alone; "
    "look through the list before you build on a figure."
)
_ARROW = "→"


def agreement_page(agreement: Agreement) -> Page:
    """The page of an agreement."""
    root = agreement.maps[0].graph.root
    title = "Agreement" if root.title is None else f"Agreement: {' '.join(root.title.words.split())}"
    held = tuple((each.letter, each.name, _held(each.graph)) for each in agreement.maps)
    sections = [_glance(agreement), _disagreements(agreement), _shared(agreement), _alone(agreement)]
    if len(agreement.maps) == 2:
        sections.append(_steps(agreement))
    language = None if root.language is None else root.language.value
    return Page("Agreement", title, language, held, agreement.warnings, tuple(sections), CAUTION)


def _held(graph: ArgumentGraph) -> str:
    return f"{counted(len(graph.statements), 'statement')}, {counted(len(graph.reasons), 'reason')}"


# -- figures -----------------------------------------------------------------------------------------------------------


def _glance(agreement: Agreement) -> Section:
    maps = agreement.maps
    alone = [f"{len(agreement.only_in(rank))} only in {each.letter}" for rank, each in enumerate(maps)]
    everywhere = "both" if len(maps) == 2 else "all"
    shared = len(agreement.shared)
    found = f"{counted(shared, 'statement')} {'is' if shared == 1 else 'are'} in {everywhere}; {listed(alone)}. "
    found += _mains(agreement)
    tables = _two(agreement.pairs[0]) if len(maps) == 2 else _several(agreement)
    return Section("figures", "Figures", found, tables=tuple(tables))


def _mains(agreement: Agreement) -> str:
    mains = [structure.main for structure in agreement.structures]
    known = {main for main in mains if main is not None}
    if len(known) == 1 and None not in mains:
        return "The main conclusion is the same."
    return "The main conclusions differ." if len(known) > 1 else "Not all maps have a main conclusion."


def _two(pair: PairAgreement) -> Iterator[Table]:
    told = pair.figures
    rows = [
        ("statements", _share(told.statements), figure(told.statements.value), "", ""),
        ("steps", _share(told.steps), figure(told.steps.value), "", ""),
        ("what they bear on", _share(told.attachment), figure(told.attachment.value), "", ""),
        ("kinds", *_measure(told.kinds)),
        ("relations", *_measure(told.relations)),
    ]
    notes = [
        "statements, steps: those that both maps have, of those of both maps together",
        "what they bear on, kinds: of the shared statements; relations: of the ordered pairs of shared statements",
        *(f"{name}, {which}: {why}" for name, which, why in _reasons(pair)),
    ]
    yield Table(("", "agree", "share", "kappa", "alpha"), tuple(rows), tuple(dict.fromkeys(notes)))
    cass = told.cass
    unit = "places between words of the source" if cass.by_text else "words of the statements"
    part = "segmentation" if cass.by_text else "words"
    rows_of_cass = (
        (part, f"n = {cass.n} {unit}", figure(cass.segmentation.value)),
        ("relations", f"kappa, n = {told.relations.n} {told.relations.items}", figure(cass.relations.value)),
        ("CASS", "the mean of the two", figure(cass.value.value)),
    )
    missing = () if cass.value.value is not None else (f"CASS: {cass.value.why}",)
    yield Table(("CASS", "", ""), rows_of_cass, missing)


def _share(share: Share) -> str:
    return f"{share.agreed} of {share.of}"


def _measure(measure: Measure) -> tuple[str, str, str, str]:
    observed = measure.observed.value
    agreed = 0 if observed is None else round(observed * measure.n)
    kappa = "" if measure.kappa is None else figure(measure.kappa.value)
    return f"{agreed} of {measure.n}", figure(observed), kappa, figure(measure.alpha.value)


def _reasons(pair: PairAgreement) -> Iterator[tuple[str, str, str]]:
    """Why figures are missing."""
    for name, measure in (("kinds", pair.figures.kinds), ("relations", pair.figures.relations)):
        missing = [
            which
            for which, each in (("kappa", measure.kappa), ("alpha", measure.alpha))
            if each is not None and each.value is None
        ]
        if missing:
            yield name, listed(missing), measure.alpha.why or (measure.kappa or Figure(None)).why


def _several(agreement: Agreement) -> Iterator[Table]:
    rows = []
    notes = []
    for pair in agreement.pairs:
        letters = " and ".join(agreement.maps[rank].letter for rank in pair.maps)
        told = pair.figures
        kappas = [figure(None if m.kappa is None else m.kappa.value) for m in (told.kinds, told.relations)]
        main = "–" if pair.same_main is None else "same" if pair.same_main else "other"
        shares = (told.statements, told.steps, told.attachment)
        rows.append((letters, *(f"{figure(s.value)} ({_share(s)})" for s in shares), *kappas))
        rows[-1] = (*rows[-1], figure(told.cass.value.value), main)
        notes += [f"{letters}, {name}, {which}: {why}" for name, which, why in _reasons(pair)]
        notes += [] if told.cass.value.value is not None else [f"{letters}, CASS: {told.cass.value.why}"]
    header = ("", "statements", "steps", "bear on", "kinds: kappa", "relations: kappa", "CASS", "main conclusion")
    yield Table(header, tuple(rows), tuple(notes))
    together = [("kinds", agreement.kinds), ("relations", agreement.relations)]
    measures = tuple((name, f"n = {m.n} {m.items}", figure(m.alpha.value)) for name, m in together)
    why = tuple(f"{name}: {m.alpha.why}" for name, m in together if m.alpha.value is None)
    yield Table(("all maps", "", "alpha"), measures, why)


# -- lists -------------------------------------------------------------------------------------------------------------


def _columns(agreement: Agreement) -> tuple[str, ...]:
    return tuple(f"{each.letter}: {each.name}" for each in agreement.maps)


def _disagreements(agreement: Agreement) -> Section:
    several = len(agreement.disagreements)
    entries = tuple(_entry(agreement, each) for each in agreement.disagreements)
    found = f"{counted(several, 'disagreement')}." if several else "There is none."
    about = "The main conclusion first, then what is nearest to it."
    return Section("disagreements", "Disagreements", found, about, (), entries, _columns(agreement))


def _entry(agreement: Agreement, each: Disagreement) -> Entry:
    cells = []
    for annotated, side in zip(agreement.maps, each.sides, strict=True):
        if side is None:
            cells.append(Cell(annotated.letter, said="not there"))
        elif side.statement is None:
            cells.append(Cell(annotated.letter, said=words(annotated.graph, side.said)))
        else:
            cells.append(cell(annotated, side.statement, words(annotated.graph, side.said)))
    return Entry(each.sort.value, _far(each.distance), tuple(cells))


def _far(distance: int | None) -> str:
    if distance is None:
        return "not below the main conclusion"
    return f"{counted(distance, 'step')} from the main conclusion" if distance else ""


def _shared(agreement: Agreement) -> Section:
    entries = tuple(_unit(agreement, unit) for unit in agreement.units if unit.is_shared)
    found = f"{counted(len(entries), 'statement')}." if entries else "There is none."
    about = "Each as the maps have it, and what they are known by as the same: their place in the source, their words."
    return Section("shared", "Shared statements", found, about, (), entries, _columns(agreement))


def _unit(agreement: Agreement, unit: Unit) -> Entry:
    cells = tuple(
        cell(each, member) if member is not None else Cell(each.letter, said="not there")
        for each, member in zip(agreement.maps, unit.members, strict=True)
    )
    bases = []
    for pair in agreement.pairs:
        one, other = (unit.members[rank] for rank in pair.maps)
        bases += [each.basis for each in pair.pairs if each.one is one and each.other is other]
    numbers = " = ".join(found.number or "–" for found in cells if found.text)
    known = sorted({word for basis in bases for word in basis.split(" and ")})
    return Entry(numbers, f"by {listed(known)}" if known else "", cells)


def _alone(agreement: Agreement) -> Section:
    """The statements of one map alone; the passages that they quote are told, for they are what others passed over."""
    entries = tuple(
        Entry(f"only in {each.letter}", "", (cell(each, member),))
        for rank, each in enumerate(agreement.maps)
        for unit in agreement.only_in(rank)
        if (member := unit.members[rank]) is not None
    )
    found = f"{counted(len(entries), 'statement')}." if entries else "There is none."
    return Section("alone", "Statements of one map alone", found, entries=entries, columns=("statement",))


def _steps(agreement: Agreement) -> Section:
    (pair,) = agreement.pairs
    rows = [*(_step_row(pair, each) for each in pair.steps.pairs)]
    rows += [(_step(pair, 0, step), "", "only in A") for step in pair.steps.only_one]
    rows += [("", _step(pair, 1, step), "only in B") for step in pair.steps.only_other]
    shared = pair.steps.shared
    found = f"{counted(shared, 'step')} {'is' if shared == 1 else 'are'} shared, of {len(rows)} in all."
    about = "Premises with + between them are one reason together; the numbers are those of each map's own drawing."
    tables = (Table(("A", "B", ""), tuple(rows)),) if rows else ()
    return Section("steps", "Steps", found, about, tables)


def _step_row(pair: PairAgreement, each: StepPair) -> tuple[str, str, str]:
    differing = [
        word
        for word, same in (
            ("other premises", each.premises),
            ("other target", each.target),
            ("bears otherwise", each.bond),
        )
        if not same
    ]
    return _step(pair, 0, each.one), _step(pair, 1, each.other), ", ".join(differing) or "shared"


def _step(pair: PairAgreement, rank: int, step: Step) -> str:
    """``1.1 + 1.2 → 1 (reason)``, ``1.3.1 → step 1.1 → 1 (undercut)``."""
    graph = pair.structures[rank].graph
    above = graph.statement_above(step.reason)
    target = "" if above is None else graph.numbers.get(above, "?")
    way = [_numbers(graph, step)]
    if step.on is not None:
        premises = [graph.numbers.get(p, "?") for p in graph.premises(step.on)]
        way.append(f"step {' + '.join(premises)}")
    return f" {_ARROW} ".join([*way, target]) + ("" if step.bond is Bond.REASON else f" ({step.bond.value})")


def _numbers(graph: ArgumentGraph, step: Step) -> str:
    return " + ".join(graph.numbers.get(premise, "?") for premise in graph.premises(step.reason))
