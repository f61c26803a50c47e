"""Fixes of findings, offered at a place. One that may change what the argument means is tried before it is made."""

from __future__ import annotations

import attrs
from lsprotocol import types

from argmap.editing.changes import CannotChange
from argmap.editor_support.actions import actions
from argmap.language_server.rewriting import workspace_edit
from argmap.language_server.server import Server
from argmap.sessions.analyses import Known
from argmap.sessions.fixes import fix, is_of_use


async def quick_fixes(server: Server, known: Known, start: int, end: int) -> list[types.CodeAction]:
    """The fixes of what is found between two offsets; those to be tried first come without edits if that can be."""
    found = []
    for action in actions(known.view(), start, end):
        item = types.CodeAction(
            title=action.title,
            kind=action.sort,
            diagnostics=[server.publisher.converted(action.diagnostic)],
            is_preferred=action.preferred or None,
        )
        if action.preferred:
            item = attrs.evolve(item, edit=workspace_edit(server, action.edits))
        elif _can_resolve(server):
            place = {"code": action.diagnostic.code, "title": action.title, "at": action.diagnostic.span.start}
            item = attrs.evolve(item, data={"uri": known.document.key, "fix": place})
        elif await is_of_use(server.session, known, action):
            item = attrs.evolve(item, edit=workspace_edit(server, action.edits))
        else:
            continue
        found.append(item)
    return found


async def resolved_fix(server: Server, uri: str, place: object) -> types.WorkspaceEdit:
    """The edits of a fix that was chosen. Raises CannotChange where they would break something."""
    if not isinstance(place, dict):
        raise CannotChange("this map is not open any more")
    at = place.get("at")
    place_of_finding = at if isinstance(at, int) else -1
    change = await fix(server.session, uri, str(place.get("code")), str(place.get("title")), place_of_finding)
    return workspace_edit(server, change.edits)


def _can_resolve(server: Server) -> bool:
    """Whether the editor asks for the edits of an action only when it is chosen."""
    document = server.client_capabilities.text_document
    support = document.code_action if document is not None else None
    resolving = support.resolve_support if support is not None else None
    return resolving is not None and "edit" in resolving.properties
