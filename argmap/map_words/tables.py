"""The tables of words, one file for each language; only that which is asked for is read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from argmap.lazy_pattern import lazy

ENGLISH = "en"
LANGUAGES = {
    ENGLISH: "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "ko": "Korean",
    "zh": "Chinese",
    "ja": "Japanese",
}
PLACEHOLDER = lazy(r"\{([^{}]*)\}")


def table_language(code: str | None) -> str:
    """The language whose table serves for a language as a map names it: `de` for `de-AT`, English for all unknown."""
    main = (code or "").strip().lower().replace("_", "-").partition("-")[0]
    return main if main in LANGUAGES else ENGLISH


@cache
def table(language: str) -> Mapping[str, str]:
    """The words of one of the `LANGUAGES` by key."""
    import yaml

    text = Path(__file__).with_name(f"{language}.yaml").read_text(encoding="utf-8")
    # Both read these files of argmap's own; libyaml, where there is one, many times faster.
    found = yaml.load(text, Loader=yaml.CSafeLoader) if hasattr(yaml, "CSafeLoader") else yaml.safe_load(text)
    return MappingProxyType(found)


def placeholders(text: str) -> list[str]:
    """The names of the places in a text where something is put in, in their order."""
    return PLACEHOLDER.findall(text)
