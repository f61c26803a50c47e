"""Everything that the server offers, as an editor asks for it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

pytestmark = pytest.mark.asyncio

MAP = """\
title: The bridge
sources:
  report: {title: Annual inspection}
argument:
- conclusion: "🌉 The council should close the bridge."
  id: close
  because:
  - premises:
    - claim: The deck of the bridge is worn.
      id: worn
      cite: report
    - assumption: A council should close a bridge with a worn deck.
  but:
  - claim: Lorries need the bridge.
    because:
    - ref: worn
include:
  part: part.yaml
"""
PART = "argument:\n- claim: The part is old.\n  id: old\n"
WHOLE = types.Range(types.Position(0, 0), types.Position(1000, 0))


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[sys.executable, "-m", "argmap", "lsp"]))  # type: ignore[untyped-decorator]
async def editor(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    registered: list[str] = []

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator]
    def register(params: types.RegistrationParams) -> None:
        registered.extend(each.method for each in params.registrations)

    workspace = types.WorkspaceFolder(tmp_path.as_uri(), "maps")
    params = types.InitializeParams(
        capabilities=pytest_lsp.client_capabilities("visual-studio-code"), workspace_folders=[workspace]
    )
    await lsp_client.initialize_session(params)
    yield
    assert registered == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]
    await lsp_client.shutdown_session()


@pytest.fixture
def uri(tmp_path: Path) -> str:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "part.yaml").write_text(PART, encoding="utf-8")
    (tmp_path / "other.yaml").write_text("services: {web: {image: x}}\n", encoding="utf-8")
    return (tmp_path / "map.yaml").as_uri()


def _open(editor: LanguageClient, uri: str, text: str = MAP) -> types.TextDocumentIdentifier:
    item = types.TextDocumentItem(uri, "yaml", 1, text)
    editor.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return types.TextDocumentIdentifier(uri)


def _place(words: str, *, after: bool = False, text: str = MAP, times: int = 1) -> types.Position:
    """The position of some words in a map, in UTF-16; of their last letter but one with `after`."""
    offset = -1
    for _ in range(times):
        offset = text.index(words, offset + 1)
    offset += len(words) if after else 1
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    return types.Position(line, len(text[start:offset].encode("utf-16-le")) // 2)


def _applied(text: str, edits: list[types.TextEdit]) -> str:
    """A text with edits made; within ASCII lines."""
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        start = lines[edit.range.start.line] + edit.range.start.character
        end = lines[edit.range.end.line] + edit.range.end.character
        text = text[:start] + edit.new_text + text[end:]
    return text


async def test_completion_puts_names_in(editor: LanguageClient, uri: str) -> None:
    text = MAP.replace("ref: worn", "ref: w")
    document = _open(editor, uri, text)
    place = _place("- ref: w", after=True, text=text)
    found = await editor.text_document_completion_async(types.CompletionParams(document, place))
    assert isinstance(found, types.CompletionList)
    worn = next(item for item in found.items if item.label == "worn")
    assert isinstance(worn.text_edit, types.TextEdit)
    assert worn.text_edit.new_text == "worn"
    assert worn.text_edit.range == types.Range(types.Position(place.line, place.character - 1), place)
    assert "deck" in f"{worn.detail} {worn.documentation}"


async def test_completion_offers_keys_at_once_after_a_change(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    end = types.Position(MAP.index("cite: report") and 10, len("      cite: report"))
    change = types.TextDocumentContentChangePartial(types.Range(end, end), "\n      gr")
    editor.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, uri), [change])
    )
    found = await editor.text_document_completion_async(
        types.CompletionParams(document, types.Position(11, len("      gr")))
    )
    assert isinstance(found, types.CompletionList)
    assert "group" in [item.label for item in found.items]


async def test_hover_tells_of_a_statement(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    found = await editor.text_document_hover_async(types.HoverParams(document, _place("ref: worn", after=True)))
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert "deck of the bridge is worn" in found.contents.value
    assert await editor.text_document_hover_async(types.HoverParams(document, types.Position(500, 0))) is None


async def test_definition_and_references(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    place = _place("- ref: worn", after=True)
    found = await editor.text_document_definition_async(types.DefinitionParams(document, place))
    given = types.Location(uri, types.Range(types.Position(9, 10), types.Position(9, 14)))
    assert found == [given]
    context = types.ReferenceContext(include_declaration=True)
    every = await editor.text_document_references_async(types.ReferenceParams(context, document, place))
    assert every is not None
    assert given in every
    assert len(every) == 2


async def test_a_definition_in_an_included_map(editor: LanguageClient, uri: str, tmp_path: Path) -> None:
    text = MAP.replace("ref: worn", "ref: part/old")
    document = _open(editor, uri, text)
    place = _place("ref: part/old", after=True, text=text)
    found = await editor.text_document_definition_async(types.DefinitionParams(document, place))
    where = types.Range(types.Position(2, 6), types.Position(2, 9))
    assert found == [types.Location((tmp_path / "part.yaml").as_uri(), where)]


async def test_rename_everywhere(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    place = _place("- ref: worn", after=True)
    name = await editor.text_document_prepare_rename_async(types.PrepareRenameParams(document, place))
    assert isinstance(name, types.PrepareRenamePlaceholder)
    assert name.placeholder == "worn"
    found = await editor.text_document_rename_async(types.RenameParams(document, place, "worn-out"))
    assert found is not None
    assert found.document_changes is not None
    (change,) = found.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert (change.text_document.uri, change.text_document.version) == (uri, 1)
    edits = [edit for edit in change.edits if isinstance(edit, types.TextEdit)]
    assert _applied(MAP, edits) == MAP.replace("id: worn", "id: worn-out").replace("ref: worn", "ref: worn-out")


async def test_rename_of_an_included_name_changes_its_file(editor: LanguageClient, uri: str, tmp_path: Path) -> None:
    text = MAP.replace("ref: worn", "ref: part/old")
    document = _open(editor, uri, text)
    place = _place("ref: part/old", after=True, text=text)
    found = await editor.text_document_rename_async(types.RenameParams(document, place, "aged"))
    assert found is not None
    assert found.document_changes is not None
    uris = [c.text_document.uri for c in found.document_changes if isinstance(c, types.TextDocumentEdit)]
    assert sorted(uris) == sorted([uri, (tmp_path / "part.yaml").as_uri()])


@pytest.mark.parametrize(("name", "why"), [("close", "taken"), ("two words", "cannot be an id")])
async def test_a_rename_that_cannot_be_is_refused_kindly(editor: LanguageClient, uri: str, name: str, why: str) -> None:
    document = _open(editor, uri)
    params = types.RenameParams(document, _place("- ref: worn", after=True), name)
    with pytest.raises(Exception, match=why):
        await editor.text_document_rename_async(params)


async def test_outline(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    found = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert found is not None
    top = next(symbol for symbol in found if "close the bridge" in f"{symbol.name}{getattr(symbol, 'detail', '')}")
    assert isinstance(top, types.DocumentSymbol)
    assert top.kind == types.SymbolKind.Class
    assert top.children
    start, end = top.selection_range.start, top.selection_range.end
    assert (top.range.start.line, top.range.start.character) <= (start.line, start.character)
    assert (end.line, end.character) <= (top.range.end.line, top.range.end.character)


async def test_symbols_of_all_maps_of_the_workspace(editor: LanguageClient, uri: str, tmp_path: Path) -> None:
    _open(editor, uri, MAP.replace("id: worn", "id: unsaved").replace("ref: worn", "ref: unsaved"))
    found = await editor.workspace_symbol_async(types.WorkspaceSymbolParams("unsaved"))
    assert found is not None
    assert [each.location.uri for each in found] == [uri]
    found = await editor.workspace_symbol_async(types.WorkspaceSymbolParams("part is old"))
    assert found is not None
    assert [each.location.uri for each in found] == [(tmp_path / "part.yaml").as_uri()]


async def test_folds(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    found = await editor.text_document_folding_range_async(types.FoldingRangeParams(document))
    assert found is not None
    assert (4, 15) in [(fold.start_line, fold.end_line) for fold in found]


async def test_lenses_tell_which_conclusions_stand(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    found = await editor.text_document_code_lens_async(types.CodeLensParams(document))
    assert found is not None
    first = next(lens for lens in found if lens.range.start.line == 4)
    assert first.command is not None
    assert first.command.title


async def test_tokens_are_in_utf_16(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    found = await editor.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    assert found is not None
    assert len(found.data) % 5 == 0
    line = character = 0
    lengths = {}
    for index in range(0, len(found.data), 5):
        line += found.data[index]
        character = found.data[index + 1] + (0 if found.data[index] else character)
        lengths[line, character] = found.data[index + 2]
    text = '"🌉 The council should close the bridge."'
    assert lengths[4, 2] == len("conclusion")
    assert lengths[4, 14] == len(text) + 1


async def test_hints_number_statements(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    found = await editor.text_document_inlay_hint_async(types.InlayHintParams(document, WHOLE))
    assert found is not None
    assert "1" in [str(hint.label).strip() for hint in found]


async def test_a_quick_fix_mends_what_it_is_offered_for(editor: LanguageClient, uri: str) -> None:
    text = MAP.replace("    cite: report", "    ciet: report")
    document = _open(editor, uri, text)
    await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    place = _place("ciet", text=text)
    params = types.CodeActionParams(document, types.Range(place, place), types.CodeActionContext([]))
    found = await editor.text_document_code_action_async(params)
    fix = next(action for action in found or () if isinstance(action, types.CodeAction) and action.kind == "quickfix")
    assert fix.diagnostics is not None
    assert fix.diagnostics[0] in editor.diagnostics[uri]
    fix = await editor.code_action_resolve_async(fix)
    assert fix.edit is not None
    assert fix.edit.document_changes is not None
    (change,) = fix.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert _applied(text, [e for e in change.edits if isinstance(e, types.TextEdit)]) == MAP
    params.context.only = [types.CodeActionKind.RefactorInline]
    assert not [a for a in await editor.text_document_code_action_async(params) or () if a == fix]


async def test_formatting_changes_lines_only_where_it_must(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)
    params = types.DocumentFormattingParams(document, options)
    edits = await editor.text_document_formatting_async(params)
    assert edits
    new = _applied(MAP, list(edits))
    again = types.DocumentFormattingParams(_open(editor, uri.replace("map.yaml", "two.yaml"), new), options)
    assert list(await editor.text_document_formatting_async(again) or ()) == []
    broken = _open(editor, uri.replace("map.yaml", "three.yaml"), 'argument:\n- claim: "open\n')
    with pytest.raises(Exception, match="mend this first"):
        await editor.text_document_formatting_async(types.DocumentFormattingParams(broken, options))


async def test_everything_is_answered_while_the_text_is_broken(editor: LanguageClient, uri: str) -> None:
    document = _open(editor, uri)
    await editor.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    at = types.Position(8, 0)
    change = types.TextDocumentContentChangePartial(types.Range(at, at), '    - claim: "\n  : {[\n')
    editor.text_document_did_change(
        types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(2, uri), [change])
    )
    place = types.Position(18, 11)
    symbols, folds, lenses, tokens, hover = await asyncio.gather(
        editor.text_document_document_symbol_async(types.DocumentSymbolParams(document)),
        editor.text_document_folding_range_async(types.FoldingRangeParams(document)),
        editor.text_document_code_lens_async(types.CodeLensParams(document)),
        editor.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document)),
        editor.text_document_hover_async(types.HoverParams(document, place)),
    )
    assert None not in (symbols, folds, lenses, tokens)
    assert hover is None or isinstance(hover, types.Hover)
    found = await editor.text_document_completion_async(types.CompletionParams(document, types.Position(8, 13)))
    assert isinstance(found, types.CompletionList)


async def test_nothing_is_known_of_what_is_not_open(editor: LanguageClient, uri: str) -> None:
    document = types.TextDocumentIdentifier(uri)
    place = types.Position(0, 0)
    assert await editor.text_document_hover_async(types.HoverParams(document, place)) is None
    assert await editor.text_document_completion_async(types.CompletionParams(document, place)) is None
    assert await editor.text_document_document_symbol_async(types.DocumentSymbolParams(document)) is None
    assert await editor.text_document_rename_async(types.RenameParams(document, place, "x")) is None
