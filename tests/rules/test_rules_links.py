"""Addresses that lead nowhere, wherever one may be given."""

from __future__ import annotations

import json

import pytest

from argmap.checking import check
from argmap.source import Source


def found(**given: object) -> list[tuple[str, str]]:
    """Code and message of what is wrong with the links of a map."""
    cite = given.pop("cite", "s")
    text = json.dumps(
        {
            "sources": {"s": {"title": "Report", **given}},
            "argument": [
                {"conclusion": "The bridge is old.", "because": [{"evidence": "The bridge is old.", "cite": cite}]}
            ],
        },
        ensure_ascii=False,
    )
    diagnostics = check(Source("map.yaml", text), select=["AM502", "AM517"]).diagnostics
    return [(d.code, d.finding.message) for d in diagnostics]


@pytest.mark.parametrize(
    "given",
    [
        {"url": "https://ko.wikipedia.org/wiki/한강"},
        {"url": "www.example.org/two words"},
        {"url": "doi:10.1000/182"},
        {"url": "papers/My report.pdf"},
        {"url": "mailto:a@b.example"},
        {"doi": "10.1000/182"},
        {"doi": "https://doi.org/10.1000/182"},
        {"cite": "10.1000/182"},
        {"cite": "doi: 10.1000/182"},
        {"cite": "www.example.org"},
        {"cite": ["https://example.org/a b", "s"]},
        {"cite": "isbn:9780000000000"},
    ],
)
def test_links_are_no_finding(given: dict[str, object]) -> None:
    assert found(**given) == []


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        ({"url": "javascript&colon;alert(1)"}, "AM517", "begins with `javascript:`"),
        ({"url": "/report.pdf"}, "AM517", "`/report.pdf` does not say on which host it is"),
        ({"url": "?report"}, "AM517", "leads back to the drawing itself"),
        ({"url": "#report"}, "AM517", "leads back to the drawing itself"),
        ({"url": "//example.org/report"}, "AM517", "those on the net begin with `https://`"),
        ({"url": "C:\\report.pdf"}, "AM517", "is a place on one computer"),
        ({"url": "~/report.pdf"}, "AM517", "is a place on one computer"),
        ({"url": "file:///etc/hosts"}, "AM517", "begins with `file:`"),
        ({"url": "example.org/report"}, "AM517", "write `https://` before it, or `./` if it is a file"),
        ({"url": "somebody@example.org"}, "AM517", "write `mailto:` before it"),
        ({"url": "ask the council"}, "AM517", "is no address"),
        ({"url": "https://two words.example/"}, "AM517", "has no host that could be read"),
        ({"doi": "182"}, "AM517", "is no DOI: these are like `10.1000/182`"),
        ({"cite": "doi:182"}, "AM517", "`doi:182` is no DOI"),
        ({"cite": "ftp://example.org/x"}, "AM517", "begins with `ftp:`"),
        ({"cite": ["s", "https://two words.example/"]}, "AM517", "has no host that could be read"),
        ({"cite": "https:example.org"}, "AM517", "has no host: one follows `https://`"),
        ({"cite": "10.1/x"}, "AM502", "no source is called `10.1/x`"),
        ({"cite": "example.org"}, "AM502", "no source is called `example.org`"),
    ],
)
def test_what_leads_nowhere_is_told(given: dict[str, object], code: str, message: str) -> None:
    ((found_code, found_message),) = found(**given)
    assert found_code == code
    assert message in found_message
