"""What can be done with an authority’s own numbers. They stay private to it, so nothing of it stands in the log."""

from .entering import (
    GO,
    MOVE,
    StandingNumbers,
    enter_by_token,
    enter_numbers,
    name_authority,
    take_numbers_out,
)
from .limits import begin_limits_anew, take_limits_back
from .tokens import NoSuchToken, make_token, take_token_away

__all__ = [
    "GO",
    "MOVE",
    "NoSuchToken",
    "StandingNumbers",
    "begin_limits_anew",
    "enter_by_token",
    "enter_numbers",
    "make_token",
    "name_authority",
    "take_limits_back",
    "take_numbers_out",
    "take_token_away",
]
