"""HTML for notebooks: pictures with ids of their own, and pages in frames, so that many can stand together."""

from __future__ import annotations

import re
from functools import singledispatch
from itertools import count
from uuid import uuid4

from argmap.agreement import Agreement, Grading
from argmap.checking import Analysis
from argmap.comparing import Comparison
from argmap.diagnostics import Diagnostic
from argmap.hypotheses import Matrix
from argmap.lazy_pattern import lazy
from argmap.markup import html
from argmap.reporting import forms
from argmap.reporting.ach import written as written_matrix
from argmap.reporting.agreement import written as agreement_written
from argmap.reporting.changes.page import comparison_page
from argmap.reporting.console import diagnostic_text, summary
from argmap.reporting.review import written
from argmap.reviewing import Review
from argmap.reviewing.forms import Form

_TAG = lazy(r"""<[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*>""")
_ID = lazy(r'(?<=\s)(id|data-from|data-to|aria-labelledby|aria-describedby|for)="([^"]+)"')
_LINK = lazy(r'(?<=\s)((?:xlink:)?href)="#([^"]*)"')
_USE = lazy(r"url\(#([^)]*)\)")
_MOST = 5  # items of a section that are open
_numbers = count(1)


def with_own_ids(svg: str) -> str:
    """A drawing whose ids no other one has, nor any that was drawn by another run of the program.

    A notebook keeps what was shown before it was started anew, so a number alone would come twice.
    """
    own = f"m{uuid4().hex[:8]}-{next(_numbers)}-"

    def renamed(tag: re.Match[str]) -> str:
        text = _ID.sub(lambda found: f'{found[1]}="{_each(own, found[2])}"', tag[0])
        text = _LINK.sub(lambda found: f'{found[1]}="#{own}{found[2]}"', text)
        return _USE.sub(lambda found: f"url(#{own}{found[1]})", text)

    return _TAG.sub(renamed, svg)


def _each(own: str, names: str) -> str:
    """One id, or several with blanks between them."""
    return " ".join(own + name for name in names.split())


@singledispatch
def page(thing: object) -> str:
    """The HTML by which something is shown."""
    raise TypeError(f"nothing shows {type(thing).__name__}")


@page.register
def _(review: Review) -> str:
    return _framed(written(review, "html", most=_MOST))


@page.register
def _(form: Form) -> str:
    return _framed(forms.written(form, "html"))


@page.register
def _(matrix: Matrix) -> str:
    return _framed(written_matrix(matrix, "html"))


@page.register
def _(comparison: Comparison) -> str:
    old, new = (graph.root.source.path for graph in (comparison.old, comparison.new))
    return _framed(comparison_page(comparison, old, new, None, lambda _: None))


@page.register(Agreement)
@page.register(Grading)
def _(found: Agreement | Grading) -> str:
    return _framed(agreement_written(found, "html", most=_MOST))


@page.register
def _(analysis: Analysis) -> str:
    found = "".join(map(page, analysis.diagnostics))
    return f"{found}<p><strong>{html(summary(analysis.diagnostics, 1))}</strong></p>"


@page.register
def _(diagnostic: Diagnostic) -> str:
    return f"<pre>{html(diagnostic_text(diagnostic, width=100))}</pre>\n"


def _framed(page_alone: str) -> str:
    """A whole page within another: neither its style nor its ids get out of it, and its links stay in it."""
    page_alone = page_alone.replace("base-uri 'none'; ", "", 1)
    page_alone = page_alone.replace("<head>", '<head>\n<base href="about:srcdoc">', 1)
    return (
        f'<iframe sandbox srcdoc="{html(page_alone)}" title="argmap" loading="lazy"'
        ' style="width: 100%; height: 32em; border: 1px solid #b4bfca"></iframe>'
    )
