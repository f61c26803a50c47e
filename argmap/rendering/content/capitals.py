"""Words in capital letters, as the language writes these."""

from __future__ import annotations

import unicodedata

_DOTTED = ("tr", "az")  # where the capital of `i` has a dot
_TONOS = "\u0301"  # which Greek capitals do without


def capitals(text: str, language: str | None) -> str:
    """The text in capital letters; scripts that have none, or whose capitals fonts hardly have, stay as they are."""
    main = (language or "").lower().replace("_", "-").partition("-")[0]
    if main in _DOTTED:
        text = text.replace("i", "\u0130")
    found = text.upper() if text.isascii() else "".join(map(_capital, text))
    if main == "el":
        found = unicodedata.normalize("NFC", unicodedata.normalize("NFD", found).replace(_TONOS, ""))
    return found


def _capital(character: str) -> str:
    return character if "\u10d0" <= character <= "\u10ff" else character.upper()  # Georgian
