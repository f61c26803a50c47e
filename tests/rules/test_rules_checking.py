"""The function that all front ends share: selection, waivers, consequences, several files, folders."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from argmap.checking import Analysis, check, errors_among, find_maps, gather, looks_like_map, selected_rules
from argmap.diagnostics import Diagnostic, Severity, is_reading_rule
from argmap.graph import ArgumentGraph
from argmap.reading import read_bytes
from argmap.rules import Listed, UnknownRule, all_rules
from argmap.source import Source

ODD = """\
argument:
- conclusion: The tower leans; it must be mended.
  because:
  - claim: Would a tower that leans not be mended?
"""


def codes(diagnostics: Sequence[Diagnostic]) -> list[str]:
    return [d.code for d in diagnostics]


def checked(text: str, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[str]:
    return codes(check(Source("map.yaml", text), select=select, ignore=ignore).diagnostics)


def file_analysis(path: Path) -> Analysis:
    source, _ = read_bytes(path.read_bytes(), str(path))
    assert source is not None
    return check(source)


# -- selection -----------------------------------------------------------------------------------------------------


def test_diagnostics_come_by_place() -> None:
    diagnostics = check(Source("map.yaml", ODD)).diagnostics
    places = [d.span.start for d in diagnostics]
    assert places == sorted(places)
    assert codes(diagnostics) == ["AM602", "AM601"]


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        (["AM601"], ["AM601"]), (["question-as-claim"], ["AM601"]), (["AM6"], ["AM602", "AM601"]),
        (["am6xx"], ["AM602", "AM601"]), (["AM2", "AM602"], ["AM602"]), (["AM1"], []),
    ],
)  # fmt: skip
def test_select(select: list[str], expected: list[str]) -> None:
    assert checked(ODD, select=select) == expected
    left = [code for code in ["AM602", "AM601"] if code not in expected]
    assert checked(ODD, ignore=select) == left


@pytest.mark.parametrize("wanted", ["AM999", "question-as-clam", "everything", ""])
def test_unknown_rules_are_refused(wanted: str) -> None:
    with pytest.raises(UnknownRule):
        check(Source("map.yaml", ODD), select=[wanted])


def test_errors_of_reading_cannot_be_deselected() -> None:
    broken = "argument:\n- clam: The tower leans.\n"
    assert checked(broken, select=["AM6"]) == checked(broken, ignore=["AM0"]) == ["AM002"]


def test_waivers_of_rules_that_are_not_selected_are_not_unused() -> None:
    waived = ODD + "waive: {AM601: a song, AM602: a song}\n"
    assert checked(waived) == []
    assert checked(waived, select=["AM1"]) == []


def test_what_a_selection_finds_is_what_all_rules_find_of_it() -> None:
    for rule in all_rules():
        text = f"{rule.bad}\nwaive: {{AM202: a draft, AM503: a draft, {rule.code}: a test, too-long: a song}}\n"
        for given in (rule.bad, text):
            everything = checked(given)
            for select in ([rule.code], ["AM1"], ["AM114"], ["AM2", "AM6"]):
                wanted = selected_rules(select).keys()
                reading = {code for code in errors_among() if is_reading_rule(code)}
                assert checked(given, select=select) == [code for code in everything if code in wanted | reading]
                ignored = [code for code in everything if code not in wanted or code in reading]
                assert checked(given, ignore=select) == ignored


ALL_BUT_AM601 = [rule.code for rule in all_rules() if rule.code.startswith("AM60") and rule.code != "AM601"]


@pytest.mark.parametrize(
    ("select", "ignore", "ran"),
    [
        (["AM401"], [], {"AM401"}), (["AM60"], ALL_BUT_AM601, {"AM601"}), (["AM0"], [], set()),
        (["AM114"], [], {"AM601", "AM203"}), (["AM114", "AM401"], [], {"AM401", "AM601", "AM203"}),
    ],
)  # fmt: skip
def test_only_what_is_asked_for_is_run(
    select: list[str], ignore: list[str], ran: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []

    look = Listed.check

    def noting(rule: Listed, graph: ArgumentGraph) -> Iterator[Diagnostic]:
        found.append(rule.code)
        return look(rule, graph)

    monkeypatch.setattr(Listed, "check", noting)
    checked(ODD + "waive: {AM601: a song, evidence-with-reasons: a song}\n", select=select, ignore=ignore)
    assert set(found) == ran
    assert len(found) == len(ran)


# -- waivers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["AM601", "question-as-claim"])
@pytest.mark.parametrize(
    "text",
    [
        "argument:\n- claim: Why?\n  waive: {NAME: x}\n",
        "waive: {NAME: x}\nargument:\n- claim: Why?\n",
        "argument:\n- claim: It is so.\n  because:\n  - premises:\n    - claim: Why?\n    waive: {NAME: x}\n",
        "argument:\n- claim: It is so.\n  but:\n  - claim: Why?\n    because: [It is.]\n    waive: {NAME: x}\n",
    ],
)
def test_waivers_cover_their_own_node(text: str, name: str) -> None:
    assert not {"AM601", "AM114"} & set(checked(text.replace("NAME", name)))


@pytest.mark.parametrize(
    "text",
    [
        "argument:\n- claim: It is so.\n  waive: {AM601: x}\n  but:\n  - claim: Why?\n",
        "argument:\n- claim: It is so.\n  but:\n  - claim: Why?\n  waive: {AM601: x}\n",
        "argument:\n- claim: So.\n  but:\n  - premises:\n    - claim: Yes.\n      but: [Why?]\n    waive: {AM601: x}\n",
        "argument:\n- claim: It is so.\n  waive: {AM601: x}\n- claim: Why?\n",
    ],
)
def test_waivers_do_not_cover_what_is_written_below(text: str) -> None:
    assert {"AM601", "AM114"} <= set(checked(text))


# -- consequences --------------------------------------------------------------------------------------------------


def test_a_reference_to_what_could_not_be_read_is_not_reported() -> None:
    text = "argument:\n- conclusion: It rains.\n  because:\n  - ref: lost\n- id: lost\n  note: It rains hard.\n"
    assert checked(text) == ["AM008"]
    assert "AM101" in checked(text.replace("ref: lost", "ref: other"))


def test_sources_and_groups_that_could_not_be_read_are_not_unknown() -> None:
    body = "argument:\n- evidence: It rains.\n  cite: radio\n  group: sky\n"
    assert checked("include: {works: none.yaml}\n" + body) == ["AM151"]
    assert checked("sources:\n  radio: [News]\ngroups: {sky: [Sky]}\n" + body) == ["AM004", "AM004"]
    assert checked("sources: {radio: {titel: News}}\n" + body) == ["AM002", "AM110"]


def test_a_conclusion_whose_reasons_could_not_be_read_is_not_called_unsupported() -> None:
    text = "argument:\n- conclusion: It rains.\n  because:\n  - note: It is wet.\n"
    assert checked(text) == ["AM008"]


def test_what_is_said_of_the_reasoning_waits_until_the_file_can_be_read() -> None:
    text = "argument:\n- clam: It rains.\n- conclusion: It is wet.\n- claim: Why?\n"
    assert checked(text) == ["AM002"]
    assert {"AM201", "AM601"} <= set(checked(text.replace("clam", "claim")))


def test_nothing_readable_gives_no_graph() -> None:
    analysis = check(Source("map.yaml", "# nothing\n"))
    assert analysis.graph is None
    assert analysis.has_errors()
    assert not check(Source("map.yaml", "argument:\n- claim: It rains today.\n")).has_errors()


# -- several files -------------------------------------------------------------------------------------------------

PART = """\
argument:
- conclusion: The deck of the bridge is worn out.
  id: worn
  because:
  - evidence: The deck of the bridge shows cracks where it is worn.
    cite: https://example.org/photos
- evidence: The toll of the bridge pays for a new deck.
  id: toll
  cite: https://example.org/toll
"""
MAIN = """\
include: {part: part.yaml}
argument:
- conclusion: The bridge needs a new deck.
  because:
  - premises:
    - ref: part/worn
    - assumption: A worn out deck of a bridge has to make place for a new deck.
  - ref: part/toll
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "part.yaml").write_text(PART, encoding="utf-8")
    (tmp_path / "main.yaml").write_text(MAIN, encoding="utf-8")
    return tmp_path


def test_a_tree_that_another_file_uses_is_no_orphan(folder: Path) -> None:
    part, main = file_analysis(folder / "part.yaml"), file_analysis(folder / "main.yaml")
    assert codes(part.diagnostics) == ["AM106"]
    assert codes(main.diagnostics) == []
    assert gather([part, main]) == gather([main, part]) == ()
    assert codes(gather([part])) == ["AM106"]


def test_findings_in_included_files_are_left_to_these_files_unless_they_are_errors(folder: Path) -> None:
    with (folder / "part.yaml").open("a", encoding="utf-8") as part:
        part.write("- claim: Why?\n  id: toll\n")
    main = file_analysis(folder / "main.yaml")
    assert codes(main.diagnostics) == ["AM102"]
    both = gather([main, file_analysis(folder / "part.yaml")])
    assert sorted(codes(both)) == ["AM102", "AM106", "AM601"]


def test_findings_are_grouped_by_file_in_the_order_given(tmp_path: Path) -> None:
    analyses = [check(Source(str(tmp_path / name), ODD)) for name in ("b.yaml", "a.yaml")]
    paths = [Path(d.span.source.path).name for d in gather(analyses)]
    assert paths == ["b.yaml", "b.yaml", "a.yaml", "a.yaml"]


# -- folders -------------------------------------------------------------------------------------------------------


def test_maps_are_found_below_folders(tmp_path: Path) -> None:
    for name, text in {
        "b.yaml": "argument: []",
        "a.yml": "sources: {}",
        "deep/er/c.YAML": "- claim: a list at the top is a map gone wrong",
        "deep/odd.yaml": "# nothing of the language\nversion: 3\nservices: {}\n",
        ".hidden/d.yaml": "argument: []",
        ".e.yaml": "argument: []",
        "notes.txt": "argument: []",
        "latin.yaml": "argument: é",
        "bom.yaml": "\ufeffargument: []",
        "flow.yaml": '{"argument": []}',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("latin-1" if name == "latin.yaml" else "utf-8"))
    found = [path.relative_to(tmp_path).as_posix() for path in find_maps([tmp_path])]
    assert found == ["a.yml", "b.yaml", "bom.yaml", "flow.yaml", "latin.yaml", "deep/er/c.YAML"]


def test_named_files_are_kept_whatever_they_hold_and_come_once(tmp_path: Path) -> None:
    odd, good = tmp_path / "odd.txt", tmp_path / "good.yaml"
    odd.write_text("nothing", encoding="utf-8")
    good.write_text("argument: []", encoding="utf-8")
    missing = tmp_path / "missing.yaml"
    assert find_maps([odd, tmp_path, good, missing]) == [odd, good, missing]
    assert not looks_like_map(odd)


def test_findings_do_not_depend_on_the_hash_seed() -> None:
    cases = sorted(map(str, (Path(__file__).parent / "cases").glob("*.yaml")))
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "argmap", "check", "--format", "json", *cases],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


def test_severities_are_those_of_the_rules() -> None:
    severities = {d.code: d.severity for d in check(Source("map.yaml", ODD)).diagnostics}
    assert severities == {"AM602": Severity.WARNING, "AM601": Severity.WARNING}
