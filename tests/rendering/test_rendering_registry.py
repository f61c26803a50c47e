"""The table of formats: what follows from a line of it, and that no format is loaded which is not drawn."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.api import given
from argmap.api.failures import WrongArgument
from argmap.cli.build import command as build_command
from argmap.cli.diff import FORMATS as OF_DIFFERENCES
from argmap.cli.drawing import FormatNames, format_named
from argmap.cli.render import command as render_command
from argmap.rendering import registry
from argmap.rendering.formats.picture import Picture

DOCS = Path(__file__).parents[2] / "docs"


def test_every_format_has_a_module_that_writes_it() -> None:
    for each in registry.ALL:
        (parameter,) = inspect.signature(each.module().write, eval_str=False).parameters.values()
        assert parameter.annotation == Picture.__name__
        assert (each.module().write.__doc__ or "").strip()


def test_no_two_formats_share_a_name_or_an_ending() -> None:
    endings = [ending for each in registry.ALL for ending in (each.ending, *each.also)]
    assert len(endings) == len(set(endings)) == len(registry.BY_ENDING)
    assert len(registry.FORMATS) == len(registry.ALL)
    assert all(form == registry.BY_ENDING[registry.ending(form)] for form in registry.FORMATS)


def test_help_completion_and_refusals_name_every_format() -> None:
    names = ", ".join(registry.FORMATS)
    for command in (render_command, build_command):
        (option,) = [each for each in command.params if each.name == "forms"]
        assert names in " ".join(getattr(option, "help", "").split())
    offered = FormatNames().shell_complete(None, None, "svg,")  # type: ignore[arg-type]  # neither is looked at
    assert [item.value for item in offered] == [f"svg,{name}" for name in registry.FORMATS]
    with pytest.raises(Exception, match=f"'gif' is no format of argmap; there are {names}"):
        format_named("gif")
    with pytest.raises(WrongArgument, match="there is no format 'pptz'; did you mean `pptx`"):
        given.known_formats("pptz", "formats")


def test_changes_are_drawn_in_every_format_that_has_places() -> None:
    pictures = [each.name for each in registry.ALL if each.placed]
    assert list(OF_DIFFERENCES) == ["text", "json", "html", *pictures]


def test_the_documentation_has_a_row_for_each() -> None:
    page = (DOCS / "pictures.md").read_text(encoding="utf-8")
    for each in registry.ALL:
        assert f"| {each.label} | `.{each.ending}` | {each.about} |" in page


@pytest.mark.parametrize("form", ["mermaid", "d2", "outline", "drawio"])
def test_only_what_is_drawn_is_loaded(form: str) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import rendering_maps as maps\n"
        "from argmap.rendering import draw\n"
        "draw(maps.written('bridge'), (sys.argv[2],))\n"
        "print(*(name for name in sys.modules if name.startswith('argmap.rendering.formats.')), *sys.modules)"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).parent), form]
    found = set(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())
    others = {f"argmap.rendering.formats.{each.name}" for each in registry.ALL if each.name != form}
    assert f"argmap.rendering.formats.{form}" in found
    assert not found & (others | {"graphviz", "pptx", "lxml", "pypdf"})
