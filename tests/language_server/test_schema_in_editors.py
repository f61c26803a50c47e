"""The JSON Schema of the language in the server that most plugins for YAML rest on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from lsp_wire import Client

ROOT = Path(__file__).parents[2]
MAP = """\
argument:
- conclusion: The bridge should be closed.
  because:
  - claim: Its deck is cracked.
    label: Cracks
"""


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "argmap.schema.json"
    command = [sys.executable, "-m", "argmap", "schema"]
    path.write_bytes(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return path


@pytest.fixture(scope="module")
def yaml_server(schema: Path) -> Iterator[Client]:
    program = shutil.which("yaml-language-server")
    if program is None:
        pytest.skip("yaml-language-server is not installed: npm install --global yaml-language-server")
    client = Client((program, "--stdio"))
    client.start(root=schema.parent.as_uri())
    yield client
    client.close()


@pytest.fixture
def opened(yaml_server: Client, schema: Path) -> Opened:
    return Opened(yaml_server, schema)


_numbers = count()


class Opened:
    """A map that is open in the server, with the line that names its schema above it."""

    def __init__(self, client: Client, schema: Path) -> None:
        self.client = client
        self.folder = schema.parent
        self.uri = ""
        self.head = f"# yaml-language-server: $schema={schema.name}\n"

    def open(self, text: str) -> list[dict[str, Any]]:
        """Open a text under a name of its own; gives what is found wrong in it."""
        self.uri = (self.folder / f"map-{next(_numbers)}.yaml").as_uri()
        self.client.open(self.uri, self.head + text)
        return self.client.diagnostics(self.uri, None, 60)  # this server does not say which version it speaks of

    def ask(self, method: str, line: int, column: int) -> Any:
        """What is told of a place of the text."""
        at = {"line": line + 1, "character": column}
        return self.client.ask(f"textDocument/{method}", {"textDocument": {"uri": self.uri}, "position": at}, 60)[
            "result"
        ]


@pytest.mark.parametrize("path", sorted((ROOT / "arguments").glob("*.yaml")), ids=lambda path: path.name)
def test_finds_nothing_wrong_with_maps_that_are_right(opened: Opened, path: Path) -> None:
    assert opened.open(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("label: Cracks", "lable: Cracks", 4),
        ("    label: Cracks", "    basis: guess", 4),
        ("because:\n  - claim: Its", "because:\n  - clam: Its", 3),
        ("argument:", "titel: The bridge\nargument:", 0),
    ],
)
def test_tells_what_is_wrong_where_it_is(opened: Opened, old: str, new: str, line: int) -> None:
    found = opened.open(MAP.replace(old, new))
    assert found
    assert any(d["range"]["start"]["line"] == line + 1 for d in found)


def test_completes_keys_and_words(opened: Opened) -> None:
    opened.open(MAP + "    b\n")
    keys = {item["label"] for item in opened.ask("completion", 5, 5)["items"]}
    assert {"because", "but", "basis"} <= keys
    assert "premises" not in keys
    opened.open(MAP + "    verdict: \n")
    words = {item["label"] for item in opened.ask("completion", 5, 13)["items"]}
    assert {"accepted", "rejected", "questioned"} <= words


def test_explains_keys(opened: Opened) -> None:
    opened.open(MAP)
    said = str(opened.ask("hover", 4, 6)["contents"])
    assert "name" in said
