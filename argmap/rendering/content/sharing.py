"""Where a statement stands that is used in two places: on the side of the other use, where that is near."""

from __future__ import annotations

from argmap.rendering.content.scene import Item, Scene, Trunk

MOST_BOXES = 40  # up to which most of a drawing stands in rows: in a column it brings nothing nearer
MOST_BETWEEN = 2  # lines from the statement up to what stands beside the tree of its other use


def bring_near(scene: Scene) -> None:
    """Let a statement stand at the end of its row that is next to its other use, where that is in a neighbouring tree.

    So it stands between the two. Where something else of what they hang under stands beyond them, or where fellows
    begin frames of groups, the order of the file stays.
    """
    if not scene.links or len(scene.boxes) > MOST_BOXES:
        return
    above = {member: (item, trunk) for item in scene.walk() for trunk in item.trunks for member in trunk.members}
    moved: set[Item] = set()
    for link in scene.links:
        if link.both or link.tail in moved:
            continue
        way, other = _way_up(link.tail, above), _way_up(link.head, above)
        met = next((item for item in way if item in other), None)
        if met is None or met is link.tail or met is link.head:
            continue
        mine, its = way[: way.index(met)], other[other.index(met) - 1]
        drawn = [member for trunk in met.trunks for member in trunk.members]
        apart = drawn.index(its) - drawn.index(mine[-1])
        end = -1 if apart > 0 else 0
        lines = [above[item] for item in mine[:-1]]
        if abs(apart) == 1 and len(lines) <= MOST_BETWEEN and all(_is_free(*line, end) for line in lines):
            moved.add(link.tail)
            for item, (_, trunk) in zip(mine, lines, strict=False):
                trunk.members.remove(item)
                trunk.members.insert(len(trunk.members) if apart > 0 else 0, item)


def _way_up(item: Item, above: dict[Item, tuple[Item, Trunk]]) -> list[Item]:
    """An item and all above it, upwards."""
    found = [item]
    while found[-1] in above:
        found.append(above[found[-1]][0])
    return found


def _is_free(head: Item, trunk: Trunk, end: int) -> bool:
    """Whether what stands at one end of a trunk, the first or the last, has nothing of its head beyond it."""
    return head.trunks[end] is trunk and not any(member.frame is not None for member in trunk.members)
