"""Runs as HTML and as Markdown, which are read back as the same runs."""

from __future__ import annotations

from html.parser import HTMLParser
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from argmap.inline.reading import read
from argmap.inline.runs import Run, runs_of, text_of
from argmap.inline.written import html_of, markdown_line_of, markdown_of

WORDS = st.text(st.sampled_from("ab *_`[]<>$&#!\\~:/א."), min_size=1, max_size=8)
RUNS = st.lists(
    st.builds(
        Run,
        WORDS.map(lambda words: f"x{' '.join(words.split())}x"),
        st.booleans(),
        st.booleans(),
        st.just(False) | st.booleans(),
        st.sampled_from([None, None, "https://example.org/a(b)_c"]),
    ),
    min_size=1,
    max_size=5,
)


def looks(text: str) -> list[tuple[str, bool, bool, bool, str | None]]:
    """Each letter that can be seen, with how it looks."""
    return [
        (letter, run.strong, run.emphasis, run.code, run.href)
        for run in runs_of(text)
        for letter in run.text
        if not letter.isspace() and category(letter) != "Cf"
    ]


class Reader(HTMLParser):
    """The runs of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.href: str | None = None
        self.runs: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag == "a":
            self.href = dict(attrs)["href"]
            assert dict(attrs).get("rel", "noopener noreferrer") == "noopener noreferrer"
        else:
            assert attrs == []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.href = None if tag == "a" else self.href

    def handle_data(self, data: str) -> None:
        self.runs.append(Run(data, "strong" in self.open, "em" in self.open, "code" in self.open, self.href))


def from_html(written: str) -> str:
    reader = Reader()
    reader.feed(written)
    reader.close()
    return text_of(reader.runs)


def from_markdown(written: str) -> str:
    """The runs of Markdown as CommonMark reads it, which is to have no other marks."""
    blocks = MarkdownIt("commonmark").parse(written)
    assert [block.type for block in blocks] == ["paragraph_open", "inline", "paragraph_close"]
    runs: list[Run] = []
    strong = emphasis = 0
    href: str | None = None
    for token in blocks[1].children or ():
        strong += token.nesting if token.type.startswith("strong") else 0
        emphasis += token.nesting if token.type.startswith("em_") else 0
        if token.type.startswith("link"):
            href = str(token.attrs["href"]) if token.nesting > 0 else None
        elif token.content:
            assert token.type in {"text", "code_inline"}
            runs.append(Run(token.content, strong > 0, emphasis > 0, token.type == "code_inline", href))
    return text_of(runs)


@given(RUNS)
def test_html(runs: list[Run]) -> None:
    text = text_of(runs)
    assert looks(from_html(html_of(text))) == looks(text)


@given(RUNS)
def test_markdown(runs: list[Run]) -> None:
    """Where Markdown has no way to write them, as within a word before a bracket, the plain words."""
    text = text_of(runs)
    for written, known in (
        (markdown_line_of(text), looks(text)),
        (f"x {markdown_of(text)}", [("x", False, False, False, None), *looks(text)]),
    ):
        found = looks(from_markdown(written))
        assert found in (known, [(letter, False, False, False, None) for letter, *_ in known])


@given(st.lists(st.sampled_from(["*a*", "**b**", "`c`", "[d](https://example.org/)", "$e$", "f", "*g **h** i*"])))
def test_markdown_of_words_side_by_side(words: list[str]) -> None:
    text = read(" ".join(words)).text
    assert looks(from_markdown(f"x {markdown_of(text)}"))[1:] == looks(text)


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("It is *so*, **so** and `so`.", "It is *so*, **so** and `so`."),
        ("*a **b** c*", "*a **b** c*"),
        ("[*a* b](https://example.org/)", "[*a* b](<https://example.org/>)"),
        ("1. *a*", "1\\. *a*"),
        ("# *a* <b>", "\\# *a* \\<b\\>"),
        ("2*3*4 is $x^2$", "2*3*4 is x²"),
    ],
)
def test_markdown_of_texts(written: str, markdown: str) -> None:
    assert markdown_line_of(read(written).text) == markdown


def test_among_strong_words_none_is_strong_again() -> None:
    assert markdown_of(read("a **b** *c*").text, strong=True) == "a b *c*"


def test_html_of_texts() -> None:
    written = html_of(read("a *b* **c** `<d>` [e](https://example.org/?f&g) <x>").text)
    assert written == (
        "a <em>b</em> <strong>c</strong> <code>&lt;d&gt;</code>"
        ' <a href="https://example.org/?f&amp;g" rel="noopener noreferrer">e</a> &lt;x&gt;'
    )
