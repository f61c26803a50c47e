"""Fixes of findings, tried before they are made."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

from argmap.checking import Analysis
from argmap.editing.changes import CannotChange
from argmap.editing.fixing import helps
from argmap.editor_support.actions import Action, actions
from argmap.sessions.analyses import Known, analyse
from argmap.sessions.changes import Change
from argmap.sessions.session import Session
from argmap.source import Source


async def fix(session: Session, key: str, code: str, title: str, at: int) -> Change:
    """The fix of a finding, given by its rule, its title and where the finding begins.

    Raises CannotChange where there is none any more, and where it would not mend what it should or break something.
    """
    known = await session.analyses.of(key)
    if known is None:
        raise CannotChange("this map is not open any more")
    offered = ((a.diagnostic.code, a.title, a.diagnostic.span.start, a) for a in actions(known.view(), at, at))
    action = next((action for *place, action in offered if place == [code, title, at]), None)
    if action is None:
        raise CannotChange("the text has changed since this was offered")
    if not await is_of_use(session, known, action):
        raise CannotChange(f"to {action.title} would break something else in this map")
    return Change(title, action.edits)


async def is_of_use(session: Session, known: Known, action: Action) -> bool:
    """Whether a fix mends its finding and brings no error; whether all is still said, where it is a safe one."""
    document = known.document
    texts = session.documents.texts()

    def again(source: Source) -> Analysis:
        changed = {**texts, document.real: source.text} if document.real is not None else texts
        return analyse(replace(document, source=source), changed)[0]

    tried = partial(helps, known.analysis, action.diagnostic, action.edits, again, safe=action.preferred)
    return await asyncio.get_running_loop().run_in_executor(None, tried)
