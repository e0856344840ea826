"""What can be done in the reading room."""

from .keeping import keep_report, take_report_away
from .saying import say_of_sentence

__all__ = ["keep_report", "say_of_sentence", "take_report_away"]
