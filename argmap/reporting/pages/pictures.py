"""Pictures within pages."""

from __future__ import annotations

from markupsafe import Markup

from argmap.lazy_pattern import lazy

_PROLOGUE = lazy(r"^\s*<\?xml[^>]*\?>\s*(?:<!DOCTYPE[^>]*>\s*)?")
# The engine writes the colours of its gradients as styles, which the policy of a page would not let through.
_STOP = lazy(r'(<stop [^>]*)style="stop-color:([^;"]*);stop-opacity:([^;"]*);?"')


def drawn_inline(picture: bytes) -> Markup:
    """An SVG that argmap drew, as an element of a page whose policy lets no styles of elements through."""
    plain = _PROLOGUE.sub("", picture.decode("utf-8"))
    return Markup(_STOP.sub(r'\1stop-color="\2" stop-opacity="\3"', plain))  # noqa: S704 # argmap drew it
