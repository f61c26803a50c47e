"""Whatever arrives, and whatever lies in the folder, the server answers the next request."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lsp_wire import Client, edit

from argmap.checking import check
from argmap.language_server.framing import Framed
from argmap.sessions import analyses
from argmap.sessions.analyses import analyse
from argmap.sessions.documents import Documents
from argmap.source import Source

MAP = "argument:\n- conclusion: The bridge should close.\n  id: close\n"
PLACE = {"line": 1, "character": 5}


def _hover(client: Client, uri: str) -> str:
    answer = client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": PLACE})
    return str(answer["result"]["contents"]["value"])


def _answers(client: Client, uri: str) -> None:
    assert "conclusion" in _hover(client, uri)


def _opening(uri: str, text: str) -> bytes:
    params = {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}}
    return json.dumps({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": params}).encode()


FRAMES = [
    b"Content-Length:2\r\n\r\n{}",
    b"content-length: 2\r\n\r\n{}",
    b"CONTENT-LENGTH :\t2\r\n\r\n{}",
    b"Content-Length: 2\n\n{}",
    b"Content-Length: 1\r\n\r\n{}",
    b"Content-Length: 9\r\n\r\n{}",
    b"Content-Length: 900\r\n\r\n{}",
    b"Content-Length: 99999999999999999999\r\n\r\n{}",
    b"Content-Length: 0\r\n\r\n",
    b"Content-Length: -5\r\n\r\n{}",
    b"Content-Length: two\r\n\r\n{}",
    b"Content-Length: 4\r\n\r\n    ",
    b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
    b"Content-Length: 2\r\nContent-Type: application/x; charset=utf-16\r\n\r\n{}",
    b"Content-Length: 2{}",
    b"{}\r\n\r\n",
    b"no header at all",
    b"\x00\xff\r\n\r\n" * 1000,
    b"x" * 300_000,
    b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n",
    b'Content-Length: 40\r\n\r\n{"jsonrpc": "2.0", "method": "tex',
    b'Content-Length: 1000\r\n\r\n{"jsonrpc": "2.0", "method": "tex',
]


def _bodies(data: bytes) -> list[bytes]:
    framed, found = Framed(io.BytesIO(data)), []
    while header := framed.readline():
        assert header.startswith(b"Content-Length: ")
        assert framed.readline() == b"\r\n"
        found.append(framed.read(int(header.partition(b":")[2])))
    return found


@pytest.mark.parametrize("data", FRAMES)
def test_no_frame_costs_the_message_after_it(data: bytes) -> None:
    message = b'{"jsonrpc": "2.0", "method": "x", "params": ["Content-Length: 5", "\xc3\xa9}"]}'
    following = b"Content-Length: %d\r\n\r\n%s" % (len(message), message)
    assert _bodies(data + following * 2)[-2:] == [message, message]


def test_the_server_answers_after_each_frame(client: Client, tmp_path: Path) -> None:
    uri = (tmp_path / "a.yaml").as_uri()
    client.open(uri, MAP)
    for data in FRAMES:
        client.raw(data)
        _answers(client, uri)
    assert client.end() == 0
    assert client.errors == b""


@pytest.mark.parametrize("by", [1, 2, 5, 13, 19])
def test_a_length_that_reaches_into_the_next_header_costs_nothing(client: Client, by: int, tmp_path: Path) -> None:
    uri = (tmp_path / "a.yaml").as_uri()
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": MAP}
    body = json.dumps(
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}}
    ).encode()
    client.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body) + by, body))
    _answers(client, uri)


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_messages_may_come_in_pieces(client: Client, size: int, tmp_path: Path) -> None:
    uri = (tmp_path / "a.yaml").as_uri()
    text = MAP + "".join(f"- claim: The deck is {n} years old.  # Content-Length: 5\n" for n in range(40))
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    body = json.dumps(
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}}
    ).encode()
    data = b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    for at in range(0, len(data), size):
        client.raw(data[at : at + size])
    _answers(client, uri)


ODD = [
    "argument:\n  main:\n    conclusion: We go home.\n",
    "{\u00a0remises: '',\u00a0vidence: a}",
    "- conclusion: We go home.\n  because:\n  - premises:\n    - It is late\n    - claim: It is dark\n      and\n",
    "argument:\n- claim: It is in\x1b the \x00 park \uffff.\n",
    "argument: [" + "[" * 5000,
    "argument:\n" + "".join(f"{'  ' * n}- because:\n" for n in range(60)),
    "&a [*a, *a]",
    "\r\r\r\n\ufeff\ufeff---\n...\n---",
]


def test_odd_maps_are_answered_for(client: Client, tmp_path: Path) -> None:
    odd, good = (tmp_path / "odd.yaml").as_uri(), (tmp_path / "good.yaml").as_uri()
    client.open(good, MAP)
    for version, text in enumerate(ODD):
        client.open(odd, text, version, language="argmap")
        for method in ("hover", "completion", "definition", "references", "foldingRange", "documentSymbol"):
            params = {"textDocument": {"uri": odd}, "position": PLACE, "context": {"includeDeclaration": True}}
            client.ask(f"textDocument/{method}", params)
        _answers(client, good)
    assert client.end() == 0
    assert client.errors == b""


def test_ten_thousand_changes_and_late_requests(client: Client, tmp_path: Path) -> None:
    uri = (tmp_path / "a.yaml").as_uri()
    client.open(uri, MAP)
    for version in range(2, 10_002):
        client.change(uri, version, edit(1, 14, 14, "x" if version % 2 else "y"))
        if version % 1000 == 0:  # asked and at once given up
            request = {"jsonrpc": "2.0", "id": 100_000 + version, "method": "textDocument/hover"}
            position = {"textDocument": {"uri": uri}, "position": PLACE}
            client.body(json.dumps({**request, "params": position}).encode())
            client.notify("$/cancelRequest", {"id": 100_000 + version})
    client.change(uri, 20_000, {"text": MAP})
    _answers(client, uri)
    assert client.diagnostics(uri, 20_000)


def test_ten_megabytes(client: Client, tmp_path: Path) -> None:
    uri, large = (tmp_path / "a.yaml").as_uri(), (tmp_path / "large.yaml").as_uri()
    client.open(large, "argument:\n- claim: " + "word " * 2_000_000)
    client.notify("textDocument/didClose", {"textDocument": {"uri": large}})
    client.open(uri, MAP)
    _answers(client, uri)


@pytest.mark.parametrize("line", [1, 10**9])
def test_places_out_of_range(client: Client, line: int, tmp_path: Path) -> None:
    place = {"line": line, "character": 10**9}
    uri = (tmp_path / "a.yaml").as_uri()
    client.open(uri, MAP)
    stretch = {"range": {"start": place, "end": {"line": 0, "character": 0}}}
    for method, more in (
        ("hover", {}),
        ("completion", {}),
        ("rename", {"newName": "b"}),
        ("definition", {}),
        ("codeAction", {**stretch, "context": {"diagnostics": []}}),
        ("selectionRange", {"positions": [place]}),
    ):
        client.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": place, **more})
    client.change(uri, 2, {**stretch, "text": ""}, {"text": MAP})
    _answers(client, uri)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_called_like_a_map_and_is_none(client: Client, make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "b.yaml")
    (tmp_path / "a.yaml").write_text(MAP, encoding="utf-8")
    uri = (tmp_path / "a.yaml").as_uri()
    client.open(uri, MAP)
    name = {"textDocument": {"uri": uri}, "position": {"line": 2, "character": 6}, "newName": "shut"}
    (edits,) = client.ask("textDocument/rename", name)["result"]["changes"].values()
    assert [each["newText"] for each in edits] == ["shut"]
    client.open((tmp_path / "b.yaml").as_uri(), MAP)
    _answers(client, uri)


def test_a_defect_with_one_text_is_told_and_over_with_the_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(source: Source, **given: object) -> object:
        if "bad" in source.text:
            raise KeyError("nobody thought of this")
        return check(source, **given)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(analyses, "check", broken)
    documents = Documents()
    for text, defect in ((MAP + "# bad\n", True), (MAP, False)):
        analysis, notes = analyse(documents.open("a", text, path=tmp_path / "a.yaml"), {})
        assert (analysis.graph is None) is defect
        assert any("defect of argmap" in note and "KeyError" in note for note in notes) is defect
