"""Marks of footnotes and references, which are no words of a text.

What a format marks as such is put between `OPEN` and `CLOSE` by its reader, what it raises between `RAISED` and
`LOWERED`; the rest is told by what stands around it. A mark that is known for one is left out of the text. A number
that may be one, because it is glued to a word, stays and is only passed over in comparisons.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from argmap.grounding.blocks import Block, NoteMark
from argmap.grounding.glued_numbers import GluedNumber, glued_numbers
from argmap.grounding.mark_contexts import FUNCTION_WORDS, is_raised_mark, last_word
from argmap.lazy_pattern import lazy
from argmap.records import record

# Code points that Unicode sets aside for the inside of programs; a text that holds them loses them.
OPEN, CLOSE, RAISED, LOWERED, HIDDEN = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4\ufdd5\ufdd6\ufdd7"
_INNER = lazy(f"[{OPEN}{CLOSE}{RAISED}{LOWERED}{HIDDEN}]")

_SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_LIST = r"\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3})*"
_RAISING = str.maketrans(
    "0123456789-\u2013", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b\u207b"
)
_REQUEST = r"""(?:[\w\s]{0,24}\bneeded|when|who|whom|by\s+whom|according\s+to\s+whom|where|which|why|how|vague|dubious
    |dubious\s*[\u2013-]\s*discuss|unreliable\s+source|original\s+research|failed\s+verification|edit|update
    |not\s+verified\s+in\s+body|further\s+explanation\s+needed)\??"""
_NAMED = r"(?:foot|end)?(?:note|nb|fn|n|lower-alpha|lower-roman|upper-alpha|upper-roman)\.?\s?\d{1,3}"
# What stands in brackets behind a word and is no word of the text.
_BRACKETED = lazy(
    rf"""\^?\[(?:(?P<named>\^[^\[\]\s]{{1,40}} | {_NAMED} | {_REQUEST})|(?P<numbers>{_LIST})
        |(?P<letter>[a-ce-mo-qu-xz]))\]\^?(?P<page>:\d{{1,4}}(?:[\u2013-]\d{{1,4}})?(?!\w))?""",
    re.VERBOSE | re.IGNORECASE,
)
_ONE = f"{OPEN}[^{CLOSE}]*{CLOSE}"
_SEVERAL = rf"\s*{_ONE}(?:\s*[,;\u2013-]\s*{_ONE})*\s*"
_MARKED = lazy(rf"\[{_SEVERAL}\]|\({_SEVERAL}\)|{_ONE}")
_FORM = lazy(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_RAISED = lazy(
    f"{RAISED}(?P<words>[^{LOWERED}]*){LOWERED}"
    f"|(?P<digits>[{_SUPERSCRIPTS}]{{1,3}}(?:[,\u207b\u02d2][{_SUPERSCRIPTS}]{{1,3}})*)"
)
_RAISED_NUMBER = lazy(rf"{RAISED}[-\u2013]?\d+{LOWERED}")  # which is content where it stays: 10<sup>6</sup>
_SYMBOLS = lazy(r"(?<=[^\W\d_]{3})(?P<a>[\u2020\u2021\u2217*]{1,3})(?=[\s,.;:!?)]|$)"
                      r"|(?<=[.,;!?\u201d\"])(?P<b>[\u2020\u2021\u2217]{1,3})(?=\s|$)")  # fmt: skip
# A phrase between the asterisks of plain text's emphasis, as in ``the *whole* town``.
_EMPHASIS = lazy(r"(?<![\w*])(?P<signs>\*{1,3})(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])(?P<end>(?P=signs))(?![\w*])")
_INDEXING = lazy(r"[(\[_{]|\s*[-=+*/]")
_IS_NUMBERS = lazy(rf"[\[(]?\s*(?:{_LIST}|[a-z]|[ivx]{{1,5}}|[*\u2020\u2021\u00a7\u00b6\u2217#]{{1,3}})\s*[\])]?")
_BRACKETS_LAST = lazy(r"(?<=\S)(?:\[[^\[\]\s]{1,12}\])+\Z")
_LOOKED_AT = 60  # characters before and after


@record()
class _Found:
    """A mark in a text: whether it `stays` there, to be passed over only in comparisons."""

    start: int
    end: int
    form: str
    stays: bool = False


def without_inner(text: str) -> str:
    """A text as it comes, without the code points that readers put around marks."""
    return _INNER.sub("", text)


def form_of(mark: str) -> str:
    """The number or name that a mark shows: ``1`` for `[1]`, `¹` and `^1^`; ``note 2`` for `[Note 2]`."""
    bare = normalize("NFKC", re.sub(f"[{RAISED}{LOWERED}{OPEN}{CLOSE}\\[\\](){{}}^]", " ", mark)).casefold()
    return re.sub(r"\s*([,-])\s*", r"\1", " ".join(re.sub("[\u2013\u2212]", "-", bare.replace(";", ",")).split()))


def superscript(number: str) -> str:
    """A number that is raised, as text."""
    return number.translate(_RAISING)


def marked(mark: str) -> str:
    """A mark that is known for one, for `with_marks`."""
    return f"{OPEN}{form_of(mark)}{CLOSE}"


def is_numbering(words: str) -> bool:
    """Whether words are just what a mark shows: a number or several, a letter, a symbol, in brackets or not."""
    return _IS_NUMBERS.fullmatch(words.strip()) is not None


def is_note_name(words: str) -> bool:
    """Whether words in brackets are what marks show in them: a number, `^1`, `note 2`, `citation needed`."""
    found = _BRACKETED.fullmatch(f"[{words}]")
    return found is not None and not found["letter"]


def with_marks(blocks: Iterable[Block], *, glued: bool = False) -> list[Block]:
    """The blocks with their marks told from their words; `glued` where the format has no way to mark a mark.

    Blocks of which nothing is left are left out.
    """
    blocks = list(blocks)
    numbers = glued_numbers([_INNER.sub(" ", block.text) for block in blocks]) if glued else [[]] * len(blocks)
    styles = _bracket_styles(blocks)
    found = [_with_marks(block, each, spaced=styles) for block, each in zip(blocks, numbers, strict=True)]
    return [block for block in found if block.text]


def _bracket_styles(blocks: Sequence[Block]) -> bool:
    """Whether a text parts its bracketed numbers from the words by blanks, as many journals do."""
    spaced: Counter[str] = Counter()
    for block in blocks:
        for found in _BRACKETED.finditer(block.text):
            if found["numbers"] and (found.start() == 0 or block.text[found.start() - 1].isspace()):
                spaced[found["numbers"]] += 1
    return sum(spaced.values()) > 1


def _with_marks(block: Block, glued: Sequence[GluedNumber], *, spaced: bool) -> Block:
    text = block.text
    found: list[_Found] = []
    every = [*_known(text, spaced=spaced), *(_Found(each.start, each.end, each.form, stays=True) for each in glued)]
    for each in sorted(every, key=lambda each: (each.start, each.stays)):
        if not found or each.start >= found[-1].end:
            found.append(each)
    if not found and not _INNER.search(text):
        return block
    left_out = [_with_blank(text, each.start, each.end) for each in found if not each.stays]
    kept = _Kept(_RAISED_NUMBER.sub(lambda raised: superscript(raised[0]), text), left_out)
    marks = tuple(NoteMark(kept.place(e.start), kept.place(e.end if e.stays else e.start), e.form) for e in found)
    breaks = tuple((kept.place(offset), page) for offset, page in block.breaks)
    return Block(kept.text, block.level, block.page, breaks, marks)


class _Kept:
    """A text without some of its stretches and without the code points of readers, and the way to places in it."""

    def __init__(self, text: str, left_out: Sequence[tuple[int, int]]) -> None:
        keeps = [True] * len(text)
        for start, end in left_out:
            keeps[start:end] = [False] * (end - start)
        for found in _INNER.finditer(text):
            keeps[found.start()] = False
        words = [at for at, keep in enumerate(keeps) if keep and not text[at].isspace()]
        self._places = [at for at, keep in enumerate(keeps) if keep and words and words[0] <= at <= words[-1]]
        self.text = "".join(text[at] for at in self._places)

    def place(self, offset: int) -> int:
        """Where the first character at or after an offset of the whole text is now."""
        return bisect_left(self._places, offset)


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """A mark with the blanks before it, unless a word follows that they part from the one before."""
    following = text[end : end + 1]
    if not following or following.isspace() or following in ".,;:!?)]\u201d\u2019\u00bb\u2014\u2013":
        while start and text[start - 1] in " \t\u00a0\u2009\u202f":
            start -= 1
    return start, end


def _known(text: str, *, spaced: bool) -> Iterator[_Found]:
    """The marks of a text that are known for marks."""
    for mark in _MARKED.finditer(text):
        yield _Found(mark.start(), mark.end(), ",".join(_FORM.findall(mark[0])))
    yield from _raised_marks(text)
    bare = _hidden(text)
    for found in _BRACKETED.finditer(bare):
        if _is_bracketed_mark(bare, found, spaced=spaced):
            yield _Found(found.start(), found.end(), form_of(found[0].partition("]")[0]))
    emphases = {emphasis.start("end") for emphasis in _EMPHASIS.finditer(bare)}
    for symbol in _SYMBOLS.finditer(bare):
        if symbol.start() not in emphases:
            yield _Found(symbol.start(), symbol.end(), form_of(symbol[0]))


def _raised_marks(text: str) -> Iterator[_Found]:
    numbered = False  # whether sentences or verses are numbered before they begin
    for raised in _RAISED.finditer(text):
        form = form_of(raised[0])
        before = without_inner(text[max(0, raised.start() - _LOOKED_AT) : raised.start()])
        before = _BRACKETS_LAST.sub("", before)  # another mark
        after = without_inner(_MARKED.sub(" ", text[raised.end() : raised.end() + _LOOKED_AT]))
        if is_raised_mark(before, form, after, numbered=numbered):
            numbered = numbered or not before or before[-1].isspace()
            yield _Found(raised.start(), raised.end(), form)


def _hidden(text: str) -> str:
    """A text in which marks that are marked stand as other marks do, so that what comes behind one is glued to it."""
    return _MARKED.sub(lambda m: "]" * len(m[0]), text)


def _is_bracketed_mark(text: str, found: re.Match[str], *, spaced: bool) -> bool:
    before, after = text[max(0, found.start() - _LOOKED_AT) : found.start()], text[found.end() : found.end() + 1]
    if found["named"] and found["named"].startswith("^"):
        return True
    if not before.strip() or after.isalnum() or _INDEXING.match(text, found.end()):
        # Two marks may follow one another, but the index of a list is not called.
        return bool(before.strip()) and after == "[" and _BRACKETED.match(text, found.end()) is not None
    if before[-1].isspace():
        if found["named"]:
            return found["named"].casefold().endswith(("needed", "?"))
        ends = after in ".,;:!?)" if after else True
        is_word = last_word(before.rstrip()).casefold() in FUNCTION_WORDS
        return found["numbers"] is not None and (ends or spaced) and not is_word
    word = last_word(before)
    if found["numbers"] or found["named"]:
        return (before[-1] not in "([{/#$\u20ac\u00a3=+<>_@~\\-" and len(word) != 1) or word == "I"
    return len(word) > 2 or before[-1] in '.,;!?\u201d"]'
