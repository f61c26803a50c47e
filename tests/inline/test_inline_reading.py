"""What is understood in a text with markup, and what stays as it is."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.inline.reading import read
from argmap.inline.runs import Run, cut, joined, lines_of, links_in, runs_of, stripped

sys.path.insert(0, str(Path(__file__).parents[1] / "markup"))
import hostile

sys.path.pop(0)

SIGNS = st.text(st.sampled_from("ab *_`[]()<>$\\{}^\n.:/אב2"), max_size=60)


def marked(value: str) -> str:
    """The words of a text with a sign for each look around them."""
    found = []
    for run in runs_of(read(value).text):
        words = run.text
        for is_so, sign in ((run.code, "c"), (run.emphasis, "e"), (run.strong, "s"), (run.href, "l")):
            words = f"{sign}({words})" if is_so else words
        found.append(words)
    return "".join(found)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It is *so* and _so_.", "It is e(so) and e(so)."),
        ("It is **so** and __so__.", "It is s(so) and s(so)."),
        ("*a **b** c*", "e(a )s(e(b))e( c)"),
        ("***a***", "s(e(a))"),
        ("un*frigging*believable", "une(frigging)believable"),
        ("`*a*` and ``b`c``", "c(*a*) and c(b`c)"),
        ("[*a* b](https://example.org/c)", "l(e(a))l( b)"),
        ("<https://example.org/> and <a@example.org>", "l(https://example.org/) and l(a@example.org)"),
        ("[](https://example.org/)", "l(https://example.org/)"),
        ("$x^2$ and $$x_1$$", "x² and x₁"),
        ("$x^2$ is 4", "x² is 4"),
        ("*$\\alpha$*", "e(α)"),
        (r"\*a\* \_b\_ \$c\$ \[d](e)", "*a* _b_ $c$ [d](e)"),
        ("*a\nb*\n\n*c*", "e(a\nb)\n\ne(c)"),
    ],
)
def test_what_is_understood(written: str, shown: str) -> None:
    assert marked(written) == shown
    assert read(written).faults == ()


@pytest.mark.parametrize(
    "written",
    [
        "*open",
        "2 * 3 * 4",
        "snake_case_name",
        "a ** b",
        "`open",
        "It costs $5.",
        "Between $5 and $6 a day.",
        "5$ or 6$",
        "$ x $",
        "$a$5",
        "*a\n\nb*",
        "# a",
        "- a",
        "> a",
        "1. a",
        "~~a~~ ==b== ^c^ ~d~",
        "<b>a</b> <br/>",
        "&amp; &copy; &#65;",
        "[a][b] [c]",
        "[a]: https://example.org/",
        "https://example.org/ www.example.org",
        ":smile: (c) -- ...",
        "| a | b |",
        "[]( )",
        "**",
    ],
)
def test_what_stays_as_it_is(written: str) -> None:
    found = read(written)
    assert found.text == written
    assert runs_of(found.text) == (Run(written),)
    assert found.faults == ()


@pytest.mark.parametrize("address", hostile.ADDRESSES)
def test_what_is_no_link_keeps_its_words(address: str) -> None:
    """Each address is a link that is allowed, or none, and then a finding tells why."""
    written = f"See [words](<{re.sub('[<>]', lambda m: f'%{ord(m[0]):X}', address)}>) here"
    found = read(written)
    if "words](" in found.text:  # what has a line break or the like in it is no link to begin with
        assert list(links_in(found.text)) == []
        return
    assert found.text == "See words here"
    if found.faults:
        (fault,) = found.faults
        assert written[fault.start : fault.end].startswith("[words]")
        assert not fault.sign
        assert list(links_in(found.text)) == []
    else:
        ((words, href),) = links_in(found.text)
        assert words == "words"
        assert not re.match(r"(?!https?:|mailto:)[^/?#]*:|//", href)


@pytest.mark.parametrize("written", ["[x](javascript:alert(1))", "<javascript:alert(1)>", "*[x](data:text/html,y)*"])
def test_scripts_are_no_links(written: str) -> None:
    found = read(written)
    assert list(links_in(found.text)) == []
    assert len(found.faults) == 1


def test_places_of_faults() -> None:
    written = "`$x^q$` and *so* $x^q$\n\nthen $a + \\frac{1}{2}$ and [b](ftp://example.org/)."
    found = [(written[fault.start : fault.end], fault.start, fault.sign) for fault in read(written).faults]
    assert found == [
        ("^q", written.rindex("^q"), True),
        ("\\frac", written.index("\\frac"), True),
        ("[b](ftp://example.org/)", written.index("[b]"), False),
    ]


@given(SIGNS)
def test_any_text(written: str) -> None:
    """No text makes it fail, or is lost, and what is said to be wrong is a part of the text."""
    found = read(written)
    assert bool(found.text.strip()) == bool(written.strip())
    assert "".join(run.text for run in runs_of(found.text)) == found.text
    assert all(0 <= fault.start < fault.end <= len(written) for fault in found.faults)
    if not set(written) & set("*_`[<$\\"):
        assert found.text == written


@given(SIGNS, st.integers(0, 60), st.integers(0, 60))
def test_texts_of_runs_are_texts(written: str, start: int, end: int) -> None:
    """What is done to runs does to the words what is done to any text."""
    text = read(written).text
    assert str(cut(text, start, end)) == str(text)[start:end]
    assert [str(line) for line in lines_of(text)] == str(text).split("\n")
    assert str(stripped(text)) == str(text).strip()
    assert joined([cut(text, 0, start), cut(text, start, len(text))]) == text
    assert runs_of(joined([cut(text, 0, start), cut(text, start, len(text))])) == runs_of(text)
    assert str(joined([text, text], ", ")) == f"{text}, {text}"


@pytest.mark.parametrize("part", ["*a ", "[", "`", "$a ", "[a](", "<a", "**a", "_*", "[*a", "\\", "$\\a$", "<x:"])
def test_the_work_grows_with_the_text(part: str) -> None:
    """Of signs that end nowhere, twice as many are read in about twice the steps."""
    steps = [_steps(part * count) for count in (400, 800)]
    assert steps[1] < 2.6 * steps[0] + 1000


def _steps(text: str) -> int:
    """How many functions are called to read a text."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    read(text)  # so that nothing is made that is made once
    sys.setprofile(counted)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count
