"""Colours of a drawing, as frozen data. Kinds, bearings and statuses are told apart without them too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from argmap.records import record
from argmap.showing import Brief, quoted


@record()
class Tone(Brief):
    """One sort of box: its frame, the band behind its header, the paper behind its text, and the ink of the header.

    The band of what is against is as strong as its frame: light and dark tell the sides apart where colours do not.
    """

    frame: str
    band: str
    paper: str
    ink: str


@record()
class Theme(Brief):
    """A named set of colours, each ``#rrggbb``.

    `tones` by the tone of an item, `lines` by that of a line, `statuses` by status, `changes` by what changed; `groups`
    are for tabs. `text` is read on all papers and on the colours of `groups`, `muted` on papers, `on_line` on the
    colours of `lines`, `on_status` on those of `statuses` and `changes`.
    """

    name: str
    about: str
    page: str
    text: str
    muted: str
    group_line: str
    group_paper: str
    on_line: str
    on_status: str
    tones: Mapping[str, Tone]
    lines: Mapping[str, str]
    statuses: Mapping[str, str]
    changes: Mapping[str, str]
    groups: tuple[str, ...]

    def _brief(self) -> Iterator[object]:
        yield self.name
        yield quoted(self.about)


# The changes that tell that the map itself has not got what is drawn.
NOT_OF_THE_MAP = frozenset({"removed", "only_second"})


def _theme(
    name: str, about: str, plain: Mapping[str, str], groups: tuple[str, ...], **mappings: Mapping[str, object]
) -> Theme:
    frozen = {key: MappingProxyType(dict(value)) for key, value in mappings.items()}
    return Theme(name=name, about=about, groups=groups, **plain, **frozen)  # type: ignore[arg-type]  # keys are checked by a test


LIGHT = _theme(
    "light",
    "dark on white, colours that colour-blind readers tell apart (after Okabe and Ito)",
    {
        "page": "#ffffff",
        "text": "#17202a",
        "muted": "#4d5965",
        "group_line": "#7c8894",
        "group_paper": "#f5f7f9",
        "on_line": "#ffffff",
        "on_status": "#ffffff",
    },
    groups=("#cfe3f5", "#f6dcea", "#e3dcf4", "#fbe6c4", "#d9e7c3", "#d9dde1"),
    tones={
        "conclusion": Tone("#17202a", "#d5dfeb", "#ffffff", "#17202a"),
        "for": Tone("#00664f", "#d5ece4", "#ffffff", "#17202a"),
        "against": Tone("#b03a06", "#b03a06", "#fff7f3", "#ffffff"),
        "granted": Tone("#7a5a00", "#f5e1a4", "#fffcf3", "#17202a"),
        "tag": Tone("#66727e", "#f3f5f7", "#f3f5f7", "#4d5965"),
    },
    lines={
        "for": "#00705a",
        "against": "#b03a06",
        "granted": "#7a5a00",
        "explanation": "#00629b",
        "link": "#566270",
    },
    statuses={
        "supported": "#00705a",
        "defeated": "#b03a06",
        "contested": "#8a3b7c",
        "unsupported": "#5c6670",
        "open": "#00629b",
    },
    changes={
        "added": "#00705a",
        "removed": "#b03a06",
        "moved": "#00629b",
        "reworded": "#8a3b7c",
        "reasons": "#7a5a00",
        "changed": "#4d5965",
        "both": "#00705a",
        "only_first": "#00629b",
        "only_second": "#b03a06",
        "other_place": "#8a3b7c",
        "other_kind": "#7a5a00",
    },
)

DARK = _theme(
    "dark",
    "light on dark, for screens and slides",
    {
        "page": "#14181d",
        "text": "#eef2f6",
        "muted": "#b4bfca",
        "group_line": "#7d8a97",
        "group_paper": "#1b2026",
        "on_line": "#10141a",
        "on_status": "#10141a",
    },
    groups=("#24486a", "#5e2f4a", "#443a6b", "#5b4318", "#3d5120", "#3c444d"),
    tones={
        "conclusion": Tone("#f2f5f8", "#3a4654", "#20262d", "#eef2f6"),
        "for": Tone("#3cc4a0", "#1d4a40", "#1c2628", "#eef2f6"),
        "against": Tone("#f59a6b", "#f59a6b", "#2c211d", "#10141a"),
        "granted": Tone("#e6c25a", "#4a3d13", "#26241b", "#eef2f6"),
        "tag": Tone("#93a0ad", "#252c34", "#252c34", "#b4bfca"),
    },
    lines={
        "for": "#3cc4a0",
        "against": "#f59a6b",
        "granted": "#e6c25a",
        "explanation": "#6fb9ee",
        "link": "#a3b0bd",
    },
    statuses={
        "supported": "#3cc4a0",
        "defeated": "#f59a6b",
        "contested": "#e0a0d2",
        "unsupported": "#b4bfca",
        "open": "#6fb9ee",
    },
    changes={
        "added": "#3cc4a0",
        "removed": "#f59a6b",
        "moved": "#6fb9ee",
        "reworded": "#e0a0d2",
        "reasons": "#e6c25a",
        "changed": "#b4bfca",
        "both": "#3cc4a0",
        "only_first": "#6fb9ee",
        "only_second": "#f59a6b",
        "other_place": "#e0a0d2",
        "other_kind": "#e6c25a",
    },
)

PRINT = _theme(
    "print",
    "black on white, for printers and photocopies; nothing is told by colour",
    {
        "page": "#ffffff",
        "text": "#000000",
        "muted": "#333333",
        "group_line": "#777777",
        "group_paper": "#ffffff",
        "on_line": "#ffffff",
        "on_status": "#ffffff",
    },
    groups=("#ffffff", "#f0f0f0", "#e4e4e4"),
    tones={
        "conclusion": Tone("#000000", "#d9d9d9", "#ffffff", "#000000"),
        "for": Tone("#000000", "#efefef", "#ffffff", "#000000"),
        "against": Tone("#000000", "#000000", "#ffffff", "#ffffff"),
        "granted": Tone("#000000", "#bdbdbd", "#ffffff", "#000000"),
        "tag": Tone("#000000", "#ffffff", "#ffffff", "#333333"),
    },
    lines=dict.fromkeys(("for", "against", "granted", "explanation", "link"), "#000000"),
    statuses=dict.fromkeys(("supported", "defeated", "contested", "unsupported", "open"), "#000000"),
    changes=dict.fromkeys(
        (
            *("added", "removed", "moved", "reworded", "reasons", "changed"),
            *("both", "only_first", "only_second", "other_place", "other_kind"),
        ),
        "#000000",
    ),
)

CONTRAST = _theme(
    "contrast",
    "strong colours with at least 7:1 contrast, for beamers and weak eyesight",
    {
        "page": "#ffffff",
        "text": "#000000",
        "muted": "#1f2730",
        "group_line": "#3a444e",
        "group_paper": "#ffffff",
        "on_line": "#ffffff",
        "on_status": "#ffffff",
    },
    groups=("#d3e6f8", "#f8dcec", "#e6dffa", "#fde9c6", "#dcecc4", "#e2e6ea"),
    tones={
        "conclusion": Tone("#000000", "#c9d6e6", "#ffffff", "#000000"),
        "for": Tone("#004d3c", "#c4e8dc", "#ffffff", "#000000"),
        "against": Tone("#8a1f00", "#8a1f00", "#ffffff", "#ffffff"),
        "granted": Tone("#594100", "#fbdf8c", "#ffffff", "#000000"),
        "tag": Tone("#2b3640", "#eef1f4", "#eef1f4", "#1f2730"),
    },
    lines={
        "for": "#00513f",
        "against": "#8a1f00",
        "granted": "#594100",
        "explanation": "#00407a",
        "link": "#2b3640",
    },
    statuses={
        "supported": "#00513f",
        "defeated": "#8a1f00",
        "contested": "#641a58",
        "unsupported": "#333d47",
        "open": "#00407a",
    },
    changes={
        "added": "#00513f",
        "removed": "#8a1f00",
        "moved": "#00407a",
        "reworded": "#641a58",
        "reasons": "#594100",
        "changed": "#333d47",
        "both": "#00513f",
        "only_first": "#00407a",
        "only_second": "#8a1f00",
        "other_place": "#641a58",
        "other_kind": "#594100",
    },
)

AUTO = replace(
    LIGHT, name="auto", about="light or dark, as the reader's screen is set, in an SVG; light in all other formats"
)

ALL = (
    LIGHT,
    DARK,
    PRINT,
    CONTRAST,
    AUTO,
)
BY_NAME: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in ALL})
