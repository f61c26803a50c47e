"""The built-in schemes, each parsed when it is first asked for, and finding a scheme by any of its names.

The whole file would take some 30 ms; one scheme takes less than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from argmap.lazy_pattern import lazy
from argmap.schemes.scheme import Polarity, Question, QuestionKind, Role, Scheme, Slot

_FIRST_LINE = lazy(r"^- slug: (\S+)\n  name: (.+)\n", re.MULTILINE)
_COMMENT = lazy(r"^#.*\n", re.MULTILINE)
_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])")
_WORDS = lazy(r"[^\W_]+")
# What names of schemes begin with; nobody would look for a scheme by these words.
_ARGUMENT = lazy(r"^(?:(?:argument|appeal)-)?(?:(?:from|by|to)-)?(?:(?:an?|the)-)?")


def built_in(slug: str) -> Scheme | None:
    """The built-in scheme with a slug; the same object each time."""
    return _scheme(slug) if slug in _blocks() else None


def built_in_names() -> Mapping[str, str]:
    """The slug of each built-in scheme with its name, in the order of the file."""
    return {slug: name for slug, (name, _) in _blocks().items()}


def built_in_schemes() -> tuple[Scheme, ...]:
    """All built-in schemes, in the order of the file: by family."""
    return tuple(_scheme(slug) for slug in _blocks())


@cache
def generic() -> Scheme:
    """The questions that can be asked of a reason without a scheme, as a scheme without roles."""
    return _as_scheme({"slug": "", "name": "Any argument", "conclusion": "", **_header()["generic"]})


@cache
def families() -> Mapping[str, tuple[str, str]]:
    """The families of the built-in schemes: a name for people, and what their arguments go by."""
    return {slug: (each["name"], each["about"]) for slug, each in _header()["families"].items()}


def reference(source: str) -> str:
    """The reference for a source of a scheme: the whole one for a key of the built-in ones, else the source itself."""
    return str(_header()["sources"].get(source, source))


def references() -> list[str]:
    """All works that the built-in schemes are taken from."""
    return [str(text) for text in _header()["sources"].values()]


def find_scheme(name: str, own: Iterable[Scheme] = ()) -> Scheme | None:
    """The scheme that a slug, name or alias stands for, in any case and spelling; own schemes come first.

    ``ExpertOpinion``, ``argument from expert opinion`` and ``appeal to authority`` all are ``expert-opinion``.
    """
    own = tuple(own)
    for scheme in own:
        if scheme.slug == name:
            return scheme
    found = built_in(name)
    if found is not None:
        return found
    wanted = plain_name(name)
    for scheme in (*own, *built_in_schemes()):
        if wanted and wanted in map(plain_name, (scheme.slug, scheme.name, *scheme.aliases)):
            return scheme
    return None


def plain_name(name: str) -> str:
    """A name of a scheme as it is compared: in lower case with hyphens, without “argument from”."""
    words = "-".join(_WORDS.findall(_CAMEL.sub("-", name).lower()))
    return _ARGUMENT.sub("", words) or words


# -- the file ----------------------------------------------------------------------------------------------------------


@cache
def _text() -> str:
    # importlib.resources would do the same, and cost the time of a whole check to load.
    return Path(__file__).with_name("schemes.yaml").read_text(encoding="utf-8")


@cache
def _blocks() -> dict[str, tuple[str, str]]:
    """For each slug the name of the scheme and its part of the file."""
    text = _text()
    heads = list(_FIRST_LINE.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return {head[1]: (head[2], text[head.start() : end]) for head, end in zip(heads, ends, strict=True)}


@cache
def _header() -> Any:
    return _parsed(_text().partition("\nschemes:\n")[0])


@cache
def _scheme(slug: str) -> Scheme:
    return _as_scheme(_parsed(_COMMENT.sub("", _blocks()[slug][1]))[0])


def _parsed(text: str) -> Any:
    import yaml

    # Both read this file of argmap's own; libyaml, where there is one, many times faster.
    return yaml.load(text, Loader=yaml.CSafeLoader) if hasattr(yaml, "CSafeLoader") else yaml.safe_load(text)


def _as_scheme(data: Mapping[str, Any]) -> Scheme:
    optional = data.get("optional", ())
    return Scheme(
        slug=data["slug"],
        name=data["name"],
        family=data.get("family"),
        aliases=tuple(data.get("aliases", ())),
        polarity=Polarity(data.get("polarity", "pro")),
        inference=data.get("inference", "defeasible"),
        slots={name: _slot(name, each) for name, each in data.get("slots", {}).items()},
        roles=tuple(
            Role(name, form, name in optional) for each in data.get("premises", ()) for name, form in each.items()
        ),
        conclusion=data["conclusion"],
        questions=tuple(
            Question(each["slug"], each["q"], each["target"], QuestionKind(each["kind"]), each.get("added", False))
            for each in data["critical_questions"]
        ),
        sources=tuple(data.get("source", ())),
    )


def _slot(name: str, data: Mapping[str, Any]) -> Slot:
    origins = data.get("from", ())
    return Slot(name, data["words"], (origins,) if isinstance(origins, str) else tuple(origins), data.get("against"))
