"""Rules of a map, their findings, and diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum

from argmap.edits import Fix, fit
from argmap.records import record
from argmap.showing import Brief, Shown, quoted
from argmap.source import Span
from argmap.yamltext.places import CannotLayOut


class Severity(Enum):
    """How bad a finding is: an error breaks the map, a warning weakens it, advice is taste backed by experience."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@record()
class Rule(Brief):
    """One check: a stable code, a name in words, and the page that explains it.

    `about` says what is checked and why it matters (Markdown paragraphs). `bad` and `good` are whole map files,
    shown to people and run by the tests: `bad` has a finding of this rule, `good` has none at all. `texts` are the
    texts of the sources of both, each with the name of its file. The findings of a `quiet` rule are told to people in
    one line for all unless they ask for them: an honest first map has many.
    """

    code: str
    name: str
    severity: Severity
    about: str
    bad: str
    good: str
    texts: tuple[tuple[str, str], ...] = ()
    quiet: bool = False

    def _brief(self) -> Iterator[object]:
        yield self.code
        yield self.name
        yield self.severity.value


def is_reading_rule(code: str) -> bool:
    """Whether the rule with a code is about what could not be read."""
    return code.startswith("AM0")


@record()
class Label(Brief):
    """A place that a finding points at, with what to say there (may be empty)."""

    span: Span
    text: str = ""

    def _brief(self) -> Iterator[object]:
        yield self.span
        yield quoted(self.text) if self.text else ""


class Finding(Brief):
    """A fault, at one or more places; the first label is the place of the finding.

    `message`: lower case, no full stop, what is wrong and what is allowed or nearest. `help`: what to do. `fix` can be
    given as what works it out: few of those who look at a finding want its fix, and a map may have many findings.
    """

    __slots__ = ("_fits", "_fix", "help", "labels", "message")

    def __init__(
        self,
        message: str,
        labels: tuple[Label, ...],
        help: str | None = None,  # noqa: A002 - the word that people see
        fix: Fix | Callable[[], Fix | None] | None = None,
    ) -> None:
        self.message = message
        self.labels = labels
        self.help = help
        self._fix = fix
        self._fits = False

    @property
    def fix(self) -> Fix | None:
        """A way to mend it, if there is one; none, where the text leaves no place for it.

        What was worked out with edits that get in each other's way is none either.
        """
        if callable(self._fix):
            try:
                self._fix = self._fix()
            except CannotLayOut:
                self._fix = None
        if self._fix is not None and not self._fits:
            self._fits = fit(self._fix.edits)
            if not self._fits:
                self._fix = None
        return self._fix

    @property
    def span(self) -> Span:
        return self.labels[0].span

    def _brief(self) -> Iterator[object]:
        yield self.span
        yield quoted(self.message)


@record()
class Diagnostic(Shown):
    """A finding of a rule."""

    rule: Rule
    finding: Finding

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def span(self) -> Span:
        return self.finding.span

    def _brief(self) -> Iterator[object]:
        yield self.severity.value
        yield self.code
        yield self.span
        yield quoted(self.finding.message)

    def without_fix(self) -> Diagnostic:
        """The same without a way to mend it."""
        finding = self.finding
        return Diagnostic(self.rule, Finding(finding.message, finding.labels, finding.help))
