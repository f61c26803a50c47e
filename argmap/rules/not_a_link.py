"""An address that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.addresses import doi_fault, fault, named_fault
from argmap.analysis.citing import all_citations
from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.source import Text

RULE = Rule(
    code="AM517",
    name="not-a-link",
    severity=Severity.WARNING,
    about="""In a picture, a citation leads to the work: to the `url` or the `doi` of the source, or to the address
that is cited. Links begin with `https:`, `http:`, `mailto:` or `www.`, or name a DOI; anything else under `url` is a
file, given by the way from the picture to it, such as `papers/report.pdf`. This one cannot be followed, leads elsewhere
than it seems, as `/report.pdf`, `?report` and `https://bank.example@elsewhere.example/` do, becomes another address
once somebody decodes it, or would be taken for a file. No link is drawn for it; of a link in a text, with
`markup: markdown`, the words alone are drawn.""",
    bad="""\
sources:
  survey: {title: What visitors want, url: park.example/survey}

argument:
- conclusion: The park needs lamps.
  because:
  - evidence: Most visitors want lamps in the park.
    cite: survey
""",
    good="""\
sources:
  survey: {title: What visitors want, url: https://park.example/survey}

argument:
- conclusion: The park needs lamps.
  because:
  - evidence: Most visitors want lamps in the park.
    cite: survey
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for each in graph.maps:
        for work in each.works.values():
            if work.url is not None:
                yield from _finding(work.url, fault(work.url.value))
            if work.doi is not None:
                yield from _finding(work.doi, doi_fault(work.doi.value))
    for citation, each in all_citations(graph):
        if citation.source is not None and citation.source.value not in graph.works(each):
            yield from _finding(citation.source, named_fault(citation.source.value))
    if "markup" in graph.keys:  # what looks for links in texts is felt where there is none
        from argmap.analysis.marked_texts import faults

        yield from (Finding(found.why, (Label(span),)) for found, span in faults(graph, signs=False))


def _finding(written: Text, wrong: str) -> Iterator[Finding]:
    if wrong:
        yield Finding(f"{code(written.value)} {wrong}", (Label(written.span),))
