"""What keeps the program from doing its work, as opposed to what is wrong with a map."""


class ArgmapError(Exception):
    """Base of every failure that a user is told about; its text is a complete, kind message."""
