"""Which elements of a page are marks of notes, ways back from notes, notes themselves, or hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from argmap.grounding.note_marks import is_numbering, without_inner
from argmap.lazy_pattern import lazy

Attributes: TypeAlias = Mapping[str, str]

_MARK_ROLES = frozenset("doc-noteref noteref".split())
_MARK_CLASSES = frozenset(
    """footnote-ref footnoteref footnote-reference footnote_ref citation-reference noteref note-ref fn-ref fnref
    endnote-ref footnote-anchor footnote-link footnote_referrer sdfootnoteanc sdendnoteanc easy-footnote
    modern-footnotes-footnote footnote-marker msofootnotereference msoendnotereference sidenote-number
    legcommentarylink inline-template""".split()
)
_BACK_ROLES = frozenset("doc-backlink backlink".split())
_BACK_CLASSES = frozenset(
    """footnote-back footnote-backref footnote-backlink fn-backref data-footnote-backref reversefootnote footnoteback
    backref mw-cite-backlink footnote-return sdfootnotesym sdendnotesym easy-footnote-to-top fn-bracket
    footnote_plugin_index headerlink hash-link anchorjs-link mw-editsection""".split()
)
_NOTES_ROLES = frozenset(
    "doc-endnotes doc-footnote doc-endnote footnote footnotes endnote endnotes rearnote rearnotes".split()
)
_NOTES_CLASSES = frozenset("footnote footnotes endnote endnotes footnotes-end-of-document wp-block-footnotes".split())
# Notes that stand in the middle of the sentence that they are on.
_INLINE_CLASSES = frozenset(
    """sidenote marginnote margin-note side-note footnote-content footnote-text footnote_tooltip
    modern-footnotes-footnote__note""".split()
)
_HIDDEN_CLASSES = frozenset(
    """sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only show-for-sr cite-accessibility-label
    mw-jump-link""".split()
)
_HIDING = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_TO_A_NOTE = lazy(
    r"#(?:user-content-)?(?:[\w.-]*?(?:foot|end|side)?note|_?(?:ftn|edn|fn)|cite|ref|bib|ntr|ntc|commentary|easy-foot"
    r"|f\d|(?:c|cr|b|r|n|en)[-_]?\d)",
    re.IGNORECASE,
)
_POINTING = lazy(
    r"[\s\[\](){}^#\u00a7\u00b6\u2190-\u21ff\u23ce\u25b2\u25b4\u2934\u2935\u2b05-\u2b07\ufe0e\ufe0f\U0001f517\u2b8c]+"
)
_SPOKEN_OF = lazy(r"\b(?:(?:foot|end)?notes?|nn?\.|fnn?\.?|refs?\.?|references?|item|no\.)\s*\Z", re.IGNORECASE)


def tokens(attributes: Attributes, name: str = "class") -> frozenset[str]:
    """The words of an attribute, in lower case."""
    return frozenset(attributes.get(name, "").lower().split())


def is_hidden(attributes: Attributes) -> bool:
    """Whether a reader of the page does not see an element."""
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _HIDING.search(attributes.get("style", "")) is not None
        or not _HIDDEN_CLASSES.isdisjoint(tokens(attributes))
    )


def is_way_back(attributes: Attributes) -> bool:
    """Whether an element says that it leads back from a note, or is for those who edit or link the page."""
    return (
        not _BACK_ROLES.isdisjoint(tokens(attributes, "role"))
        or not _BACK_CLASSES.isdisjoint(tokens(attributes))
        or "data-footnote-backref" in attributes
        or attributes.get("rev") == "footnote"
    )


def is_mark(tag: str, attributes: Attributes) -> bool:
    """Whether an element says that it is the mark of a note."""
    classes = tokens(attributes)
    return (
        not _MARK_ROLES.isdisjoint(tokens(attributes, "role") | tokens(attributes, "epub:type"))
        or not _MARK_CLASSES.isdisjoint(classes)
        or "data-footnote-ref" in attributes
        or (tag == "sup" and ("data-fn" in attributes or not classes.isdisjoint(("reference", "footnote", "fn"))))
    )


def is_notes(tag: str, attributes: Attributes) -> bool:
    """Whether an element holds notes, wherever on the page it stands."""
    return tag in ("aside", "section", "div", "footer", "ol") and (
        not _NOTES_ROLES.isdisjoint(tokens(attributes, "role") | tokens(attributes, "epub:type"))
        or not _NOTES_CLASSES.isdisjoint(tokens(attributes))
    )


def is_inline_note(attributes: Attributes) -> bool:
    """Whether an element is a note within a sentence."""
    return not _INLINE_CLASSES.isdisjoint(tokens(attributes))


def link_is_mark(attributes: Attributes, words: str, before: str, *, raised: bool) -> bool:
    """Whether a link shows nothing but a number, and leads to a note; `raised` where it stands in a `<sup>`."""
    target = attributes.get("href", "")
    bare = without_inner(words).strip()
    if not is_numbering(bare) or ("#" not in target and not target.startswith("javascript:")):
        return is_numbering(bare) and "footnote" in attributes.get("rel", "")
    if raised or bare != without_inner(words.strip()):
        return True
    if _SPOKEN_OF.search(before):
        return False
    return bare.startswith("[") or _TO_A_NOTE.search(target) is not None


def link_points_only(attributes: Attributes, words: str) -> bool:
    """Whether a link within a page is nothing but a sign: an arrow back from a note, the anchor of a heading."""
    return "#" in attributes.get("href", "") and _POINTING.fullmatch(words) is not None
