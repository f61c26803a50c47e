"""Fixes of findings, offered at a place. One that may change what the argument means is tried before it is made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import attrs
from lsprotocol import types

from argmap.checking import Analysis
from argmap.editing.changes import CannotChange
from argmap.editing.fixing import helps
from argmap.editor_support.actions import Action, actions
from argmap.editor_support.open_map import View
from argmap.language_server.analyses import Known, analyse
from argmap.language_server.documents import Document
from argmap.language_server.rewriting import workspace_edit
from argmap.language_server.server import Server
from argmap.source import Source


async def quick_fixes(server: Server, known: Known, start: int, end: int) -> list[types.CodeAction]:
    """The fixes of what is found between two offsets; those to be tried first come without edits if that can be."""
    found = []
    for action in _actions(known, start, end):
        item = types.CodeAction(
            title=action.title,
            kind=action.sort,
            diagnostics=[server.publisher.converted(action.diagnostic)] if action.diagnostic is not None else None,
            is_preferred=action.preferred or None,
        )
        if action.preferred or action.diagnostic is None:
            item = attrs.evolve(item, edit=workspace_edit(server, action.edits))
        elif _can_resolve(server):
            place = {"code": action.diagnostic.code, "title": action.title, "at": action.diagnostic.span.start}
            item = attrs.evolve(item, data={"uri": known.document.uri, "fix": place})
        elif await _is_of_use(server, known, action):
            item = attrs.evolve(item, edit=workspace_edit(server, action.edits))
        else:
            continue
        found.append(item)
    return found


async def resolved_fix(server: Server, uri: str, place: object) -> types.WorkspaceEdit:
    """The edits of a fix that was chosen. Raises CannotChange where they would break something."""
    known = await server.analyses.of(uri)
    if known is None or not isinstance(place, dict):
        raise CannotChange("this map is not open any more")
    at = place.get("at")
    action = next(
        (
            action
            for action in (_actions(known, at, at) if isinstance(at, int) else ())
            if action.diagnostic is not None
            and action.title == place.get("title")
            and (action.diagnostic.code, action.diagnostic.span.start) == (place.get("code"), at)
        ),
        None,
    )
    if action is None:
        raise CannotChange("the text has changed since this was offered")
    if not await _is_of_use(server, known, action):
        raise CannotChange(f"to {action.title} would break something else in this map")
    return workspace_edit(server, action.edits)


def _actions(known: Known, start: int, end: int) -> list[Action]:
    return actions(View(known.document.source, known.analysis, known.good), start, end)


def _can_resolve(server: Server) -> bool:
    """Whether the editor asks for the edits of an action only when it is chosen."""
    document = server.client_capabilities.text_document
    support = document.code_action if document is not None else None
    resolving = support.resolve_support if support is not None else None
    return resolving is not None and "edit" in resolving.properties


async def _is_of_use(server: Server, known: Known, action: Action) -> bool:
    """Whether a fix mends its finding and brings no error."""
    assert action.diagnostic is not None  # noqa: S101 - quick fixes have one
    again = _checked_anew(known.document, server)
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, helps, known.analysis, action.diagnostic, action.edits, again)


def _checked_anew(document: Document, server: Server) -> Callable[[Source], Analysis]:
    """How a text is checked that stands in the place of an open one."""
    texts = server.documents.texts()

    def again(source: Source) -> Analysis:
        new = Document(document.uri, document.language, document.version, source, document.real)
        changed = {**texts, document.real: source.text} if document.real is not None else texts
        return analyse(new, changed)[0]

    return again
