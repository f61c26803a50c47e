"""Options of the test run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


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
