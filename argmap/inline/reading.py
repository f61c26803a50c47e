"""A text with markup to its runs: emphasis, code, links and formulas, as CommonMark has them, and nothing else.

markdown-it-py takes the text apart, with its rules for these alone; a line of signs of any other sort is text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from argmap.addresses import fault, link
from argmap.inline.runs import Run, text_of
from argmap.records import record

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_RULES = ("escape", "backticks", "emphasis", "link", "autolink")
_MOST_NESTED = 20  # what is further in is text
# The tokens that have their places.
_TOLD = ("link_open", "math_inline", "math_inline_double")
_PLACE = "place"  # the name in the notes of a token of where it begins and ends
# Without any of these there is nothing to be understood.
_SIGNS = frozenset("*_`[<$\\")


@record()
class Fault:
    """What is wrong from one place in a text to another; `sign`: in a formula, else at a link."""

    start: int
    end: int
    why: str
    sign: bool


@record()
class Inline:
    """The runs of a text as a text of `argmap.inline.runs`, and what is wrong in it."""

    text: str
    faults: tuple[Fault, ...] = ()


def read(value: str) -> Inline:
    """What is written in a text, its blank lines and line breaks kept."""
    if _SIGNS.isdisjoint(value):
        return Inline(value)
    runs: list[Run] = []
    faults: list[Fault] = []
    place = 0
    for paragraph in value.split("\n\n"):  # emphasis ends with it
        if place:
            runs.append(Run("\n\n"))
        # With a blank before it: the plug-in for formulas takes the last letter for the one before the first.
        reader = _Reader(place - 1)
        first, *others = reader.runs(_parser().parseInline(f" {paragraph}")[0].children or ())
        runs += [first.saying(first.text[1:]), *others]
        faults.extend(reader.faults)
        place += len(paragraph) + 2
    text = text_of(runs)
    return Inline(text, tuple(faults)) if text.strip() else Inline(value)  # a statement of signs alone stays one


class _Reader:
    """Makes runs of the tokens of one paragraph, which begins at a place of the whole text."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.faults: list[Fault] = []

    def runs(self, tokens: Sequence[Token]) -> Iterator[Run]:
        strong = emphasis = 0
        href: str | None = None
        address = ""  # of a link without words
        for token in tokens:
            words, code = token.content, False
            match token.type:
                case "strong_open" | "strong_close":
                    strong += token.nesting
                case "em_open" | "em_close":
                    emphasis += token.nesting
                case "link_open":
                    href, address = self._link(token), str(token.attrs["href"])
                case "link_close":
                    if address:
                        yield Run(address, strong > 0, emphasis > 0, href=href)
                    href, address = None, ""
                case "hardbreak":  # a backslash at the end of a line
                    words = "\n"
                case "code_inline":
                    code = True
                case "math_inline" | "math_inline_double":
                    words = self._formula(token)
            if words:
                address = ""
                yield Run(words, strong > 0, emphasis > 0, code, href)

    def _link(self, token: Token) -> str | None:
        """Where a link leads to; nowhere where it is not allowed, which is told."""
        address = str(token.attrs["href"])
        why = fault(address)
        if why:
            start, end = token.meta[_PLACE]
            said = f"`{address}`" if address else "the address of this link"
            self.faults.append(Fault(self.place + start, self.place + end, f"{said} {why}", sign=False))
        return link(address)

    def _formula(self, token: Token) -> str:
        from argmap.inline.formulas import in_unicode  # its table is felt where no text has a formula

        text, unwritten = in_unicode(token.content)
        begin = self.place + int(token.meta[_PLACE][0]) + len(token.markup)
        self.faults.extend(Fault(begin + each.start, begin + each.end, each.why, sign=True) for each in unwritten)
        return text.strip()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _MOST_NESTED})
    # A sign after a `$` that is a blank, or a digit after the second, makes amounts of money of them.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    parser.enable(list(_RULES)).disable(["math_block", "text_join"], ignoreInvalid=True)
    for name in ("link", "autolink", "math_inline"):
        _tell_places(parser, name)
    # Which links are allowed is decided here, and they are written anew.
    parser.validateLink = bool  # type: ignore[method-assign,assignment]  # it is there to be replaced
    parser.normalizeLink = str  # type: ignore[method-assign,assignment]
    parser.normalizeLinkText = str  # type: ignore[method-assign,assignment]
    return parser


def _tell_places(parser: MarkdownIt, name: str) -> None:
    """Let the first token that a rule makes have its place in its notes."""
    ruler = parser.inline.ruler
    known: Callable[[StateInline, bool], bool] = next(rule.fn for rule in ruler.__rules__ if rule.name == name)

    def noting(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = known(state, silent)
        if found and not silent:
            made = next(token for token in state.tokens[count:] if token.type in _TOLD)
            made.meta[_PLACE] = (start, state.pos)
        return found

    ruler.at(name, noting)
