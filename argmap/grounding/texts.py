"""The text of a work: sections, paragraphs and sentences, numbered from 1, and what stands where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from argmap.grounding.blocks import Block, NoteMark
from argmap.grounding.normalising import Normal
from argmap.grounding.sentences import sentence_ends
from argmap.lazy_pattern import lazy
from argmap.records import record
from argmap.showing import Brief, counted, quoted

_LINE_END_HYPHEN = lazy(r"(?<=\w)[-\u2010\u2011][ \t]*[\r\n]\s*(?=(\w))")
_SOFT = lazy("\u00ad(?:[ \\t]*[\\r\\n]\\s*)?")


def on_one_line(text: str) -> str:
    """A stretch of a text as people read it: on one line, words that a line end divides made whole."""
    text = _SOFT.sub("", text)
    text = _LINE_END_HYPHEN.sub(lambda m: "" if m[1].islower() else "-", text)
    return " ".join(text.split())


def _ends(block: Block) -> list[int]:
    """The ends of the sentences of a paragraph; a mark behind a sentence belongs to it."""
    text = block.text
    staying = [mark for mark in block.marks if mark.end > mark.start and not _is_before_words(text, mark)]
    if not staying:
        return sentence_ends(text)
    parts: list[str] = []
    at = 0
    for mark in staying:
        parts += (text[at : mark.start], " " * (mark.end - mark.start))
        at = mark.end
    ends_of_marks = {mark.start: mark.end for mark in staying}
    return [ends_of_marks.get(end, end) for end in sentence_ends("".join((*parts, text[at:])))]


def _is_before_words(text: str, mark: NoteMark) -> bool:
    """Whether a mark stands right before the words that it numbers."""
    return text[mark.end : mark.end + 1].isalpha()


@record()
class Place:
    """Where something stands; `section` is 0 before the first heading, `paragraph` 0 in a heading itself."""

    section: int
    paragraph: int
    sentence: int
    page: int | None
    sections: bool  # whether the text has headings at all

    @property
    def of_paragraph(self) -> str:
        """``§3 ¶4``; ``¶4`` in a text without headings."""
        if not self.paragraph:
            return f"§{self.section}"
        return f"§{self.section} ¶{self.paragraph}" if self.sections else f"¶{self.paragraph}"

    def __str__(self) -> str:
        """``§3 ¶4 s2``."""
        return f"{self.of_paragraph} s{self.sentence}" if self.paragraph else self.of_paragraph

    def _brief(self) -> Iterator[object]:
        yield self


@record(eq=False)
class Sentence:
    """A sentence: `start` and `end` are offsets in `WorkText.text`, half open."""

    place: Place
    start: int
    end: int
    text: str

    def _brief(self) -> Iterator[object]:
        yield self.place
        yield quoted(self.text)


@record(eq=False)
class Paragraph:
    place: Place  # of its first sentence
    start: int
    end: int
    sentences: tuple[Sentence, ...]

    def _brief(self) -> Iterator[object]:
        yield self.place.of_paragraph
        yield counted(len(self.sentences), "sentence")


@record(eq=False)
class Section:
    """A heading and the paragraphs below it; `title` is None before the first one."""

    number: int
    title: str | None
    level: int
    start: int
    paragraphs: tuple[Paragraph, ...]

    def _brief(self) -> Iterator[object]:
        yield f"§{self.number}"
        yield quoted(self.title)
        yield counted(len(self.paragraphs), "paragraph")


class WorkText(Brief):
    """A text with its parts and its form for comparison.

    `text` holds headings and paragraphs, an empty line between two; all offsets count code points in it. `pages`
    holds the number of each page with the offset at which it begins, and is empty for a text without pages;
    `page_names` gives the names of pages that are not called by their number. `marks` are the marks of notes.
    """

    def __init__(self, blocks: Sequence[Block], page_names: Sequence[str] = ()) -> None:
        self.page_names = tuple(page_names)
        self.pages: list[tuple[int, int]] = []  # offset, number
        self.marks: list[NoteMark] = []
        self.sections: list[Section] = []
        has_headings = any(block.level for block in blocks)
        parts: list[str] = []
        at = 0
        title: str | None = None
        number = level = begin = 0
        paragraphs: list[Paragraph] = []
        for block in blocks:
            self._turn_page(at, block.page)
            if block.level:
                if paragraphs or number:
                    self.sections.append(Section(number, title, level, begin, tuple(paragraphs)))
                number, level, begin, paragraphs = number + 1, block.level, at, []
                title = on_one_line(block.text)
            else:
                paragraphs.append(self._paragraph(block, at, number, len(paragraphs) + 1, has_headings))
            for offset, page in block.breaks:
                self._turn_page(at + offset, page)
            self.marks += (NoteMark(at + mark.start, at + mark.end, mark.form) for mark in block.marks)
            parts.append(block.text)
            at += len(block.text) + 2
        if paragraphs or number:
            self.sections.append(Section(number, title, level, begin, tuple(paragraphs)))
        self.text = "\n\n".join(parts)
        self.has_headings = has_headings

    def _turn_page(self, at: int, page: int | None) -> None:
        if page is not None and (not self.pages or self.pages[-1][1] != page):
            self.pages.append((at, page))

    def _paragraph(self, block: Block, at: int, section: int, number: int, sections: bool) -> Paragraph:
        found = []
        start = 0
        for count, end in enumerate(_ends(block), 1):
            start += len(block.text[start:end]) - len(block.text[start:end].lstrip())
            page = next((p for offset, p in reversed(block.breaks) if offset <= start), block.page)
            place = Place(section, number, count, page, sections)
            found.append(Sentence(place, at + start, at + end, on_one_line(block.text[start:end])))
            start = end
        place = Place(section, number, 1, block.page, sections)
        return Paragraph(place, at, at + len(block.text), tuple(found))

    # -- parts -----------------------------------------------------------------------------------------------------

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return [paragraph for section in self.sections for paragraph in section.paragraphs]

    @cached_property
    def sentences(self) -> list[Sentence]:
        return [sentence for paragraph in self.paragraphs for sentence in paragraph.sentences]

    @cached_property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.text.split())

    @cached_property
    def normal(self) -> Normal:
        """The form for comparison, made when it is first asked for."""
        return Normal(self.text, self.marks)

    def reading(self, start: int, end: int) -> str:
        """A stretch as it is read out: on one line, without marks of notes and numbers that may be some."""
        parts = []
        for mark in self.marks[bisect_right(self._mark_starts, start - 1) : bisect_right(self._mark_starts, end - 1)]:
            parts.append(self.text[start : max(start, mark.start)])
            start = max(start, mark.end)
        return on_one_line("".join((*parts, self.text[start:end])))

    @cached_property
    def _mark_starts(self) -> list[int]:
        return [mark.start for mark in self.marks]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    @cached_property
    def _page_starts(self) -> list[int]:
        return [start for start, _ in self.pages]

    def section_at(self, offset: int) -> Section:
        return self.sections[max(0, bisect_right(self._section_starts, offset) - 1)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which an offset lies; None in a heading."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def sentence_after(self, sentence: Sentence) -> Sentence | None:
        """The next sentence of the same paragraph."""
        return self._beside(sentence, bisect_right(self._sentence_starts, sentence.start))

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before it in the same paragraph."""
        return self._beside(sentence, bisect_right(self._sentence_starts, sentence.start) - 2)

    def _beside(self, sentence: Sentence, index: int) -> Sentence | None:
        if not 0 <= index < len(self.sentences):
            return None
        other = self.sentences[index]
        return other if other.place.of_paragraph == sentence.place.of_paragraph else None

    def sentences_between(self, start: int, end: int) -> list[Sentence]:
        """The sentences that a stretch touches."""
        index = max(0, bisect_right(self._sentence_starts, start) - 1)
        found = []
        while index < len(self.sentences) and self.sentences[index].start < end:
            if self.sentences[index].end > start:
                found.append(self.sentences[index])
            index += 1
        return found

    def page_at(self, offset: int) -> int | None:
        index = bisect_right(self._page_starts, offset) - 1
        return self.pages[index][1] if index >= 0 else None

    def place_at(self, offset: int) -> Place:
        sentence = self.sentence_at(offset)
        if sentence is not None:
            return sentence.place
        return Place(self.section_at(offset).number, 0, 0, self.page_at(offset), self.has_headings)

    def _brief(self) -> Iterator[object]:
        yield counted(len(self.sections), "section")
        yield counted(len(self.text), "character")
