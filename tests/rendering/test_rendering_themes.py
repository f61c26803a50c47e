"""Themes are complete, readable, and told apart without their colours."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from argmap.comparing.marks import SORTS
from argmap.evaluation import Status
from argmap.rendering.content.scene import Bond, Side
from argmap.rendering.content.strokes import STROKES
from argmap.rendering.themes import ALL, BY_NAME, LIGHT, PRINT, Theme


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
class TestEachTheme:
    def test_is_complete(self, theme: Theme) -> None:
        assert theme.tones.keys() == {"conclusion", "tag", *(side.value for side in Side)}
        assert theme.lines.keys() == {"explanation", "link", *(side.value for side in Side)}
        assert theme.statuses.keys() == {status.value for status in Status}
        assert theme.changes.keys() == set(SORTS)
        assert theme.about

    def test_has_only_plain_colours(self, theme: Theme) -> None:
        mappings = {"tones", "lines", "statuses", "changes", "groups"}
        plain = [getattr(theme, f.name) for f in fields(theme) if f.name not in mappings][2:]
        tones = [colour for tone in theme.tones.values() for colour in (tone.frame, tone.band, tone.paper, tone.ink)]
        for colour in (
            *plain,
            *tones,
            *theme.groups,
            *theme.lines.values(),
            *theme.statuses.values(),
            *theme.changes.values(),
        ):
            assert re.fullmatch("#[0-9a-f]{6}", colour)

    def test_text_has_a_contrast_of_at_least_4_5(self, theme: Theme) -> None:
        for ground in (theme.page, theme.group_paper, *(tone.paper for tone in theme.tones.values())):
            assert contrast(theme.text, ground) >= 4.5
            assert contrast(theme.muted, ground) >= 4.5
        assert all(contrast(theme.text, ground) >= 4.5 for ground in theme.groups)
        assert all(contrast(tone.ink, tone.band) >= 4.5 for tone in theme.tones.values())
        assert all(contrast(theme.on_line, colour) >= 4.5 for colour in theme.lines.values())
        assert all(contrast(theme.on_status, colour) >= 4.5 for colour in theme.statuses.values())
        assert all(contrast(theme.on_status, colour) >= 4.5 for colour in theme.changes.values())
        for colour in theme.lines.values():  # signs are text too
            assert contrast(colour, theme.page) >= 4.5
            assert contrast(colour, theme.group_paper) >= 4.5

    def test_lines_and_frames_have_a_contrast_of_at_least_3(self, theme: Theme) -> None:
        for colour in (
            *theme.lines.values(),
            *theme.changes.values(),
            *(tone.frame for tone in theme.tones.values()),
            theme.group_line,
        ):
            assert contrast(colour, theme.page) >= 3
            assert contrast(colour, theme.group_paper) >= 3


def test_contrast_theme_keeps_its_promise() -> None:
    theme = BY_NAME["contrast"]
    assert all(contrast(theme.text, tone.paper) >= 7 for tone in theme.tones.values())
    assert all(contrast(tone.ink, tone.band) >= 7 for tone in theme.tones.values())
    assert all(contrast(colour, theme.page) >= 7 for colour in theme.lines.values())


def test_print_theme_is_black_and_white() -> None:
    frames = (tone.frame for tone in PRINT.tones.values())
    colours = {*PRINT.lines.values(), *PRINT.statuses.values(), *PRINT.changes.values(), *frames}
    assert colours == {"#000000"}


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_sides_differ_in_how_light_their_headers_are(theme: Theme) -> None:
    bands = {side: luminance(theme.tones[side].band) for side in ("for", "against", "granted")}
    light, dark = max(bands["for"], bands["against"]), min(bands["for"], bands["against"])
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_lines_differ_without_colour() -> None:
    looks = {(stroke.style, stroke.head) for stroke in STROKES.values()}
    signs = [stroke.sign for bond, stroke in STROKES.items() if bond is not Bond.LINK]
    assert len(looks) == len(STROKES)
    assert len(set(signs)) == len(signs)
    assert all(signs)


def test_themes_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        LIGHT.lines["for"] = "#000000"  # type: ignore[index]
