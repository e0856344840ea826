"""Charts as drawings, sentences and tables: the same content three times, so that nobody needs to see it.

The drawing is SVG of our own, written here without a script: 360 units wide, for a phone, with the classes of the style
sheet. Solid is ours, dotted is a limit, a diamond is a signal; where one way is better, an open triangle is
one that is an improvement. Colour only repeats that.
"""

from .alone import alone, key, standing_alone
from .frames import Labels
from .over_time import draw_over_time
from .places import draw_places
from .saying import Said, describe, place_in_funnel
from .tables import Table, table_of

__all__ = [
    "Labels",
    "Said",
    "Table",
    "alone",
    "describe",
    "draw_over_time",
    "draw_places",
    "key",
    "place_in_funnel",
    "standing_alone",
    "table_of",
]
