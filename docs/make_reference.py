"""Renew what the pages take from the program: python docs/make_reference.py [--check]

These are the page of rules, the tables between `<!-- generated: … -->` and `<!-- end -->`, and the output shown below
each command. With --check nothing is written, and the exit code is 1 when a page is stale (outputs aside, which the
tests compare).
"""

# ruff: noqa: T201 - a script tells what it did

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "docs"))
import pages

from argmap.map_words import tables
from argmap.reading import language
from argmap.rendering import registry
from argmap.reporting import schemes
from argmap.reporting.explain import rules_markdown
from argmap.schemes import built_in_schemes, generic

_PART = re.compile(r"(<!-- generated: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def generated(name: str) -> str:
    """The text of a generated part: keys of a place of the language, words that a key allows or that pictures have,
    schemes, or formats."""
    sort, _, wanted = name.partition(" ")
    if sort == "keys":
        place = next(p for p in language.PLACES if p.name == wanted)
        rows = [(f"`{key.name}`", key.shape.words, key.doc) for key in place.keys]
        return _table(("key", "value", "meaning"), rows)
    if sort == "words":
        terms = next(k.terms for p in language.PLACES for k in p.keys if k.name == wanted and k.terms)
        return _table(("word", "meaning"), [(f"`{term.word}`", term.doc) for term in terms])
    if name == "formats":
        return _table(
            ("format", "ending", ""), [(each.label, f"`.{each.ending}`", each.about) for each in registry.ALL]
        )
    if name == "map words":
        rows = [
            (f"`{key}`", *(tables.table(each)[key] for each in tables.LANGUAGES))
            for key in tables.table(tables.ENGLISH)
        ]
        return _table(("key", *(f"{said} (`{code}`)" for code, said in tables.LANGUAGES.items())), rows)
    whole = {
        "generic questions": _generic_questions,
        "all schemes": lambda: schemes.as_markdown(built_in_schemes()),
        "references": schemes.references_markdown,
    }
    if name not in whole:
        raise SystemExit(f"no generated part is called {name!r}")
    return whole[name]()


def _generic_questions() -> str:
    asked = [(f"`{q.slug}`", generic().in_words(q.text), q.kind.value) for q in generic().questions]
    return _table(("slug", "question", "kind"), asked)


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def fresh(page: Path, outputs: bool) -> str:
    """The text of a page with its generated parts renewed, and the outputs too if wanted."""
    if page == pages.RULES:
        return rules_markdown()
    text = pages.text_of(page)
    if outputs:
        with tempfile.TemporaryDirectory() as folder:
            text = pages.with_outputs(page, Path(folder))
    return _PART.sub(lambda m: f"{m[1]}\n{generated(m[2])}\n{m[3]}", text)


def main() -> int:
    check, stale = "--check" in sys.argv[1:], 0
    for page in (*pages.WRITTEN, pages.RULES):
        text = fresh(page, outputs=not check)
        if not page.is_file() or pages.text_of(page) != text:
            stale += 1
            if not check:
                page.write_text(text, encoding="utf-8")
            print(f"{'stale' if check else 'renewed'}: {page.relative_to(pages.ROOT)}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
