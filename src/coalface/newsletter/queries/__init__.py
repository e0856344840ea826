"""What can be asked about newsletters."""

from .checking import newsletters_not_as_entered
from .public import published_newsletters, published_of, was_taken_back
from .staff import newsletter_of_steward, newsletters_of_steward

__all__ = [
    "newsletter_of_steward",
    "newsletters_not_as_entered",
    "newsletters_of_steward",
    "published_newsletters",
    "published_of",
    "was_taken_back",
]
