"""Marks of notes: quotations are found with and without them, and no number that is content is passed over."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.checking import check
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
from works_read import lines, places, work

sys.path.pop(0)


# -- HTML ----------------------------------------------------------------------------------------------------------

LINKED = {
    "wikipedia": '1962<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span class="cite-bracket">['
    '</span>1<span class="cite-bracket">]</span></a></sup> and',
    "wikipedia page": '1962<sup class="reference"><a href="#cite_note-1">[1]</a></sup><sup class="reference nowrap">'
    '<span title="Page: 12">:&#8202;12&#8202;</span></sup> and',
    "wikipedia note": '1962<sup class="reference"><a href="#cite_note-2">[Note 2]</a></sup> and',
    "wikipedia letter": '1962<sup class="reference"><a href="#cite_note-2">[a]</a></sup> and',
    "wikipedia request": '1962<sup class="noprint Inline-Template Template-Fact" style="white-space:nowrap;">[<i><a '
    'href="/wiki/Wikipedia:Citation_needed"><span>citation needed</span></a></i>]</sup> and',
    "pandoc": '1962<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> and',
    "github": '1962<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref="" '
    'aria-describedby="footnote-label">1</a></sup> and',
    "kramdown": '1962<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup> and',
    "asciidoctor": '1962<sup class="footnote">[<a id="_footnoteref_1" class="footnote" href="#_footnotedef_1">1</a>]'
    "</sup> and",
    "docutils": '1962<a class="footnote-reference brackets" href="#id2" id="id1" role="doc-noteref">'
    '<span class="fn-bracket">[</span>1<span class="fn-bracket">]</span></a> and',
    "word": '1962<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title=""><span '
    "class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span "
    "class=MsoFootnoteReference><span style='font-size:11.0pt'>[1]</span></span><![endif]></span></span></a> and",
    "libreoffice": '1962<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> and',
    "google": '1962<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> and',
    "wordpress": '1962<sup data-fn="0b3c" class="fn"><a href="#0b3c" id="0b3c-link">1</a></sup> and',
    "wordpress easy": '1962<span class="easy-footnote"><a href="#easy-footnote-bottom-1-12" title="A note.">'
    "<sup>1</sup></a></span> and",
    "wordpress modern": '1962<sup class="modern-footnotes-footnote" data-mfn="1"><a href="javascript:void(0)" '
    'role="button">1</a></sup><span class="modern-footnotes-footnote__note">A note.</span> and',
    "tooltip": '1962<span class="footnote_referrer"><a role="button" tabindex="0"><sup class="footnote_plugin_tooltip'
    '_text">[1]</sup></a><span class="footnote_tooltip" style="display: none;">A note.</span></span> and',
    "tufte": '1962<label for="sn-1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="sn-1">'
    '<span class="sidenote">A note with <em>words</em>.</span> and',
    "journal": '1962<sup><a href="#R1" class="usa-link">1</a>, <a href="#R2">2</a></sup> and',
    "journal range": '1962<sup><a href="#B1">1</a>&ndash;<a href="#B4">4</a></sup> and',
    "journal brackets": '1962 [<a href="#ref-CR1">1</a>] and',
    "journal bare": '1962<a class="fn" href="#fn1" id="fnref1">1</a> and',
    "eur-lex": '1962 <a id="ntc1-L_1" href="#ntr1-L_1">(<span class="oj-super oj-note-tag">1</span>)</a> and',
    "statute": '1962<sup><a href="#f00001" class="LegCommentaryLink">F1</a></sup> and',
    "epub": '1962<a epub:type="noteref" href="notes.xhtml#n1">1</a> and',
    "without a link": "1962<sup>1</sup> and",
    "a symbol": "1962<sup>†</sup> and",
    "superscript": "1962¹ and",
    "brackets": "1962[1] and",
    "several": '1962<sup class="reference"><a href="#cite_note-1">[1]</a></sup><sup class="reference"><a '
    'href="#cite_note-2">[2]</a></sup> and',
}


@pytest.mark.parametrize("kind", LINKED)
def test_marks_of_a_page_are_no_words(kind: str) -> None:
    page = f"<h1>Bridge</h1><p>It was built in {LINKED[kind]} renewed once. It is old.</p><p>It stands.</p>"
    if kind in ("a symbol", "wordpress modern", "tufte"):
        page = page.replace("1962<sup>†", "iron<sup>†")
    whole = "It was built in 1962 and renewed once."
    if kind == "a symbol":
        whole = whole.replace("1962", "iron")
    assert lines("html", page)[:3] == [whole, "It is old.", "It stands."]
    assert places("html", page, whole) == ["§1 ¶1 s1"]
    assert places("html", page, "It stands") == ["§1 ¶2 s1"]
    for other in (whole.replace("1962 and", "1963 and"), whole.replace(" and", " or")):
        if other != whole:
            assert places("html", page, other) == []


@pytest.mark.parametrize("copied", ["19621 and", "1962[1] and", "1962¹ and", "1962^1 and", "1962 (1) and", "1962 and"])
@pytest.mark.parametrize("kind", ["wikipedia", "pandoc", "word", "without a link"])
def test_a_mark_that_was_copied_is_passed_over(kind: str, copied: str) -> None:
    page = f"<p>It was built in {LINKED[kind]} renewed once.</p>"
    assert places("html", page, f"built in {copied} renewed") == ["¶1 s1"]


@pytest.mark.parametrize("copied", ["19622 and", "1962 2 and", "1962^2 and", "19622and", "1962, 1 and", "19611 and"])
def test_another_number_in_place_of_a_mark_is_not(copied: str) -> None:
    page = f"<p>It was built in {LINKED['pandoc']} renewed once.</p>"
    assert places("html", page, f"built in {copied} renewed") == []


@pytest.mark.parametrize(
    ("page", "there", "not_there"),
    [
        ("some 10<sup>6</sup> people came", ["10⁶ people", "106 people"], ["10 people", "10 6 people", "10⁷ people"]),
        ("on the 1<sup>st</sup> of May", ["on the 1st of May"], ["on the 1 of May"]),
        ("the CO<sub>2</sub> in the air", ["the CO2 in", "the CO₂ in"], ["the CO in", "the CO 2 in"]),
        ("an area of 5 km<sup>2</sup> burnt", ["5 km2 burnt", "5 km² burnt"], ["5 km burnt", "5 km3 burnt"]),
        ("where x<sup>2</sup> is small", ["where x2 is", "where x² is"], ["where x is"]),
        ("an area in metres<sup>2</sup> of it", ["metres2 of"], ["metres of"]),
        ("as E = mc<sup>2</sup> says", ["mc² says"], ["mc says"]),
        ("dated by <sup>14</sup>C from wood", ["by 14C from"], ["by C from"]),
        ("the 18<sup>e</sup> arrondissement here", ["18e arr"[:3] + " arrondissement"], ["18 arrondissement"]),
        ("on page <a href='#p12'>12</a> it says", ["page 12 it"], ["page it"]),
        ("see <a href='#fn3'>note 3</a> below", ["see note 3 below"], ["see below"]),
        ("see note <a href='#fn3'>3</a> below", ["see note 3 below"], ["see note below"]),
        ("in <a href='#ch3'>3</a> of them", ["in 3 of"], ["in of"]),
        ("by equation <a href='#eq3'>(3)</a> it falls", ["equation (3) it"], ["equation it"]),
        ("as <a href='#B3'>Lee 2010</a> holds", ["as Lee 2010 holds"], ["as holds", "as Lee holds"]),
        ("the <a href='/years/1962'>1962</a> bridge", ["the 1962 bridge"], ["the bridge"]),
        ("the <i>n</i><sup>th</sup> time", ["the nth time"], ["the n time"]),
        ("in 2019 it rose", ["in 2019 it"], ["in 2018 it", "in 20 it", "in it"]),
        ("of crossing[s] and lorr[ies] there", ["and lorr[ies] there", "lorries there"[7:]], ["of crossings and"]),
        ("of B<sup>12</sup> deficits", ["B12 deficits"], ["B deficits"]),
        ("(a + b)<sup>2</sup> is more", ["b)2 is"], ["b) is"]),
        ("let AB<sup>2</sup> + BC<sup>2</sup> be it", ["AB2 + BC2 be"], ["AB + BC be"]),
    ],
)
def test_what_is_raised_and_is_content_stays(page: str, there: list[str], not_there: list[str]) -> None:
    for quotation in there:
        assert places("html", f"<p>{page} .</p>", quotation) == ["¶1 s1"], quotation
    for quotation in not_there:
        assert places("html", f"<p>{page} .</p>", quotation) == [], quotation


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("some 10<sup>6</sup> people", "some 10⁶ people"),
        ("one in 10<sup>-9</sup> of 5 km<sup>2</sup>", "one in 10⁻⁹ of 5 km²"),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
    ],
)
def test_a_raised_number_is_shown_as_one(page: str, shown: str) -> None:
    assert lines("html", f"<p>{page}</p>") == [shown]


@pytest.mark.parametrize(
    "page",
    [
        "<h2>The Deck<span class='mw-editsection'>[<a href='/w?edit'>edit</a>]</span></h2><p>It is old.</p>",
        "<h2>The Deck<a class='headerlink' href='#deck' title='Link'>¶</a></h2><p>It is old.</p>",
        "<h2>The Deck <a href='#deck'>#</a></h2><p>It is old.</p>",
        "<h2>The Deck</h2><p hidden>No.</p><p>It is old.</p>",
        "<h2>The Deck</h2><p style='color:red; DISPLAY : none'>No.</p><p>It is old.</p>",
        "<h2>The Deck</h2><p style='visibility:hidden'>No.</p><p>It is old.</p>",
        "<h2>The Deck</h2><template><p>No.</p></template><noscript><p>No.</p></noscript><p>It is old.</p>",
        "<style>No.</style><h2>The Deck</h2><script>No.</script><p>It is old.</p>",
        "<h2>The Deck</h2><p>It is old.<span aria-hidden='true'> No.</span></p>",
        "<h2 class='sr-only'>No</h2><h2>The Deck</h2><p>It is <span class='visually-hidden'>not </span>old.</p>",
    ],
)
def test_what_no_reader_sees_is_left_out(page: str) -> None:
    text = work("html", page)
    assert [(section.title, len(section.paragraphs)) for section in text.sections] == [("The Deck", 1)]
    assert lines("html", page) == ["It is old."]


@pytest.mark.parametrize(
    "notes",
    [
        '<section id="footnotes" class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>It held ten carts.<a '
        'href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
        '<aside id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes"><hr><ol><li id="fn1"><p>'
        'It held ten carts.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></aside>',
        '<section data-footnotes="" class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2><ol>'
        '<li id="user-content-fn-1"><p>It held ten carts. <a href="#user-content-fnref-1" data-footnote-backref="" '
        'aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p></li></ol></section>',
        '<div style="mso-element:footnote" id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span '
        "class=MsoFootnoteReference>[1]</span></a> It held ten carts.</p></div>",
        '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1" '
        'aria-label="Jump up">^</a></b></span> <span class="reference-text">It held ten carts.</span></li></ol>',
        '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-1_1-0"><sup>'
        "<i><b>a</b></i></sup></a></span> It held ten carts.</li></ol>",
        '<ol class="wp-block-footnotes"><li id="0b3c">It held ten carts. <a href="#0b3c-link" aria-label="Jump to '
        'footnote reference 1">↩︎</a></li></ol>',
        '<aside class="footnote brackets" id="id2" role="doc-footnote"><span class="label"><span class="fn-bracket">['
        '</span><a role="doc-backlink" href="#id1">1</a><span class="fn-bracket">]</span></span><p>It held ten carts.'
        "</p></aside>",
        '<aside epub:type="footnote" id="n1">It held ten carts.</aside>',
        '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" '
        'href="#sdfootnote1anc">1</a>It held ten carts.</p></div>',
        '<div class="footnotes"><div>One <div>of</div></div><p>It held ten carts.</p></div>',
        "<p><sup>1</sup> It held ten carts.</p>",
        '<p><a href="#_ftnref1">[1]</a> It held ten carts.</p>',
    ],
)
def test_notes_are_text(notes: str) -> None:
    page = f"<article><h1>Bridge</h1><p>It is old.</p></article><nav>No.</nav>{notes}"
    if "role=" not in notes and 'class="foot' not in notes and "epub" not in notes:
        page = page.replace("</article>", "").replace("<article>", "")
    assert lines("html", page)[0] == "It is old."
    assert lines("html", page)[-1] == "It held ten carts."
    assert "No." not in lines("html", page)
    assert len(places("html", page, "It held ten carts.")) == 1


def test_an_aside_that_is_no_note_is_left_out_and_notes_in_sentences_come_last() -> None:
    page = (
        '<p>It is<span class="sidenote">A note <span>on</span> it.</span> old.</p><aside>No.</aside><p>It stands.</p>'
    )
    assert lines("html", page) == ["It is old.", "It stands.", "A note on it."]
    assert [str(s.place) for s in work("html", page).sentences] == ["¶1 s1", "¶2 s1", "¶3 s1"]
    assert lines("html", '<p>It is<span class="sidenote">Not closed. </p><p>It stands.') == [
        "It is", "Not closed.", "It stands."
    ]  # fmt: skip


def test_sentences_after_marks_are_numbered_as_without_them() -> None:
    marks = (
        "It is old.<sup><a href='#fn1'>1</a></sup> “It is new.”<sup>2</sup> It stands.[3] Is it?<sup>4,5</sup> It is."
    )
    bare = "It is old. “It is new.” It stands. Is it? It is."
    assert lines("html", f"<p>{marks}</p>") == lines("html", f"<p>{bare}</p>")
    assert places("html", f"<p>{marks}</p>", "It is.") == ["¶1 s5"]


# -- Markdown ------------------------------------------------------------------------------------------------------

NOTES = """# Bridge

The piers are sound.[^1] The deck[^long-name] is worn.^[An inline note.] Its 10^6^ rivets hold.

[^1]: The engineers measured them in ten places,
and found nothing.

[^long-name]: The deck was laid in 1962.

    It was made for carts.

    - It held ten.

It was `x` once. See [the survey](s.md)[^1] and [@smith2010, p. 3].

[ref]: https://example.org "left out"

## End

It stands [\\[2\\]](#cite_note-2), and [3](#fn3) holds.
"""


def test_footnotes_of_markdown_are_paragraphs_that_come_last() -> None:
    text = work("md", NOTES)
    assert [(str(s.place), s.text) for s in text.sentences] == [
        ("§1 ¶1 s1", "The piers are sound."),
        ("§1 ¶1 s2", "The deck is worn."),
        ("§1 ¶1 s3", "Its 10⁶ rivets hold."),
        ("§1 ¶2 s1", "It was x once."),
        ("§1 ¶2 s2", "See the survey and."),
        ("§2 ¶1 s1", "It stands, and holds."),
        ("§2 ¶2 s1", "The engineers measured them in ten places, and found nothing."),
        ("§2 ¶3 s1", "The deck was laid in 1962."),
        ("§2 ¶4 s1", "It was made for carts."),
        ("§2 ¶5 s1", "It held ten."),
        ("§2 ¶6 s1", "An inline note."),
    ]
    assert "example.org" not in text.text


@pytest.mark.parametrize(
    ("quotation", "place"),
    [
        ("The piers are sound.[^1] The deck", "§1 ¶1 s1"),
        ("The piers are sound.1 The deck", "§1 ¶1 s1"),
        ("The piers are sound. The deck is worn", "§1 ¶1 s1"),
        ("The deck[^long-name] is worn", "§1 ¶1 s2"),
        ("measured them in ten places, and found", "§2 ¶2 s1"),
        ("10⁶ rivets", "§1 ¶1 s3"),
    ],
)
def test_quotations_from_markdown_with_notes(quotation: str, place: str) -> None:
    assert places("md", NOTES, quotation) == [place]


@pytest.mark.parametrize("quotation", ["The piers are sound.2 The deck", "Its 10 rivets", "sound. The piers"])
def test_no_quotations_from_markdown_with_notes(quotation: str) -> None:
    assert places("md", NOTES, quotation) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is old.<sup>1</sup> It stands.", ["It is old.", "It stands."]),
        ('It is old.<sup><a href="#fn1">1</a></sup> It stands.', ["It is old.", "It stands."]),
        ("It is old¹ and stands.", ["It is old and stands."]),
        ("It is old[1] and stands.", ["It is old and stands."]),
        ("It is old^[\\[1\\]](#cite_note-1)^ and stands.", ["It is old and stands."]),
        ("It is old.[^a][^b] It stands.", ["It is old.", "It stands."]),
        ("It has 5 m^2^ and 5 m<sup>2</sup>.", ["It has 5 m² and 5 m²."]),
        ("See [3](#three) of [10](https://example.org/10).", ["See 3 of 10."]),
        ("It is old \ufdd0 and \ue000 stands.", ["It is old and \ue000 stands."]),
        (
            "It stands.\n[^1]: A note.\nIt goes on.\n\nIt is old.",
            ["It stands.", "It is old.", "A note.", "It goes on."],
        ),
        ("[^1]: # A note.\n\n[^2]:\n    Another.", ["A note.", "Another."]),
    ],
)
def test_marks_in_markdown(text: str, words: list[str]) -> None:
    assert lines("md", text) == words


# -- what the rules say --------------------------------------------------------------------------------------------

MAP = """\
source: page
sources:
  page: {title: A page, text: FILE}
argument:
- conclusion: The deck of the bridge is worn out.
  quote: QUOTE
"""


def codes(file: str, text: str, quotation: str) -> list[str]:
    map_text = MAP.replace("FILE", file).replace("QUOTE", quotation)
    return [d.code for d in check(Source("map.yaml", map_text), sources={file: text}, select=["AM5"]).diagnostics]


def test_rules_read_over_marks() -> None:
    text = "It is unlikely12 that the deck of the bridge is worn out. The deck of the ferry is worn13 but sound."
    assert codes("page.txt", text, "the deck of the bridge is worn out") == ["AM511"]
    assert codes("page.txt", text, "The deck of the ferry is worn") == ["AM511"]
    page = "<p>The deck of the bridge is worn<sup>1</sup> out.</p>"
    assert codes("page.html", page, "The deck of the bridge is worn out") == []
    assert codes("page.html", page, "The deck of the bridge is worn 1 out") == ["AM507"]


def test_the_nearest_passage_is_shown_without_marks() -> None:
    map_text = MAP.replace("FILE", "page.txt").replace("QUOTE", "The deck of the ferry was worn")
    text = "The deck of the ferry12 is worn.13 It stands."
    [wrong] = check(Source("map.yaml", map_text), sources={"page.txt": text}, select=["AM5"]).diagnostics
    assert wrong.finding.help == "nearest, at ¶1 s1: The deck of the ferry [-was-] {+is+} worn"
