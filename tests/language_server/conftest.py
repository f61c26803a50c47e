"""Servers for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.language_server.wire import Client


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
