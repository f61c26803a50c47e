"""All findings of a map: read it, resolve its references, run the rules, apply waivers, sort."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from argmap.analysis.trees import roots_used_from_outside
from argmap.diagnostics import Diagnostic, Severity, is_reading_rule
from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.projects import stays_home, within
from argmap.reading import Project, load_project
from argmap.reading.faults import MERGE_CONFLICT
from argmap.reading.files import sort_of_file
from argmap.reading.language import KIND_NAMES, MAP
from argmap.records import record
from argmap.rules import CHECKS, LISTED, UNUSED_WAIVER, Listed, Texts, UnknownRule, codes_by_name
from argmap.showing import Shown, counted, name_of_file
from argmap.source import Source

if TYPE_CHECKING:
    from argmap.grounding import Grounding


@record(eq=False)
class Analysis(Shown):
    """The result of checking one map: its text, what was read, what it means, and what is wrong with it.

    `graph` is None when nothing could be read; `diagnostics` come in the order of the file, those that lie in
    included files last. `grounding` holds where its quotations stand in the texts of the sources, when there are any
    and a rule that looks at them was asked for. `waiting`: so many findings about the reasoning are not told before the
    file can be read.
    """

    source: Source
    project: Project
    graph: ArgumentGraph | None
    diagnostics: tuple[Diagnostic, ...]
    grounding: Grounding | None = None
    waiting: int = 0

    def has_errors(self) -> bool:
        """Whether anything breaks the map."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    def with_diagnostics(self, diagnostics: tuple[Diagnostic, ...]) -> Analysis:
        """The same with other diagnostics."""
        return Analysis(self.source, self.project, self.graph, diagnostics, self.grounding, self.waiting)

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.source.path)
        yield "" if self.graph is not None else "unreadable"
        counts = [(sum(d.severity is each for d in self.diagnostics), each) for each in Severity]
        said = [counted(n, s.value, s.value if s is Severity.ADVICE else None) for n, s in counts if n]
        yield ", ".join(said) or "no findings"


def check(
    source: Source,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    sources: Path | Mapping[str, str] | None = None,
    project: Project | None = None,
) -> Analysis:
    """Check a map, and what it includes as far as the map depends on it.

    `select` and `ignore` hold codes (``AM201``), beginnings of codes (``AM2``, ``AM2xx``) or names of rules; errors of
    reading are always reported. Raises UnknownRule for anything else. `sources` is a folder with texts of works, or
    these texts by the names of their files. `project` is what the text was read as, if it was read already.
    """
    wanted = selected_rules(select, ignore)
    project = load_project(source) if project is None else project
    found = list(project.diagnostics)
    graph = grounding = None
    waiting = 0
    if project.root is not None:
        graph = ArgumentGraph(project.root, project.included)
        hidden = _Consequences(graph, project)
        waives = "waive" in graph.keys
        needed = {*wanted, *(_waived(graph) if waives and UNUSED_WAIVER.code in wanted else ())}
        grounding = None if RULES_WITH_TEXTS.isdisjoint(needed) else ground(graph, sources)
        told = [d for d in _run(graph, grounding, needed) if not hidden.contains(d)]
        waiting = sum(hidden.silences(d) and d.code in wanted for d in told)
        found += [d for d in told if not hidden.silences(d)]
        if waives:
            from argmap.rules.waiving import apply_waivers

            found = list(apply_waivers(graph, found, codes_by_name()))
            if hidden.possible:  # a finding that was hidden may be what a waiver is for
                found = [d for d in found if d.code != UNUSED_WAIVER.code]
            found = [d for d in found if d.code != UNUSED_WAIVER.code or _can_tell(d, grounding)]
    unmerged = {d.span.source for d in found if d.rule is MERGE_CONFLICT}
    found = [d.without_fix() if d.span.source in unmerged else d for d in found]
    kept = (d for d in found if d.code in wanted or (is_reading_rule(d.code) and d.severity is Severity.ERROR))
    here = (d for d in kept if d.span.source is source or d.severity is Severity.ERROR)
    return Analysis(source, project, graph, tuple(_sorted(here, [source.path])), grounding, waiting)


# The codes of those that look at the texts of sources.
RULES_WITH_TEXTS = frozenset(rule.code for rule in CHECKS if rule.texts is not Texts.NO)


def ground(graph: ArgumentGraph, sources: Path | Mapping[str, str] | None = None) -> Grounding | None:
    """The quotations of a graph in the texts of their sources, `sources` as for `check`; None without any text."""
    works = (work for each in graph.maps for work in each.works.values())
    if sources is None and all(work.text is None for work in works):
        return None
    from argmap.grounding import Grounding, Shelf

    grounding = Grounding(graph, Shelf(sources))
    return grounding if grounding.files else None


def _run(graph: ArgumentGraph, grounding: Grounding | None, needed: Collection[str]) -> Iterator[Diagnostic]:
    without = (Texts.NO,) if grounding is not None else (Texts.NO, Texts.IF_ANY)
    for rule in CHECKS:
        if rule.code in needed and rule.texts in without:
            yield from rule.check(graph)
    if grounding is not None:
        yield from faults_of_quotations(grounding, needed)


def faults_of_quotations(grounding: Grounding, needed: Collection[str] = RULES_WITH_TEXTS) -> Iterator[Diagnostic]:
    """The findings of the rules that look at the texts of sources, in the order of the rules; nothing is waived.

    `needed` holds the codes of those that are asked for.
    """
    for rule in CHECKS:
        if rule.code in needed and rule.texts is not Texts.NO:
            yield from rule.check_with_texts(grounding)


def _waived(graph: ArgumentGraph) -> set[str]:
    """The rules that have to be run to tell which waivers are used."""
    from argmap.rules.waiving import waived_rules

    return waived_rules(graph, codes_by_name())


def _can_tell(unused: Diagnostic, grounding: Grounding | None) -> bool:
    """Whether a waiver that suppresses nothing is unused: where a text is wanting, its rule had nothing to look at."""
    if codes_by_name().get(unused.span.written.strip("'\"")) not in RULES_WITH_TEXTS:
        return True
    return grounding is not None and all(file.text is not None for file in grounding.files.values())


def _sorted(diagnostics: Iterable[Diagnostic], paths: Sequence[str]) -> list[Diagnostic]:
    """By file, those of `paths` first and in that order; then by place and code."""
    order = {os.path.realpath(path): index for index, path in reversed(list(enumerate(paths)))}
    real: dict[str, str] = {}

    def key(diagnostic: Diagnostic) -> tuple[int, str, int, str, str]:
        path, start = diagnostic.span.source.path, diagnostic.span.start
        if path not in real:
            real[path] = os.path.realpath(path)
        return order.get(real[path], len(order)), real[path], start, diagnostic.code, diagnostic.finding.message

    return sorted(diagnostics, key=key)


def selected_rules(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> dict[str, Listed]:
    """The rules that are asked for, by code: all when `select` is empty, less those of `ignore`. Raises UnknownRule."""
    chosen = {code for item in select for code in _matching(item)} if select else LISTED.keys()
    left_out = {code for item in ignore for code in _matching(item)}
    return {code: rule for code, rule in LISTED.items() if code in chosen and code not in left_out}


def errors_among(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[str]:
    """The codes of the rules that are asked for and find errors, for whoever looks at errors only. As above."""
    return [code for code, rule in selected_rules(select, ignore).items() if rule.severity is Severity.ERROR]


def _matching(item: str) -> list[str]:
    wanted = item.strip()
    beginning = wanted.upper().rstrip("X")
    found = [code for code, rule in LISTED.items() if rule.name == wanted.lower()]
    if not found and re.fullmatch(r"AM\d{0,3}", beginning):
        found = [code for code in LISTED if code.startswith(beginning)]
    if not found:
        raise UnknownRule(wanted)
    return found


# Rules that report that something is missing. What could not be read may be just that.
_MISSING_IN_MAP = {
    "no-conclusion",
    "orphan-tree",
    "unused-group",
    "expectation-not-met",
    "unknown-role",
    "missing-role",
    "unknown-question",
    "quote-without-source",
}
# Those that miss a name, with what a name is written after, or before, where it is given to something.
_GIVEN_ID = lazy(r"\bid:\s*['\"]?([^\s'\",}]+)")
_GIVEN_KEY = lazy(r"(?:^[^\S\r\n]*|[{,]\s*)['\"]?([^\s'\",{}:]+)['\"]?\s*:", re.MULTILINE)
_MISSING_NAMES = {
    "unknown-reference": _GIVEN_ID,
    "unknown-source": _GIVEN_KEY,
    "unknown-group": _GIVEN_KEY,
    "unknown-scheme": _GIVEN_KEY,
}
_MISSING_IN_NODE = {
    "unsupported-conclusion",
    "bare-claim",
    "evidence-without-citation",
    "undefended-objection",
    "unused-assumption",
}


class _Consequences:
    """Findings that may only be there because a part of the map could not be read."""

    def __init__(self, graph: ArgumentGraph, project: Project) -> None:
        self.complete = project.complete
        faults = (d for d in project.diagnostics if d.severity is Severity.ERROR and is_reading_rule(d.code))
        self.faults = [d.span for d in faults]
        self.possible = bool(self.faults) or not self.complete
        self._statements = {s.text.span: s.span for s in graph.statements} if self.faults else {}
        self._given: dict[re.Pattern[str], set[str]] = {}

    def contains(self, diagnostic: Diagnostic) -> bool:
        name = diagnostic.rule.name
        if not self.possible:
            return False
        if name in _MISSING_NAMES:
            return not self.complete or self._is_given(diagnostic)
        if name in _MISSING_IN_MAP:
            return True
        around = self._statements.get(diagnostic.span)
        if name not in _MISSING_IN_NODE or around is None:
            return False
        return any(f.source is around.source and around.start <= f.start <= around.end for f in self.faults)

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding about the reasoning in a file has to wait until that file can be read."""
        about = diagnostic.severity is not Severity.ERROR
        return about and any(fault.source is diagnostic.span.source for fault in self.faults)

    def _is_given(self, diagnostic: Diagnostic) -> bool:
        """Whether an unknown name is written as that of something, which then could not be read."""
        pattern = _MISSING_NAMES[diagnostic.rule.name]
        if pattern not in self._given:
            sources = dict.fromkeys(fault.source for fault in self.faults)
            self._given[pattern] = {name for source in sources for name in pattern.findall(source.text)}
        return diagnostic.span.written.strip("'\"").rpartition("/")[2] in self._given[pattern]


def gather(analyses: Sequence[Analysis]) -> tuple[Diagnostic, ...]:
    """The diagnostics of several maps that were checked together: by file, each once.

    A file may be checked by itself and as a part of others; a tree that only another file uses is no orphan.
    """
    used = {root for a in analyses if a.graph is not None for root in roots_used_from_outside(a.graph)}
    seen: set[tuple[str, int, str, str]] = set()
    kept = []
    for diagnostic in (d for a in analyses for d in a.diagnostics):
        span = diagnostic.span
        place = (os.path.realpath(span.source.path), span.start)
        key = (*place, diagnostic.code, diagnostic.finding.message)
        if key not in seen and not (diagnostic.rule.name == "orphan-tree" and place in used):
            seen.add(key)
            kept.append(diagnostic)
    return tuple(_sorted(kept, [a.source.path for a in analyses]))


_MAP_SUFFIXES = (".yaml", ".yml")
_TOP_KEYS = sorted({*MAP.by_name, *KIND_NAMES, "ref"})
_LOOKS_LIKE_MAP = lazy(rf"^(?:\ufeff|- |\{{)?[^\S\r\n]*[\"']?(?:{'|'.join(_TOP_KEYS)})[\"']?\s*:", re.MULTILINE)


PassedOver: TypeAlias = Callable[[Path, str], object]


def find_maps(paths: Iterable[Path], passed_over: PassedOver | None = None) -> list[Path]:
    """The map files below some folders, sorted; files are given back as they are, each once.

    In folders: files that end in ``.yaml`` or ``.yml`` and have at least one key of the language at the top, without
    hidden folders. Links to folders are not followed. `passed_over` is told of what is called like a map there and is
    not looked at, with the reason: pipes, devices, and links that lead out of the project.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for each in _walk(path, passed_over) if path.is_dir() else (path,):
            found.setdefault(os.path.realpath(each), each)
    return list(found.values())


def _walk(folder: Path, passed_over: PassedOver | None) -> Iterable[Path]:
    return (path for path in named_like_maps(folder, passed_over=passed_over) if looks_like_map(path))


def named_like_maps(
    folder: Path, skip: Callable[[Path], bool] = lambda _: False, passed_over: PassedOver | None = None
) -> Iterator[Path]:
    """The files below a folder that may be maps by their names; hidden folders, and those to `skip`, are left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not skip(Path(here, name)))
        for name in sorted(names):
            if name.lower().endswith(_MAP_SUFFIXES) and not name.startswith("."):
                path = Path(here, name)
                why = _no_map(path, folder)
                if not why:
                    yield path
                elif passed_over is not None:
                    passed_over(path, why)


def _no_map(path: Path, folder: Path) -> str:
    """Why something in a folder is not opened; empty for a file that may be."""
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISLNK(mode):
            if not (stays_home(path) or within(path, folder)):
                return "a link out of the project"
            mode = path.stat().st_mode
    except FileNotFoundError:
        return "a link to nothing"
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return "" if stat.S_ISREG(mode) else sort_of_file(mode)


def looks_like_map(path: Path) -> bool:
    """Whether a file has a key of the language at its top; one that cannot be read may be a map, too."""
    try:
        return looks_like_map_text(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return True


def looks_like_map_text(text: str) -> bool:
    """Whether a text has a key of the language at its top."""
    return _LOOKS_LIKE_MAP.search(text) is not None
