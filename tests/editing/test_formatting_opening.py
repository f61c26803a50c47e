"""The lines with which a file may begin: `---`, directives, and the comments among them."""

from __future__ import annotations

import pytest

from argmap.editing.formatting import formatted
from argmap.reading import load_project
from argmap.source import Source

MESSY = "title:   A\nargument:\n-   conclusion: It is so.\n    id: so\n"
NEAT = "title: A\n\nargument:\n- conclusion: It is so.\n  id: so\n"

OPENINGS = {
    "---\n": "---\n",
    "--- \t\n": "---\n",
    "\n\n---\n\n\n": "---\n",
    "# one\n---\n": "# one\n---\n",
    "# one\n\n\n# two\n---\n# three\n\n": "# one\n\n# two\n---\n# three\n\n",
    "---   # beside\n": "---   # beside\n",
    "---    # beside\n       # goes on\n# below\n": "---    # beside\n       # goes on\n# below\n",
    "%YAML 1.1\n---\n": "%YAML 1.1\n---\n",
    "%YAML 1.2  # kind\n# more\n---\n": "%YAML 1.2  # kind\n# more\n---\n",
    "# yaml-language-server: $schema=x.json\n\n---\n": "# yaml-language-server: $schema=x.json\n---\n",
    "#---\n": "#---\n",
    "# %YAML 1.1\n# ---\n": "# %YAML 1.1\n# ---\n",
}


@pytest.mark.parametrize(("before", "after"), OPENINGS.items())
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [False, True])
def test_what_a_file_begins_with_stays(before: str, after: str, newline: str, bom: bool) -> None:
    text = formatted(Source("map.yaml", (before + MESSY).replace("\n", newline), bom=bom))
    assert text == (after + NEAT).replace("\n", newline)
    assert formatted(Source("map.yaml", text, bom=bom)) == text
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    assert [d.code for d in project.diagnostics] == []


def test_a_map_in_braces_behind_the_line() -> None:
    text = formatted(Source("map.yaml", "--- {title:   A, argument: [It is so.]}  # end\n"))
    assert text.startswith("---\ntitle: A\n")
    assert formatted(Source("map.yaml", text)) == text


def test_such_lines_within_a_text_are_text() -> None:
    text = "argument:\n- conclusion: |\n    It is\n    ---\n    so.\n"
    assert formatted(Source("map.yaml", text)) == text
    assert formatted(Source("map.yaml", f"---\n{text}")) == f"---\n{text}"
