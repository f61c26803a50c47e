"""Where a line may be broken within a word: between wide characters, and after a dash or slash beside them.

East Asian text has no blanks. It may be broken between any two characters, except before closing and after opening
punctuation and before small letters (the rules called kinsoku; JIS X 4051).
"""

from __future__ import annotations

import re
from functools import cache

_OPENING = "「『（【〈《〔［｛〖〘〝｢“‘"
_CLOSING = (
    "、。，．・：；？！」』）】〉》〕］｝〗〙〟｡､｣･’”ー々…‥〜～ゝゞヽヾ％"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯｰﾞﾟ"
)
# Hangul is not among these: it is written with blanks, and its words are kept whole where a line allows it.
_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uf900-\ufaff\ufe30-\ufe6f"
    "\uff00-\uff60\uff61-\uff9f\uffe0-\uffe6\U00020000-\U0003fffd"
)
_OPENED = rf"(?:[{_OPENING}]|[(\[{{](?=[{_WIDE}{_OPENING}]))"
_CLOSED = rf"(?:[{_CLOSING}]|(?<=[{_WIDE}])[)\]}}!?,.:;%]|(?<=[{_CLOSING}])[)\]}}])"
_PIECES = (
    f"{_OPENED}*(?:(?![{_OPENING}{_CLOSING}])[{_WIDE}][-/–—]*"  # one wide character
    f"|(?:(?![{_WIDE}]|{_OPENED})[^-/–—])+[-/–—]*"  # a word, or part of one up to a dash or slash
    f"|[-/–—]+){_CLOSED}*"
    f"|{_OPENED}+{_CLOSED}*|."
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: most texts need none of them."""
    return re.compile(pattern, re.DOTALL)


def has_wide(text: str) -> bool:
    """Whether there are characters in a text that it may be broken between."""
    return not text.isascii() and _compiled(f"[{_WIDE}]").search(text) is not None


def parts(word: str) -> list[str]:
    """The parts of a word that a line may be broken between."""
    if word.isascii() and "-" not in word and "/" not in word:
        return [word]
    found: list[str] = _compiled(_PIECES).findall(word)
    return found
