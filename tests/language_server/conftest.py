"""Servers for the tests of this folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from lsp_wire import Client

sys.path.pop(0)


@pytest.fixture
def raw() -> Iterator[Client]:
    """A server that was started and told nothing yet."""
    client = Client()
    yield client
    client.close()


@pytest.fixture
def client(raw: Client) -> Client:
    """A server that was initialized by an editor that can do nothing special."""
    raw.start()
    return raw
