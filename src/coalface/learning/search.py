"""Finding cards. One function, the same answers on SQLite and PostgreSQL."""

from dataclasses import dataclass

from django.db.models import QuerySet

from coalface.core.search_words import query_words

from . import index
from .models import Card

PAGE_SIZE = 20
# No one pages this far; it keeps a number that somebody made up inside what a database can count.
LAST_PAGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """One page of cards, latest first. `more`: there are more than `total`, and nobody counted how many."""

    cards: list[Card]
    total: int
    more: bool
    page: int
    page_size: int

    @property
    def pages(self) -> int:
        """How many pages were counted; at least one, for an empty list has a page too."""
        return max(1, -(-self.total // self.page_size))

    @property
    def has_next(self) -> bool:
        return self.page < self.pages or (self.more and len(self.cards) == self.page_size)


def find_cards(
    *,
    query: str = "",
    kind: str = "",
    stage: str = "",
    condition: str = "",
    page: int = 1,
    page_size: int = PAGE_SIZE,
) -> Found:
    """Return one page of the cards that hold every word of the query and match every filter that is set.

    What was typed is words and nothing else. A page that does not exist comes back empty. How it ended is
    found only once it is public.
    """
    page = min(max(page, 1), LAST_PAGE)
    stems = query_words(query) + _marks(kind, stage, condition)
    if not stems and query.strip():
        return Found([], 0, False, page, page_size)  # nothing but signs: no card holds a sign
    first = (page - 1) * page_size
    places, total = _by_stems(stems, first, page_size) if stems else _everything(first, page_size)
    more = total > index.COUNTED
    return Found(_cards(places), min(total, index.COUNTED), more, page, page_size)


def _marks(kind: str, stage: str, condition: str) -> list[str]:
    marks = (index.mark("kind", kind), index.mark("stage", stage), index.mark("condition", condition))
    return [mark for mark in marks if mark]


def _by_stems(stems: list[str], first: int, most: int) -> tuple[list[int], int]:
    return index.places(stems, first=first, most=most), index.count(stems)


def _everything(first: int, most: int) -> tuple[list[int], int]:
    places = Card.objects.filter(retracted_on=None).order_by("-place").values_list("place", flat=True)
    return list(places[first : first + most]), places[: index.COUNTED + 1].count()


def _cards(places: list[int]) -> list[Card]:
    if not places:
        return []
    found: QuerySet[Card] = (
        Card.objects.filter(place__in=places).prefetch_related("conditions").order_by("-place")
    )
    return list(found)
