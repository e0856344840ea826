"""Which cards might belong to a theme: those that a search finds, or those that are like the ones it has."""

from collections.abc import Iterable
from uuid import UUID

from coalface.core.related import Related, Story
from coalface.core.search_words import query_words

from .. import index
from ..models import Card, Theme
from .meanings import meanings

SHOWN = 12
# A question takes a millisecond or so for each card that is compared.
LOOKED_THROUGH = 200


def ids_in(typed: Iterable[str]) -> list[UUID]:
    """The ids among what a form sent; whatever is none is left out."""
    found = []
    for text in typed:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def cards_like(theme: Theme, cards: list[Card], *, query: str = "") -> list[Card]:
    """At most twelve cards of the channel that are not in the theme: those with the words, or the most alike first."""
    there = {card.id for card in cards}
    latest = Card.objects.filter(channel_id=theme.channel_id, retracted_on=None).exclude(pk__in=there)
    if query:
        found = [
            card_id for card_id, _version in index.find(query_words(query), first=0, most=LOOKED_THROUGH)[0]
        ]
        return list(latest.filter(pk__in=found).order_by("-place").prefetch_related("conditions")[:SHOWN])
    some = {
        str(card.id): card
        for card in latest.order_by("-place").prefetch_related("conditions")[:LOOKED_THROUGH]
    }
    related = Related((_story(card) for card in some.values()), meanings=meanings())
    said = " ".join([theme.title, theme.says, *(f"{card.title} {card.what_happened}" for card in cards)])
    named = {theme.condition, *(named.code for card in cards for named in card.conditions.all())} - {""}
    near = [some.pop(one.id) for one in related.like(said, frozenset(named), most=SHOWN)]
    # Where few are alike, the latest are better than an empty list.
    return [*near, *some.values()][:SHOWN]


def _story(card: Card) -> Story:
    conditions = frozenset(named.code for named in card.conditions.all())
    return Story(str(card.id), f"{card.title} {card.what_happened}", conditions)
