"""What stands in comments at the top of a map that is begun."""

from __future__ import annotations

import shlex

from argmap.drafting.original import Original
from argmap.drafting.quoting import in_full, plain


def head(original: Original, what: str, blanks: int, rules: str, then: str, more: str = "") -> list[str]:
    """The paragraphs at the top: what the map is to be, how a blank is filled in, how to go on.

    `what` begins the first sentence, `rules` say when a blank counts, `then` is the command to go on with, and `more`
    tells what was left out.
    """
    many = (
        "The statement with a `todo` is a blank" if blanks == 1 else f"The {blanks} statements with a `todo` are blanks"
    )
    found = [
        f"{what} of {plain(original.path)}, to be written. The conclusion is:",
        f"  {in_full(original.main)}",
        "",
        f"{many}. Put a sentence of your own in the place of the text, and take the `todo` line out. Delete what you "
        f"do not want. {rules}",
        "To see how far you are:",
        f"  {then}",
    ]
    return [*found, "", more] if more else found


def command(*words: str) -> str:
    """A command of argmap as it is typed."""
    return shlex.join(["argmap", *map(plain, words)])


def left_out(original: Original, number: int, what: str) -> str:
    """A sentence on so many things for which there is no blank; empty for none."""
    if not number:
        return ""
    many = f"1 more {what} is" if number == 1 else f"{number} more {what}s are"
    return (
        f"The weightiest stand here. {many} left out, for want of room or of an `id`: "
        f"`{command('review', original.path, '--all')}` tells them, and `argmap new --give-ids` gives ids."
    )
