"""One text to a map, with everything that is wrong in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from argmap.diagnostics import Severity
from argmap.reading import faults
from argmap.reading.conflicts import one_side
from argmap.reading.error_recovery import read_tree
from argmap.reading.findings import Findings
from argmap.reading.language import KIND_NAMES
from argmap.reading.lookalikes import with_plain_signs
from argmap.reading.map_header import Top
from argmap.reading.mended_text import MendedText
from argmap.reading.result import Reading
from argmap.source import Source
from argmap.yamltext.events import MOST_BRACKETS, Mapping, Node, Scalar, Sequence, Tree
from argmap.yamltext.forbidden import forbidden_places, without_forbidden
from argmap.yamltext.lines import as_item, line_end, line_start, newline_of

_NAMES = {0: "a NUL", 0x0B: "a vertical tab", 0x0C: "a form feed", 0x1B: "an escape", 0x7F: "a delete"}


def load(source: Source) -> Reading:
    """The map in one text, without the maps that it includes; never raises for what a person typed."""
    return load_with_tree(source)[0]


def load_with_tree(source: Source) -> tuple[Reading, Tree | None]:
    """The map in one text, and the YAML that it was read from, if there was any; else as `load`."""
    with _collector_paused():
        findings = Findings(source)
        text = _without_forbidden(findings)
        if text is None:
            return Reading(None, findings.diagnostics(), complete=False), None
        _lost_letters(findings)
        bom = [(0, 1, "")] if text.startswith("\ufeff") else []
        mended = with_plain_signs(findings, MendedText(text, [*bom, *one_side(findings, text)]))
        first = _read(source, mended)
        if any(d.severity is Severity.ERROR for d in first[0].diagnostics):
            from argmap.reading.explaining import explained  # most files have no error

            first = explained(source, mended, first, _read)
        reading, tree = first
        both = sorted((*findings.diagnostics(), *reading.diagnostics), key=lambda d: d.span.start)
        if findings.any():  # what cannot be seen is all there is
            both = [d for d in both if d.rule is not faults.EMPTY_FILE]
        if any(d.rule is faults.MERGE_CONFLICT for d in both):  # only a person knows what the file should be
            both = [d.without_fix() for d in both]
        return Reading(reading.map, tuple(both), reading.complete, reading.tried), tree


def _read(source: Source, mended: MendedText) -> tuple[Reading, Tree]:
    """The map in a text that was mended, with what else is wrong in it."""
    findings = Findings(source)
    tree, complete = read_tree(findings, mended)
    _limits(findings, tree)
    root = _top_mapping(findings, tree.root)
    found = None if root is None else Top(findings, tree).read(root)
    return Reading(found, findings.diagnostics(), complete), tree


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes many objects and no garbage: to look for some again and again would take most of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _without_forbidden(findings: Findings) -> str | None:
    """The text with blanks for characters that must not be there, each reported; None when it is no text at all."""
    text = findings.source.text
    places = forbidden_places(text)
    if not places:
        return text
    if len(places) > 20 and len(places) * 10 > len(text):
        findings.add(
            faults.CONTROL,
            f"this is no text: {len(places)} of its {len(text)} characters are control characters",
            findings.span(places[0], places[0] + 1),
            help="a map is a text file in UTF-8",
        )
        return None
    for place in places:
        number = ord(text[place])
        name = _NAMES.get(number, "half a character" if 0xD800 <= number <= 0xDFFF else "a control character")
        findings.add(
            faults.CONTROL,
            f"{name} (U+{number:04X}), which cannot be seen, stands here",
            findings.span(place, place + 1),
            help="remove it",
            fix=findings.fix("remove it", (place, place + 1, "")),
        )
    return without_forbidden(text)


def _lost_letters(findings: Findings) -> None:
    """Report the sign that stands for letters which were lost when the file was read in a wrong encoding."""
    text = findings.source.text
    first = text.find("\ufffd")
    if first < 0:
        return
    count = text.count("\ufffd")
    more = f", and so in {count - 1} more places" if count > 1 else ""
    findings.add(
        faults.ENCODING,
        f"`\ufffd` stands for a letter that was lost when the file was saved in another encoding{more}",
        findings.span(first, first + 1),
        help="put the letter back",
    )


def _limits(findings: Findings, tree: Tree) -> None:
    """Report where reading stopped, or what it left aside."""
    if tree.deep is not None:
        findings.add(
            faults.TOO_DEEP,
            f"more than {MOST_BRACKETS} brackets are open here; the rest of the file is not read",
            findings.span(tree.deep, tree.deep + 1),
            help="write lists and mappings on lines of their own, with dashes and indentation, to any depth",
        )
    if tree.second is not None:
        findings.add(
            faults.SECOND_DOCUMENT,
            "a second document begins here, and a file holds one map; the rest of the file is not read",
            findings.span(tree.second, tree.second + 3),
            help="remove the line, or put what follows into a file of its own",
        )
    if tree.directive is not None:
        findings.add(
            faults.TAG,
            "`%TAG` gives a name to types, and all values of a map are texts",
            findings.span(tree.directive, tree.directive + 4),
            help="remove the line",
        )


def _top_mapping(findings: Findings, root: Node | None) -> Mapping | None:
    """The mapping at the top of a file; statements that stand there are put where they belong, with a finding."""
    if root is None or (isinstance(root, Scalar) and not root.value.strip()):
        findings.add(
            faults.EMPTY_FILE,
            "this file holds no map",
            findings.span(0, 0),
            help="write `argument:` and below it a first `- conclusion: ` with what is argued for; "
            "`argmap new` writes a map to begin with",
        )
        return None
    if isinstance(root, Mapping):
        names = {name.value for name, _ in root.pairs if isinstance(name, Scalar)}
        if "argument" in names or names.isdisjoint((*KIND_NAMES, "ref")):
            return root
    return _wrapped(findings, root)


def _wrapped(findings: Findings, root: Node) -> Mapping | None:
    """A mapping with `argument` around what stands at the top of a file without it."""
    text = findings.source.text
    what = "a list" if isinstance(root, Sequence) else "a statement" if isinstance(root, Mapping) else "a text"
    start = line_start(text, root.start)
    edits = [] if isinstance(root, Sequence) and not root.flow else as_item(text, root.start, root.end)[1:]
    dash = "- " if edits or not isinstance(root, Sequence) else ""
    opening = f"argument:{newline_of(text)}{text[start : root.start]}{dash}"
    findings.add(
        faults.NOT_A_MAP,
        f"the file begins with {what}; a map begins with keys such as `title` and `argument`",
        findings.span(root.start, min(root.end, line_end(text, root.start))),
        help="write `argument:` above it, and a dash before each tree",
        fix=findings.fix("put it under `argument:`", (start, root.start, opening), *edits),
    )
    if isinstance(root, Sequence):
        trees = root
    else:
        trees = Sequence(root.start, flow=False)
        trees.end, trees.items = root.end, [root]
    found = Mapping(root.start, flow=False)
    found.end = root.end
    found.pairs = [(Scalar(root.start, root.start, "argument", ""), trees)]
    return found
