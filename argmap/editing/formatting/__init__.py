"""One layout for maps: same meaning, same comments, or the text is left as it is."""

from argmap.editing.formatting.proof import CommentsLost, HasErrors, MeaningLost, formatted

__all__ = ["CommentsLost", "HasErrors", "MeaningLost", "formatted"]
