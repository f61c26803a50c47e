"""What keeps the program from doing its work, as opposed to what is wrong with a map."""


class ArgmapError(Exception):
    """Base of every failure that a user is told about; its text is a complete, kind message."""


class NotThere(ArgmapError, KeyError):
    """Nothing goes by a key that was asked for."""

    def __str__(self) -> str:  # a KeyError would show its message in quotes
        return str(self.args[0])
