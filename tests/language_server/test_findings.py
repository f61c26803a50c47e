"""Findings while typing: where they are shown, for which text, and what belongs to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsp_wire import Client, edit

URI = "file:///somewhere/map.yaml"
MAP = """\
argument:
- conclusion: The bridge should close.
  because:
  - claim: "🌉🌉 The bridge is old."
    cite: nobody
"""


def _codes(found: list[dict[str, Any]]) -> list[str]:
    return [each["code"] for each in found]


def _range(diagnostic: dict[str, Any]) -> tuple[int, int, int, int]:
    start, end = diagnostic["range"]["start"], diagnostic["range"]["end"]
    return start["line"], start["character"], end["line"], end["character"]


def test_a_finding_has_code_severity_source_help_and_other_places(client: Client) -> None:
    client.open(URI, "argument:\n- conclusion: A.\n  id: a\n- conclusion: B.\n  id: a\n")
    found = {each["code"]: each for each in client.diagnostics(URI, 1)}
    double = found["AM102"]
    assert (double["severity"], double["source"]) == (1, "argmap")
    assert "\n" in double["message"]  # what is wrong, and what to do
    assert _range(double) == (4, 6, 4, 7)
    others = [each["location"] for each in double["relatedInformation"]]
    assert [(each["uri"], each["range"]["start"]["line"]) for each in others] == [(URI, 2)]
    assert found["AM201"]["severity"] == 2


def test_what_is_unused_is_marked_as_such(client: Client) -> None:
    client.open(URI, MAP.replace("    cite: nobody\n", "") + "groups:\n  g: {title: A group}\n")
    found = {each["code"]: each for each in client.diagnostics(URI, 1)}
    assert found["AM111"]["tags"] == [1]
    assert found["AM111"]["severity"] == 3
    client.open("file:///other.yaml", MAP)
    assert "tags" not in client.diagnostics("file:///other.yaml", 1)[0]


@pytest.mark.parametrize(("encoding", "width"), [("utf-16", 4), ("utf-8", 8), ("utf-32", 2)])
def test_places_are_counted_as_agreed_upon(raw: Client, encoding: str, width: int) -> None:
    answer = raw.start({"general": {"positionEncodings": [encoding]}})
    assert answer["capabilities"]["positionEncoding"] == encoding
    raw.open(URI, MAP)
    raw.change(URI, 2, edit(3, 12 + width, 12 + width + len(" The bridge is old."), "Elephants eat hay."))
    gap = next(d for d in raw.diagnostics(URI, 2) if d["code"] == "AM206")
    assert _range(gap) == (3, 11, 3, 11 + width + len('"Elephants eat hay."'))
    raw.change(URI, 3, edit(3, 11, 12 + width, ""), edit(3, 11, 30, "- "))  # all of the text, with its quotes
    assert raw.diagnostics(URI, 3)[0]["range"]["start"]["line"] == 3


def test_an_utf_16_editor_is_the_default(client: Client) -> None:
    client.open(URI, MAP)
    client.diagnostics(URI, 1)
    # In UTF-16 each of the two bridges has two units: this replaces the second one.
    client.change(URI, 2, edit(3, 14, 16, "x"), edit(3, 15, 15, "yz"), edit(4, 4, 16, ""))
    client.change(URI, 3, edit(1, 14, 37, "🌉xyz The bridge is old."))
    found = client.diagnostics(URI, 3)
    assert "AM208" in _codes(found)  # both statements are the same now


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_yaml_says(client: Client, newline: str) -> None:
    text = MAP.replace("🌉🌉", "a\u2028b\u0085\x0bc").replace("\x0b", "").replace("\n", newline)
    client.open(URI, text)
    unknown = next(d for d in client.diagnostics(URI, 1) if d["code"] == "AM502")
    assert _range(unknown) == (4, 10, 4, 16)
    client.change(URI, 2, edit(4, 10, 16, "somebody"))
    unknown = next(d for d in client.diagnostics(URI, 2) if d["code"] == "AM502")
    assert _range(unknown) == (4, 10, 4, 18)
    assert "somebody" in unknown["message"]


def test_a_byte_order_mark_shifts_nothing(client: Client) -> None:
    client.open(URI, "\ufeff" + MAP)
    unknown = next(d for d in client.diagnostics(URI, 1) if d["code"] == "AM502")
    assert _range(unknown) == (4, 10, 4, 16)


def test_the_whole_text_can_be_replaced(client: Client) -> None:
    client.open(URI, MAP)
    client.diagnostics(URI, 1)
    client.change(URI, 2, {"text": "argument:\n- conclusion: It should close.\n"})
    assert _codes(client.diagnostics(URI, 2)) == ["AM201"]


def test_only_the_last_of_many_changes_is_shown(client: Client) -> None:
    client.open(URI, "argument:\n- conclusion: \n")
    for number in range(30):
        client.change(URI, number + 2, edit(1, 14 + number, 14 + number, "x"))
    found = client.diagnostics(URI, 31)
    assert _codes(found) == ["AM201", "AM605"]
    shown = [m for m in client.inbox if m.get("method") == "textDocument/publishDiagnostics"]
    assert len(shown) < 25  # not one for each


def test_a_broken_text_is_told_of_and_mended(client: Client) -> None:
    client.open(URI, MAP)
    client.diagnostics(URI, 1)
    client.change(URI, 2, edit(3, 35, 36, ""))
    assert "AM031" in _codes(client.diagnostics(URI, 2))
    client.change(URI, 3, edit(3, 35, 35, '"'))
    assert "AM031" not in _codes(client.diagnostics(URI, 3))


def test_findings_go_when_a_file_is_closed(client: Client) -> None:
    client.open(URI, MAP)
    assert client.diagnostics(URI, 1)
    client.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    assert client.diagnostics(URI, None) == []


def test_only_maps_are_checked_unless_the_editor_calls_a_text_a_map(client: Client) -> None:
    other = "file:///somewhere/compose.yaml"
    client.open(other, "services:\n  web: {image: x}\n")
    named = "file:///somewhere/named.yaml"
    client.open(named, "services:\n  web: {image: x}\n", language="argmap")
    assert "AM002" in _codes(client.diagnostics(named, 1))
    client.open(URI, MAP)
    client.diagnostics(URI, 1)
    assert not [m for m in client.inbox if m.get("params", {}).get("uri") == other]


def _files(folder: Path) -> tuple[str, str]:
    (folder / ".argmap.yaml").write_text("ignore: [AM2, AM107]\n", encoding="utf-8")
    whole, part = folder / "whole.yaml", folder / "part.yaml"
    whole.write_text(
        "include: {p: part.yaml}\nargument:\n- conclusion: It should close.\n  because:\n  - ref: p/old\n",
        encoding="utf-8",
    )
    part.write_text("argument:\n- claim: The bridge is old.\n  id: old\n", encoding="utf-8")
    return whole.as_uri(), part.as_uri()


def test_an_open_map_is_included_as_it_is_in_the_editor(client: Client, tmp_path: Path) -> None:
    whole, part = _files(tmp_path)
    client.open(whole, (tmp_path / "whole.yaml").read_text(encoding="utf-8"))
    assert client.diagnostics(whole, 1) == []
    client.open(part, (tmp_path / "part.yaml").read_text(encoding="utf-8"))
    client.change(part, 2, edit(2, 6, 9, "aged"))
    assert _codes(client.diagnostics(whole, 1)) == ["AM101"]
    client.notify("textDocument/didClose", {"textDocument": {"uri": part}})  # on disk it is as it was
    assert client.diagnostics(whole, 1) == []


def test_an_error_in_an_included_map_is_shown_there(client: Client, tmp_path: Path) -> None:
    whole, part = _files(tmp_path)
    (tmp_path / "part.yaml").write_text("argument:\n- claim: Old.\n  id: old\n  becuse: x\n", encoding="utf-8")
    client.open(whole, (tmp_path / "whole.yaml").read_text(encoding="utf-8"))
    found = client.diagnostics(part, None)
    assert _codes(found) == ["AM002"]
    client.notify("textDocument/didClose", {"textDocument": {"uri": whole}})
    assert client.diagnostics(part, None) == []


def test_settings_and_their_changes_hold(client: Client, tmp_path: Path) -> None:
    settings = tmp_path / ".argmap.yaml"
    settings.write_text("select: [AM502]\n", encoding="utf-8")
    uri = (tmp_path / "map.yaml").as_uri()
    client.open(uri, MAP)
    assert _codes(client.diagnostics(uri, 1)) == ["AM502"]
    settings.write_text("ignore: [AM502]\n", encoding="utf-8")
    client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": settings.as_uri(), "type": 2}]})
    assert _codes(client.diagnostics(uri, 1)) == []
    settings.write_text("selekt: [AM502]\n", encoding="utf-8")
    client.notify("textDocument/didSave", {"textDocument": {"uri": settings.as_uri()}})
    found = client.diagnostics(uri, 1)
    assert "selekt" in found[0]["message"]
    assert len(found) > 1


def test_quotations_are_looked_up_in_the_texts_of_their_sources(client: Client, tmp_path: Path) -> None:
    (tmp_path / ".argmap.yaml").write_text("sources: texts\nselect: [AM507]\n", encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "report.txt").write_text("The deck is worn out.\n", encoding="utf-8")
    text = (
        "sources: {report: {title: Report}}\nargument:\n- evidence: The deck is worn.\n"
        "  cite: {source: report, quote: The deck is made of gold}\n"
    )
    uri = (tmp_path / "map.yaml").as_uri()
    client.open(uri, text)
    assert _codes(client.diagnostics(uri, 1)) == ["AM507"]


def test_a_huge_map_does_not_keep_the_editor_waiting(client: Client) -> None:
    item = '  - claim: "{}"\n    becuse: x\n'
    text = "argument:\n- conclusion: A.\n  because:\n" + item.format("long text " * 50) * 20_000
    assert len(text) > 10_000_000
    client.open(URI, text)
    client.open("file:///small.yaml", MAP)
    shutdown = client.ask("workspace/executeCommand", {"command": "none"})
    assert "error" in shutdown
    found = client.diagnostics(URI, 1, seconds=120)
    notes = [each["message"] for each in found if "code" not in each]
    assert notes
    assert "2,000,000 characters" in notes[0]
    assert client.diagnostics("file:///small.yaml", 1)


def test_a_map_of_a_thousand_levels_is_answered(client: Client) -> None:
    lines = ["argument:", "- conclusion: Level 0 stands."]
    for level in range(1, 1000):
        lines += [f"{'  ' * level}because:", f"{'  ' * level}- claim: Level {level} stands."]
    client.open(URI, "\n".join(lines) + "\n")
    client.diagnostics(URI, 1)
    place = {"textDocument": {"uri": URI}, "position": {"line": 3, "character": 12}}
    methods = ("hover", "documentSymbol", "foldingRange", "codeLens", "semanticTokens/full", "completion", "codeAction")
    for method in methods:
        extra = {"range": edit(3, 0, 1, "")["range"], "context": {"diagnostics": []}} if method == "codeAction" else {}
        answer = client.ask(f"textDocument/{method}", {**place, **extra})
        assert "error" not in answer, (method, answer)
    assert client.end() == 0
    assert client.errors == b""
