"""How a text is written in each format: markup within it is none, and it is there letter by letter."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.directions import closed
from argmap.markup import html, markdown, markdown_code, markdown_line, markdown_message
from argmap.reporting.columns import visible
from argmap.reporting.json_text import json_text

sys.path.insert(0, str(Path(__file__).parent))
import hostile

sys.path.pop(0)

if TYPE_CHECKING:
    from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_SIGNS = [*"\\`*_[]<>#~|&{}$%:/.!-+=() \u202e\u202c\u2067\u2069\n", "a", "1", "amp;", "www", "&#60"]
ANY = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_SIGNS)).map("".join))
_MARKED = {"html_inline", "html_block", "link_open", "image", "code_inline", "fence", "code_block", "hr"}


def tokens(written: str) -> list[Token]:
    """The parts of Markdown within its blocks."""
    return [part for block in READER.parse(written) for part in block.children or [block]]


def said(written: str) -> str:
    return "".join(part.content for part in tokens(written) if part.type in ("text", "code_inline"))


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_html_and_xml(text: str) -> None:
    written = html(text)
    assert not set("<>\"'") & set(written)
    assert hostile.letters(unescape(written)) == hostile.letters(text)
    element = ET.fromstring(f'<a b="{written}">{written}</a>')  # noqa: S314 - of our own making
    assert hostile.letters(element.text or "") == hostile.letters(element.get("b") or "") == hostile.letters(text)


@pytest.mark.parametrize("text", hostile.TEXTS)
@pytest.mark.parametrize("before", ["", "- ", "1. ", "> ", "# ", "Ω ", "- **Ω** "])
def test_markdown(text: str, before: str) -> None:
    written = before + (markdown(text) if "Ω" in before else markdown_line(text))
    kinds = {part.type for part in tokens(written)}
    allowed = {"text", "inline", "strong_open", "strong_close"}
    blocks = {"paragraph", "list_item", "bullet_list", "ordered_list", "blockquote", "heading"}
    assert kinds <= allowed | {f"{name}_{side}" for name in blocks for side in ("open", "close")}
    nested = [part.type for part in READER.parse(written) if part.type.endswith("list_open")]
    assert len(nested) == (before[:1] in {"-", "1"})
    assert hostile.letters(said(written).removeprefix("Ω")) == hostile.letters(text)


@given(ANY)
def test_whatever_is_written_as_markdown_is_text(text: str) -> None:
    for written in (
        markdown_line(text),
        f"| {markdown(text)} |\n|---|\n| {markdown(text)} |",
        f"*{markdown('a' + text + 'a')}*",
    ):
        kinds = {part.type for part in tokens(written)}
        assert not kinds & _MARKED
    assert hostile.letters(said(markdown_line(text))) == hostile.letters(text)


@given(ANY)
def test_whatever_is_written_as_code_is_code(text: str) -> None:
    parts = [part for part in tokens(f"a {markdown_code(text)} b") if not part.type.startswith("paragraph_")]
    assert [part.type for part in parts] == ["text", "code_inline", "text"]
    assert hostile.letters(parts[1].content) == hostile.letters(text)


@given(ANY)
def test_code_in_a_message_stays_code_and_nothing_else_is_markup(text: str) -> None:
    written = markdown_message(f"`close` is {text} and `x`")
    assert {part.type for part in tokens(written)} <= {
        "text",
        "code_inline",
        "inline",
        "paragraph_open",
        "paragraph_close",
    }
    if "`" not in text:
        assert [part.content for part in tokens(written) if part.type == "code_inline"] == ["close", "x"]
        assert hostile.letters(said(written)) == hostile.letters(f"closeis{text}andx")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://x.example", r"https\:\/\/x.example"),
        ("see www.x.example", r"see www\.x.example"),
        ("mailto:a@x.example", r"mailto\:a@x.example"),
        ("{{ x }} {% y %} 50%", r"\{\{ x \}\} \{\% y \%\} 50%"),
        ("R & D, AT&T", r"R & D, AT\&T"),
        ("1.3 and 1. more", "1.3 and 1. more"),
        ("1. more", r"1\. more"),
        ("and/or: 3 - 2 = 1 + 0", "and/or: 3 - 2 = 1 + 0"),
    ],
)
def test_markdown_is_as_readable_as_may_be(text: str, written: str) -> None:
    assert markdown_line(text) == written


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\u202eb", "a\u202eb\u202c"),
        ("\u2067a\u202ab", "\u2067a\u202ab\u202c\u2069"),
        ("\u2067a\u202ab\u2069c", "\u2067a\u202ab\u202c\u2069c"),
        ("a\u2069\u202cb", "ab"),
        ("\u2067a\u202cb\u2069", "\u2067ab\u2069"),
        ("\u202ba\u202c b", "\u202ba\u202c b"),
        ("\u200fa\u200e\u061c", "\u200fa\u200e\u061c"),
    ],
)
def test_a_text_turns_nothing_beyond_its_end(text: str, found: str) -> None:
    assert closed(text) == found


@given(st.text(st.sampled_from("ab\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")))
def test_what_a_text_opens_it_ends(text: str) -> None:
    found = closed(text)
    opened: list[str] = []
    for letter in found:
        if letter in "\u202a\u202b\u202d\u202e":
            opened.append("\u202c")
        elif letter in "\u2066\u2067\u2068":
            opened.append("\u2069")
        elif letter in "\u202c\u2069":
            assert opened.pop() == letter
    assert opened == []
    assert closed(found) == found
    assert [c for c in found if c in "ab"] == [c for c in text if c in "ab"]


def test_json_holds_nothing_that_a_terminal_or_script_obeys() -> None:
    import json

    text = "".join(map(chr, range(0x2100))) + "\ufeff\udfff\ud800\ufffe💥"
    written = json_text({"a": [text]})
    assert json.loads(written) == {"a": [text]}
    assert not set(written) & set("\x07\x1b\x7f\x9b\u061c\u200b\u200e\u2028\u202e\u2066\ufeff\ud800")
    assert written.encode()
    assert "💥" in written


@pytest.mark.parametrize(
    "text",
    [
        "\u200fעברית\u200e",
        "\u061cعربي",
        "क्\u200dष",
        "नि\u200cय",
        "ภาษา\u200bไทย",
        "🏴\U000e0067\U000e0062\U000e007f",
        "co\xadop",
    ],
)
def test_terminals_keep_what_belongs_to_words(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    "sign", "\x00\x07\x1b\x7f\x9b\u200b\u2028\u202a\u202e\u2060\u2066\u2069\u3164\ufeff\U000e0041\ud800\ufffe"
)
def test_terminals_are_shown_a_sign_for_what_deceives(sign: str) -> None:
    found = visible(f"a{sign}b")
    assert len(found) == 3
    assert sign not in found
    assert found.isprintable() or "\ufffd" in found
