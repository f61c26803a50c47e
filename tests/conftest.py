"""Options of the test run."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "language_server"))
from lsp_wire import Client

sys.path.pop(0)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the expected outputs anew from what comes out now")


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written instead of compared."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def golden(update: bool) -> Callable[[Path, str], None]:
    """Compare a text with the file that holds what is expected, or write that file anew."""

    def compare(expected: Path, found: str) -> None:
        if update:
            expected.write_text(found, encoding="utf-8", newline="\n")
        assert found == expected.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def papers() -> Path:
    """The folder with the papers that the maps in `arguments/` are of, which are not part of the project."""
    folder = Path(os.environ.get("ARGMAP_PAPERS") or Path(__file__).resolve().parents[2] / "shared" / "paper")
    if not (folder / "hyun-2019.txt").is_file():
        pytest.skip("the text of hyun-2019 is not at hand; ARGMAP_PAPERS names the folder that holds it")
    return folder


@pytest.fixture
def raw() -> Iterator[Client]:
    """A language server that was started and told nothing yet."""
    client = Client()
    yield client
    client.close()


@pytest.fixture
def client(raw: Client) -> Client:
    """A language server that was initialized by an editor that can do nothing special."""
    raw.start()
    return raw
