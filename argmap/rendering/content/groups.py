"""The groups of a drawing: each one frame where its members stand together, else a tab on each of its boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.rendering.content.boxes import measure
from argmap.rendering.content.scene import Group, Item, Scene, Trunk


def gather(scene: Scene) -> None:
    """Give tabs to the groups that begin in several places, unless these are neighbours on one line."""
    if not scene.groups:
        return
    places = {member: (trunk, number) for item in scene.walk() for trunk, number, member in _members(item)}
    for group in scene.groups:
        if len(group.starts) > 1 and not _are_neighbours(group.starts, places):
            scatter(group)


def _members(item: Item) -> list[tuple[Trunk, int, Item]]:
    return [(trunk, number, member) for trunk in item.trunks for number, member in enumerate(trunk.members)]


def _are_neighbours(items: list[Item], places: Mapping[Item, tuple[Trunk, int]]) -> bool:
    if not all(item in places for item in items):
        return False
    numbers = sorted(places[item][1] for item in items)
    return len({places[item][0] for item in items}) == 1 and numbers[-1] - numbers[0] == len(numbers) - 1


def scatter(group: Group) -> None:
    """Let a group have tabs on its boxes in place of a frame."""
    for item in group.starts:
        item.frame = None
    group.starts.clear()
    for item in group.boxes:
        assert item.body is not None  # noqa: S101 - every box has one
        item.body = measure(replace(item.body.content, tab=group.title, tab_number=group.number), item.body.scale)
        item.natural = item.width, item.height = item.body.width, item.body.height
