"""Colours of a drawing, as frozen data. Kinds, bearings and statuses are told apart without them too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from argmap.records import record
from argmap.showing import Brief, quoted


@record()
class Tone(Brief):
    """One sort of box: its frame, the band behind its header, and the paper behind its text."""

    frame: str
    band: str
    paper: str


@record()
class Theme(Brief):
    """A named set of colours, each ``#rrggbb``.

    `tones` by the tone of an item, `lines` by bearing, `statuses` by status, `changes` by what changed. `text` and
    `muted` are read on every band and paper, `on_line` on the colours of `lines`, `on_status` on those of `statuses`
    and `changes`.
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

    def _brief(self) -> Iterator[object]:
        yield self.name
        yield quoted(self.about)


def _theme(name: str, about: str, plain: Mapping[str, str], **mappings: Mapping[str, object]) -> Theme:
    frozen = {key: MappingProxyType(dict(value)) for key, value in mappings.items()}
    return Theme(name=name, about=about, **plain, **frozen)  # type: ignore[arg-type]  # keys are checked by a test


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
    tones={
        "conclusion": Tone("#17202a", "#d5dfeb", "#ffffff"),
        "claim": Tone("#46525f", "#e9edf2", "#ffffff"),
        "evidence": Tone("#00629b", "#dcecf8", "#ffffff"),
        "assumption": Tone("#5c5a49", "#f0eee3", "#ffffff"),
        "objection": Tone("#b03a06", "#fbe5db", "#ffffff"),
        "concession": Tone("#7a5a00", "#f8edcc", "#ffffff"),
        "undercut": Tone("#8a3b7c", "#f4e4f0", "#ffffff"),
        "tag": Tone("#66727e", "#f3f5f7", "#f3f5f7"),
    },
    lines={
        "support": "#00705a",
        "attack": "#b03a06",
        "undercut": "#8a3b7c",
        "concession": "#7a5a00",
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
    tones={
        "conclusion": Tone("#f2f5f8", "#3a4654", "#20262d"),
        "claim": Tone("#a9b5c1", "#2e3741", "#20262d"),
        "evidence": Tone("#6fb9ee", "#1d3f5a", "#20262d"),
        "assumption": Tone("#bdb89a", "#3a382c", "#20262d"),
        "objection": Tone("#f59a6b", "#542c19", "#20262d"),
        "concession": Tone("#e6c25a", "#4a3d13", "#20262d"),
        "undercut": Tone("#e0a0d2", "#482c43", "#20262d"),
        "tag": Tone("#93a0ad", "#252c34", "#252c34"),
    },
    lines={
        "support": "#3cc4a0",
        "attack": "#f59a6b",
        "undercut": "#e0a0d2",
        "concession": "#e6c25a",
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
    tones={
        name: Tone("#000000", band, "#ffffff")
        for name, band in {
            "conclusion": "#d9d9d9",
            "claim": "#efefef",
            "evidence": "#efefef",
            "assumption": "#ffffff",
            "objection": "#efefef",
            "concession": "#efefef",
            "undercut": "#efefef",
            "tag": "#ffffff",
        }.items()
    },
    lines=dict.fromkeys(("support", "attack", "undercut", "concession", "explanation", "link"), "#000000"),
    statuses=dict.fromkeys(("supported", "defeated", "contested", "unsupported", "open"), "#000000"),
    changes=dict.fromkeys(("added", "removed", "moved", "reworded", "reasons", "changed"), "#000000"),
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
    tones={
        "conclusion": Tone("#000000", "#c9d6e6", "#ffffff"),
        "claim": Tone("#1f2a35", "#e2e8ee", "#ffffff"),
        "evidence": Tone("#00407a", "#cfe4f7", "#ffffff"),
        "assumption": Tone("#3c3a2b", "#ebe7d3", "#ffffff"),
        "objection": Tone("#8a1f00", "#ffdccd", "#ffffff"),
        "concession": Tone("#594100", "#fbe9b0", "#ffffff"),
        "undercut": Tone("#641a58", "#f3d9ee", "#ffffff"),
        "tag": Tone("#2b3640", "#eef1f4", "#eef1f4"),
    },
    lines={
        "support": "#00513f",
        "attack": "#8a1f00",
        "undercut": "#641a58",
        "concession": "#594100",
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
    },
)

ALL = (
    LIGHT,
    DARK,
    PRINT,
    CONTRAST,
)
BY_NAME: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in ALL})
