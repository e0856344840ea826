"""Why maps: what made something more likely and what less, on five levels, with the whys that are still open.

A map is a list that people fill in; the drawing and the text both follow from it and hold the same.
"""

from .drawing import draw
from .model import ARROW_WORDS, LEVEL_WORDS, Arrow, Level, Node, WhyMap, problems
from .saying import as_text

__all__ = ["ARROW_WORDS", "LEVEL_WORDS", "Arrow", "Level", "Node", "WhyMap", "as_text", "draw", "problems"]
