"""HTML pages made from templates: what is put into them is text and stays text, and they load nothing from elsewhere.

Each page is a template here, built on `page.html`, with the style sheet of its name. Nothing is markup but what a
template itself writes, what is handed over as `Markup`, and the elements for what looks different in a text.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Undefined
from markupsafe import Markup

from argmap.addresses import encoded
from argmap.directions import html_direction
from argmap.inline.written import html_of


def page(name: str, /, **values: object) -> str:
    """The page of a template with some values; one that is missing, or is no text or number, is an error.

    A template has the filter `way` for the value of `dir` of a text, and `encoded` for the address of a file.
    """
    style = files(__name__).joinpath(f"{name}.css").read_text(encoding="utf-8")
    # As it stands between its tags, so that a policy may let through this style sheet alone.
    style_hash = b64encode(sha256(f"\n{style}".encode()).digest()).decode("ascii")
    template = _environment().get_template(f"{name}.html")
    return template.render(values, style=Markup(style), style_hash=Markup(style_hash))  # noqa: S704 # files of our own


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("argmap.reporting", "pages"),
        autoescape=True,
        finalize=_said,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(way=html_direction, encoded=encoded)
    return environment


def _said(value: object) -> object:
    """A value as text of a page: autoescape alone would let through what XML cannot carry and what turns other text."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(html_of(value))  # noqa: S704 # it is escaped
    if isinstance(value, Markup | int | Undefined):
        return value
    raise TypeError(f"{type(value).__name__} in a page, and a text is wanted")
