"""Parts of a map: what is shown, what is counted, what links where."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from argmap.evaluation import Status
from argmap.graph import ArgumentGraph
from argmap.rendering import DrawingOptions, Links, Names, Only, Split, Text, draw
from argmap.rendering.content.views import NothingToShow, NotInMap

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)


@pytest.fixture(scope="module")
def bridge() -> ArgumentGraph:
    return maps.written("bridge")


def told(graph: ArgumentGraph, **options: object) -> list[str]:
    """The lines of the outline of a view, without title and indentation."""
    text = draw(graph, ("outline",), DrawingOptions(**options)).files["outline"].decode()  # type: ignore[arg-type]
    return [line.strip() for line in text.splitlines()[7 if graph.root.question else 3 :]]


def numbers(lines: list[str]) -> list[str]:
    return [found[0] for line in lines if (found := re.findall(r"^(?:[+–×~i?] )?(\d[\d.]*) ", line))]


def test_focus_shows_what_bears_on_a_statement_and_the_way_up(bridge: ArgumentGraph) -> None:
    lines = told(bridge, focus="lorries-wear")
    assert lines[0] == "↑ 1 The council should close the bridge to lorries this …"
    assert numbers(lines) == ["1.1", "1.1.1", "1.1.2"]
    assert told(bridge, focus="1.1") == lines


def test_a_long_way_up_leaves_the_middle_out() -> None:
    graph = maps.graph_of(maps.chain(20))
    lines = told(graph, focus="s19")
    assert len(lines) == 7
    assert re.match(r"↑ 1 ", lines[0])
    assert lines[1] == "+ ↑ 14 more between"
    assert not re.search("↑", lines[-1])


def test_depth_counts_what_is_cut_off(bridge: ArgumentGraph) -> None:
    lines = told(bridge, depth=1)
    assert numbers(lines) == ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9"]
    assert [line for line in lines if "below" in line] == ["+2 below", "+1 below", "+1 below", "+1 below"]


def test_collapsed_statements_count_what_they_hide(bridge: ArgumentGraph) -> None:
    lines = told(bridge, collapse=("close",))
    assert lines == [
        "1 The council should close the bridge to lorries this year. [conclusion]",
        "+14 below",
    ]


def test_a_group_is_shown_with_where_it_belongs(bridge: ArgumentGraph) -> None:
    lines = told(bridge, group="money")
    assert numbers(lines) == ["1.6", "1.6.1", "1.9", "1.9.1"]
    assert [line[:3] for line in lines if line.startswith("↑")] == ["↑ 1", "↑ 1"]


def test_only_assumptions_keeps_the_way_to_each_and_its_fellows(bridge: ArgumentGraph) -> None:
    lines = told(bridge, only=Only.ASSUMPTIONS)
    assert numbers(lines) == ["1", "1.1", "1.2"]
    assert "+7 below" in lines


def test_only_unsupported_goes_by_the_statuses_where_there_are_any(bridge: ArgumentGraph) -> None:
    frost = next(s for s in bridge.statements if "frost" in s.text.value)
    statuses = dict.fromkeys(bridge.statements, Status.SUPPORTED) | {frost: Status.UNSUPPORTED}
    assert "1.4" in numbers(told(bridge, only=Only.UNSUPPORTED, statuses=statuses))
    assert "1.8" not in numbers(told(bridge, only=Only.UNSUPPORTED, statuses=statuses))
    assert "1.8" in numbers(told(bridge, only=Only.UNSUPPORTED))


def test_what_is_not_there_is_said(bridge: ArgumentGraph) -> None:
    with pytest.raises(NotInMap, match="the map has no statement 'lorry-wear'; did you mean 'lorries-wear'"):
        draw(bridge, ("outline",), DrawingOptions(focus="lorry-wear"))
    with pytest.raises(NotInMap, match="the map has no group with statements called 'time'"):
        draw(bridge, ("outline",), DrawingOptions(group="time"))
    graph = maps.graph_of(maps.as_map([{"conclusion": "It stands."}]))
    with pytest.raises(NothingToShow, match="no statement is among the assumptions ones"):
        draw(graph, ("outline",), DrawingOptions(only=Only.ASSUMPTIONS))


def test_a_map_split_by_groups_is_a_set_of_linked_drawings(bridge: ArgumentGraph) -> None:
    first = draw(bridge, ("svg", "outline"), DrawingOptions(split=Split.GROUPS, name="bridge"))
    assert [part.name for part in first.parts] == ["bridge-money"]
    assert b'href="bridge-money.svg' in first.files["svg"]
    part = first.parts[0].files["svg"].decode()
    assert 'href="bridge.svg#s-close"' in part
    assert 'id="s-no-money"' in part
    assert "What it costs" in part


def test_a_map_split_by_depth_shows_every_statement_in_full_once() -> None:
    graph = maps.graph_of(maps.synthetic(120, 2))
    first = draw(graph, ("svg",), DrawingOptions(split=Split.DEPTH, depth=2, name="m"))
    drawings = {part.name: part.files["svg"].decode() for part in (first, *first.parts)}
    assert len(drawings) > 3
    cited = {name for text in drawings.values() for name in re.findall(r'href="([^"#]+)\.svg', text)}
    assert cited <= drawings.keys()
    assert cited | {"m"} == drawings.keys()
    for text in drawings.values():
        for name, anchor in re.findall(r'href="([^"#]*?)(?:\.svg)?#([^"]+)"', text):
            assert f'id="{anchor}"' in (drawings[name] if name else text)


def test_links_in_a_drawing_lead_to_a_box_in_it(bridge: ArgumentGraph) -> None:
    svg = draw(bridge, ("svg",), DrawingOptions(links=Links.STUBS)).files["svg"].decode()
    targets = re.findall(r'href="#([^"]+)"', svg)
    assert sorted(targets) == ["n-1.6.1", "s-detour", "s-lorries-wear"]
    assert all(f'id="{target}"' in svg for target in targets)


def test_dense_maps_are_drawn_with_tags_and_a_notice() -> None:
    graph = maps.graph_of(maps.synthetic(120, 4, cross=0.5))
    drawing = draw(graph)
    assert re.match(r"\d+ statements stand in a second place: tags point to them", drawing.notices[0])
    assert drawing.files["svg"].count(b'class="node tag"') > 20
    assert not re.search(rb'class="edge \w+ across"', drawing.files["svg"])


def test_arrows_asked_for_are_drawn_while_ways_are_found() -> None:
    graph = maps.graph_of(maps.synthetic(60, 5, cross=0.15))
    drawing = draw(graph, ("svg",), DrawingOptions(links=Links.ARROWS))
    assert drawing.notices == ()
    assert re.search(rb'class="edge \w+ across"', drawing.files["svg"])
    assert b'class="node tag"' not in drawing.files["svg"]


def test_numbers_sources_legend_and_title_can_be_left_out(bridge: ArgumentGraph) -> None:
    full = draw(bridge).files["svg"].decode()
    bare = draw(bridge, ("svg",), DrawingOptions(names=Names.NONE, sources=False, legend=False, title=False)).files[
        "svg"
    ]
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", bare.decode())
    assert ">1.1</text>" in full
    assert "Survey office 2023, p. 12" in full
    assert "speaks against" in full
    assert not {"1.1", "Survey office 2023, p. 12", "speaks against", "The river bridge"} & set(texts)


def test_statuses_are_shown_as_words(bridge: ArgumentGraph) -> None:
    statuses = dict.fromkeys(bridge.statements, Status.CONTESTED)
    svg = draw(bridge, ("svg",), DrawingOptions(statuses=statuses, statuses_note="as stated")).files["svg"].decode()
    assert svg.count(">contested<") >= len(bridge.statements)
    assert "as stated" in svg
    worn = re.findall(r'class="node statement claim (?:for |against |granted )?contested"', svg)
    assert len(worn) == sum(s.kind.value == "claim" for s in bridge.statements)


@pytest.mark.parametrize(
    ("names", "said"), [(Names.NUMBERS, ["1"]), (Names.IDS, ["close"]), (Names.BOTH, ["1 close"]), (Names.NONE, [])]
)
def test_statements_are_called_by_numbers_or_ids(bridge: ArgumentGraph, names: Names, said: list[str]) -> None:
    svg = draw(bridge, ("svg",), DrawingOptions(names=names, legend=False)).files["svg"].decode()
    box = svg[svg.index('id="s-close"') :]
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", box[: box.index("</g>")])
    assert texts[: len(said) + 1] == [*said, "CONCLUSION"]


def test_labels_can_stand_alone() -> None:
    graph = maps.graph_of(
        maps.as_map([{"conclusion": "It stands.", "label": "Short", "because": ["It has no label at all."]}])
    )
    full = draw(graph, ("outline", "svg"), DrawingOptions()).files
    short = draw(graph, ("outline", "svg"), DrawingOptions(text=Text.LABELS)).files
    assert b"Short: It stands." in full["outline"]
    assert b">It stands.</text>" in full["svg"]
    assert b">It stands.</text>" not in short["svg"]
    assert b">Short</text>" in short["svg"]
    assert b">It has no label at all.</text>" in short["svg"]
    assert b"It stands." not in short["outline"]


def test_a_part_of_a_reason_is_shown_as_a_part() -> None:
    """One premise alone is not drawn as if it were enough, and an undercut stays one."""
    graph = maps.graph_of(
        maps.as_map(
            [
                {
                    "conclusion": "C.",
                    "because": [
                        {
                            "premises": [{"claim": "P.", "id": "p"}, {"claim": "Q.", "id": "q"}],
                            "but": [{"claim": "U.", "id": "u", "but": [{"claim": "A.", "id": "a"}]}],
                        }
                    ],
                }
            ]
        )
    )
    outlined = {
        name: draw(graph, ("outline",), DrawingOptions(focus=name, title=False)).files["outline"].decode()
        for name in ("p", "u", "a")
    }
    assert "together" in outlined["p"]
    assert "→ 1.2 Q." in outlined["p"]
    assert "× 1.3 U. [objection to the step]" in outlined["u"]
    assert "[answer]" in outlined["a"]


def test_authors_are_named_shortly() -> None:
    work = {"author": "Toulmin, Stephen and Rieke, Richard", "title": "An Introduction to Reasoning", "date": "1979"}
    text = json.dumps({"sources": {"book": work}, "argument": [{"evidence": "It is said.", "cite": "book"}]})
    assert "Toulmin and Rieke 1979" in draw(maps.graph_of(text), ("outline",)).files["outline"].decode()
