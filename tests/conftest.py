"""Options of the test run."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from argmap.yamltext import events

sys.path.insert(0, str(Path(__file__).parent / "language_server"))
from lsp_wire import Client

sys.path.pop(0)

# How long a test takes says more of the machine than of the program.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

_SOURCE = re.compile(r"^source: ([\w-]+)$", re.MULTILINE)  # of a map: the id of the work that it reconstructs


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
    """The folder with the texts of the works that the maps in `arguments/` reconstruct, which are not passed on.

    `ARGMAP_TEXTS` names it.
    """
    arguments = Path(__file__).resolve().parents[1] / "arguments"
    sources = (_SOURCE.search(path.read_text(encoding="utf-8")) for path in sorted(arguments.glob("*.yaml")))
    names = sorted({f"{source[1]}.txt" for source in sources if source is not None})
    assert names
    given = os.environ.get("ARGMAP_TEXTS")
    if given and all((Path(given) / name).is_file() for name in names):
        return Path(given)
    pytest.skip(f"{', '.join(names)} is not at hand; ARGMAP_TEXTS names the folder that holds it")


@pytest.fixture(autouse=True, scope="session")
def _own_state(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Notes of changes go into a folder of the tests, not into that of whoever runs them."""
    for variable in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        os.environ[variable] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(params=["libyaml", "python"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What uses this runs twice: with the YAML parser in C, and with the one in Python."""
    if request.param == "python":
        monkeypatch.setattr(events, "has_libyaml", lambda: False)
    elif not events.has_libyaml():
        pytest.skip("PyYAML is without libyaml")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a window; what needs it is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("there is no chromium")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


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
