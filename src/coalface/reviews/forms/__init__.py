"""What is filled in for the register. Whether it is right, `core.reviews` says, and the page shows it at each field."""

from .death import DeathForm, death_as_filled_in
from .finding import FindForm
from .review import ReviewForm, as_filled_in
from .striking import StrikeForm

__all__ = ["DeathForm", "FindForm", "ReviewForm", "StrikeForm", "as_filled_in", "death_as_filled_in"]
