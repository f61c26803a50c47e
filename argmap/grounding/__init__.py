"""Quotations checked against the texts of the works that are quoted.

Texts come from plain text, Markdown, HTML and PDF (`shelf`), are divided into sections, paragraphs and sentences
(`texts`), and searched in a form in which only the look of a page is passed over (`normalising`, `matching`).
"""

from argmap.grounding.grounding import Coverage, Grounded, Grounding, Outcome
from argmap.grounding.matching import Passage
from argmap.grounding.shelf import Shelf, TextFile
from argmap.grounding.texts import Paragraph, Place, Sentence, WorkText

__all__ = [
    "Coverage", "Grounded", "Grounding", "Outcome", "Paragraph", "Passage", "Place", "Sentence", "Shelf", "TextFile",
    "WorkText",
]  # fmt: skip
