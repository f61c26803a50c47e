"""Records are dataclasses to whoever asks, made when they are first needed; patterns are compiled when first used."""

from __future__ import annotations

import dataclasses
import re

import pytest

from argmap.lazy_pattern import lazy
from argmap.records import field, names_of, record


@record()
class Point:
    x: int
    y: int = 0


@record(eq=False, kw_only=True)
class Named:
    name: str
    found: dict[str, int] = field(default_factory=dict)


@record(eq=False, kw_only=True)
class Place(Named):
    at: Point = Point(1, 2)


@record(frozen=False)
class Count:
    number: int = 0


def test_records_are_made_like_dataclasses() -> None:
    assert (Point(1).x, Point(1).y, Point(y=3, x=2).y) == (1, 0, 3)
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Place("here")  # type: ignore[call-arg]
    assert Place(name="here").at == Point(1, 2)
    assert Place(name="here").found is not Place(name="here").found


def test_records_have_slots_for_their_own_fields_alone() -> None:
    assert not hasattr(Point(1), "__dict__")
    assert not hasattr(Place(name="here"), "__dict__")
    assert names_of(Place) == ("name", "found", "at")


def test_by_value_or_by_identity() -> None:
    assert Point(1, 2) == Point(1, 2) != Point(2, 1)
    assert len({Point(1, 2), Point(1, 2)}) == 1
    assert Point(1).__eq__(1) is NotImplemented
    assert Named(name="one") != Named(name="one")
    assert Count(1) == Count(1)
    with pytest.raises(TypeError):
        hash(Count(1))


def test_dataclasses_know_them() -> None:
    place = Place(name="here", found={"a": 1})
    other = dataclasses.replace(place, name="there")
    assert (other.name, other.at, other.found) == ("there", place.at, place.found)
    assert [each.name for each in dataclasses.fields(Place)] == ["name", "found", "at"]
    assert dataclasses.asdict(Point(1, 2)) == {"x": 1, "y": 2}


def test_they_show_themselves_in_a_line() -> None:
    assert repr(Point(1, 2)) == "<Point x=1 y=2>"


def test_a_pattern_is_compiled_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile

    def noting(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(re, "compile", noting)
    pattern = lazy("a(b)c", re.IGNORECASE)
    assert made == []
    found = pattern.search("xABCx")
    assert found is not None
    assert found[1] == "B"
    assert pattern.search("x") is None
    assert made == ["a(b)c"]
    assert pattern.sub("-", "abcABC") == "--"
    assert pattern.pattern == "a(b)c"
