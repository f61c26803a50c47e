"""The tokens of a YAML text that hold names: anchors, aliases, tags and directives, as libyaml reads them."""

from __future__ import annotations

import re
from typing import Any

from yaml.tokens import AliasToken, AnchorToken, DirectiveToken, TagToken

from argmap.lazy_pattern import lazy
from argmap.yamltext.without_libyaml.tokens import BLANKS, BREAK_OR_END, END, GAP_WITH_TABS, Tokens

_NAME = lazy(r"[0-9A-Za-z_-]*")
_AFTER_NAME = frozenset(" \t\r\n\0?:,]}%@`")
_BLANK_OR_END = frozenset(" \t\r\n\0")
_TAG_PART = lazy(r"[0-9A-Za-z_;/?:@&=+$.!~*'()-]*")
_ADDRESS_PART = lazy(r"[0-9A-Za-z_;/?:@&=+$.!~*'(),\[\]-]*")
_OCTET = lazy("%[0-9A-Fa-f]{2}")
# How many bytes a character has in UTF-8, by the first bits of the first one.
_WIDTHS = ((0x80, 0x00, 1), (0xE0, 0xC0, 2), (0xF0, 0xE0, 3), (0xF8, 0xF0, 4))
_DIGITS = lazy("[0-9]{0,9}")
_VERSIONS = ((1, 1), (1, 2))


class TokensWithNames(Tokens):
    """The tokens of a text."""

    def scan_anchor(self, TokenClass: type[AliasToken | AnchorToken]) -> Any:  # noqa: N803
        start = self.get_mark()
        self.forward()
        name = self.skip(_NAME)
        if not name or self.buffer[self.index] not in _AFTER_NAME:
            what = "an anchor" if TokenClass is AnchorToken else "an alias"
            self.fail(f"while scanning {what}", start, "did not find expected alphabetic or numeric character")
        return TokenClass(name, start, self.get_mark())

    def scan_tag(self) -> Any:
        start, context = self.get_mark(), "while scanning a tag"
        handle: str | None
        if self.buffer[self.index + 1] == "<":
            self.forward(2)
            handle, suffix = None, self._address(start, "while parsing a tag", _ADDRESS_PART)
            if self.buffer[self.index] != ">":
                self.fail(context, start, "did not find the expected '>'")
            self.forward()
        else:
            handle = self._handle()
            named = len(handle) > 1 and handle.endswith("!")
            suffix = self._address(start, "while parsing a tag", _TAG_PART, "" if named else handle)
            if not named:
                handle, suffix = ("!", suffix[1:]) if suffix != "!" else (None, "!")
        sign = self.buffer[self.index]
        if sign not in _BLANK_OR_END and not (self.flow_level and sign == ","):
            self.fail(context, start, "did not find expected whitespace or line break")
        return TagToken((handle, suffix), start, self.get_mark())

    def _handle(self) -> str:
        """The text between two exclamation marks, with these; what begins so, if there is no second one."""
        self.forward()
        name = self.skip(_NAME)
        if self.buffer[self.index] != "!":
            return f"!{name}"
        self.forward()
        return f"!{name}!"

    def _address(self, start: Any, context: str, part: re.Pattern[str], head: str = "") -> str:
        """The rest of a tag, or what stands for a handle, behind what was read of it."""
        address = [head]
        while True:
            address.append(self.skip(part))
            if self.buffer[self.index] != "%":
                break
            address.append(self._octets(start, context))
        if not any(address):
            self.fail(context, start, "did not find expected tag URI")
        return "".join(address).partition(END)[0]  # for libyaml a NUL ends it

    def _octets(self, start: Any, context: str) -> str:
        """One character, given by its bytes in UTF-8."""
        octets, width = bytearray(), 1
        while len(octets) < width:
            found = _OCTET.match(self.buffer, self.index)
            if found is None:
                self.fail(context, start, "did not find URI escaped octet")
            octet = int(found[0][1:], 16)
            if octets and octet & 0xC0 != 0x80:
                self.fail(context, start, "found an incorrect trailing UTF-8 octet")
            if not octets:
                width = next((width for mask, sign, width in _WIDTHS if octet & mask == sign), 0)
                if not width:
                    self.fail(context, start, "found an incorrect leading UTF-8 octet")
            octets.append(octet)
            self.forward(3)
        return octets.decode("utf-8", "replace")

    def scan_directive(self) -> Any:
        start, context = self.get_mark(), "while scanning a directive"
        self.forward()
        name = self.skip(_NAME)
        if not name:
            self.fail(context, start, "could not find expected directive name")
        if self.buffer[self.index] not in _BLANK_OR_END:
            self.fail(context, start, "found unexpected non-alphabetical character")
        value: tuple[object, object]
        if name == "YAML":
            value = self._version(start)
        elif name == "TAG":
            value = self._handle_with_prefix(start)
        else:
            self.fail(context, start, "found unknown directive name")
        end = self.get_mark()
        self.skip(GAP_WITH_TABS)
        if self.buffer[self.index] not in BREAK_OR_END:
            self.fail(context, start, "did not find expected comment or line break")
        self.over_break()
        return DirectiveToken(name, value, start, end)

    def _version(self, start: Any) -> tuple[int, int]:
        """The version of YAML; for one that libyaml does not know, one that PyYAML does not know either."""
        context = "while scanning a %YAML directive"
        self.skip(BLANKS)
        major = self._number(start, context)
        if self.buffer[self.index] != ".":
            self.fail(context, start, "did not find expected digit or '.' character")
        self.forward()
        minor = self._number(start, context)
        return (major, minor) if (major, minor) in _VERSIONS else (0, 0)

    def _number(self, start: Any, context: str) -> int:
        digits = self.skip(_DIGITS)
        if self.buffer[self.index] in "0123456789":
            self.fail(context, start, "found extremely long version number")
        if not digits:
            self.fail(context, start, "did not find expected version number")
        return int(digits)

    def _handle_with_prefix(self, start: Any) -> tuple[str, str]:
        """A short name for the beginning of tags, and that beginning."""
        context = "while scanning a %TAG directive"
        self.skip(BLANKS)
        if self.buffer[self.index] != "!":
            self.fail("while scanning a tag directive", start, "did not find expected '!'")
        handle = self._handle()
        if handle != "!" and not handle.endswith("!"):
            self.fail("while parsing a tag directive", start, "did not find expected '!'")
        if not self.skip(BLANKS):
            self.fail(context, start, "did not find expected whitespace")
        prefix = self._address(start, "while parsing a %TAG directive", _ADDRESS_PART)
        if self.buffer[self.index] not in _BLANK_OR_END:
            self.fail(context, start, "did not find expected whitespace or line break")
        return handle, prefix
