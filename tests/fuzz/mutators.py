"""Changes of the bytes of a map, as slips, tools and strangers make them; each takes a source of chance."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import yaml

Mutator = Callable[[bytes, Random], bytes]

_KEYS = (
    "argument conclusion claim evidence assumption because but although undercut premises ref id cite quote note group"
    " groups sources source schemes scheme title question language include ignore tags likelihood strength answers at"
    " roles backing x-own argmap style text"
).split()
_SIGNS = [
    *": - # , ' \" [ ] { } | > & * ! % @ ` ? ~ = \\ \t".split(" "),
    *(
        ": ",
        "- ",
        " #",
        "''",
        '"',
        "|\n",
        ">-\n",
        "&a ",
        "*a ",
        "!!str ",
        "? ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "<<: *a",
    ),
    *("<<<<<<< HEAD\n", "=======\n", ">>>>>>> other\n", "- - ", "[]", "{}", "null", "~: ", ": : ", "''':", "\\"),
]
_ODD = [
    *(chr(code) for code in (*range(0x20), 0x7F, 0x85, 0xA0, 0xAD)),
    *"\u00b4\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\uff1a\uff0d\uff0c\u3000\u200b\u200d\u200e\u200f\u202e",
    *"\u2028\u2029\u2066\u2069\ufeff\ufffd\ufffe\uffff\U0001f600\U0010ffff\u0301\u05d0\u0627\u4e2d\uac00\u00df",
]
_ODD_BYTES = [
    b"\xff",
    b"\xfe",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf",
    b"\xc0\x80",
    b"\xf4\x90\x80\x80",
    b"\x96",
    b"\xfc",
]


def mutated(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """A map after one to four changes."""
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        if random.random() < 0.04:
            data = joined(data, random.choice(others), random)
        else:
            (mutator,) = random.choices(MUTATORS, _WEIGHTS)
            data = mutator(data, random)
    return data


def some_bytes(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    end = min(len(data), at + random.choice((0, 1, 1, 2, 8, 40)))
    match random.randrange(6):
        case 0:
            return data[:at] + random.randbytes(random.choice((1, 1, 2, 5))) + data[at:]
        case 1:
            return data[:at] + data[end:]
        case 2:
            return data[:at] + data[at:end] * 2 + data[end:]
        case 3:
            return data[:at]
        case 4:
            return data[:at] + random.choice(_ODD_BYTES) + data[at:]
        case _:
            return data[:at] + bytes(byte ^ (1 << random.randrange(8)) for byte in data[at:end]) + data[end:]


def some_lines(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at, to = random.randrange(len(lines)), random.randrange(len(lines))
    line = lines[at]
    match random.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines.insert(to, line)
        case 2:
            lines[at], lines[to] = lines[to], line
        case 3:
            lines[at] = line.rstrip(b"\r\n") + random.choice((b"", b" "))
        case 4:
            cut = random.randrange(len(line) + 1)
            lines[at] = line[:cut] + b"\n" + b" " * random.randrange(8) + line[cut:]
        case 5:
            first, last = min(at, to), max(at, to)
            lines[first:last] = random.sample(lines[first:last], last - first)
        case _:
            first, last = min(at, to), max(at, to)
            lines[to:to] = lines[first:last][:6]
    return b"".join(lines)


def indentation(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at = random.randrange(len(lines))
    by = random.choice((-4, -3, -2, -2, -1, 1, 2, 2, 3, 4, 9))
    for index in range(at, min(len(lines), at + random.choice((1, 1, 1, 2, 4, 10)))):
        body = lines[index].lstrip(b" ")
        blanks = len(lines[index]) - len(body)
        filling = b"\t" if random.random() < 0.08 else b" "
        lines[index] = filling * max(0, blanks + by) + body
    return b"".join(lines)


def signs(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    sign = random.choice(_SIGNS).encode()
    places = [found.start() for found in re.finditer(rb"[:\-#'\"\[\]{},|>]", data)]
    match random.randrange(3):
        case 0 if places:
            at = random.choice(places)
            return data[:at] + data[at + 1 :]
        case 1 if places:
            at = random.choice(places)
            return data[:at] + sign + data[at + 1 :]
        case _:
            return data[:at] + sign + data[at:]


def keys(data: bytes, random: Random) -> bytes:
    """A key misspelt, replaced, repeated, taken out, or put in."""
    found = list(re.finditer(rb"(?m)^( *(?:- )?)([\w-]+):", data))
    if not found:
        return data + b"\n" + random.choice(_KEYS).encode() + b":"
    place = random.choice(found)
    start, end = place.span(2)
    word = place[2]
    match random.randrange(5):
        case 0:
            at = random.randrange(len(word))
            new = word[:at] + random.choice((b"", word[at : at + 1] * 2, b"x")) + word[at + 1 :]
        case 1:
            new = random.choice(_KEYS).encode()
        case 2:
            new = random.choice((word.upper(), word.title(), word + b" ", b'"' + word + b'"', b"- " + word))
        case 3:
            return data[:start] + data[end + 1 :].lstrip(b" ")
        case _:
            line = (
                place[1].replace(b"- ", b"  ") + random.choice(_KEYS).encode() + random.choice((b":", b": x", b": [a]"))
            )
            at = data.find(b"\n", end) + 1 or len(data)
            return data[:at] + line + b"\n" + data[at:]
    return data[:start] + new + data[end:]


def characters(data: bytes, random: Random) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        at = random.randrange(len(text) + 1)
        odd = random.choice(_ODD) * random.choice((1, 1, 1, 3))
        text = text[:at] + odd + text[at + (random.random() < 0.3) :]
    return text.encode("utf-8", "surrogateescape")


def look_alikes(data: bytes, random: Random) -> bytes:
    """Signs as word processors and other keyboards put them."""
    text = data.decode("utf-8", "surrogateescape")
    old, new = random.choice(
        (
            (": ", "\uff1a"),
            ("- ", "\u2013 "),
            ("'", "\u2019"),
            ('"', "\u201c"),
            ("  ", "\u00a0 "),
            ("- ", "\u2022 "),
            (": ", ":"),
        )
    )
    places = [found.start() for found in re.finditer(re.escape(old), text)]
    for at in reversed(random.sample(places, min(len(places), random.choice((1, 1, 2, 50))))):
        text = text[:at] + new + text[at + len(old) :]
    return text.encode("utf-8", "surrogateescape")


def ends(data: bytes, random: Random) -> bytes:
    """Line ends, the mark of the byte order, and the last line end."""
    match random.randrange(6):
        case 0:
            return re.sub(rb"\r?\n", b"\r\n", data)
        case 1:
            return re.sub(rb"\r?\n", b"\r", data)
        case 2:
            return re.sub(rb"\r?\n", lambda _: random.choice((b"\n", b"\r\n", b"\r")), data)
        case 3:
            return data.rstrip(b"\r\n")
        case 4:
            return b"\xef\xbb\xbf" + data
        case _:
            return data + random.choice((b"\n\n", b" ", b"\t", b"\n  ", b"\n#", b"\n- ", b"\nx"))


def structure(data: bytes, random: Random) -> bytes:
    """Another value somewhere in the tree, written anew in lines or brackets."""
    try:
        tree = yaml.load(data, yaml.CBaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return keys(data, random)
    places: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        inside = list(node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ())
        places += [(node, key) for key, _ in inside]
        waiting += [value for _, value in inside]
    if not places:
        return keys(data, random)
    node, key = random.choice(places)
    other, other_key = random.choice(places)
    match random.randrange(6):
        case 0:
            node[key] = random.choice(
                (None, "", "x", [], {}, ["a", "b"], {"a": "b"}, [[]], {"claim": ["x"]}, "1", [None])
            )
        case 1:
            node[key] = [node[key]]
        case 2:
            node[key] = {random.choice(_KEYS): node[key]}
        case 3:
            if isinstance(node, dict):
                node[random.choice(_KEYS)] = node.pop(key)
            else:
                node.append(node[key])
        case 4:
            if not isinstance(other[other_key], dict | list):  # else it could stand within itself
                node[key] = other[other_key]
        case _:
            del node[key]
    style = random.choice((False, False, None, True))
    try:
        written: str = yaml.dump(
            tree, default_flow_style=style, allow_unicode=True, sort_keys=False, width=random.choice((40, 90, 10**6))
        )
    except (RecursionError, yaml.YAMLError):
        return data
    return written.encode("utf-8", "surrogatepass")


def extremes(data: bytes, random: Random) -> bytes:
    """Very long, very deep."""
    at = data.find(b"\n", random.randrange(len(data) + 1)) + 1
    many = random.choice((50, 70, 300))
    begin = b"\n" if at and not data[:at].endswith(b"\n") else b""
    nested = b"".join(
        b" " * (2 * level) + b"because:\n" + b" " * (2 * level) + b"- claim: It is so.\n"
        for level in range(1, many // 5)
    )
    new = random.choice(
        (
            b"x-own: " + b"[" * many + b"]" * many + b"\n",
            b"note: " + b"{a: " * many + b"1" + b"}" * many + b"\n",
            b"  note: " + b"word " * many * 5 + b"\n",
            b"note: " + b"x" * many * 20 + b"\n",
            nested,
            b"- " * many + b"claim: x\n",
            b"#" * many + b"\n",
            b" " * many * 3 + b"\n",
            b"\n" * many,
            b"a: " * many + b"\n",
        )
    )
    return data[:at] + begin + new + data[at:]


def joined(data: bytes, other: bytes, random: Random) -> bytes:
    """Two maps in one."""
    one, two = data.splitlines(keepends=True), other.splitlines(keepends=True)
    cut, cut_two = random.randrange(len(one) + 1), random.randrange(len(two) + 1)
    match random.randrange(4):
        case 0:
            return data + random.choice((b"", b"\n", b"---\n", b"...\n")) + other
        case 1:
            return b"".join(one[:cut] + two[cut_two:])
        case 2:
            return b"".join(one[:cut] + two[cut_two : cut_two + 5] + one[cut:])
        case _:
            conflict = [
                b"<<<<<<< HEAD\n",
                *one[cut : cut + 2],
                b"=======\n",
                *two[cut_two : cut_two + 2],
                b">>>>>>> b\n",
            ]
            return b"".join([*one[:cut], *conflict, *one[cut + 2 :]])


MUTATORS: tuple[Mutator, ...] = (
    some_bytes, some_lines, indentation, signs, keys, characters, look_alikes, ends, structure, extremes,
)  # fmt: skip
_WEIGHTS = (6, 14, 14, 16, 14, 10, 6, 6, 12, 2)
