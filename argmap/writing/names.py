"""Ids made of the words of a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from argmap.reading.ids import as_id, is_id
from argmap.reading.language import KNOWN_KEYS
from argmap.yamltext.scalars import looks_otherwise

_MOST_WORDS = 4
_LONGEST = 40
_NAMELESS = "statement"


class Names:
    """Makes ids that nothing has yet: short, of the first words of a text, and nothing else to people or to YAML.

    `is_taken` tells whether something has a name already; what is made is taken from then on.
    """

    def __init__(self, is_taken: Callable[[str], bool]) -> None:
        self._is_taken = is_taken
        self._last: dict[str, int] = {}  # the number of the last name that was made of the same words

    def made_of(self, text: str) -> str:
        """A new id; a number tells it from others that are made of the same words."""
        base = _words(text)
        number = self._last.get(base, 0) + 1
        while self._is_taken(name := base if number == 1 else f"{base}-{number}"):
            number += 1
        self._last[base] = number
        return name


def _words(text: str) -> str:
    words = unicodedata.normalize("NFC", "-".join(text.lower().split()[:_MOST_WORDS])[:_LONGEST])
    base = as_id(words.strip(".,;:!?-"))
    return base if is_id(base) and base not in KNOWN_KEYS and not looks_otherwise(base) else _NAMELESS
