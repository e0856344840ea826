"""What a file is held against before it is loaded."""

from coalface.core.reviews.values import ReviewFacts

from ..models import Register, Review
from .knowing import as_value, current_versions
from .places import authorities_of

MANY = 2_000


def known_now(register: Register) -> dict[str, ReviewFacts | None]:
    """Every review by its key as it is known now; None where it was struck out."""
    places = authorities_of(register)
    known: dict[str, ReviewFacts | None] = dict.fromkeys(
        Review.objects.filter(register=register).values_list("key", flat=True)
    )
    for version in current_versions(register).iterator(chunk_size=MANY):
        known[version.review.key] = as_value(version, places)
    return known
