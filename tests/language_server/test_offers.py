"""Refactorings that the server offers at a place, worked out when one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from lsp_wire import Client

MAP = """\
argument:
- conclusion: The 🌉 should be closed.
  because:
  - claim: The deck is old.  # how old?
  - ref: costs
- claim: It costs nothing.
  id: costs
"""


@pytest.fixture
def uri(client: Client, tmp_path: Path) -> str:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    made = (tmp_path / "map.yaml").as_uri()
    client.open(made, MAP)
    return made


def offered(client: Client, uri: str, line: int, column: int) -> dict[str, dict[str, Any]]:
    at = {"line": line, "character": column}
    context = {"diagnostics": [], "only": ["refactor"]}
    found = client.ask(
        "textDocument/codeAction",
        {"textDocument": {"uri": uri}, "range": {"start": at, "end": at}, "context": context},
    )
    return {action["title"]: action for action in found["result"]}


def edited(client: Client, action: dict[str, Any]) -> str:
    (edits,) = client.ask("codeAction/resolve", action)["result"]["edit"]["changes"].values()
    lines = MAP.split("\n")
    text = MAP

    def offset(at: dict[str, int]) -> int:
        line = lines[at["line"]]
        units = line.encode("utf-16-le")[: at["character"] * 2].decode("utf-16-le")
        return sum(len(each) + 1 for each in lines[: at["line"]]) + len(units)

    for edit in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        text = text[:start] + edit["newText"] + text[end:]
    return text


def test_what_is_offered_depends_on_what_stands_there(client: Client, uri: str) -> None:
    assert list(offered(client, uri, 1, 20)) == ["give it an id"]
    below = ["give it an id", "make a tree of its own of it", "write its reason with `premises:`"]
    assert list(offered(client, uri, 3, 8)) == below
    assert list(offered(client, uri, 4, 9)) == ["put the tree of “It costs nothing.” here"]
    assert list(offered(client, uri, 5, 9)) == ["put it where a `ref` stands for it"]
    assert offered(client, uri, 0, 2) == {}


@pytest.mark.parametrize(
    ("place", "title", "old", "new"),
    [
        ((1, 20), "give it an id", "closed.\n", "closed.\n  id: the-should-be\n"),
        (
            (3, 8),
            "write its reason with `premises:`",
            "  - claim: The deck is old.  # how old?\n",
            "  - premises:\n    - claim: The deck is old.  # how old?\n",
        ),
        (
            (4, 9),
            "put the tree of “It costs nothing.” here",
            "  - ref: costs\n- claim: It costs nothing.\n  id: costs\n",
            "  - claim: It costs nothing.\n    id: costs\n",
        ),
    ],
)
def test_a_chosen_refactoring_is_worked_out(
    client: Client, uri: str, place: tuple[int, int], title: str, old: str, new: str
) -> None:
    assert edited(client, offered(client, uri, *place)[title]) == MAP.replace(old, new)


def test_a_broken_map_is_offered_nothing(client: Client, uri: str) -> None:
    client.change(uri, 2, {"text": MAP + "- clam: [\n"})
    assert offered(client, uri, 3, 8) == {}


def test_an_action_that_was_not_offered_is_refused(client: Client, uri: str) -> None:
    refused: list[dict[str, object]] = [
        {"refactoring": "x", "at": 0, "uri": uri},
        {"at": []},
        {"refactoring": "refactor.extract", "at": 1, "uri": uri},
    ]
    for data in refused:
        answer = client.ask("codeAction/resolve", {"title": "x", "data": data})
        assert "error" in answer
        assert "Traceback" not in answer["error"]["message"]


def test_uses_are_found_in_maps_that_include_this_one(client: Client, uri: str, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(
        "include: {m: map.yaml}\nargument:\n- conclusion: It is cheap.\n  because:\n  - ref: m/costs\n",
        encoding="utf-8",
    )
    found = client.ask(
        "textDocument/references",
        {
            "textDocument": {"uri": uri},
            "position": {"line": 6, "character": 7},
            "context": {"includeDeclaration": False},
        },
    )["result"]
    places = sorted(
        (each["uri"], each["range"]["start"]["line"], each["range"]["start"]["character"]) for each in found
    )
    assert places == [(uri, 4, 9), (other.as_uri(), 4, 11)]


def test_a_citation_to_be_filled_in_is_for_editors_that_know_such_texts(raw: Client) -> None:
    def offered_texts(number: int) -> list[str]:
        uri = f"untitled:{number}"
        raw.open(uri, "argument:\n- claim: It is old.\n  c\n")
        place = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 3}}
        items = raw.ask("textDocument/completion", place)["result"]["items"]
        return [item["textEdit"]["newText"] for item in items if item.get("insertTextFormat") == 2]

    raw.start({"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}}})
    assert offered_texts(1) == ["cite: {source: ${1:source}, at: ${2:p. 1}}"]


def test_other_editors_are_offered_no_text_to_be_filled_in(client: Client, uri: str) -> None:
    client.change(uri, 2, {"text": "argument:\n- claim: It is old.\n  c\n"})
    place = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 3}}
    items = client.ask("textDocument/completion", place)["result"]["items"]
    assert "cite" in [item["label"] for item in items]
    assert not [item for item in items if item.get("insertTextFormat") == 2]
