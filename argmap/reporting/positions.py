"""The extensions beside the statements of a map, as text and JSON; the framework behind them as tables."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Reason, Statement
from argmap.reporting.columns import wrap, wrap_columns
from argmap.reporting.json_text import json_text
from argmap.semantics import Acceptance, Argument, Extensions, Framework, Semantics, Sort

_ABOUT = {
    Semantics.GROUNDED: "the one position that accepts only what has to be accepted",
    Semantics.COMPLETE: "positions that accept exactly what they defend, without conflict",
    Semantics.PREFERRED: "complete positions that accept as much as possible",
    Semantics.STABLE: "positions without conflict that reject all that they do not accept",
}
_WORDS = (
    "in: an argument for it is accepted",
    "out: all arguments for it are rejected, or there is none",
    "undec: neither",
)
_ACCEPTANCE = "skeptical: in every extension; credulous: in some; -: in none"


def as_text(graph: ArgumentGraph, found: Extensions, width: int) -> str:
    """The extensions as columns beside the statements, with what sets them apart and what the words mean."""
    if not graph.numbers:
        return "there is no statement in this map\n"
    shown = len(found.labellings)
    lines = [*wrap(f"{_counted(found)}: {_ABOUT[found.semantics]}", width), ""]
    if shown:
        lines += [_table(graph, found, width), "", *_differences(graph, found, width), *_WORDS]
        if found.semantics is not Semantics.GROUNDED:
            lines.append(_ACCEPTANCE)
    else:
        lines += wrap(_NO_EXTENSION, width)
    return "".join(f"{line}\n" for line in lines)


_NO_EXTENSION = "no position accepts or rejects every argument; the preferred extensions show how far one can get"


def notes(found: Extensions) -> list[str]:
    """The remarks on what is left out of what is shown."""
    remarks = []
    if not found.finished:
        remarks.append(
            f"the time limit was reached after {_number(found)}; there may be more, and the columns and the acceptance "
            "are those of the extensions found so far"
        )
    if found.count > len(found.labellings):
        remarks.append(f"{len(found.labellings)} of {_number(found)} are shown; --limit shows more")
    return remarks


def _number(found: Extensions) -> str:
    return f"{found.count:,} extension{'' if found.count == 1 else 's'}"


def _counted(found: Extensions) -> str:
    name = found.semantics.value
    if found.semantics is Semantics.GROUNDED:
        return "the grounded extension"
    if found.count == 0:
        return f"no {name} extension" if found.finished else f"no {name} extension within the time limit"
    least = "" if found.finished else "at least "
    return f"{least}{found.count:,} {name} extension{'' if found.count == 1 else 's'}"


def _table(graph: ArgumentGraph, found: Extensions, width: int) -> str:
    several = found.semantics is not Semantics.GROUNDED
    columns = [str(i + 1) if several else "label" for i in range(len(found.labellings))]
    header = ["", *columns, *(["acceptance"] if several else []), "statement", "id"]
    lines = []
    for statement, number in graph.numbers.items():
        labels = [found.label(statement, i).value for i in range(len(columns))]
        accepted = [_word(found.acceptance(statement))] if several else []
        lines.append([number, *labels, *accepted, statement.text.words, graph.name(statement) or ""])
    return wrap_columns(header, lines, width=width, flexible=len(header) - 2)


def _word(acceptance: Acceptance | None) -> str:
    return "-" if acceptance in (None, Acceptance.NONE) else acceptance.value


def differing(graph: ArgumentGraph, found: Extensions) -> list[Statement]:
    """The statements, in reading order, of which the extensions that are kept say different things."""
    kept = range(len(found.labellings))
    return [s for s in graph.numbers if len({found.label(s, i) for i in kept}) > 1]


def _differences(graph: ArgumentGraph, found: Extensions, width: int) -> list[str]:
    if len(found.labellings) < 2:
        return []
    numbers = [graph.numbers[s] for s in differing(graph, found)]
    if not numbers:
        return wrap("the extensions say the same of every statement; they accept different arguments for it", width)
    return wrap(f"the extensions differ in {_listed(numbers)}", width)


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# -- the framework -------------------------------------------------------------------------------------------------


def framework_text(graph: ArgumentGraph, framework: Framework, width: int) -> str:
    """The arguments and attacks of a framework as two tables."""
    names = [argument.name for argument in framework.arguments]
    count, attacks = len(names), len(framework.attacks)
    arguments = [[a.name, a.sort.value, describe(graph, a)] for a in framework.arguments]
    arrows = [[f"{names[a.by]} -> {names[a.on]}", a.sort.value] for a in framework.attacks]
    tables = [
        f"{count:,} argument{'' if count == 1 else 's'}, {attacks:,} attack{'' if attacks == 1 else 's'}",
        wrap_columns(["", "sort", "what it says"], arguments, width=width, flexible=2) if arguments else "",
        wrap_columns(["attack", "sort"], arrows, width=width, flexible=1) if arrows else "",
    ]
    return "".join(f"{table}\n\n" for table in tables if table)


def describe(graph: ArgumentGraph, argument: Argument) -> str:
    """The words for an argument, with the numbers of statements."""
    if argument.sort is Sort.UNKNOWN:
        return "a premise that is referred to is not known"
    about = _name(graph, argument.statement) if argument.statement is not None else ""
    if argument.reason is not None:
        deeper = f" (depth {argument.depth} of a circle)" if argument.depth > 1 else ""
        return f"{_premises(graph, argument.reason)}, {_conclusion(graph, argument.reason)}{deeper}"
    within = f" up to depth {argument.depth}" if argument.sort is Sort.LACK and argument.limited else ""
    return {
        Sort.PRESUMPTION: f"{about} is granted",
        Sort.EVIDENCE: f"{about} is cited evidence",
        Sort.ACCEPTED: f"{about} is accepted, whatever the map says",
        Sort.REJECTED: f"{about} is rejected, whatever the map says",
        Sort.LACK: f"no argument for {about}{within} is accepted",
    }[argument.sort]


def _premises(graph: ArgumentGraph, reason: Reason) -> str:
    return _listed([_name(graph, premise) for premise in graph.premises(reason)]) or "nothing"


def _conclusion(graph: ArgumentGraph, reason: Reason) -> str:
    target = graph.target(reason)
    if isinstance(target, Statement):
        return f"{'so' if reason.bearing is Bearing.SUPPORT else 'so not'} {_name(graph, target)}"
    if target is None:
        return "so something unknown"
    return f"so the step from {_premises(graph, target)} fails"


def _name(graph: ArgumentGraph, statement: Statement) -> str:
    return graph.numbers.get(statement) or graph.name(statement) or f"'{statement.text.words}'"


# -- JSON ----------------------------------------------------------------------------------------------------------


def as_json(graph: ArgumentGraph, found: Extensions, with_framework: bool) -> str:
    """One object: the statements with a label for each extension that is kept, and the framework if wanted."""
    labels = range(len(found.labellings))
    data: dict[str, object] = {
        "semantics": found.semantics.value,
        "count": found.count,
        "finished": found.finished,
        "shown": len(found.labellings),
        "differing": [graph.numbers[s] for s in differing(graph, found)],
        "statements": [
            {
                "number": number,
                "id": graph.name(statement),
                "text": statement.text.words,
                "labels": [found.label(statement, i).value for i in labels],
                "acceptance": None if (accepted := found.acceptance(statement)) is None else accepted.value,
            }
            for statement, number in graph.numbers.items()
        ],
    }
    if with_framework:
        data["framework"] = _framework_data(graph, found)
    return json_text(data)


def _framework_data(graph: ArgumentGraph, found: Extensions) -> dict[str, object]:
    framework = found.framework
    names = [argument.name for argument in framework.arguments]
    return {
        "arguments": [
            {
                "name": argument.name,
                "sort": argument.sort.value,
                "about": describe(graph, argument),
                "labels": [labelling[place].value for labelling in found.labellings],
            }
            for place, argument in enumerate(framework.arguments)
        ],
        "attacks": [{"by": names[a.by], "on": names[a.on], "sort": a.sort.value} for a in framework.attacks],
    }
