"""Whatever a client sends, the server answers it or passes over it, and goes on."""

from __future__ import annotations

import pytest
from lsp_wire import Client, edit

URI = "file:///somewhere/map.yaml"
MAP = "argument:\n- conclusion: The bridge should close.\n"


def _still_works(client: Client) -> None:
    client.open(URI, MAP, 7)
    assert [d["code"] for d in client.diagnostics(URI, 7)] == ["AM201"]
    assert client.end() == 0
    assert client.errors == b""


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"null",
        b"[]",
        b"[1, 2]",
        b'"text"',
        b"\xff\xfe\x00",
        b"{}",
        b'{"jsonrpc": "1.0", "id": 9, "method": "shutdown"}',
        b'{"jsonrpc": "2.0", "id": {"a": 1}, "method": "textDocument/hover", "params": {}}',
        b'{"jsonrpc": "2.0", "id": 5, "method": 17, "params": []}',
        b'{"jsonrpc": "2.0", "id": 5, "result": {"never": "asked for"}}',
        b'{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 99}}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {}}',
        b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": [1]}',
        b'{"jsonrpc": "2.0", "method": "no/such/thing", "params": null}',
        b"[" * 100_000,
        b'{"jsonrpc": "2.0", "a": ' + b'{"jsonrpc": ' * 500 + b"1" + b"}" * 501,
    ],
)
def test_garbage_is_survived(client: Client, body: bytes) -> None:
    client.body(body)
    _still_works(client)


def test_no_json_is_answered_with_a_parse_error(client: Client) -> None:
    client.body(b"{ no json }")
    assert client.take(lambda m: "error" in m) == {
        "jsonrpc": "2.0",
        "id": None,
        "error": {"code": -32700, "message": "this is not JSON"},
    }


def test_headers_that_nobody_knows_are_passed_over(client: Client) -> None:
    client.raw(b"What-Is-This: 5\r\nno colon at all\r\n\r\n")
    _still_works(client)


@pytest.mark.parametrize("params", [None, [], {}, {"textDocument": 5}, {"textDocument": {"uri": URI}, "position": "x"}])
def test_a_request_with_wrong_parameters_is_refused(client: Client, params: object) -> None:
    answer = client.ask("textDocument/hover", params)
    assert answer["error"]["code"] == -32602
    assert "Traceback" not in str(answer)
    _still_works(client)


def test_an_unknown_request_is_refused(client: Client) -> None:
    assert client.ask("textDocument/noSuchThing", {})["error"]["code"] == -32601
    _still_works(client)


def test_nothing_is_done_before_initialize(raw: Client) -> None:
    raw.open(URI, MAP)
    position = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}
    assert raw.ask("textDocument/hover", position)["error"]["code"] == -32002
    raw.start()
    _still_works(raw)


def test_a_second_initialize_is_refused(client: Client) -> None:
    answer = client.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
    assert answer["error"]["code"] == -32600
    _still_works(client)


def test_after_shutdown_requests_are_refused(client: Client) -> None:
    assert client.ask("shutdown")["result"] is None
    assert client.ask("workspace/symbol", {"query": ""})["error"]["code"] == -32600
    client.notify("exit", None)
    assert client.left() == 0
    assert client.errors == b""


def test_exit_without_shutdown_is_a_failure(client: Client) -> None:
    client.notify("exit", None)
    assert client.left() == 1
    assert client.errors == b""


@pytest.mark.parametrize("started", [True, False])
def test_the_server_ends_with_its_input(raw: Client, started: bool) -> None:
    if started:
        raw.start()
        raw.open(URI, MAP)
    assert raw.process.stdin is not None
    raw.process.stdin.close()
    assert raw.left() == 1
    assert raw.errors == b""


def test_a_change_of_a_file_that_is_not_open_is_passed_over(client: Client) -> None:
    client.change("file:///other.yaml", 2, edit(0, 0, 0, "x"))
    client.notify("textDocument/didClose", {"textDocument": {"uri": "file:///other.yaml"}})
    _still_works(client)


@pytest.mark.parametrize(
    "uri", ["untitled:Untitled-1", "", "file://", "http://example.org/a.yaml", "file:///a%00b.yaml"]
)
def test_texts_that_are_no_files_are_checked_too(client: Client, uri: str) -> None:
    client.open(uri, MAP + "include:\n  x: other.yaml\n", 3)
    assert "AM201" in [d["code"] for d in client.diagnostics(uri, 3)]
    _still_works(client)


def test_places_outside_the_text_are_those_at_its_end(client: Client) -> None:
    client.open(URI, MAP, 1)
    client.diagnostics(URI, 1)
    far = {"line": 4_000_000, "character": 2_000_000_000}
    client.change(URI, 2, {"range": {"start": far, "end": far}, "text": "  because:\n"})
    client.change(URI, 3, {"range": {"start": far, "end": far}, "text": "  - claim: It is old.\n"})
    backwards = {"start": {"line": 1, "character": 18}, "end": {"line": 1, "character": 15}}
    client.change(URI, 4, {"range": backwards, "text": ""})
    assert [d["code"] for d in client.diagnostics(URI, 4)] == ["AM206"]
    _still_works(client)
