"""Where everything stands in a chain of boxes that is broken into columns like a text."""

from __future__ import annotations

from itertools import pairwise

from argmap.rendering.layout.distances import FOLD_GAP, FOOT_ROOM, HEAD_RUN
from argmap.rendering.layout.nodes import LayoutNode, chain
from argmap.rendering.layout.subtrees import Block, FoldedChain, Point


def place_chain(node: LayoutNode, shape: FoldedChain, last: Block) -> list[Block]:
    """The blocks of a folded chain, from its top downwards without `last`, which it ends in.

    Only the first block has the size and outline of the whole; each has the next one as its child.
    """
    nodes = chain(node)
    corners: list[Point] = []
    ways: list[list[Point]] = []
    x = height = 0.0
    for start, end in pairwise(shape.breaks):
        members = nodes[start:end]
        lefts = [k.width / 2 for k in members]
        rights = list(lefts)
        if end == len(nodes):
            lefts[-1] = last.head[0] + last.breadth / 2
            rights[-1] = last.width - lefts[-1]
        middle = x + max(lefts)
        y = 0.0
        for number, member in enumerate(members):
            corner = (middle - lefts[number], y)
            head = last.head if start + number == len(nodes) - 1 else (0.0, 0.0)
            top = y + head[1]
            if corners and number:
                ways.append([(middle, top), (middle, corners[-1][1] + nodes[start + number - 1].height)])
            elif corners:
                begin = (corner[0] + head[0], top + member.height / 2)
                ways.append(_turn(corners[-1], nodes[start - 1], begin, x))
            corners.append(corner)
            y += member.height + member.room + FOOT_ROOM
        bottom = corners[-1][1] + (last.height if end == len(nodes) else members[-1].height + members[-1].room)
        height = max(height, bottom)
        x = middle + max(rights) + FOLD_GAP
    blocks = []
    for number, member in enumerate(nodes[:-1]):
        left, top = corners[number]
        child = (corners[number + 1][0] - left, corners[number + 1][1] - top)
        way = [(px - left, py - top) for px, py in ways[number]]
        block = Block(member.width, member.height, (0.0, 0.0), member.width, member.height / 2, [], [child], [way])
        run = member.runs[0]
        if run.along:
            block.chips.append((run.trunk, (way[-1][0], member.height + HEAD_RUN + run.along / 2)))
        blocks.append(block)
    left, top = corners[0]
    return [blocks[0].inside(left, top, x - FOLD_GAP, height), *blocks[1:]]


def _turn(above: Point, upper: LayoutNode, begin: Point, column: float) -> list[Point]:
    """The way from the side of a box at the top of a column to the foot of the column before it."""
    gutter, foot = column - FOLD_GAP / 2, above[1] + upper.height
    lane, entry = foot + upper.room, above[0] + upper.width / 2
    return [begin, (gutter, begin[1]), (gutter, lane), (entry, lane), (entry, foot)]
