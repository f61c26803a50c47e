"""The words of one map: those of its language, with its own in their place."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.directions import apart, closed, letter_direction
from argmap.map_words.tables import ENGLISH, PLACEHOLDER, placeholders, table, table_language
from argmap.markup import carried
from argmap.model import ArgumentMap
from argmap.records import record


@record(eq=False)
class Words:
    """The words of a map by key. `language` is that of the map as it is written there, `of_table` that of the table."""

    language: str | None
    of_table: str
    texts: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def said(self, key: str, language: str | None = None, /, **values: object) -> str:
        """The text of a key with values in its places; `language` is that of the values where it is another one.

        Where any of it is written from right to left, words and values are kept to themselves, as `side_by_side` does.
        """
        text = self.texts[key]
        plain = PLACEHOLDER.sub(lambda found: str(values[found[1]]), text)
        if plain.isascii() or not any(letter_direction(each) > 0 for each in plain):
            return plain.strip()
        language = language or self.language
        pieces = [_piece(stretch, values, language) for stretch in _stretches(text)]
        kept = [piece for piece in pieces if piece]
        return kept[0] if len(kept) == 1 else " ".join(apart(piece, language) for piece in kept)


def _stretches(text: str) -> list[str]:
    """The stretches of a text between blanks, those without a place for a value joined to one."""
    found: list[str] = []
    for part in text.split():
        if found and not placeholders(part) and not placeholders(found[-1]):
            found[-1] += f" {part}"
        else:
            found.append(part)
    return found


def _piece(stretch: str, values: Mapping[str, object], language: str | None) -> str:
    """A stretch with its values, these kept to themselves where letters of the text touch them."""
    touched = any(map(letter_direction, PLACEHOLDER.sub("", stretch)))

    def put(name: str) -> str:
        value = str(values[name])
        return apart(value, language) if touched and value else value

    return PLACEHOLDER.sub(lambda found: put(found[1]), stretch)


def words_of(root: ArgumentMap) -> Words:
    """The words for pictures and text forms of a map, by its language and what stands under its `words`."""
    code = root.language.value if root.language else None
    language = table_language(code)
    own = {key: closed(carried(" ".join(text.value.split()))) for key, text in root.words.items()}
    return Words(code, language, {**table(language), **own})


def lowered(name: str, words: Words) -> str:
    """A name such as that of a scheme, as it stands within a sentence: English ones begin with a small letter."""
    return name[:1].lower() + name[1:] if words.of_table == ENGLISH else name
