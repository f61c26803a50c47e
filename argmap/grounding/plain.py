"""Plain text: which lines stand as titles, and which blocks are one paragraph.

Nothing in such a text is marked, so it is told by rules. Empty lines part blocks, form feeds part pages. A short line
by itself that is written like a title, and is followed by prose, is a heading. A block goes on in the next one when
it breaks off in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from argmap.grounding.blocks import Block
from argmap.grounding.note_marks import with_marks, without_inner
from argmap.lazy_pattern import lazy
from argmap.records import record

ENDS = lazy(
    r"[.!?:\u2026\u3002\uff01\uff1f][\"'\u201d\u2019\u00bb)\]]*"
    r"(?:\[?\d{1,3}\]?|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079,\u207b]{1,12}|(?:\[(?:\d{1,3}|\^[^\]\s]+|[a-z])\]){1,6})?$"
)
_ABBREVIATED = lazy(r"(?:^|[\s(\"\u201c])(?:(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|vs|cf|No|pp?|e\.g|i\.e)\.$")
_GOES_ON = lazy(r"(?:[^\W\d_]|,|\d,|[-\u2010\u2013\u2014])$")
_NUMBERED = lazy(
    r"(?:(?:chapter|part|section|appendix|annex)\s+(?:\d+|[IVXLC]+|[A-Z])\b|(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,6}|[A-Z])[.)]?\s+\w)",
    re.IGNORECASE,
)
_PAGE_NUMBER = lazy(
    r"\W*(?:(?:page|p\.|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von)\s*\d{1,4})?\W*", re.IGNORECASE
)
_WORD = lazy(r"[^\W_][\w'\u2019.-]*")
_SMALL = frozenset(
    """a an the and or but nor of in on at by to from for with as into onto over under per via vs toward towards about
    against between among after before since than is are be s de la le les du des der die das und von van""".split()
)
_LONGEST_TITLE = 150
_MOST_WORDS = 20
_SHORT_TITLE_WORDS = 8
_NUMBERED_WORDS = 12
_CAPITALS = 0.8  # of the words that are not small ones
_LEAST_PROSE = 80
_UNWRAPPED = 200  # a line longer than this is a paragraph that nobody broke into lines
_LEAST_PAGES = 3


@record()
class _Chunk:
    """Lines between empty ones; `titled` where they stand as a title."""

    lines: tuple[str, ...]
    page: int | None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def plain_blocks(text: str) -> list[Block]:
    """The headings and paragraphs of a plain text; pages are counted when it has form feeds."""
    text = without_inner(text).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return blocks_of_pages([page.split("\n") for page in pages], paged=len(pages) > 1)


def blocks_of_pages(pages: Sequence[Sequence[str]], *, paged: bool) -> list[Block]:
    """The headings and paragraphs of pages of lines."""
    chunks = [c for number, lines in enumerate(_without_running_lines(pages), 1)
              for c in _chunks(lines, number if paged else None)]  # fmt: skip
    return with_marks(_blocks(_merged(chunks)), glued=True)


def _without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The pages without page numbers and without what stands on top or at the foot of most of them."""
    if len(pages) < 2:
        return [list(page) for page in pages]
    edges = [_edges(page) for page in pages]
    counts = Counter(form for edge in edges for form in {_form(line) for _, line in edge})
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        running = {
            index
            for index, line in edge
            if _PAGE_NUMBER.fullmatch(line.strip())
            or (len(pages) >= _LEAST_PAGES and counts[_form(line)] >= max(_LEAST_PAGES, (len(pages) + 1) // 2))
        }
        kept.append([line for index, line in enumerate(page) if index not in running])
    return kept


def _edges(page: Sequence[str]) -> list[tuple[int, str]]:
    """The first and last two lines of a page that hold anything."""
    written = [(index, line) for index, line in enumerate(page) if line.strip()]
    return list(dict.fromkeys((*written[:2], *written[-2:])))


def _form(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _chunks(lines: Sequence[str], page: int | None) -> Iterator[_Chunk]:
    block: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            block.append(line)
        elif block:
            for part in _parts(block):
                yield _Chunk(tuple(part), page)
            block = []


def _parts(block: list[str]) -> Iterator[list[str]]:
    """The paragraphs of a block: one, unless its lines are not wrapped or their first lines are indented."""
    if len(block) > 1 and max(map(len, block)) > _UNWRAPPED:
        yield from ([line] for line in block)
        return
    part: list[str] = []
    usual = min(len(line) - len(line.lstrip()) for line in block)
    for line in block:
        indent = len(line) - len(line.lstrip())
        if part and indent >= usual + 2 and ENDS.search(part[-1].rstrip()) and not part[-1].startswith(line[:indent]):
            yield part
            part = []
        part.append(line)
    yield part


def _merged(chunks: Sequence[_Chunk]) -> Iterator[list[_Chunk]]:
    """The chunks, those of one paragraph together; a page number in the middle of a sentence is passed over."""
    index = 0
    while index < len(chunks):
        together = [chunks[index]]
        index += 1
        while index < len(chunks) and not is_title(together[0].text):
            following = index
            if _PAGE_NUMBER.fullmatch(chunks[following].text.strip()) and following + 1 < len(chunks):
                following += 1
            if not _continues("\n".join(c.text for c in together), chunks[following].text):
                break
            together.append(chunks[following])
            index = following + 1
        yield together


def _continues(before: str, after: str) -> bool:
    """Whether a sentence that breaks off goes on in the next block."""
    before, after = before.rstrip(), after.lstrip()
    lower = (
        re.match(r"[\"'\u201c\u2018(\[]?[^\W\d_]", after) is not None
        and after.lstrip("\"'\u201c\u2018([")[:1].islower()
    )
    lower = lower and re.match(r"\w[.)]\s", after) is None  # "a) …", "b. …" are items
    if ENDS.search(before):
        return lower and _ABBREVIATED.search(before) is not None
    if lower:
        return True
    is_prose = len(" ".join(before.split())) >= _LEAST_PROSE
    begins = re.match(r"[\w\"'\u201c\u2018(\[$\u20ac\u00a3]", after) is not None
    return is_prose and begins and _GOES_ON.search(before) is not None and not is_title(after)


def is_title(text: str) -> bool:
    """Whether a block is written like a title: a short line with capitals, a number, or without an end."""
    lines = text.strip().split("\n")
    line = " ".join(text.split())
    words = _WORD.findall(line)
    first = line.lstrip("\"'\u201c\u2018(")[:1]
    if (
        not 0 < len(words) <= _MOST_WORDS
        or len(lines) > 2
        or len(line) > _LONGEST_TITLE
        or not any(c.isalpha() for c in line)
        or line.startswith(("*", "-", "\u2022", "\u00b7", "\u00a9"))
        or line.endswith((",", ";", ":", "-"))
        or first.islower()
    ):
        return False
    if line.isupper():
        return True
    if line.endswith(".") and not line.endswith("..."):
        return False
    weighty = [word for word in words if word.lower() not in _SMALL]
    capitals = sum(not word[0].islower() for word in weighty)
    return (
        (_NUMBERED.match(line) is not None and len(words) <= _NUMBERED_WORDS)
        or (len(weighty) > 1 and capitals >= _CAPITALS * len(weighty))
        or (len(lines) == 1 and len(words) <= _SHORT_TITLE_WORDS and line[-1] not in '!?\u2026"\u201d')
    )


def _blocks(paragraphs: Iterator[list[_Chunk]]) -> Iterator[Block]:
    """Blocks in their order; a title-like line below a title, and one that nothing follows, is a paragraph."""
    items = list(paragraphs)
    titled = [len(item) == 1 and is_title(item[0].text) for item in items]
    after_title = False
    for index, item in enumerate(items):
        text, breaks = _joined(item)
        numbered = _NUMBERED.match(text.strip()) is not None or text.isupper()
        is_heading = titled[index] and index + 1 < len(items) and (not after_title or numbered)
        after_title = is_heading
        yield Block(text, 1 if is_heading else 0, item[0].page, breaks)


def _joined(item: Sequence[_Chunk]) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, breaks, page = item[0].text, [], item[0].page
    for chunk in item[1:]:
        text += "\n"
        if chunk.page is not None and chunk.page != page:
            page = chunk.page
            breaks.append((len(text), page))
        text += chunk.text
    return text, tuple(breaks)
