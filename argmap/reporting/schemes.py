"""Argumentation schemes as text, JSON and Markdown: all in a list, or one with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from argmap.markup import markdown, markdown_code
from argmap.reporting.columns import cells, padded, visible, wrap
from argmap.reporting.excerpts import Style
from argmap.reporting.json_text import json_text
from argmap.schemes import Polarity, Question, QuestionKind, Scheme, families, reference

_ABOUT = {"inference": "the step", "conclusion": "the conclusion"}
_QUOTED = (": ", " #")  # what a plain scalar of YAML cannot hold


def listing(schemes: Sequence[Scheme], *, width: int = 100, color: bool = False) -> str:
    """All schemes by family, each with its slug, its name and its form in a sentence."""
    style = Style(color)
    lines: list[str] = []
    for heading, members in _by_family(schemes):
        lines += ["", style.bold(heading), ""]
        for scheme in members:
            lines.append(f"  {style.bold(scheme.slug)}  {visible(scheme.name)}")
            lines += [f"      {line}" for line in wrap(summary(scheme), width - 6)]
    return "\n".join(lines[1:])


def summary(scheme: Scheme) -> str:
    """The form of a scheme on one line: premises, then the conclusion."""
    premises = " ".join(scheme.in_words(role.form) for role in scheme.roles)
    conclusion = scheme.in_words(scheme.conclusion)
    return f"{premises} So: {conclusion[:1].lower()}{conclusion[1:]}" if conclusion else premises


def page(scheme: Scheme, *, width: int = 88, color: bool = False) -> str:
    """Everything about a scheme: premises by role, conclusion, critical questions, sources, and a reason to paste."""
    style = Style(color)
    key = "but" if scheme.polarity is Polarity.CON else "because"
    parts = [f"{style.bold(visible(scheme.slug))}: {visible(scheme.name)}", "\n".join(_facts(scheme, width))]
    if scheme.roles:
        rows = [(visible(role.name), scheme.in_words(role.form) + _unsaid(role.optional)) for role in scheme.roles]
        parts.append(_section(style.bold("Premises, by role"), rows, width))
    if scheme.conclusion:
        parts.append("\n".join([style.bold("Conclusion"), *_indented(scheme.in_words(scheme.conclusion), width)]))
    if scheme.questions:
        parts.append("\n".join([style.bold("Critical questions"), *_questions(scheme, width)]))
    if scheme.sources:
        sources = [line for source in scheme.sources for line in _item(reference(source), width)]
        parts.append("\n".join([style.bold("Sources"), *sources]))
    parts.append("\n".join([style.bold(f"To paste under `{key}`"), "", *map(visible, to_paste(scheme))]))
    return "\n\n".join(part for part in parts if part)


def _facts(scheme: Scheme, width: int) -> Iterator[str]:
    if scheme.family:
        yield f"family: {visible(families().get(scheme.family, (scheme.family, ''))[0])}"
    if scheme.aliases:
        yield from wrap(f"also called: {', '.join(scheme.aliases)}", width)
    if scheme.polarity is Polarity.CON:
        yield "used to object, under `but` or `although`"


def _unsaid(optional: bool) -> str:
    return " (may go without saying)" if optional else ""


def _section(title: str, rows: Sequence[tuple[str, str]], width: int) -> str:
    name = max(cells(row[0]) for row in rows)
    lines = [title]
    for first, text in rows:
        wrapped = wrap(text, max(30, width - name - 4))
        lines.append(f"  {padded(first, name)}  {wrapped[0]}")
        lines += [f"{'':{name + 4}}{line}" for line in wrapped[1:]]
    return "\n".join(lines)


def _questions(scheme: Scheme, width: int) -> Iterator[str]:
    for number, question in enumerate(scheme.questions, 1):
        name = "" if question.slug == str(number) else f"{question.slug} "
        yield f"  {number}. {visible(name)}({question.kind.value}, about {visible(_about(question))})"
        yield from (f"     {line}" for line in wrap(scheme.in_words(question.text), width - 5))
    yield ""
    used = {question.kind for question in scheme.questions}
    for kind in QuestionKind:
        if kind in used:
            yield from wrap(f"{kind.value}: {kind.burden}", width)
    first = scheme.questions[0].slug
    yield ""
    how = f"Answer beside `premises`, as in `answers: {{{first}: …}}`, or say why a question need not be answered:"
    yield from wrap(f"{how} `answers: {{{first}: {{dismissed: …}}}}`.", width)


def _about(question: Question) -> str:
    return _ABOUT.get(question.target, f"the premise {question.target}")


def _indented(text: str, width: int) -> list[str]:
    return [f"  {line}" for line in wrap(text, width - 2)]


def _item(text: str, width: int) -> list[str]:
    first, *rest = wrap(text, width - 4)
    return [f"  - {first}", *(f"    {line}" for line in rest)]


def to_paste(scheme: Scheme) -> list[str]:
    """A reason of this scheme in YAML, with the forms in the place of the premises."""
    lines = [f"- scheme: {scheme.slug}", "  premises:"]
    for role in scheme.roles:
        lines += [f"  - claim: {_scalar(scheme.in_words(role.form))}", f"    role: {role.name}"]
    return lines if scheme.roles else [*lines, "  - claim: …"]


def _scalar(text: str) -> str:
    text = " ".join(text.split())
    plain = text[:1].isalnum() and not any(sign in text for sign in _QUOTED) and not text.endswith(":")
    return text if plain else "'" + text.replace("'", "''") + "'"


def as_json(schemes: Iterable[Scheme]) -> str:
    """The schemes as a list of objects, forms and questions with their slots in braces."""
    return json_text([_as_object(scheme) for scheme in schemes])


def _as_object(scheme: Scheme) -> dict[str, Any]:
    return {
        "slug": scheme.slug,
        "name": scheme.name,
        "family": scheme.family,
        "aliases": list(scheme.aliases),
        "polarity": scheme.polarity.value,
        "inference": scheme.inference,
        "own": scheme.own,
        "slots": {slot.name: {"words": slot.words, "from": list(slot.origins)} for slot in scheme.slots.values()},
        "premises": [{"role": role.name, "form": role.form, "optional": role.optional} for role in scheme.roles],
        "conclusion": scheme.conclusion,
        "critical_questions": [
            {
                "slug": question.slug,
                "q": question.text,
                "in_words": scheme.in_words(question.text),
                "target": question.target,
                "kind": question.kind.value,
                "added": question.added,
            }
            for question in scheme.questions
        ],
        "sources": [reference(source) for source in scheme.sources],
    }


def as_markdown(schemes: Sequence[Scheme]) -> str:
    """A section for each family, with a table of premises and questions for each scheme."""
    lines: list[str] = []
    for heading, members in _by_family(schemes):
        lines += [f"### {heading}", ""]
        for scheme in members:
            lines += _markdown(scheme)
    return "\n".join(lines)


def _markdown(scheme: Scheme) -> Iterator[str]:
    yield f"#### {markdown(scheme.slug)}"
    yield ""
    con = " Used to object." if scheme.polarity is Polarity.CON else ""
    also = f" Also called: {', '.join(map(markdown, scheme.aliases))}." if scheme.aliases else ""
    yield f"*{markdown(scheme.name)}.*{con}{also}"
    yield ""
    for role in scheme.roles:
        yield f"- {markdown_code(role.name)}: {markdown(scheme.in_words(role.form))}{_unsaid(role.optional)}"
    yield f"- conclusion: {markdown(scheme.in_words(scheme.conclusion))}"
    yield ""
    for number, question in enumerate(scheme.questions, 1):
        added = ", added" if question.added else ""
        about = _ABOUT.get(question.target) or markdown_code(question.target)
        text = markdown(scheme.in_words(question.text))
        yield f"{number}. {markdown_code(question.slug)} {text} ({question.kind.value}, about {about}{added})"
    yield ""
    if scheme.sources:
        yield f"After {'; '.join(markdown(_short(source)) for source in scheme.sources)}."
        yield ""


def _short(source: str) -> str:
    """A reference by authors and year, with a link to the list of references where it has them."""
    text = reference(source)
    authors, bracket, rest = text.partition(" (")
    return f"{authors} {rest.partition(')')[0]}" if bracket else text.rstrip(".")


def references_markdown() -> str:
    """The references of all built-in schemes, as a list."""
    from argmap.schemes.catalogue import references

    return "".join(f"- {text}\n" for text in references())


def _by_family(schemes: Sequence[Scheme]) -> Iterator[tuple[str, list[Scheme]]]:
    """A heading with its schemes: the families in their order, and a map's own last."""
    for slug, (name, about) in families().items():
        members = [scheme for scheme in schemes if scheme.family == slug and not scheme.own]
        if members:
            yield f"{name[:1].upper()}{name[1:]}: {about}", members
    own = [scheme for scheme in schemes if scheme.own]
    if own:
        yield "Own schemes of the map", own
