"""Maps begun for their writer: the case against a conclusion, or the strongest one for it, with blanks to be filled in.

A blank is a statement with a `todo`. Which blanks there are follows from the map alone: its weak points, the goals of
its steps, the names in its texts. Nothing of what has to be written is made up, and no blank changes a status of the
map.
"""

from argmap.drafting.against import against
from argmap.drafting.original import PREFIX, NoConclusion, NoName, Original
from argmap.drafting.steelman import steelman

__all__ = ["PREFIX", "NoConclusion", "NoName", "Original", "against", "steelman"]
