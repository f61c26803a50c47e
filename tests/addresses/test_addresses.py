"""What is a link, how it is written, and what is said of an address that is none."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.addresses import doi_fault, doi_link, fault, host, is_address, leads_away, link, named_fault, web_link

LINKS = {
    # letters of other scripts, in paths, queries, fragments and hosts
    "https://ko.wikipedia.org/wiki/한강": "https://ko.wikipedia.org/wiki/%ED%95%9C%EA%B0%95",
    "https://de.wikipedia.org/wiki/Brücke?ä=ö#ü": "https://de.wikipedia.org/wiki/Br%C3%BCcke?%C3%A4=%C3%B6#%C3%BC",
    "https://bücher.example/": "https://xn--bcher-kva.example/",
    "http://BÜCHER。example:8080/x": "http://xn--bcher-kva.example:8080/x",
    "https://faß.example": "https://xn--fa-hia.example",
    "https://例え.テスト/": "https://xn--r8jz45g.xn--zckzah/",
    "https://b%C3%BCcher.example/": "https://xn--bcher-kva.example/",
    # what is encoded stays so, and only once
    "https://x.example/a%20b%C3%BC": "https://x.example/a%20b%C3%BC",
    "https://x.example/100%/50%z": "https://x.example/100%25/50%25z",
    # what is not allowed in an address
    "https://x.example/a b/(c)[d]": "https://x.example/a%20b/(c)%5Bd%5D",
    "https://x.example/\"'<>\\^`{|}": "https://x.example/%22'%3C%3E%5C%5E%60%7B%7C%7D",
    "https://x.example/a#b#c": "https://x.example/a#b%23c",
    "https://[2001:db8::1]:80/": "https://[2001:db8::1]:80/",
    "mailto:a@b.example?subject=two words": "mailto:a@b.example?subject=two%20words",
    "HTTPS://X.example/": "https://X.example/",
    # entities, which what draws would decode
    "https://x.example/?a=1&b=2": "https://x.example/?a=1&b=2",
    "https://x.example/?a=1&amp;b=2": "https://x.example/?a=1&b=2",
    "https&colon;//x.example&sol;y": "https://x.example/y",
    "https://x.example/?q=&unknown;": "https://x.example/?q=&unknown%3B",
    "https://x.example/?q=&#00000000034;": "https://x.example/?q=%22",
    "https&#00000000058;//x.example/": "https://x.example/",
    "https://x.example/?q=&copy=2": "https://x.example/?q=&copy=2",
    "https://x.example/?q&#top": "https://x.example/?q&#top",
    "https://x.example/?q&#38": "https://x.example/?q%26#38",
    f"https://x.example/&#{'9' * 5000};": "https://x.example/%EF%BF%BD",
    # without a scheme
    "www.example.org/two words": "https://www.example.org/two%20words",
    "doi:10.1000/182": "https://doi.org/10.1000/182",
    "DOI: 10.1000/182": "https://doi.org/10.1000/182",
    "10.1234/(SICI)49:8<693::AID>3.0;2-O#x?": "https://doi.org/10.1234/(SICI)49:8%3C693::AID%3E3.0;2-O%23x%3F",
    "doi.org/10.1000/182": "https://doi.org/10.1000/182",
    # beside the drawing
    "papers/report.pdf#page=2": "papers/report.pdf#page=2",
    "papers/My Report.pdf": "papers/My%20Report.pdf",
    "./city.example/plan": "./city.example/plan",
    "../Straße.html": "../Stra%C3%9Fe.html",
    "%25USER%25/x": "%25USER%25/x",
    "a~/x": "a~/x",
    "a#x": "a#x",
    "a?q": "a?q",
}

NO_LINKS = {
    "javascript:alert(1)": "begins with `javascript:`",
    "javascript&colon;alert(1)": "begins with `javascript:`",
    "javascript&#58;alert(1)": "begins with `javascript:`",
    "javascript&#x3A;alert(1)": "begins with `javascript:`",
    "javascript&amp;colon;alert(1)": "begins with `javascript:`",
    "JavaScript:alert(1)": "begins with `javascript:`",
    "java\tscript:alert(1)": "cannot be seen",
    "java&Tab;script:alert(1)": "cannot be seen",
    "java&NewLine;script:alert(1)": "cannot be seen",
    "\u200bjavascript:alert(1)": "cannot be seen",
    "&#32;javascript:alert(1)": "begins with `javascript:`",
    "javascript%3Aalert(1)": "is no address",
    "data:text/html,x": "begins with `data:`",
    "vbscript:x": "begins with `vbscript:`",
    "file:///etc/hosts": "begins with `file:`",
    "ftp://x.example/": "begins with `ftp:`",
    "https:x.example": "has no host",
    "https://": "has no host",
    "https://two words.example/": "no host that could be read",
    "https://a..b/": "no host that could be read",
    "https://[::1/": "no host that could be read",
    f"https://{'ü' * 80}.example": "no host that could be read",
    "//x.example/y": "is no address",
    # without the half that would say where
    "/x": "does not say on which host it is; write `https://`",
    "/": "does not say on which host it is",
    "&sol;x": "does not say on which host it is",
    "?q": "leads back to the drawing itself; write `https://`",
    "#x": "leads back to the drawing itself",
    "&num;x": "leads back to the drawing itself",
    # of one computer
    "C:\\x": "is a place on one computer",
    "c:/x/y.pdf": "is a place on one computer",
    "\\\\server\\x": "is a place on one computer",
    "~/x.pdf": "is a place on one computer",
    "~ann/x.pdf": "is a place on one computer",
    "$HOME/x.pdf": "is a place on one computer",
    "${PAPERS}/x.pdf": "is a place on one computer",
    "%USERPROFILE%/x.pdf": "is a place on one computer",
    "file:x": "begins with `file:`",
    "see the report": "is no address",
    "see www.example.org": "is no address",
    "city.example/plan": "write `https://` before it",
    "example.org": "write `https://` before it",
    "localhost/x": "write `https://` before it",
    "localhost:8000": "write `https://` before it",
    "192.0.2.1/x": "write `https://` before it",
    "192.0.2.1:80/x": "write `https://` before it",
    "city.example:8080/plan": "write `https://` before it",
    "city.example:8080?q": "write `https://` before it",
    "a@b.example": "write `mailto:` before it",
    "papers\\report.pdf": "have `/` between them",
    "mailto:nobody": "has an `@`",
    "doi:182": "is no DOI",
    # what is another address once it is decoded once more, or by something that is not strict
    "javascript&#00000000058;alert(1)": "begins with `javascript:`",
    "java&#x0000000073;cript&#x000000003a;alert(1)": "begins with `javascript:`",
    "javascript&#58alert(1)": "becomes another address",
    "&#106&#97vascript&#58alert(1)": "becomes another address",
    "javascript&#x3Avoid(1)": "becomes another address",
    "javascript%253Aalert(1)": "becomes another address",
    "javascript%2525253Aalert(1)": "becomes another address",
    "javascript%26colon;alert(1)": "becomes another address",
    "javascript%26%2358;alert(1)": "becomes another address",
    "&amp;amp;amp;amp;amp;#106;avascript&amp;amp;amp;amp;amp;colon;alert(1)": "becomes another address",
    "javascript：alert(1)": "becomes another address",
    "javascript∶alert(1)": "becomes another address",
    "javascript꞉alert(1)": "becomes another address",
    "ｊａｖａｓｃｒｉｐｔ:alert(1)": "is no address",
    "javaſcript:alert(1)": "is no address",
    "java%0Ascript%3Aalert(1)": "is no address",
    "%09javascript%253Aalert(1)": "becomes another address",
    "%01%20javascript%253Aalert(1)": "becomes another address",
    "/%2Fx.example/y": "does not say on which host",
    "%5C%5Cx.example/y": "becomes another address",
    "%5C/x.example": "becomes another address",
    f"a{'%25' * 30}3Ab": "becomes another address",
    "\x01javascript:alert(1)": "cannot be seen",
    "java\u00adscript:alert(1)": "cannot be seen",
    "\u2028javascript:alert(1)": "begins with `javascript:`",
    "\u202ejavascript:alert(1)": "cannot be seen",
    "view-source:https://x.example/": "begins with `view-source:`",
    "blob:https://x.example/1": "begins with `blob:`",
    "about:blank": "begins with `about:`",
    "feed:javascript:alert(1)": "begins with `feed:`",
    "jar:https://x.example/a!/b": "begins with `jar:`",
    "command:workbench.action.quit": "begins with `command:`",
    "\\\\x.example\\y": "",
    "/\\x.example/y": "",
    "https:\\\\x.example": "has no host",
    "https:/x.example": "has no host",
    "https:///x.example": "has no host",
    "https://x.example\\@y.example/": "leads to what stands after the `@`",
    "https://x.example&#64;y.example/": "leads to what stands after the `@`, not to `x.example`",
    "https://x.example:80@y.example/": "leads to what stands after the `@`",
    "https://x.example\\.y.example/": "no host that could be read",
    "https://x.example%2F.y.example/": "no host that could be read",
    "https://x.example％2F.y.example/": "no host that could be read",
    "https://x.example%00.y.example/": "no host that could be read",
    "mailto:a@b.example%0D%0Abcc:c@d.example": "has a line break",
    "mailto:a@b.example?attach=/etc/hosts": "fills in `attach`",
    "mailto:a@b.example?subject=x&%61ttachment=/etc/hosts": "fills in `attachment`",
    "": "is empty",
    "&#32;": "is empty",
    "https://x.example/a\nb": "has a line break",
}


@pytest.mark.parametrize(("address", "found"), LINKS.items())
def test_a_link_is_written_so_that_every_program_follows_it(address: str, found: str) -> None:
    assert link(address) == found
    assert link(found) == found
    assert fault(address) == ""


@pytest.mark.parametrize(("address", "why"), NO_LINKS.items())
def test_what_is_no_link_is_told(address: str, why: str) -> None:
    assert link(address) is None
    assert why in fault(address)


_PARTS = "javascript|&colon;|:|&amp;|http|//|ü|/|%|#|&#58;| |&#0058|%3A|%25|x|;|&#x|3a|@|\\|：|\t|?".split("|")


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(_PARTS)).map("".join)))
def test_whatever_is_given_a_link_is_safe_ascii_and_stays_what_it_is(address: str) -> None:
    found = link(address)
    assert (found is None) == bool(fault(address))
    if found is not None:
        assert re.fullmatch(r"[!#$%&'()*+,./0-9:;=?@A-Z\[\]_a-z~-]+", found)
        assert not re.search(r"&\w+;|&#[0-9]|&#[xX][0-9a-fA-F]", found)
        assert urlsplit(found).scheme in {"", "http", "https", "mailto"}
        assert link(found) == found
        if not urlsplit(found).scheme:
            for _ in range(8):
                found = unescape(unquote(found))
                assert ":" not in re.split("[/?#]", found)[0]
                assert not found.startswith("//")


def test_links_that_lead_to_the_net() -> None:
    assert web_link("www.x.example") == "https://www.x.example"
    assert web_link("doi:10.1000/182") == "https://doi.org/10.1000/182"
    assert web_link("mailto:a@b.example") == "mailto:a@b.example"
    assert web_link("papers/report.pdf") is None
    assert web_link("javascript:alert(1)") is None
    assert leads_away("https://x.example/")
    assert not leads_away("mailto:a@b.example")
    assert not leads_away("papers/report.pdf")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("10.1000/182", "https://doi.org/10.1000/182"),
        (" doi:10.1000/182 ", "https://doi.org/10.1000/182"),
        ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1000.10/é", "https://doi.org/10.1000.10/%C3%A9"),
        ("182", None),
        ("10.1000", None),
        ("10.1000/two words", None),
        ("javascript:10.1000/182", None),
    ],
)
def test_dois(written: str, found: str | None) -> None:
    assert doi_link(written) == found
    assert (doi_fault(written) == "") == (found is not None)


def test_which_names_are_addresses() -> None:
    for name in ("https://x.example", "www.x.example", "doi:10.1000/182", "10.1000/182", "isbn:978", "doi: 10.1000/1"):
        assert is_address(name)
    for name in ("survey-2024", "10.1", "see www.x.example", "10.1000", "web"):
        assert not is_address(name)
    for name in ("isbn:978", "survey-2024", "www.x.example", "10.1000/182"):
        assert named_fault(name) == ""
    assert named_fault("ftp://x.example")
    assert named_fault("doi:182")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://bücher.example:80/x", "bücher.example"),
        ("www.x.example/y", "www.x.example"),
        ("https://bank.example@other.example/", "other.example"),
        ("https://[::1]:80/", "[::1]"),
        ("10.1000/182", ""),
        ("https://[::1", ""),
        # letters that pass for those of others
        ("https://аррӏе.example/", "xn--80ak6aa92e.example"),
        ("https://bаnk.example/", "xn--bnk-6cd.example"),
        ("https://βank.example/", "xn--ank-rxc.example"),
        ("https://ουχι.example/", "xn--uxalsi.example"),
        ("https://пример.example/", "пример.example"),
        ("https://ελλάδα.example/", "ελλάδα.example"),
        ("https://日本語カタカナabc.example/", "日本語カタカナabc.example"),
        ("https://naïve.example/", "naïve.example"),
    ],
)
def test_the_host_as_it_is_written(address: str, found: str) -> None:
    assert host(address) == found
