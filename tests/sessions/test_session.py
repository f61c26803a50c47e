"""Texts that change while they are checked, without a protocol."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from argmap.editing.changes import CannotChange
from argmap.sessions import analyses
from argmap.sessions.analyses import Known
from argmap.sessions.fixes import fix
from argmap.sessions.session import Session

pytestmark = pytest.mark.asyncio
MAP = "argument:\n- conclusion: The bridge should close.\n  id: close\n"


class Listener:
    """What is told, and a way to wait for it."""

    def __init__(self) -> None:
        self.told: list[list[Known]] = []
        self._news = asyncio.Event()

    def __call__(self, every: Sequence[Known]) -> None:
        if every:
            self.told.append(list(every))
            self._news.set()

    async def wait(self) -> list[Known]:
        """What is told next, or has been since it was waited for last."""
        await asyncio.wait_for(self._news.wait(), 60)
        self._news.clear()
        return self.told[-1]


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest_asyncio.fixture
async def session(listener: Listener) -> AsyncIterator[Session]:
    session = Session(listener)
    yield session
    session.end()


class Watched:
    """A step of the checks, which is stopped at the first text until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.texts: list[str] = []
        self.begun = threading.Event()
        self.go_on = threading.Event()
        true: Callable[..., Any] = getattr(analyses, name)

        def step(source: Any, **given: Any) -> Any:
            self.texts.append(source.text)
            self.begun.set()
            assert self.go_on.wait(60)
            return true(source, **given)

        monkeypatch.setattr(analyses, name, step)

    async def wait(self) -> None:
        assert await asyncio.to_thread(self.begun.wait, 60)


async def test_the_newest_text_wins_while_an_analysis_runs(
    session: Session, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = Watched(monkeypatch, "check")
    session.opened("a", MAP, 1)
    await checks.wait()
    for version in range(2, 9):
        session.changed("a", MAP + "# " + "x" * version, version)
        await asyncio.sleep(0.005)
    checks.go_on.set()
    (known,) = await listener.wait()
    assert known.document.version == 8
    assert checks.texts == [MAP, MAP + "# xxxxxxxx"]
    assert len(listener.told) == 1


async def test_an_analysis_that_nobody_asked_for_is_given_up(
    session: Session, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = Watched(monkeypatch, "load_project")
    checks = Watched(monkeypatch, "check")
    checks.go_on.set()
    session.opened("a", MAP, 1)
    await readings.wait()
    session.changed("a", MAP + "# new\n", 2)
    readings.go_on.set()
    (known,) = await listener.wait()
    assert known.document.version == 2
    assert readings.texts == [MAP, MAP + "# new\n"]
    assert checks.texts == [MAP + "# new\n"]


async def test_whoever_asked_is_answered_for_the_text_that_they_saw(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = Watched(monkeypatch, "load_project")
    session.opened("a", MAP, 1)
    asked = asyncio.ensure_future(session.analyses.of("a"))
    await readings.wait()
    session.changed("a", MAP + "# new\n", 2)
    readings.go_on.set()
    known = await asked
    assert known is not None
    assert (known.document.version, known.analysis.graph is not None) == (1, True)
    now = await session.analyses.of("a")
    assert now is not None
    assert now.document.version == 2


async def test_a_text_is_analysed_once_however_many_ask(
    session: Session, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = Watched(monkeypatch, "check")
    checks.go_on.set()
    session.opened("a", MAP, 1)
    found = await asyncio.gather(*(session.analyses.of("a") for _ in range(20)))
    assert len({id(each) for each in found}) == 1
    assert await listener.wait() == [found[0]]
    assert await session.analyses.of("a") is found[0]
    assert checks.texts == [MAP]


async def test_what_is_no_map_or_not_open_is_not_known(session: Session) -> None:
    session.opened("a", "name: settings of something else\n")
    assert await session.analyses.of("a") is None
    session.opened("b", "", certain=True)
    assert await session.analyses.of("b") is not None
    session.close("b")
    assert await session.analyses.of("b") is None
    assert await session.analyses.of("c") is None


async def test_a_change_brings_new_findings_of_all_maps_that_include_it(
    session: Session, listener: Listener, tmp_path: Path
) -> None:
    texts = {
        "a": "include: {b: b.yaml}\nargument:\n- conclusion: We stay.\n  because: [{ref: b/wet}]\n",
        "b": "include: {c: c.yaml}\nargument:\n- conclusion: It is wet.\n  id: wet\n  because: [{ref: c/rain}]\n",
        "c": "argument:\n- conclusion: It rains.\n  id: rain\n",
        "d": "argument:\n- conclusion: This is about something else.\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        session.opened(name, text, 1, path=tmp_path / f"{name}.yaml")
    first = {each.document.key: each for each in await listener.wait()}
    assert not any(each.analysis.has_errors() for each in first.values())
    session.changed("c", texts["c"].replace("id: rain", "id: snow"), 2)
    now = {each.document.key: each for each in await listener.wait()}
    assert {name for name in texts if now[name] is not first[name]} == {"a", "b", "c"}
    assert [d.rule.name for d in now["b"].analysis.diagnostics if d.span.written == "c/rain"] == ["unknown-reference"]
    session.close("c")  # what is on disk holds again
    again = {each.document.key: each for each in await listener.wait()}
    assert set(again) == {"a", "b", "d"}
    assert not any(each.analysis.has_errors() for each in again.values())


async def test_all_maps_of_a_workspace_are_looked_through_as_they_are_here(session: Session, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(MAP.replace("close", f"close-{name}"), encoding="utf-8")
    session.opened("a", MAP.replace("close", "shut"), path=tmp_path / "a.yaml")
    found = session.workspace_index.symbols([tmp_path], session.documents.texts(), "bridge", 10)
    assert sorted(each.name for each in found if each.sort == "conclusion") == [
        "The bridge should close-b.",
        "The bridge should shut.",
    ]


RESTATING = """\
scale: icd203
argument:
- conclusion: The tunnel should be built.
  because:
  - claim: The tunnel will be finished within the ten years of the plan.
    id: soon
    likelihood: likely
  - claim: The tunnel will be finished within the ten years of that plan.
    likelihood: likely
"""


@pytest.mark.parametrize("helps", [True, False])
async def test_a_fix_is_tried_before_it_is_made(session: Session, *, helps: bool) -> None:
    session.opened("a", RESTATING if helps else RESTATING[: -len("likely\n")] + "unlikely\n")
    known = await session.analyses.of("a")
    assert known is not None
    (found,) = [d for d in known.analysis.diagnostics if d.finding.fix is not None and "restate" in d.finding.fix.title]
    place = (found.code, "let it restate `soon`", found.span.start)
    if helps:
        assert [each.text.strip() for each in (await fix(session, "a", *place)).edits] == ["restates: soon"]
    else:
        with pytest.raises(CannotChange, match="would break something else"):
            await fix(session, "a", *place)
    with pytest.raises(CannotChange, match="has changed since this was offered"):
        await fix(session, "a", found.code, "let it be", found.span.start)
    with pytest.raises(CannotChange, match="not open"):
        await fix(session, "b", *place)
