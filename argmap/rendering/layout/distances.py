"""The distances that are kept in a drawing, in points."""

from __future__ import annotations

COLUMN_GAP = 12.0  # between the columns below one head
STACK_GAP = 9.0  # between what hangs in one column
TREE_GAP = 34.0  # between trees
TRACK = 14.0  # between lines that run side by side in a gutter
BUS = 8.0  # from a joint to the line along its premises, and from there to them
LANE = 7.0  # between lines that run side by side across
LEAD = 10.0  # from the last track of a gutter to what hangs beside it
HEAD_ROOM = 16.0  # for an arrow head and what follows it
HEAD_RUN = 11.0  # the straight end of a line with its arrow head, up to the chip on it
CHIP_GAP = 3.0  # from a chip to the next lane or box
JOINT_ROOM = 8.0  # the same below a joint, where premises meet without heads
FOLD_GAP = 30.0  # between the columns of a folded chain
FOOT_ROOM = 5.0  # from the lowest lane to what stands below
SHORT_CHAIN = 6  # shorter ones are not folded
