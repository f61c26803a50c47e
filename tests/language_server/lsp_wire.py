"""A client that speaks to the server byte by byte, so that it can also say what no client should."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Message = dict[str, Any]
COMMAND = (sys.executable, "-m", "argmap", "lsp")


class Client:
    """A server process and the messages that came from it and were not taken yet."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
        self.errors = b""
        self.inbox: list[Message] = []
        self._arriving: queue.Queue[Message | None] = queue.Queue()
        self._last = 0
        self._threads = [threading.Thread(target=each, daemon=True) for each in (self._read, self._read_errors)]
        for thread in self._threads:
            thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            body = self.process.stdout.read(length) if length else b""
            if not body:
                self._arriving.put(None)
                return
            self._arriving.put(json.loads(body))

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self.errors = self.process.stderr.read()

    def raw(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def body(self, data: bytes) -> None:
        """Send some bytes as the body of a message."""
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))

    def notify(self, method: str, params: object) -> None:
        self.body(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode())

    def take(self, wanted: Callable[[Message], bool], seconds: float = 30) -> Message:
        """The first message of some sort, waited for if need be; the others stay in the inbox."""
        for waiting in self.inbox:
            if wanted(waiting):
                self.inbox.remove(waiting)
                return waiting
        end = time.monotonic() + seconds
        while True:
            message = self._arriving.get(timeout=max(0.01, end - time.monotonic()))
            if message is None:
                raise EOFError("the server has ended")
            if wanted(message):
                return message
            self.inbox.append(message)

    def ask(self, method: str, params: object = None, seconds: float = 30) -> Message:
        """The whole answer to a request."""
        self._last += 1
        number = self._last
        self.body(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode())
        return self.take(lambda m: m.get("id") == number and "method" not in m, seconds)

    def start(self, capabilities: Mapping[str, object] | None = None, root: str | None = None) -> Message:
        params = {"processId": None, "rootUri": root, "capabilities": capabilities or {}}
        answer: Message = self.ask("initialize", params)["result"]
        self.notify("initialized", {})
        return answer

    def open(self, uri: str, text: str, version: int = 1, language: str = "yaml") -> None:
        document = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})

    def change(self, uri: str, version: int, *changes: Message) -> None:
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)},
        )

    def diagnostics(self, uri: str, version: int | None, seconds: float = 30) -> list[Message]:
        """The findings that are shown for a version of a file."""

        def wanted(message: Message) -> bool:
            if message.get("method") != "textDocument/publishDiagnostics":
                return False
            params = message["params"]
            return bool(params["uri"] == uri and params.get("version") == version)

        found: list[Message] = self.take(wanted, seconds)["params"]["diagnostics"]
        return found

    def end(self) -> int:
        """Say goodbye as one should; gives the exit code."""
        self.ask("shutdown")
        self.notify("exit", None)
        return self.left()

    def left(self) -> int:
        """Wait until the server has ended; gives the exit code."""
        code = self.process.wait(20)
        for thread in self._threads:
            thread.join(20)
        self.close()
        return code

    def close(self) -> None:
        """End the server, whatever state it is in."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:  # it had ended before it read everything
                    continue


def edit(line: int, start: int, end: int, text: str) -> Message:
    """A change within one line; characters in the units agreed upon."""
    place = {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}
    return {"range": place, "text": text}
