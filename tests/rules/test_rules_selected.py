"""Where some rules are asked for, only these are loaded and run, and they find what they find among all."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.checking import check, errors_among
from argmap.diagnostics import Diagnostic, is_reading_rule
from argmap.editing.fixing import fixed
from argmap.graph import ArgumentGraph
from argmap.reading import load_project, read_bytes
from argmap.reading.language import MAP, REASON, REFERENCE, STATEMENT
from argmap.rules import CHECKS, LISTED, Listed, Texts, all_rules
from argmap.source import Source

ROOT = Path(__file__).parents[2]
MAPS = sorted(path for folder in ("arguments", "tests") for path in (ROOT / folder).rglob("*.yaml"))
EXAMPLES = [(rule.code, text, dict(rule.texts)) for rule in all_rules() for text in (rule.bad, rule.good) if text]
ERRORS_OF_READING = {code for code in errors_among() if is_reading_rule(code)}


BRIDGE = """\
argument:
- conclusion: The town needs a second bridge.
  id: bridge
  because:
  - claim: Without a second bridge, the town is cut off every winter.
    id: cut
- claim: The bridge would be cheap.
  because:
  - ref: cut
"""


def told(diagnostics: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, str]]:
    return [(d.code, d.span.source.path, d.span.start, d.finding.message) for d in diagnostics]


def selections(seed: str) -> Iterator[list[str]]:
    """One code, several, the beginning of some, and all but one."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    codes = list(LISTED)
    yield [chance.choice(codes)]
    yield chance.sample(codes, chance.randrange(2, 30))
    yield [f"AM{chance.randrange(8)}"]
    left_out = chance.choice(codes)
    yield [code for code in codes if code != left_out]


def assert_as_among_all(source: Source, texts: dict[str, str] | None, seed: str) -> None:
    project = load_project(source)
    everything = check(source, sources=texts, project=project)
    for select in selections(seed):
        chosen = check(source, select=select, sources=texts, project=project)
        codes = {code for code in LISTED for item in select if code.startswith(item)} | ERRORS_OF_READING
        assert told(chosen.diagnostics) == [each for each in told(everything.diagnostics) if each[0] in codes]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_selection_finds_what_it_finds_among_all(path: Path) -> None:
    source, _ = read_bytes(path.read_bytes(), str(path))
    if source is not None:
        assert_as_among_all(source, None, path.name)


@pytest.mark.parametrize(("code", "text", "texts"), EXAMPLES)
def test_a_selection_finds_in_an_example_what_it_finds_among_all(code: str, text: str, texts: dict[str, str]) -> None:
    assert_as_among_all(Source("example.yaml", text), texts, code)


# -- what is loaded ------------------------------------------------------------------------------------------------


def loaded(folder: Path, *words: str) -> set[str]:
    """The modules of rules that a command loads."""
    code = (
        "import atexit, sys\nfrom argmap.__main__ import main\n"
        "atexit.register(lambda: print(*('module ' + m for m in sys.modules if m.startswith('argmap.')), sep='\\n'))\n"
        "sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1)
    every = {rule.name.replace("-", "_") for rule in CHECKS}
    return {name for name in every if f"module argmap.rules.{name}" in done.stdout.splitlines()}


@pytest.mark.parametrize(
    ("select", "modules"),
    [
        ("AM103", {"circular_support"}),
        ("AM0", set()),
        ("AM60", {"question_as_claim", "several_claims", "too_long", "reasoning_in_box", "not_a_sentence"}),
        ("AM507", set()),  # there is no text to look at
    ],
)
def test_only_the_modules_of_a_selection_are_loaded(select: str, modules: set[str], tmp_path: Path) -> None:
    (tmp_path / "bridge.yaml").write_text(BRIDGE)
    assert loaded(tmp_path, "check", "bridge.yaml", "--select", select) == modules


def test_the_settings_select_as_well(tmp_path: Path) -> None:
    (tmp_path / "bridge.yaml").write_text(BRIDGE)
    (tmp_path / ".argmap.yaml").write_text("select: [AM103, AM6]\nignore: [AM6]\n")
    assert loaded(tmp_path, "check", "bridge.yaml") == {"circular_support"}


ERRORS_OF_STRUCTURE = {
    LISTED[code].name.replace("-", "_") for code in errors_among(["AM10", "AM11"]) if code in {c.code for c in CHECKS}
}


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "bridge.yaml", "cut", "winter"),
        ("restate", "bridge.yaml", "cut", "The town is cut off in winter."),
        ("remove", "bridge.yaml", "cut"),
        ("outline", "bridge.yaml"),
        ("list", "bridge.yaml"),
        ("render", "bridge.yaml", "-o", "bridge.dot"),
    ],
)
def test_what_looks_at_errors_only_loads_rules_that_find_them(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "bridge.yaml").write_text(BRIDGE)
    assert loaded(tmp_path, *words) <= ERRORS_OF_STRUCTURE


def test_fixes_of_a_rule_are_tried_without_what_finds_no_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: set[str] = set()
    look = Listed.check

    def noting(rule: Listed, graph: ArgumentGraph) -> Iterator[Diagnostic]:
        ran.add(rule.code)
        return look(rule, graph)

    monkeypatch.setattr(Listed, "check", noting)
    made = fixed(Source("map.yaml", BRIDGE + "  waive: {AM601: it is none}\n"), unsafe=True, select=["AM114"])
    assert [each.rule.code for each in made.applied] == ["AM114"]
    assert ran <= {"AM601", *errors_among()}


# -- what there is to look at --------------------------------------------------------------------------------------


def assert_keys_are_needed(source: Source) -> None:
    project = load_project(source)
    if project.root is None:
        return
    graph = ArgumentGraph(project.root, project.included)
    for rule in CHECKS:
        if graph.keys.isdisjoint(rule.keys) and rule.keys and rule.texts is not Texts.ONLY:
            assert not list(rule.module().check(graph)), rule.name


@pytest.mark.parametrize("path", MAPS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_rule_finds_nothing_where_none_of_its_keys_is_written(path: Path) -> None:
    source, _ = read_bytes(path.read_bytes(), str(path))
    if source is not None:
        assert_keys_are_needed(source)


@pytest.mark.parametrize("text", [text for _, text, _ in EXAMPLES])
def test_a_rule_finds_nothing_in_an_example_where_none_of_its_keys_is_written(text: str) -> None:
    assert_keys_are_needed(Source("example.yaml", text))


def test_the_keys_of_rules_are_keys_of_the_language() -> None:
    known = {key.name for place in (MAP, STATEMENT, REFERENCE, REASON) for key in place.keys}
    assert {key for rule in CHECKS for key in rule.keys} <= known
