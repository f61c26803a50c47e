"""Texts of four formats: headings, paragraphs, sentences, pages and their numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.grounding import WorkText
from argmap.grounding.html_pages import html_blocks
from argmap.grounding.marked import markdown_blocks
from argmap.grounding.plain import is_title, plain_blocks
from argmap.grounding.sentences import sentence_ends
from argmap.grounding.texts import on_one_line


def outline(text: WorkText) -> list[tuple[str | None, list[str]]]:
    """Each section's title with the first words of its paragraphs."""
    return [
        (section.title, [" ".join(on_one_line(text.text[p.start : p.end]).split()[:3]) for p in section.paragraphs])
        for section in text.sections
    ]


def plain(text: str) -> WorkText:
    return WorkText(plain_blocks(text))


# -- plain text ----------------------------------------------------------------------------------------------------

PAPER = """

A Study of the River Bridge and its Traffic

Jones, Anna (Fellow, Bridge Division)

The bridge over the river is old. It carries lorries, which it was not made for, and nobody has measured what they do
to the deck of the bridge.

The Deck in Eight Years: Use and Wear

The deck was laid in eight weeks in the summer of that year, and the engineers who laid it said that it was

made for carts. Nobody has renewed it since the bridge was opened to lorries and to the buses of the valley. In the

U.S. study of bridges, the deck is what fails first.

The winters wear it, too.

But What about the Lorries of the Mill...?

They cross at night.

* The views of this paper are those of its author.
"""


def test_sections_and_paragraphs_of_a_plain_text() -> None:
    assert outline(plain(PAPER)) == [
        ("A Study of the River Bridge and its Traffic", ["Jones, Anna (Fellow,", "The bridge over"]),
        ("The Deck in Eight Years: Use and Wear", ["The deck was", "The winters wear"]),
        ("But What about the Lorries of the Mill...?", ["They cross at", "* The views"]),
    ]


def test_a_paragraph_that_goes_on_is_one() -> None:
    paragraph = plain(PAPER).sections[1].paragraphs[0]
    assert [s.text for s in paragraph.sentences][-1] == "In the U.S. study of bridges, the deck is what fails first."
    assert len(paragraph.sentences) == 3


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One line.\nAnother line.\n\nA second paragraph.", 2),
        ("It breaks off\n\nand goes on.", 1),
        ("It is said of the U.S.\n\ngovernment that it waits.", 1),
        ("It ends here.\n\nand so does this.", 2),
        ("These are the points:\n\nthe first one.\n\nthe second one.", 3),
        ("We have to tell what comes first and what comes last, and so\n\na) this is it.\n\nb) this is it, too.", 3),
        ("  First line of a paragraph\nthat is wrapped.\n  First line of another\none that is wrapped.", 2),
        ("It is " + "very " * 60 + "long.\nThis is another paragraph on one line.", 2),
        ("A line that is broken by the number of a page, as it happens in texts\n\n12\n\nand goes on.", 1),
        ("", 0),
    ],
)
def test_what_is_a_paragraph(text: str, paragraphs: int) -> None:
    assert len(plain(text).paragraphs) == paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "Introduction",
        "1. Introduction",
        "2.3 Results of the survey",
        "Chapter 4 The deck and what wears it",
        "IV. The Deck",
        "THE RIVER BRIDGE",
        "The River Bridge",
        "What Lorries Do to a Bridge?",
        "Conclusion and outlook",
    ],
)
def test_titles(line: str) -> None:
    assert is_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge is old.",
        "the river bridge",
        "* A note",
        "- an item",
        "It was as follows:",
        "One, two,",
        "1234",
        "—",
        "",
        "A line of prose that is not a sentence yet and has no end for it breaks off in the middle",
    ],
)
def test_no_titles(line: str) -> None:
    assert not is_title(line)


def test_pages_are_counted_and_running_lines_left_out() -> None:
    things = ("deck", "toll", "winter", "traffic", "harvest")
    pages = [
        f"The River Bridge   {n}\n\npart of this {thing} report, which ends in the {thing[::-1]} of a\n\n- {n} -"
        for n, thing in enumerate(things, 1)
    ]
    text = plain("\f".join(pages) + "\f")
    assert [number for _, number in text.pages] == [1, 2, 3, 4, 5]
    assert text.page_at(text.text.index("part of this traffic")) == 4
    assert text.page_at(text.text.index("part of this traffic") - 2) == 3
    assert "River" not in text.text
    assert len(text.paragraphs) == 1
    assert [s.place.page for s in text.sentences] == [1]


def test_text_before_the_first_heading_and_without_any() -> None:
    text = plain("It is old, and it will be mended.\n\nThe Deck\n\nIt is older.")
    assert [str(s.place) for s in text.sentences] == ["§0 ¶1 s1", "§1 ¶1 s1"]
    assert [str(s.place) for s in plain("It is old. It is new.\n\nIt is.").sentences] == ["¶1 s1", "¶1 s2", "¶2 s1"]


# -- sentences -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentences",
    [
        ["It is old.", "It is new."],
        ["Is it old?", "It is!", "So it is..."],
        ["Dr. Smith and Prof. Jones of the U.S. Senate met on Jan. 5 in St. Louis."],
        ["They met in the U.S.", "In a press conference they said so."],
        ["They relied on the U.S. and the U.K. as before."],
        ["It costs 3.50 a day.", "2 of them pay."],
        ["He said, “It is old.”", "She agreed."],
        ["(It is old.)", "[It is not.]", '"Is it?" he asked.'],
        ["See p. 12 and No. 5, fig. 3, i.e. the deck, etc. and so on."],
        ["J. Smith and A. B. Jones wrote it.", "It was I.", "The rest is known."],
        ["It went on ... and on.", "… Then it ended."],
        ["Kim Jong Un came.", "He left."],
        ["There was no.", "Nobody said yes."],
        ["It is 桥。", "很老。"],
        ["Was it the Jan. survey?", "$5 were paid."],
        ["One without an end"],
    ],
)
def test_sentences(sentences: Sequence[str]) -> None:
    joint = "" if "桥" in sentences[0] else " "
    text = joint.join(sentences)
    found, start = [], 0
    for end in sentence_ends(text):
        found.append(text[start:end].strip())
        start = end
    assert found == list(sentences)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='aB .!?…\n\f"”)1U.S-#*<>&', max_size=120))
def test_every_text_is_divided_into_sentences_that_leave_nothing_out(text: str) -> None:
    for blocks in (plain_blocks(text), markdown_blocks(text), html_blocks(text)):
        work = WorkText(blocks)
        for paragraph in work.paragraphs:
            assert [s.place.sentence for s in paragraph.sentences] == list(range(1, len(paragraph.sentences) + 1))
            words = "".join(work.text[s.start : s.end] for s in paragraph.sentences)
            assert "".join(words.split()) == "".join(work.text[paragraph.start : paragraph.end].split())
        starts = [s.start for s in work.sentences]
        assert starts == sorted(starts)
        for sentence in work.sentences:
            assert work.sentence_at(sentence.start) is sentence
            assert work.sentence_at(sentence.end - 1) is sentence


# -- Markdown ------------------------------------------------------------------------------------------------------


def test_markdown() -> None:
    text = WorkText(
        markdown_blocks(
            """---
title: left out
---
# The *River* Bridge #

A paragraph with **bold**, _italic_, `code*s`, a [link](https://example.org/a_(b) "t"), ![a picture](p.png),
an\\_escape, a note[^1] &amp; an <b>element</b>. Snake_case_words stay.

The Deck
--------

- one item
- another item
  that goes on
1. a third

> quoted words
> that go on

<!-- left out
altogether -->

```python
# no heading
```

| a | b |
|---|---|
| c | d |

[ref]: https://example.org
***
Setext
======
The end.
"""
        )
    )
    assert outline(text) == [
        ("The River Bridge", ["A paragraph with"]),
        ("The Deck", ["one item", "another item that", "a third", "quoted words that", "# no heading", "a b", "c d"]),
        ("Setext", ["The end."]),
    ]
    assert text.sections[1].level == 2
    assert text.sections[0].paragraphs[0].sentences[0].text == (
        "A paragraph with bold, italic, code*s, a link, a picture, an_escape, a note & an element."
    )


def test_code_in_markdown_stays_as_it_is() -> None:
    text = "Call `__init__` or \\*x\\*:\n\n- in a list\n\n  ```\n  <b> **a** \\*\n  ```\n\nThen `x^2^` holds."
    assert [block.text for block in markdown_blocks(text)] == [
        "Call __init__ or *x*:",
        "in a list",
        "<b> **a** \\*",
        "Then x^2^ holds.",
    ]


def test_lists_in_lists_and_what_is_indented_are_paragraphs() -> None:
    nested = "\n".join(f"{'  ' * depth}- item {depth}" for depth in range(15))
    assert [block.text for block in markdown_blocks(nested)] == [f"item {depth}" for depth in range(15)]
    assert [block.text for block in markdown_blocks("    It is *old*.\n\nIt<br>holds.")] == ["It is old.", "It\nholds."]


def test_a_citation_needs_its_sign_at_the_beginning_of_a_word() -> None:
    words = [markdown_blocks(f"It holds [{inside}].")[0].text for inside in ("see @a", "-@a", "a@b", "\\@a", "@ a")]
    assert words == ["It holds.", "It holds.", "It holds [a@b].", "It holds [@a].", "It holds [@ a]."]


# -- HTML ----------------------------------------------------------------------------------------------------------


def test_html() -> None:
    text = WorkText(
        html_blocks(
            """<!DOCTYPE html><html><head><title>no</title><style>p {}</style></head><body>
<nav><ul><li>Home<li>About</ul></nav><script>var x = "<p>no</p>";</script>
<h1>The <em>River</em> Bridge</h1><p>It is old&nbsp;&mdash; and
  narrow.<br>So it&shy;is.<p>A second<!-- no --> paragraph with <b>bo</b>ld.
<div>Words<div>in blocks</div>after</div><h2>Items</h2><ul><li>one<li><p>two</p></ul>
<table><tr><td>a</td><td>b</td></tr></table><p hidden>no</p><p aria-hidden="true">no</p>
<svg><text>no</text></svg><footer>no</footer></body></html>"""
        )
    )
    assert outline(text) == [
        ("The River Bridge", ["It is old", "A second paragraph", "Words", "in blocks", "after"]),
        ("Items", ["one", "two", "a", "b"]),
    ]
    assert text.sections[1].level == 2
    assert text.sentences[0].text == "It is old — and narrow."
    assert "no" not in text.text.replace("narrow", "").split()


def test_only_the_main_part_of_a_page_counts_where_it_is_marked() -> None:
    page = "<p>Share this!</p><main><h1>Bridge</h1><p>It is old.</p></main><p>More like this</p>"
    assert outline(WorkText(html_blocks(page))) == [("Bridge", ["It is old."])]


@pytest.mark.parametrize(
    "page", ["<p>a<script>", "</p></main></div>", "<nav>x", "<h1>", "<<<>&#xZZ;&bogus;", "<p><![CDATA[x]]>"]
)
def test_broken_html_is_read_as_far_as_it_goes(page: str) -> None:
    WorkText(html_blocks(page))
