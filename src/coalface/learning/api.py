"""Reading cards, for other programs."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router

from coalface.api_kit.refusing import ProblemOut, Refusal
from coalface.ui.clock import today

from . import queries
from .addresses import address
from .models import Theme
from .presenters.cards import tombstone
from .presenters.facts import card_facts
from .presenters.lists import FILTERS
from .presenters.memory import Memory
from .presenters.theme_facts import theme_facts
from .schemas import CardOut, CardsOut, ThemeOut, ThemesOut
from .search import LAST_PAGE, PAGE_SIZE, Found, find_cards

router = Router(tags=["cards"])
MOST_ON_PAGE = 100
# A card is about 2 kB.
FACTS = Memory(5_000)


@router.get("/cards", response={200: CardsOut, 422: ProblemOut}, url_name="api_cards")
def cards(
    request: HttpRequest,
    query: str = "",
    kind: str = "",
    stage: str = "",
    condition: str = "",
    page: int = Query(1, ge=1, le=LAST_PAGE),
    page_size: int = Query(PAGE_SIZE, ge=1, le=MOST_ON_PAGE),
) -> HttpResponse:
    """Find cards that hold every word of `query` and match every filter. A page after the last is empty."""
    asked = {"kind": kind, "stage": stage, "condition": condition}
    for name, code in asked.items():
        if code and code not in FILTERS[name]:
            problem = _("This %(name)s is not on the list. The lists are in /api/v1/constants.") % {
                "name": name
            }
            raise Refusal(422, problem)
    found = find_cards(query=query, **asked, page=page, page_size=page_size)
    lines = [_line(found, card_id, version) for card_id, version in found.standing]
    counted = {name: getattr(found, name) for name in ("total", "more", "page", "page_size", "pages")}
    # Written here and not by the framework, which would check each of 20 cards for a third of the time.
    return HttpResponse(
        f'{{"cards": [{", ".join(filter(None, lines))}], {json.dumps(counted)[1:]}',
        content_type="application/json",
    )


def _line(found: Found, card_id: UUID, version: int) -> str:
    """One card of the answer, as JSON."""
    day, cards_at = today(), address("learned")

    def made() -> str:
        # Nothing, where it was taken back in this very moment.
        cards = [card_facts(card, today=day, cards_at=cards_at) for card in found.cards if card.id == card_id]
        return json.dumps(cards[0]) if cards else ""

    return FACTS.shown(card_id, version, cards_at, day=day, make=made)


@router.get(
    "/cards/{card_id}", response={200: CardOut, 404: ProblemOut, 410: ProblemOut}, url_name="api_card"
)
def card(request: HttpRequest, card_id: str) -> dict[str, Any]:
    """One card by its permanent id. 410 where it was taken back: please destroy any copy."""
    found = queries.card_by_id(_uuid(card_id))
    if found is None:
        raise _unknown()
    if found.retracted_on is not None:
        FACTS.forget(found.id)
        stone = tombstone(found)
        problem = (
            _("This card was taken back on %(when)s. %(why)s If you have a copy, please destroy it.") % stone
        )
        raise Refusal(410, problem)
    return card_facts(found, today=today(), cards_at=address("learned"))


@router.get("/themes", response={200: ThemesOut}, url_name="api_themes")
def themes(request: HttpRequest) -> dict[str, Any]:
    """Every theme that was put to the service, the latest first, with its answers and check-backs."""
    return {"themes": [_theme_facts(theme) for theme in queries.public_themes()]}


@router.get(
    "/themes/{theme_id}", response={200: ThemeOut, 404: ProblemOut, 410: ProblemOut}, url_name="api_theme"
)
def theme(request: HttpRequest, theme_id: str) -> dict[str, Any]:
    """One theme by its permanent id. 410 where it was taken back: please destroy any copy."""
    found = queries.public_theme(_uuid(theme_id))
    if found is None:
        raise _unknown()
    if found.taken_back_on:
        raise Refusal(410, _("This theme was taken back. If you have a copy, please destroy it."))
    return _theme_facts(found)


def _theme_facts(found: Theme) -> dict[str, Any]:
    return theme_facts(found, today=today(), themes_at=address("themes"))


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError as fault:
        raise _unknown() from fault


def _unknown() -> Refusal:
    return Refusal(404, _("There is nothing with this id. Look at the address again."))
