"""JSON as argmap writes it: readable, and harmless to the terminal, page or program that it passes through."""

from __future__ import annotations

import json
from typing import Any

from argmap.lazy_pattern import lazy

# What JSON need not encode, and terminals obey, JavaScript breaks lines at, or UTF-8 cannot carry.
_ENCODED = lazy(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def json_text(value: Any) -> str:
    """A value as JSON with two blanks for each level; what cannot be seen in its texts is written as ``\\\\uXXXX``."""
    return _ENCODED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False, indent=2))
