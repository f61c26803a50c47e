"""The words that argmap itself puts into pictures and text forms: all come from the table of the language."""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

import pytest

from argmap.comparing.marks import SORTS, Mark
from argmap.evaluation import Status, evaluate
from argmap.graph import ArgumentGraph
from argmap.map_words.tables import LANGUAGES, placeholders, table
from argmap.map_words.words import words_of
from argmap.reading.terms import WORD_KEYS
from argmap.rendering import DrawingOptions, Only, Premises, Split, draw
from argmap.rendering.content.boxes import PAD_X
from argmap.rendering.content.capitals import capitals
from argmap.rendering.content.scene import Bond
from argmap.rendering.content.strokes import STROKES
from argmap.rendering.content.weights import weight
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.formats.outline import outline

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)


_PICTURES = Path(__file__).parents[2] / "docs" / "pictures.md"
_FORMATS = ("svg", "mermaid", "outline")
# All words of this map are Greek, so that letters of English are argmap's.
_GREEK = """\
sources:
  έργο: {title: Έργο, author: "Άλφα; Βήτα", date: 2024}
  άλλο: {title: Άλλο, author: "Άλφα; Βήτα; Γάμμα", date: 2024}
source: έργο
groups:
  ομάδα: {title: Ομάδα}
argument:
- conclusion: Πρώτο.
  id: πρώτο
  because:
  - label: Λόγος
    inference: deductive
    hedge: ίσως
    premises:
    - claim: Δεύτερο.
      id: δεύτερο
      held-by: Άλφα
      group: ομάδα
      because:
      - evidence: Τρίτο.
        basis: common-knowledge
        credibility: 2
        cite: [έργο, {source: άλλο, at: '7'}]
      - inference: explanation
        premises: [Τέταρτο.]
    - assumption: Πέμπτο.
      id: πέμπτο
      tension-with: δεύτερο
      verdict: questioned
      review: [{mark: several-claims, by: Άλφα}]
    because: [Έκτο.]
    but:
    - claim: Έβδομο.
      but: [Όγδοο.]
    although: [Ένατο.]
  - ref: τίποτα
  - premises: [{ref: πέμπτο}, Δέκατο.]
    outweighs: αντίρρηση
  - evidence: Ενδέκατο.
    quote: Ενδέκατο
  but:
  - id: αντίρρηση
    label: Αντίρρηση
    premises: [{claim: Δωδέκατο., todo: πρέπει, contradicts: δεύτερο, but: [Δέκατο τρίτο.]}]
  although:
  - Δέκατο τέταρτο.
"""
KEYS = [term.word for term in WORD_KEYS]
_KEYS_IN_BRACKETS = "words:\n" + "".join(
    f'  {key}: "⟦{key}{"".join(f" {{{each}}}" for each in placeholders(table("en")[key]))}⟧"\n' for key in KEYS
)
_LEFT = re.compile("[A-Za-z]+")


def bridge(language: str) -> ArgumentGraph:
    """The map of the page on pictures in a language."""
    written = re.search(r"^```yaml\n# bridge\.yaml\n(.*?)^```$", _PICTURES.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert written is not None
    return maps.graph_of(f"language: {language}\n{written[1]}")


def worn(graph: ArgumentGraph) -> DrawingOptions:
    """Statuses and changes of all sorts on the statements of a map."""
    statuses = {s: list(Status)[n % len(Status)] for n, s in enumerate(graph.statements)}
    changes = {
        s: Mark((SORTS[n % len(SORTS)],), (Status.OPEN, Status.DEFEATED)) for n, s in enumerate(graph.statements)
    }
    return DrawingOptions(
        statuses=statuses,
        statuses_note=words_of(graph.root)["as_stated"],
        changes=changes,
        changes_note=words_of(graph.root).said("changes_since", version="1"),
    )


def texts(files: dict[str, bytes]) -> str:
    """All that can be read in a drawing, signs of the formats apart."""
    found = [files["outline"].decode()] if "outline" in files else []
    if "svg" in files:
        found.append(unescape(re.sub("<[^>]*>", " ", files["svg"].decode())))
    if "mermaid" in files:
        found += re.findall(r'"([^"]*)"', files["mermaid"].decode())
    return re.sub(r"<br/>|#\w+;", " ", " ".join(found))


def words_outside(said: str) -> list[str]:
    """The words in Latin letters that stand in no brackets, but for the sign of explanations; they may be nested."""
    while re.search("⟦[^⟦⟧]*⟧", said):
        said = re.sub("⟦[^⟦⟧]*⟧", " ", said)
    return [word for word in _LEFT.findall(said) if word != STROKES[Bond.EXPLANATION].sign]


def drawn(graph: ArgumentGraph, options: DrawingOptions, formats: tuple[str, ...] = _FORMATS) -> str:
    drawing = draw(graph, formats, options)
    return " ".join(texts(dict(each.files)) for each in (drawing, *drawing.parts))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"premises": Premises.FRAMED},
        {"depth": 1},
        {"focus": "πέμπτο"},
        {"split": Split.GROUPS},
        {"only": Only.ASSUMPTIONS},
    ],
    ids=str,
)
def test_no_word_of_a_picture_stands_in_the_program(options: dict[str, object]) -> None:
    graph = maps.graph_of(_KEYS_IN_BRACKETS + _GREEK)
    assert len(graph.root.words) == len(KEYS)
    given = worn(graph)
    said = drawn(graph, DrawingOptions(**{**{n: getattr(given, n) for n in _WORN}, **options}))
    assert "⟦" in said
    assert words_outside(said) == []


_WORN = ("statuses", "statuses_note", "changes", "changes_note")


@pytest.mark.parametrize("form", ["text", "markdown", "standard-form"])
def test_no_word_of_a_text_form_stands_in_the_program(form: str) -> None:
    said = outline(maps.graph_of(_KEYS_IN_BRACKETS + _GREEK), form).replace("\\", "")
    assert words_outside(said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bridge_in_each_language(language: str) -> None:
    graph = bridge(language)
    statuses = {s: evaluate(graph).status(s) for s in graph.statements}
    words = table(language)
    options = DrawingOptions(statuses=statuses, statuses_note=words["as_stated"])
    files = dict(draw(graph, _FORMATS, options).files)
    said = texts(files)
    used = ["conclusion", "claim", "evidence", "assumption", "objection", "answer", "concession", "basis_statistic"]
    used += ["objection_to_the_step", "status_supported", "status_defeated", "together", "supports", "speaks_against"]
    used += ["undercuts_the_step", "granted_held_to_be_outweighed", "together_one_reason", "status_supported_means"]
    used += ["status_defeated_means", "because", "but", "although"]
    used += ["for_the_conclusion", "against_the_conclusion", "granted"]
    headers = [capitals(words[key], language) for key in used[:9]]
    assert [word for word in (*(words[key] for key in used[9:]), *headers) if word not in said] == []
    if language != "en":
        own = " ".join([*words.values(), *(s.text.value for s in graph.statements)]).lower()
        english = {table("en")[key] for key in used}
        left = [word for word in english if word not in own and re.search(rf"\b{word}\b", said, re.IGNORECASE)]
        assert left == []
    assert words["places_refer_to"].partition("{")[0].strip() in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_trunks_sides_and_parts_in_each_language(language: str) -> None:
    two = "[{claim: Αβ.}, {claim: Γδ.}]"
    argument = (
        f"- conclusion: Εζ.\n  because: [{{premises: {two}, inference: explanation}}]\n"
        f"  but: [{{premises: {two}}}, {{claim: Ηθ., but: [{{premises: {two}}}]}}]\n  although: [{{premises: {two}}}]\n"
    )
    graph = maps.graph_of(f"language: {language}\nargument:\n{argument}")
    words = table(language)
    svg = draw(graph, ("svg",), DrawingOptions()).files["svg"].decode()
    shown = [unescape(each) for each in re.findall("<text[^>]*>([^<]*)</text>", svg)]
    counted = {"explained_by": 1, "but": 2, "although": 1, "because": 0}
    assert {key: shown.count(words[key]) for key in counted} == counted
    parts = ("part_of_an_objection", "part_of_an_answer", "part_of_a_concession")
    assert [shown.count(capitals(words[key], language)) for key in parts] == [2, 2, 2]
    sides = ("for_the_conclusion", "against_the_conclusion", "granted")
    assert [shown.count(words[key]) for key in sides] == [1, 1, 1]
    reasons = maps.graph_of(f"language: {language}\nargument:\n- conclusion: Εζ.\n  because: [Αβ., Γδ.]\n")
    alone = draw(reasons, ("svg",), DrawingOptions()).files["svg"].decode()
    shown = [unescape(each) for each in re.findall("<text[^>]*>([^<]*)</text>", alone)]
    assert [words[key] for key in ("but", "although", *parts, *sides) if words[key] in shown] == []
    assert shown.count(words["because"]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stand_in_the_middle_of_chips(language: str) -> None:
    svg = draw(bridge(language), ("svg",), DrawingOptions()).files["svg"].decode()
    chips = re.findall(r'<g class="mark".*?</g>', svg, re.DOTALL)
    assert len(chips) == 6
    for chip in chips:
        shapes = re.findall(r' (?:d|points)="([^"]*)"', chip)
        xs = [float(x) for shape in shapes for x in re.findall(r"(-?[\d.]+),", shape)]
        text = re.search(r'<text x="([^"]*)"[^>]*? font-size="([^"]*)"[^>]*>([^<]*)<', chip)
        assert text is not None
        width = text_width(unescape(text[3]), float(text[2]), bold="bold" in chip)
        assert float(text[1]) + width / 2 == pytest.approx((min(xs) + max(xs)) / 2, abs=0.75)


def test_markdown_and_outline_in_german() -> None:
    graph = bridge("de-AT")
    assert outline(graph).splitlines()[3:7] == [
        "1 The council should close the bridge to lorries. [Konklusion]",
        "   + zusammen",
        "      1.1 Lorries wear the deck of the bridge out.",
        "         + 1.1.1 Strain peaks in the deck of the bridge coincide with lorry crossings."
        " [Beleg · Statistik; p. 7]",
    ]
    assert "*\\[Einwand gegen den Schritt\\]*" in outline(graph, "markdown")
    assert "bridge to lorries.  [Konklusion; aus 2 + 3]\n      gegen den Schritt aus 2 + 3: 5\n" in outline(
        graph, "standard-form"
    )
    assert "      dagegen: " in outline(graph, "standard-form")


def test_the_words_of_the_root_hold_for_included_maps(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text("language: fr\nargument:\n- claim: Ef.\n  id: x\n  but: [Gh.]\n", "utf-8")
    text = "language: de\nwords: {claim: These}\ninclude: {p: part.yaml}\nargument:\n"
    text += "- conclusion: Ab.\n  because: [ref: p/x]\n"
    graph = maps.graph_of(text, str(tmp_path / "root.yaml"))
    assert len(graph.maps) == 2
    svg = draw(graph, ("svg",), DrawingOptions()).files["svg"].decode()
    assert [word for word in ("KONKLUSION", "THESE", "EINWAND") if f">{word}</text>" not in svg] == []
    assert "OBJECTION" not in svg


def test_a_map_without_a_title_is_called_in_its_language() -> None:
    graph = maps.graph_of("language: fr\nargument:\n- conclusion: C’est ainsi.\n")
    svg = draw(graph, ("svg",), DrawingOptions()).files["svg"].decode()
    assert '<title id="map-title">Carte argumentative</title>' in svg


def test_roles_are_plain_words() -> None:
    graph = maps.graph_of("argument:\n- conclusion: It is so.\n  because:\n  - {claim: It was., role: CAUSE_PRESENT}\n")
    assert "[claim · cause present]" in outline(graph)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("iddia", "tr", "İDDİA"),
        ("Maß", "de", "MASS"),
        ("étayé", "fr", "ÉTAYÉ"),
        ("συμπέρασμα", "el", "ΣΥΜΠΕΡΑΣΜΑ"),
        ("დასკვნა", "ka", "დასკვნა"),
        ("결론", "ko", "결론"),
        ("claim", None, "CLAIM"),
    ],
)
def test_capitals(text: str, language: str | None, wanted: str) -> None:
    assert capitals(text, language) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_fit_into_their_boxes(language: str) -> None:
    graph = maps.graph_of(
        f"language: {language}\nargument:\n- conclusion: Ab.\n  because:\n  - premises: [{{evidence: Ab.,"
        " basis: expert-opinion}]\n    but: [{evidence: Ab., basis: common-knowledge}]\n"
    )
    svg = draw(graph, ("svg",), DrawingOptions(legend=False)).files["svg"].decode()
    boxes = re.findall(r'<g id="[^"]*" class="node statement.*?</g>', svg, re.DOTALL)
    assert len(boxes) == 3
    for box in boxes:
        shape = " ".join(re.findall(r' (?:d|points)="([^"]*)"', box))
        left = min(float(x) for x in re.findall(r"(-?[\d.]+),", shape))
        first = re.search(r'<text x="([^"]*)"', box)
        assert first is not None
        scale = weight(len(boxes), 0) if 'class="node statement conclusion' in box else 1.0
        assert float(first[1]) == pytest.approx(left + PAD_X * scale, abs=1.5)


def test_words_from_right_to_left_stand_in_their_row() -> None:
    graph = maps.graph_of(
        "language: he\nwords: {conclusion: מסקנה, status_supported: נתמך, supports: תומך}\n"
        "argument:\n- conclusion: Ab.\n  because: [Cd.]\n"
    )
    statuses = dict.fromkeys(graph.statements, Status.SUPPORTED)
    svg = draw(graph, ("svg",), DrawingOptions(statuses=statuses)).files["svg"].decode()
    box = svg[svg.index('<g id="n-1"') :]
    number, header, badge = re.findall(r'<text x="([^"]*)"[^>]*?( direction="rtl")?[^>]*>([^<]*)</text>', box)[:3]
    assert [number[2], header[2], badge[2]] == ["1", "מסקנה", "נתמך"]
    assert [header[1], badge[1]] == ["", ""]
    assert float(number[0]) < float(header[0]) < float(badge[0])
