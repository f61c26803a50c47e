"""The sorts of things in a map as the kinds that an editor knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lsprotocol import types

from argmap.editor_support.outline import Symbol
from argmap.language_server.positions import Positions
from argmap.source import Span

COMPLETIONS = {
    "key": types.CompletionItemKind.Property,
    "kind": types.CompletionItemKind.Keyword,
    "id": types.CompletionItemKind.Reference,
    "source": types.CompletionItemKind.Reference,
    "group": types.CompletionItemKind.Module,
    "scheme": types.CompletionItemKind.Class,
    "role": types.CompletionItemKind.Field,
    "term": types.CompletionItemKind.EnumMember,
    "path": types.CompletionItemKind.File,
    "question": types.CompletionItemKind.Event,
}

SYMBOLS = {
    "conclusion": types.SymbolKind.Class,
    "claim": types.SymbolKind.Interface,
    "evidence": types.SymbolKind.Constant,
    "assumption": types.SymbolKind.Variable,
    "reason": types.SymbolKind.Operator,
    "reference": types.SymbolKind.Key,
    "source": types.SymbolKind.File,
    "group": types.SymbolKind.Namespace,
    "scheme": types.SymbolKind.Struct,
    "include": types.SymbolKind.Module,
}

_TOKENS = {
    "kind": types.SemanticTokenTypes.Keyword,
    "key": types.SemanticTokenTypes.Property,
    "id": types.SemanticTokenTypes.Variable,
    "reference": types.SemanticTokenTypes.Variable,
    "text": types.SemanticTokenTypes.String,
    "quotation": types.SemanticTokenTypes.Regexp,
    "term": types.SemanticTokenTypes.EnumMember,
    "scheme": types.SemanticTokenTypes.Class,
    "comment": types.SemanticTokenTypes.Comment,
}
_TYPES = list(dict.fromkeys(kind.value for kind in _TOKENS.values()))
_DECLARATION = types.SemanticTokenModifiers.Declaration.value
LEGEND = types.SemanticTokensLegend(token_types=_TYPES, token_modifiers=[_DECLARATION])

ACTIONS: Sequence[types.CodeActionKind | str] = [
    types.CodeActionKind.QuickFix,
    types.CodeActionKind.RefactorExtract,
    types.CodeActionKind.RefactorInline,
    types.CodeActionKind.RefactorRewrite,
]


_DEEPEST = 60  # JSON is written and read by recursion, on both sides


def token_data(tokens: Sequence[tuple[Span, str]], positions: Positions) -> list[int]:
    """Marked stretches of a text as five numbers each: lines and units since the last one, length, type, modifiers."""
    data: list[int] = []
    last_line = last_character = 0
    for span, sort in tokens:
        start = positions.position(span.source, span.start)
        length = positions.units(span.written)
        character = start.character - last_character if start.line == last_line else start.character
        data += (start.line - last_line, character, length, _TYPES.index(_TOKENS[sort].value), int(sort == "id"))
        last_line, last_character = start.line, start.character
    return data


def tree_of_symbols(symbols: Sequence[Symbol], positions: Positions) -> list[types.DocumentSymbol]:
    """An outline as a tree; what is deeper than `_DEEPEST` levels stands beside what it is below."""
    top: list[types.DocumentSymbol] = []
    waiting = [(top, 1, symbol) for symbol in reversed(symbols)]
    while waiting:
        beside, depth, symbol = waiting.pop()
        below: list[types.DocumentSymbol] = []
        new = types.DocumentSymbol(
            name=symbol.name or symbol.sort,
            kind=SYMBOLS[symbol.sort],
            range=positions.range(symbol.span),
            selection_range=positions.range(symbol.selection),
            detail=symbol.detail or None,
            children=below,
        )
        beside.append(new)
        inside = below if depth < _DEEPEST else beside
        waiting.extend((inside, depth + 1, child) for child in reversed(symbol.children))
    return top


def flat_symbols(
    symbols: Sequence[Symbol], location: Callable[[Span], types.Location]
) -> list[types.SymbolInformation]:
    """An outline as a list, in the order of the text."""
    found = []
    waiting = list(reversed(symbols))
    while waiting:
        symbol = waiting.pop()
        place = location(symbol.selection)
        name = symbol.name or symbol.sort
        found.append(types.SymbolInformation(place, name, SYMBOLS[symbol.sort], container_name=symbol.detail or None))
        waiting.extend(reversed(symbol.children))
    return found
