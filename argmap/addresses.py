"""Addresses on the net: what may be followed as a link, and how it is written so that every program follows it.

A link is written in ASCII: what is not allowed in an address is percent-encoded (RFC 3986, RFC 3987), and a host with
other letters is written as the name service knows it (RFC 3492). Entities such as ``&colon;`` are decoded before
anything is decided, because what draws a picture decodes them, too; and nothing is a link that would become another one
if it were decoded once more, by whatever reads it later.
"""

from __future__ import annotations

import os
import re
from unicodedata import category, normalize
from unicodedata import name as name_of
from urllib.parse import quote, unquote, urlsplit

from argmap.lazy_pattern import lazy

_SCHEMES = ("http", "https", "mailto")
_NAMED = lazy(
    r"[a-z][a-z0-9+.-]*:(//)?[^\s:]|www\.|doi:\s*10\.|(?:(?:dx\.)?doi\.org/)?10\.\d{4,9}[\d.]*/\S", re.IGNORECASE
)
_MEANT_AS_LINK = lazy(r"https?:|mailto:|doi:|www\.|[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_DOI = lazy(r"(?:doi:\s*|(?:dx\.)?doi\.org/|info:doi/)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE)
_DOI_PAGE = lazy(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_ENTITY = lazy(r"&(?:#0*([0-9]+)|#[xX]0*([0-9a-fA-F]+)|[A-Za-z][A-Za-z0-9]*);")
_NUMBER = lazy(r"&#(?:0*([0-9]+)|[xX]0*([0-9a-fA-F]+));?")  # as browsers read it: with or without its end
_LONGEST_NUMBER = 7  # digits of a character's number
_NO_HOST = "has no host that could be read"
_OTHER_SCHEME = "begins with `{}:`; links begin with `https:`, `http:` or `mailto:`"
_NEEDED = "write `https://` and the host before it if it is on the net, or `./` and the way there if it is a file"
_HIDDEN = "becomes another address when it is decoded; write it as it is"
_ROUNDS = 4  # of decoding; what is an entity after these stays one
_MOST_ROUNDS = 20  # of looking what may hide in an address; nobody encodes more often for a good reason
_LIKE_COLONS = dict.fromkeys(map(ord, "\u02d0\u02f8\u0589\u05c3\u0703\u0704\u1365\u16ec\u1803\u205a\u2236\ua789"), ":")
# What a message sent from a link may have filled in (RFC 6068); some programs take files by other names.
_OF_MAILS = frozenset({"to", "cc", "bcc", "subject", "body", "keywords", "in-reply-to"})
# What has to be encoded in a path, and in a name of a work.
_NOT_IN_PATH = lazy(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9%._~:/?@!$&'()*+,;=-]")
_NOT_IN_NAME = lazy(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9%._~:/@!$&'()*+,;=-]")
_HOST = lazy(r"[A-Za-z0-9_~-]+(?:\.[A-Za-z0-9_~-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
_PORT = lazy(r":\d*\Z")
_LONGEST_LABEL = 63
_DOTS = str.maketrans("。．｡", "...")  # those of other scripts part a host as well
_NOT_IN_LABEL = frozenset("./?#@:%[]\\ \N{REPLACEMENT CHARACTER}")
# Letters that look like those of Latin: a name of these alone passes for another one.
_LIKE_LATIN = frozenset("аеорсухіјѕԁһѵѡԛԝӏοανυικρχ")
_WRITTEN_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "LATIN"})
# The name of a host without its scheme: in front of a path, or alone where its ending is that of no file.
_HOST_BEFORE_PATH = lazy(
    r"(?:[^\s/@]+@)?(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,})(?::\d+)?/", re.IGNORECASE
)
_HOST_WITH_PORT = lazy(r"(?:localhost|[\w-]+(?:\.[\w-]+)+):\d+(?![^/?#])", re.IGNORECASE)
_HOST_ALONE = lazy(
    r"[^\s/@]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\."
    r"(?:com|org|net|edu|gov|int|info|eu|uk|de|fr|at|ch|it|es|nl|be|se|no|dk|fi|cz|cn|jp|kr|in|br|ca|au|us)",
    re.IGNORECASE,
)
# What leads to a file only on one computer: a drive, the folder of a person, a variable of its shell.
_ONE_COMPUTER = lazy(r"[A-Za-z]:[/\\]|\\\\|(?:~[\w.-]*|\$\{?[A-Za-z_]\w*\}?|%[A-Za-z_]{3,}%)(?:[/\\]|\Z)")
_FILE = lazy(r"[^?#]*(?:/|\.\w{1,8})(?:[?#].*)?")


def is_address(name: str) -> bool:
    """Whether a name is meant as a place on the net or a name like ``doi:…``, rather than the id of a source."""
    return _NAMED.match(name) is not None


class _NoLink(Exception):
    """An address is no link; its text says why, to be put after the address."""


def link(address: str) -> str | None:
    """The address as a link may have it: http, https, mailto, or relative; None where `fault` says why not.

    ``www.…`` is one with ``https://`` before it; a DOI, alone or after ``doi:``, leads to the page that resolves it.
    """
    try:
        return _read(address)
    except _NoLink:
        return None


def fault(address: str) -> str:
    """Why an address is no link, to be said after its name; empty where it is one."""
    try:
        _read(address)
    except _NoLink as error:
        return str(error)
    return ""


def doi_link(doi: str) -> str | None:
    """Where a digital object identifier leads, with or without what is often written before it."""
    return _doi(_DOI_PAGE.sub("", _decoded(doi)))


def doi_fault(doi: str) -> str:
    """Why a text is no digital object identifier; empty where it is one."""
    return "" if doi_link(doi) else "is no DOI: these are like `10.1000/182`"


def named_fault(name: str) -> str:
    """Why the name of a source that was to be a link is none; empty where it is one, or was not meant as one."""
    return fault(name) if _MEANT_AS_LINK.match(name) else ""


def web_link(address: str) -> str | None:
    """The link of an address on the net; None for one of something beside the drawing, and for what is no link."""
    found = link(address)
    return found if found is not None and urlsplit(found).scheme else None


def leads_away(address: str) -> bool:
    """Whether a link that argmap wrote leads to the net."""
    return urlsplit(address).scheme in ("http", "https")


def host(address: str) -> str:
    """The host of an address as it is written there, in ASCII where its letters pass for others; empty without one."""
    address = _decoded(address)
    if address[:4].lower() == "www.":
        address = f"https://{address}"
    try:
        place = urlsplit(address).netloc
    except ValueError:
        return ""
    written = _PORT.sub("", place.rpartition("@")[2])
    try:
        return _host(written) if any(map(_passes_for_another, written.split("."))) else written
    except _NoLink:
        return ""


def encoded(name: str) -> str:
    """A path relative to the place of a link, or a name in a file, as it stands in a link."""
    return quote(os.fsencode(name))


def _decoded(address: str) -> str:
    """An address without entities: all that is decoded later is decoded now."""
    address = address.strip()
    for _ in range(_ROUNDS):
        decoded = _ENTITY.sub(_character, address)
        if decoded == address:
            break
        address = decoded
    return address.strip()


def _character(entity: re.Match[str]) -> str:
    """The character that an entity stands for; of numbers that are beyond all characters, the sign for what is lost."""
    digits = entity[1] or entity[2]
    if not digits:
        return _unescaped(entity[0])
    if len(digits) > _LONGEST_NUMBER:
        return "\N{REPLACEMENT CHARACTER}"
    return _unescaped(f"&#{digits};" if entity[1] else f"&#x{digits};")


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def _hides_another(address: str) -> bool:
    """Whether a relative address has a scheme or a host once it is decoded, however often and by whomever."""
    for _ in range(_MOST_ROUNDS):
        if address.startswith(("//", "\\")) or ":" in re.split(r"[/?#]", address, maxsplit=1)[0]:
            return True
        decoded = _unescaped(_NUMBER.sub(_character, unquote(address)))
        decoded = normalize("NFKC", decoded).translate(_LIKE_COLONS)
        decoded = "".join(c for c in decoded if category(c) not in {"Cc", "Cf"}).strip()
        if decoded == address:
            return False
        address = decoded
    return True


def _read(written: str) -> str:
    """The link of an address. Raises `_NoLink`."""
    address = _decoded(written)
    if not address:
        raise _NoLink("is empty")
    if not address.isprintable():
        raise _NoLink("has a line break or another character in it that cannot be seen")
    found = _doi(address)
    if found is not None:
        return found
    if _ONE_COMPUTER.match(address):
        raise _NoLink(
            "is a place on one computer; a file is given by the way from the drawing to it, like `./report.pdf`"
        )
    if address[:4].lower() == "www.":
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        raise _NoLink(_NO_HOST) from None
    if not parts.scheme or _HOST_WITH_PORT.match(address):
        return _relative(address)
    if parts.scheme not in _SCHEMES:
        why = doi_fault(address) if parts.scheme == "doi" else _OTHER_SCHEME.format(parts.scheme)
        raise _NoLink(why)
    return _mail(address) if parts.scheme == "mailto" else _on_the_net(parts.scheme, address, parts.netloc)


def _mail(address: str) -> str:
    somebody = address[len("mailto:") :]
    named, _, filled_in = somebody.partition("?")
    if "@" not in named:
        raise _NoLink("names nobody: a mail address has an `@`")
    if re.search("%[01]", named):
        raise _NoLink("has a line break or another character in it that cannot be seen")
    for each in filter(None, filled_in.partition("#")[0].split("&")):
        key = unquote(each.partition("=")[0])
        if key.lower() not in _OF_MAILS:
            raise _NoLink(f"fills in `{key}`; a link to somebody may fill in `subject`, `body`, `cc` and the like")
    return f"mailto:{_encoded(somebody)}"


def _on_the_net(scheme: str, address: str, place: str) -> str:
    if not place:
        raise _NoLink(f"has no host: one follows `{scheme}://`")
    user, at, named = place.rpartition("@")
    if at:
        raise _NoLink(f"leads to what stands after the `@`, not to `{user}`; leave out the `@` and what is before it")
    port = _PORT.search(named)
    ascii_host = _host(named[: port.start()] if port else named)
    rest = address[len(scheme) + len("://") + len(place) :]
    return f"{scheme}://{ascii_host}{port[0] if port else ''}{_encoded(rest)}"


def _relative(address: str) -> str:
    """A place relative to the drawing, unless something else was meant."""
    first = unquote(address.split("/", 1)[0])
    if "\\" in address:
        raise _NoLink("is no address: the parts of a path have `/` between them")
    if _is_on_the_net(address):
        before = "mailto:" if "@" in first else "https://"
        raise _NoLink(f"would be looked for beside the drawing; write `{before}` before it, or `./` if it is a file")
    prose = " " in address and (not _FILE.fullmatch(address) or any(map(_is_on_the_net, address.split(" "))))
    if address.startswith("/") and not address.startswith("//"):
        raise _NoLink(f"does not say on which host it is; {_NEEDED}")
    if address.startswith(("?", "#")):
        raise _NoLink(f"leads back to the drawing itself; {_NEEDED}")
    if address.startswith("//") or ":" in first or prose:
        raise _NoLink("is no address: those on the net begin with `https://`")
    if _hides_another(address):
        raise _NoLink(_HIDDEN)
    return _encoded(address)


def _is_on_the_net(address: str) -> bool:
    """Whether an address without a scheme begins with the name of a host, as far as one can see."""
    return bool(_HOST_BEFORE_PATH.match(address) or _HOST_WITH_PORT.match(address) or _HOST_ALONE.fullmatch(address))


def _doi(address: str) -> str | None:
    match = _DOI.fullmatch(address)
    return f"https://doi.org/{_without_entities(_NOT_IN_NAME.sub(_percent, match[1]))}" if match else None


def _encoded(rest: str) -> str:
    """Path, query and fragment with all that is not allowed there percent-encoded; what is encoded stays so."""
    before, sign, fragment = rest.partition("#")
    return _without_entities(_NOT_IN_PATH.sub(_percent, before) + sign + _NOT_IN_PATH.sub(_percent, fragment))


def _percent(match: re.Match[str]) -> str:
    return quote(match[0], safe="")


def _without_entities(address: str) -> str:
    """An address in which nothing looks like an entity, nor like a number of a character that lacks its end."""
    return _ENTITY.sub(lambda match: f"{match[0][:-1]}%3B", _NUMBER.sub(lambda match: f"%26{match[0][1:]}", address))


def _host(name: str) -> str:
    """A host in ASCII. Raises `_NoLink`.

    Labels are mapped as UTS 46 does where it matters: compatible characters are one, and there are no capitals.
    """
    labels = []
    for label in unquote(name).translate(_DOTS).split("."):
        written = label
        if not label.isascii():
            small = normalize("NFC", "".join(c.lower() for c in normalize("NFKC", label)))
            if not _NOT_IN_LABEL.isdisjoint(small):
                raise _NoLink(_NO_HOST)
            written = small if small.isascii() else f"xn--{small.encode('punycode').decode()}"
        if len(written) > _LONGEST_LABEL:
            raise _NoLink(_NO_HOST)
        labels.append(written)
    written = ".".join(labels)
    if not _HOST.fullmatch(written):
        raise _NoLink(_NO_HOST)
    return written


def _passes_for_another(label: str) -> bool:
    """Whether a part of a host looks like another one: it mixes scripts, or all its letters look like Latin ones."""
    if label.isascii():
        return False
    letters = [c for c in label.lower() if c.isalpha()]
    scripts = {name_of(c, "").partition(" ")[0] for c in letters}
    return (len(scripts) > 1 and not scripts <= _WRITTEN_TOGETHER) or _LIKE_LATIN.issuperset(letters)
