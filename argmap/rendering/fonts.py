"""Which characters a picture made of pixels can show: the default engine has one font inside, for some scripts only."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable

from argmap.errors import ArgmapError
from argmap.rendering.wrapping import is_exact

# Stretches that the font inside the default engine covers beyond the characters whose widths are known.
_COVERED = ((0x0000, 0x02AF), (0x0370, 0x052F), (0x1E00, 0x1FFF), (0x2010, 0x2027), (0x2190, 0x2195))
_PACKAGES = {
    "CJK": "fonts-noto-cjk",
    "HANGUL": "fonts-noto-cjk",
    "HIRAGANA": "fonts-noto-cjk",
    "KATAKANA": "fonts-noto-cjk",
    "FULLWIDTH": "fonts-noto-cjk",
    "IDEOGRAPHIC": "fonts-noto-cjk",
}
_LOOKED_AT = 60  # characters of one script that are asked for one by one
_SCRIPTS_OF_WORDS = frozenset({"Lo", "Lm", "Lu", "Ll", "Lt", "Nd", "Nl", "Mc"})


class NoFont(ArgmapError):
    def __init__(self, missing: Iterable[str]) -> None:
        character = next(iter(missing))
        script = script_name(character)
        package = _PACKAGES.get(unicodedata.name(character, "").split(" ")[0].split("-")[0], _package(character))
        super().__init__(
            f"no font here shows {script} ({character}, U+{ord(character):04X});"
            f" install one (on Debian and Ubuntu: apt install {package}), or draw svg, which uses the reader's fonts"
        )


class NeedsFonts(ArgmapError):
    def __init__(self, character: str) -> None:
        super().__init__(
            f"drawing {script_name(character)} ({character}, U+{ord(character):04X}) as png needs the system's fonts;"
            ' install what uses them with: pip install "argmap[pdf]", or draw svg'
        )


def _package(character: str) -> str:
    is_letter = unicodedata.category(character) in _SCRIPTS_OF_WORDS
    return "fonts-noto-core" if is_letter else "fonts-noto-color-emoji fonts-symbola"


def script_name(character: str) -> str:
    """What a character belongs to, in words: ``Hangul``, ``Arabic``, ``symbols and emoji``."""
    if unicodedata.category(character) not in _SCRIPTS_OF_WORDS:
        return "symbols and emoji"
    name = unicodedata.name(character, "an unknown script").split(" ")[0].split("-")[0]
    return "Chinese characters" if name == "CJK" else name.capitalize()


def beyond_built_in(texts: Iterable[str]) -> list[str]:
    """The characters that the default engine would draw as empty boxes, or in the wrong direction; sorted."""
    found: set[str] = set()
    for text in texts:
        if not is_exact(text):
            found.update(text)
    return sorted(c for c in found if not _built_in(c))


def _built_in(character: str) -> bool:
    code = ord(character)
    if any(first <= code <= last for first, last in _COVERED):
        return True
    return is_exact(character) or unicodedata.category(character) in {"Cf", "Zs", "Mn", "Cc"}


def uncovered_by_system(characters: Iterable[str]) -> list[str] | None:
    """Those of some characters that no font of the system has; None where that cannot be found out."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    by_script: dict[str, list[str]] = {}
    for character in characters:
        by_script.setdefault(script_name(character), []).append(character)
    missing: list[str] = []
    for members in by_script.values():
        if not _shown(program, members):  # no one font has all of them: perhaps several share them
            missing.extend(c for c in members[:_LOOKED_AT] if not _shown(program, [c]))
    return missing


def _shown(program: str, characters: Iterable[str]) -> bool:
    """Whether one font of the system has all these characters."""
    pattern = ":charset=" + " ".join(f"{ord(character):x}" for character in characters)
    said = subprocess.run([program, pattern, "file"], capture_output=True, check=False, timeout=20)
    return bool(said.stdout.strip())
