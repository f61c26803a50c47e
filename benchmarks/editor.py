"""Time what an editor waits for, with the real language server at the other end of a pipe.

    python benchmarks/editor.py [STATEMENTS ...]

For a map of each size: the median time from a keystroke to its findings, and from each request to its answer, and the
same as multiples of the time that a plain YAML library takes to read the text, so that machines can be compared.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

import yaml
from synthetic import synthetic_map

_RUNS = 20
_SIZES = (100, 1000)
_LOOKS = ("hover", "definition", "documentSymbol", "foldingRange", "codeLens", "semanticTokens/full")
_DOCUMENT = {"uri": "file:///benchmark/map.yaml"}
Message = dict[str, Any]


class Client:
    """A server process that is asked one thing after the other."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "argmap", "lsp"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = self.version = 0
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.tell("initialized", {})

    def send(self, message: Message) -> None:
        assert self.process.stdin is not None  # noqa: S101 - narrows the type
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def tell(self, method: str, params: object) -> None:
        self.send({"method": method, "params": params})

    def wait(self, wanted: Callable[[Message], bool]) -> Message:
        assert self.process.stdout is not None  # noqa: S101 - narrows the type
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                if line.startswith(b"Content-Length:"):
                    length = int(line[15:])
            message: Message = json.loads(self.process.stdout.read(length))
            if wanted(message):
                return message

    def ask(self, method: str, params: object) -> None:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        answer = self.wait(lambda m: m.get("id") == self.number)
        if answer.get("error") is not None:
            raise SystemExit(f"{method}: {answer['error']['message']}")

    def look(self, method: str, line: int, character: int) -> None:
        position = {"line": line, "character": character}
        self.ask(f"textDocument/{method}", {"textDocument": _DOCUMENT, "position": position})

    def replace(self, line: int, start: int, end_line: int, end: int, text: str) -> None:
        self.version += 1
        place = {"start": {"line": line, "character": start}, "end": {"line": end_line, "character": end}}
        document = {**_DOCUMENT, "version": self.version}
        change = {"range": place, "text": text}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})

    def findings(self) -> None:
        """Wait for the findings of the text as it is now."""
        self.wait(lambda m: m.get("params", {}).get("version") == self.version)


class Clock:
    """Takes times under names."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}

    def take(self, name: str, *steps: Callable[[], object]) -> None:
        start = time.perf_counter()
        for step in steps:
            step()
        self.times.setdefault(name, []).append(time.perf_counter() - start)


def measure(statements: int) -> dict[str, float]:
    """Seconds for each thing that an editor waits for, in a map of so many statements."""
    text = synthetic_map(statements)
    lines = text.splitlines()
    claims = [i for i, line in enumerate(lines) if "- claim:" in line]
    client, clock = Client(), Clock()
    item = {**_DOCUMENT, "languageId": "yaml", "version": 0, "text": text}
    clock.take("opening", lambda: client.tell("textDocument/didOpen", {"textDocument": item}), client.findings)
    for run in range(_RUNS):
        clock.take("a YAML library", lambda: yaml.compose(text, Loader=yaml.CSafeLoader))
        line = claims[(run + 1) * len(claims) // (_RUNS + 2)]
        _write(client, clock, line, lines[line])
    client.ask("shutdown", None)
    client.tell("exit", None)
    client.process.wait(20)
    return {name: median(found) for name, found in clock.times.items()}


def _write(client: Client, clock: Clock, line: int, claim: str) -> None:
    """Write something in the line of a claim, and look at what is there."""
    indent, end = claim.index("-") + 2, len(claim) - 1
    clock.take("findings after a letter", lambda: client.replace(line, end, line, end, "s"), client.findings)
    client.replace(line + 1, 0, line + 1, 0, " " * indent + "co\n")  # half a key
    clock.take("completion while typing", lambda: client.look("completion", line + 1, indent + 2))
    client.findings()
    client.replace(line + 1, 0, line + 2, 0, "")
    client.findings()
    for method in _LOOKS:
        clock.take(method, partial(client.look, method, line + 1, indent + 5))


def main() -> None:
    for statements in [int(each) for each in sys.argv[1:]] or _SIZES:
        found = measure(statements)
        plain = found["a YAML library"]
        print(f"{statements} statements")
        for name, seconds in found.items():
            print(f"  {name:26} {seconds * 1000:8.1f} ms {seconds / plain:8.2f}")


if __name__ == "__main__":
    main()
