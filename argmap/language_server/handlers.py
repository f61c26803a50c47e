"""The handlers of an editor's requests: one answer for each, made of what `argmap.editor_support` knows."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import attrs
from lsprotocol import types

from argmap.editor_support import completion, folding, hover, inlays, lenses, outline, places, refactorings
from argmap.editor_support import semantic_tokens as tokens
from argmap.language_server import lsp_kinds, rewriting
from argmap.language_server.quick_fixes import quick_fixes, resolved_fix
from argmap.language_server.server import Server
from argmap.language_server.uris import path_of
from argmap.sessions.refactorings import including

MOST_SYMBOLS = 500
MOST_COMPLETIONS = 500
_ACTIONS = types.CodeActionOptions(code_action_kinds=lsp_kinds.ACTIONS, resolve_provider=True)
_TRIGGERS = [" ", ":", "-", "/", '"', "'", "[", "{", ","]


def register(server: Server) -> None:
    """Make the server answer all requests that it can; what is registered here is what it says it can do."""
    feature = server.feature
    feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))(completions)
    feature(types.TEXT_DOCUMENT_HOVER)(hovers)
    feature(types.TEXT_DOCUMENT_DEFINITION)(definition)
    feature(types.TEXT_DOCUMENT_REFERENCES)(references)
    feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(document_symbols)
    feature(types.WORKSPACE_SYMBOL)(workspace_symbols)
    feature(types.TEXT_DOCUMENT_FOLDING_RANGE)(folding_ranges)
    feature(types.TEXT_DOCUMENT_CODE_LENS)(code_lenses)
    feature(types.TEXT_DOCUMENT_INLAY_HINT)(inlay_hints)
    feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, lsp_kinds.LEGEND)(semantic_tokens)
    feature(types.TEXT_DOCUMENT_CODE_ACTION, _ACTIONS)(code_actions)
    feature(types.CODE_ACTION_RESOLVE)(resolve)
    feature(types.TEXT_DOCUMENT_PREPARE_RENAME)(rewriting.prepare_rename)
    feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))(rewriting.rename)
    feature(types.TEXT_DOCUMENT_FORMATTING)(rewriting.formatting)


# -- what is known at a place ------------------------------------------------------------------------------------------


async def completions(server: Server, params: types.CompletionParams) -> types.CompletionList | None:
    """The completions here. Names come from the last check, so that nobody waits for the next one."""
    document = server.documents.get(params.text_document.uri)
    if document is None:
        return None
    known = server.analyses.latest(document.key) or await server.analyses.of(document.key)
    document = server.documents.get(params.text_document.uri)
    if known is None or document is None:
        return None
    view = known.view(document.source)
    offset = server.positions.offset(document.source, params.position)
    found = completion.completions(view, offset)
    width = len(str(len(found)))
    ranges: dict[tuple[int, int], types.Range] = {}
    items = []
    for number, each in enumerate(found[:MOST_COMPLETIONS]):
        key = each.span.start, each.span.end
        if key not in ranges:
            ranges[key] = server.positions.range(each.span)
        item = types.CompletionItem(
            label=each.label,
            kind=lsp_kinds.COMPLETIONS[each.sort],
            detail=each.detail or None,
            documentation=_markdown(each.documentation) if each.documentation else None,
            sort_text=f"{number:0{width}}",
            filter_text=each.label,
            text_edit=types.TextEdit(ranges[key], each.text),
        )
        items.append(item)
    for each in completion.skeletons(view, offset) if _fills_in(server) else ():
        item = types.CompletionItem(
            label=each.label,
            kind=types.CompletionItemKind.Snippet,
            detail=each.detail,
            documentation=_markdown(each.documentation),
            sort_text="~",  # after the keys
            filter_text="cite",
            insert_text_format=types.InsertTextFormat.Snippet,
            text_edit=types.TextEdit(server.positions.range(each.span), each.text),
        )
        items.append(item)
    # The editor asks again at the next letter where there may be more names by then.
    stale = known.document is not document or not known.valid
    return types.CompletionList(is_incomplete=stale or len(found) > MOST_COMPLETIONS, items=items)


def _fills_in(server: Server) -> bool:
    """Whether the editor understands texts with places to fill in."""
    document = server.client_capabilities.text_document
    support = document.completion if document is not None else None
    item = support.completion_item if support is not None else None
    return item is not None and bool(item.snippet_support)


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)


async def hovers(server: Server, params: types.HoverParams) -> types.Hover | None:
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    found = hover.hover(known.view(), server.positions.offset(known.document.source, params.position))
    return None if found is None else types.Hover(_markdown(found.markdown), server.positions.range(found.span))


async def definition(server: Server, params: types.DefinitionParams) -> list[types.Location] | None:
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    offset = server.positions.offset(known.document.source, params.position)
    return [server.publisher.location(span) for span in places.definitions(known.view(), offset)]


async def references(server: Server, params: types.ReferenceParams) -> list[types.Location] | None:
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    offset = server.positions.offset(known.document.source, params.position)
    others = await asyncio.get_running_loop().run_in_executor(None, including, server.session, known.document)
    found = places.references(known.view(), offset, declaration=params.context.include_declaration, others=others)
    return [server.publisher.location(span) for span in found]


# -- the whole of a map ------------------------------------------------------------------------------------------------


async def document_symbols(
    server: Server, params: types.DocumentSymbolParams
) -> Sequence[types.DocumentSymbol] | Sequence[types.SymbolInformation] | None:
    """The outline: a tree, or a flat list for an editor that knows no trees."""
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    found = outline.outline(known.view())
    document = server.client_capabilities.text_document
    support = document.document_symbol if document is not None else None
    if support is not None and support.hierarchical_document_symbol_support:
        return lsp_kinds.tree_of_symbols(found, server.positions)
    return lsp_kinds.flat_symbols(found, server.publisher.location)


async def folding_ranges(server: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    return [types.FoldingRange(first - 1, last - 1) for first, last in folding.folds(known.view())]


async def code_lenses(server: Server, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    # Without a command an editor would ask for one; a command with an empty name is only shown.
    return [
        types.CodeLens(server.positions.range(lens.span), types.Command(title=lens.title, command=""))
        for lens in lenses.lenses(known.view())
    ]


async def inlay_hints(server: Server, params: types.InlayHintParams) -> list[types.InlayHint] | None:
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    source = known.document.source
    start, end = (server.positions.offset(source, at) for at in (params.range.start, params.range.end))
    return [
        types.InlayHint(server.positions.position(source, offset), text, tooltip=tooltip or None, padding_right=True)
        for offset, text, tooltip in inlays.inlays(known.view(), start, end)
    ]


async def semantic_tokens(server: Server, params: types.SemanticTokensParams) -> types.SemanticTokens | None:
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    return types.SemanticTokens(lsp_kinds.token_data(tokens.tokens(known.view()), server.positions))


# -- changes -----------------------------------------------------------------------------------------------------------


async def code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """Fixes and rewritings that begin at a selection; only those of the sorts that are asked for."""
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    source = known.document.source
    start, end = (server.positions.offset(source, at) for at in (params.range.start, params.range.end))
    only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]

    def wanted(sort: str) -> bool:
        return not only or any(sort == kind or sort.startswith(f"{kind}.") for kind in only)

    found = []
    if wanted(types.CodeActionKind.QuickFix.value):
        found += await quick_fixes(server, known, min(start, end), max(start, end))
    for offer in refactorings.offers(known.view(), start):
        if wanted(offer.refactoring.value):  # what it changes is worked out when it is chosen
            data = {"uri": params.text_document.uri, "refactoring": offer.refactoring.value, "at": offer.at}
            found.append(types.CodeAction(title=offer.title, kind=offer.refactoring.value, data=data))
    return found


async def resolve(server: Server, params: types.CodeAction) -> types.CodeAction:
    """An action that was chosen, with what it changes."""
    data = params.data
    if not isinstance(data, dict):
        return params
    with rewriting.refusals():
        if "fix" in data:
            return attrs.evolve(params, edit=await resolved_fix(server, str(data.get("uri")), data["fix"]))
        return attrs.evolve(params, edit=rewriting.chosen(server, data))


# -- all maps ----------------------------------------------------------------------------------------------------------


async def workspace_symbols(
    server: Server, params: types.WorkspaceSymbolParams
) -> list[types.SymbolInformation] | None:
    """Statements and names of all maps in the folders of the workspace, by id or by words of their texts."""
    workspace = server.workspace
    folders = [path for uri in workspace.folders if (path := path_of(uri)) is not None]
    if not folders and workspace.root_path:
        folders = [Path(workspace.root_path)]
    texts = server.documents.texts()
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(
        None, server.session.workspace_index.symbols, folders, texts, params.query, MOST_SYMBOLS
    )
    return lsp_kinds.flat_symbols(found, server.publisher.location)
