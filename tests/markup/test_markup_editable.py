"""Hostile texts in files that other programs edit: there letter by letter, and only texts."""

from __future__ import annotations

import io
import re
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation

from argmap.rendering import DrawingOptions, Split, draw

sys.path.insert(0, str(Path(__file__).parent))
import hostile
from hostile_map import ALLOWED, BOTH, TEXTS, drawing, misses

sys.path.pop(0)

FRAMED = pytest.mark.parametrize("framed", [False, True], ids=["joints", "frames"])
DRAWINGML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


# -- pptx --------------------------------------------------------------------------------------------------------------


def slide(data: bytes) -> Any:
    (found,) = Presentation(io.BytesIO(data)).slides
    return found


@BOTH
@FRAMED
def test_pptx(names: bool, framed: bool) -> None:
    found = slide(drawing(names, framed=framed).files["pptx"])
    tree = found.shapes.element
    said = ["".join(run.text or "" for run in text.iter(f"{DRAWINGML}t")) for text in tree.iter(f"{DRAWINGML}p")]
    about = [element.get("descr", "") for element in tree.iter() if element.tag.endswith("}cNvPr")]
    assert misses(said) == []
    assert misses(about, TEXTS if not names else []) == []
    assert {element.tag.rpartition("}")[0] for element in tree.iter()} == {
        "{http://schemas.openxmlformats.org/presentationml/2006/main",
        DRAWINGML[:-1],
    }
    for relation in found.part.rels.values():
        assert relation.reltype.rpartition("/")[2] in {"hyperlink", "slideLayout"}
        assert not relation.is_external or ALLOWED.fullmatch(relation.target_ref)
    used = {each.get(RELATION) for each in tree.iter(f"{DRAWINGML}hlinkClick")}
    assert used == {name for name, relation in found.part.rels.items() if relation.is_external}


def test_pptx_holds_parts_of_slides_only() -> None:
    with ZipFile(io.BytesIO(drawing(False).files["pptx"])) as parts:
        names = parts.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))  # noqa: S314 - of our own making
    assert not [name for name in names if re.search(r"vba|activeX|embeddings|oleObject|externalLink", name)]


# -- drawio ------------------------------------------------------------------------------------------------------------


class Label(HTMLParser):
    """What is in a label: its text, and its links; nothing else may be."""

    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        assert not re.search("<[!?]", written)
        self.text = ""
        self.links: list[str] = []
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert tag in {"div", "span", "a"}
        assert set(given) <= {"a": {"href", "rel", "style"}, "div": {"dir", "style"}, "span": {"style"}}[tag]
        assert re.fullmatch(r"(?:[a-z-]+:[\w.#-]+;)*", given["style"] or "")
        if tag == "a":
            assert ALLOWED.fullmatch(given["href"] or "")
            self.links.append(given["href"] or "")

    def handle_data(self, data: str) -> None:
        self.text += data


class Text(Label):
    """A tooltip, in which there are no elements at all."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise AssertionError((tag, attrs))


def page(data: bytes) -> ET.Element:
    root = ET.fromstring(data)  # noqa: S314 - of our own making
    ours = {"mxfile", "diagram", "mxGraphModel", "root", "mxCell", "object", "mxGeometry", "mxPoint", "Array"}
    assert {each.tag for each in root.iter()} <= ours
    assert [each.get("math") for each in root.iter("mxGraphModel")] == ["0"]  # nothing is taken for a formula
    return root


@BOTH
@FRAMED
def test_drawio(names: bool, framed: bool) -> None:
    root = page(drawing(names, framed=framed).files["drawio"])
    assert misses(Label(each.get("label", "")).text for each in root.iter("object")) == []
    tips = [Text(each.get("tooltip", "")).text for each in root.iter("object")]
    assert misses(tips, TEXTS if not names else []) == []
    for each in root.iter("object"):
        assert set(each.attrib) <= {"id", "label", "tooltip", "link"}
        assert re.fullmatch(r"[\w-]+", each.get("id", ""))
        assert ALLOWED.fullmatch(each.get("link", "#"))
    for cell in root.iter("mxCell"):
        assert "placeholders" not in cell.get("style", "")
        assert re.fullmatch(r"[\w=#.,; -]*", cell.get("style", ""))
        assert cell.get("value", "") in {"", "+", "–", "×", "~", "i", "≠", "≈", "="}


@pytest.mark.parametrize("form", ["drawio", "pptx"])
def test_links_are_those_of_pictures(form: str) -> None:
    cited = hostile.graph_of(hostile.cited(hostile.ADDRESSES))
    files = draw(cited, ("dot", form)).files
    in_dot = {link.replace("&amp;", "&") for link in re.findall(r'HREF="([^"]*)"', files["dot"].decode())}
    assert len(in_dot) > 6
    if form == "drawio":
        found = {link for each in page(files[form]).iter("object") for link in Label(each.get("label", "")).links}
    else:
        found = {each.target_ref for each in slide(files[form]).part.rels.values() if each.is_external}
    assert found == in_dot


@pytest.mark.parametrize("form", ["drawio", "pptx", "d2"])
@pytest.mark.parametrize("split", list(Split))
def test_parts(form: str, split: Split) -> None:
    written = hostile.graph_of(hostile.nested(hostile.TEXTS[:40]))
    found = draw(written, (form,), DrawingOptions(split=split, name="<b>&lang;\" 'x", depth=1))
    assert len(found.parts) > 10
    across = set()
    for part in (found, *found.parts):
        data = part.files[form]
        if form == "drawio":
            across |= {each.get("link", "") for each in page(data).iter("object")} - {""}
        elif form == "pptx":
            across |= {each.target_ref for each in slide(data).part.rels.values() if each.is_external}
    assert (form == "d2") is (across == set())
    assert all(link.endswith(f".{form}") and ALLOWED.fullmatch(link) for link in across)


# -- d2 ----------------------------------------------------------------------------------------------------------------

STRING = r'"(?:[^"\\$\n]|\\["\\$n])*"'
PATH = r"(?:(?:g|n)\d+\.)*(?:g\d+|n\d+(?:t\d)?)"


def strings(text: str) -> list[str]:
    """The texts in quotation marks, as D2 reads them."""
    return [re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], each[1:-1]) for each in re.findall(STRING, text)]


@BOTH
@FRAMED
def test_d2(names: bool, framed: bool) -> None:
    text = drawing(names, framed=framed).files["d2"].decode()
    first, *lines = text.splitlines()
    assert first == "# Drawn by argmap; what is changed here is lost when the map is drawn again."
    assert misses(strings(text)) == []
    bare = [re.sub(STRING, '""', line) for line in lines]
    value = r'(?:""|[\w.-]+)'
    pair = rf"[\w.-]+: (?:{value}|\{{(?:[\w.-]+: {value}(?:; )?)*\}})"
    pairs = rf"(?:{pair}(?:; )?)*"
    line = rf" *(?:direction: \w+|style\.fill: \"\"|(?:heading|{PATH}): \"\" \{{(?:{pairs}\}})?|{pairs}|"
    line += rf"{PATH} (?:--|->|<->) {PATH}: (?:\"\" )?\{{{pairs}\}}|\}})"
    assert [each for each in bare if not re.fullmatch(line, each)] == []
    assert sum(each.count("{") - each.count("}") for each in bare) == 0


def test_d2_has_frames_for_groups_in_groups() -> None:
    nested = hostile.graph_of(hostile.nested(hostile.TEXTS[:40]))
    drawn = draw(nested, ("d2",))
    text = drawn.files["d2"].decode()
    left_out = len(nested.statements) - 20  # each is in a group of its own
    assert drawn.notices == (f"{left_out} groups have no frames in d2: there are 20 others around",)
    assert max(len(path.split(".")) for path in re.findall(PATH, text)) == 21
    assert misses(strings(text), [each.text.value for each in nested.statements]) == []
