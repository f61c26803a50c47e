"""Which characters a picture made of pixels can show: the default engine has one font inside, for some scripts only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from argmap.errors import ArgmapError
from argmap.programs import find_program
from argmap.rendering.content.wrapping import is_exact
from argmap.rendering.options import INSTALL_PDF

# Stretches that the font inside the default engine covers beyond the characters whose widths are known.
_COVERED = ((0x0000, 0x02AF), (0x0370, 0x052F), (0x1E00, 0x1FFF), (0x2010, 0x2027), (0x2190, 0x2195))
_EAST_ASIAN = frozenset({"CJK", "HANGUL", "HIRAGANA", "KATAKANA", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC"})
_NOWHERE = frozenset({"Cn", "Co"})  # characters of no script: no package has them
_LOOKED_AT = 60  # characters of one script that are asked for one by one


class NoFont(ArgmapError):
    def __init__(self, missing: Iterable[str]) -> None:
        examples: dict[str, str] = {}
        for character in missing:
            examples.setdefault(script_name(character), character)
        named = ", ".join(f"{script} ({c}, U+{ord(c):04X})" for script, c in examples.items())
        assigned = [character for character in examples.values() if unicodedata.category(character) not in _NOWHERE]
        packages = " ".join(dict.fromkeys(map(_package, assigned)))
        advice = f"install one (on Debian and Ubuntu: apt install {packages}), or " if packages else ""
        super().__init__(f"no font here shows {named}; {advice}draw svg, which uses the reader's fonts")


class NeedsFonts(ArgmapError):
    def __init__(self, character: str) -> None:
        super().__init__(
            f"drawing {script_name(character)} ({character}, U+{ord(character):04X}) as png needs the system's fonts;"
            f" install what uses them with: {INSTALL_PDF}, or draw svg"
        )


def _package(character: str) -> str:
    if _is_symbol(character):
        return "fonts-noto-color-emoji fonts-symbola"
    return "fonts-noto-cjk" if _first_word(character) in _EAST_ASIAN else "fonts-noto-core"


def script_name(character: str) -> str:
    """The words for the script that a character belongs to: ``Hangul``, ``Arabic``, ``symbols and emoji``."""
    if unicodedata.category(character) in _NOWHERE:
        return "characters of no script"
    if _is_symbol(character):
        return "symbols and emoji"
    name = _first_word(character)
    return "Chinese characters" if name == "CJK" else name.capitalize()


def _is_symbol(character: str) -> bool:
    return ord(character) >= 0x1F000 or unicodedata.category(character)[0] in "SC"


def _first_word(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN").split(" ")[0].split("-")[0]


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


def checked(foreign: Sequence[str]) -> Iterator[str]:
    """The notice that it could not be found out whether the system shows some characters. Raises `NoFont`."""
    missing = uncovered_by_system(foreign) if foreign else []
    if missing:
        raise NoFont(missing)
    if missing is None and len(foreign) > 1:
        scripts = ", ".join(dict.fromkeys(script_name(c) for c in foreign if not c.isascii()))
        if scripts:
            yield f"whether the fonts here show {scripts} could not be checked; look at the picture"


def uncovered_by_system(characters: Iterable[str]) -> list[str] | None:
    """Those of some characters that no font of the system has; None where that cannot be found out."""
    program = find_program("fc-list")
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
    import subprocess  # not on every platform

    pattern = ":charset=" + " ".join(f"{ord(character):x}" for character in characters)
    said = subprocess.run([program, pattern, "file"], capture_output=True, check=False, timeout=20)
    return bool(said.stdout.strip())
