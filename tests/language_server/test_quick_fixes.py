"""Fixes that the server offers: those that may change what the argument means are tried before they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from lsp_wire import Client

URI = "untitled:tunnel"
# To let the second statement restate the first is right for the words of both, and wrong for their likelihoods.
MAP = """\
scale: icd203
argument:
- conclusion: The tunnel should be built.
  because:
  - claim: The tunnel will be finished within the ten years of the plan.
    id: soon
    likelihood: likely
  - claim: The tunnel will be finished within the ten years of that plan.
    likelihood: unlikely
"""
RESTATING = MAP.replace("likelihood: unlikely", "likelihood: likely")
RESOLVING = {"textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}}}


def fixes(client: Client, line: int) -> list[dict[str, Any]]:
    at = {"line": line, "character": 14}
    params = {"textDocument": {"uri": URI}, "range": {"start": at, "end": at}, "context": {"diagnostics": []}}
    return [a for a in client.ask("textDocument/codeAction", params)["result"] if a["kind"] == "quickfix"]


def test_what_a_fix_changes_is_told_when_it_is_chosen(raw: Client) -> None:
    raw.start(RESOLVING)
    raw.open(URI, RESTATING)
    (fix,) = fixes(raw, 7)
    assert fix["title"] == "let it restate `soon`"
    assert "edit" not in fix
    edits = raw.ask("codeAction/resolve", fix)["result"]["edit"]["changes"][URI]
    below = {"line": 9, "character": 0}
    assert edits == [{"range": {"start": below, "end": below}, "newText": "    restates: soon\n"}]


def test_a_fix_that_would_break_the_map_is_refused(raw: Client) -> None:
    raw.start(RESOLVING)
    raw.open(URI, MAP)
    (fix,) = fixes(raw, 7)
    answer = raw.ask("codeAction/resolve", fix)
    assert answer["error"]["message"] == "to let it restate `soon` would break something else in this map"


def test_a_fix_of_a_text_that_has_changed_is_refused(raw: Client) -> None:
    raw.start(RESOLVING)
    raw.open(URI, RESTATING)
    (fix,) = fixes(raw, 7)
    raw.change(URI, 2, {"text": f"title: A tunnel\n{RESTATING}"})
    assert "changed" in raw.ask("codeAction/resolve", fix)["error"]["message"]
    refused: list[dict[str, object]] = [{"fix": 1, "uri": URI}, {"fix": {"at": []}, "uri": URI}, {"fix": {}}]
    for data in refused:
        assert "error" in raw.ask("codeAction/resolve", {"title": "x", "data": data})


@pytest.mark.parametrize(("text", "titles"), [(MAP, []), (RESTATING, ["let it restate `soon`"])])
def test_an_editor_that_cannot_ask_later_is_offered_only_what_helps(
    client: Client, text: str, titles: list[str]
) -> None:
    client.open(URI, text)
    found = fixes(client, 7)
    assert [fix["title"] for fix in found] == titles
    assert all(fix["edit"]["changes"][URI] for fix in found)


def test_a_safe_fix_is_offered_with_its_edits(raw: Client) -> None:
    raw.start(RESOLVING)
    raw.open(URI, MAP.replace("    id: soon\n", "    id: soon\n    note:\n"))
    (fix,) = fixes(raw, 6)
    assert (fix["title"], fix["isPreferred"]) == ("take it out", True)
    assert len(fix["edit"]["changes"][URI]) == 1
