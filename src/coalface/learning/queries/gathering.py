"""Which cards might belong to a theme: those that a search finds, or those that are like the ones it has."""

from collections.abc import Iterable
from uuid import UUID

from coalface.core.search_words import query_words

from .. import index
from ..models import Card, Theme

SHOWN = 12
LOOKED_THROUGH = 400


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
    """At most twelve cards of the theme's channel that are not in it: the most alike first, or those with the words."""
    there = {card.id for card in cards}
    latest = Card.objects.filter(channel_id=theme.channel_id, retracted_on=None).exclude(pk__in=there)
    if query:
        found = [
            card_id for card_id, _version in index.find(query_words(query), first=0, most=LOOKED_THROUGH)[0]
        ]
        return list(latest.filter(pk__in=found).order_by("-place").prefetch_related("conditions")[:SHOWN])
    some = list(latest.order_by("-place").prefetch_related("conditions")[:LOOKED_THROUGH])
    wanted = _stems(theme.title, theme.says, *(card.title + " " + card.what_happened for card in cards))
    named = {theme.condition, *(named.code for card in cards for named in card.conditions.all())} - {""}
    return sorted(some, key=lambda card: (-_alike(card, wanted, named), -card.place))[:SHOWN]


def _alike(card: Card, wanted: set[str], named: set[str]) -> float:
    """Words in common as a share of the card's own, and half a point where a condition is shared."""
    own = _stems(card.title, card.what_happened)
    shared = named & {one.code for one in card.conditions.all()}
    return len(own & wanted) / max(1, len(own)) + 0.1 * len(shared)


def _stems(*texts: str) -> set[str]:
    return {stem for text in texts for stem in query_words(text)}
