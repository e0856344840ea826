"""What everyone may read: the list, a card, and its page for a team talk. No session, no cookie."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from coalface.core.plain_text import tidy
from coalface.ui.clock import today
from coalface.ui.context import place_facts

from .. import queries
from ..models import Card
from ..presenters import cards as show
from ..presenters.coding import coding_page
from ..presenters.lists import FILTERS, list_page
from ..presenters.memory import Memory
from ..presenters.themes import theme_line
from ..queries.coding import agreed_coding, seen_alike
from ..queries.themes import themes_of_card
from ..search import Found, find_cards
from .freshness import fresh

LONGEST_QUERY = 300
LONGEST_NUMBER = 7
# A page is about 8 kB and a line of the list 1 kB, so this is at most 15 MB for each process.
PAGES, LINES = Memory(1_000), Memory(5_000)


@require_safe
@fresh
def learned(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    found = find_cards(**asked, page=_page(request))
    if not found.standing and found.page > 1:
        found = find_cards(**asked, page=found.pages)
    page = list_page(found, asked)
    lines = [_line(found, card_id, version) for card_id, version in found.standing]
    # Who searches for something has come for that; the first page begins with what cannot wait.
    first = not page["narrowed"] and found.page == 1
    alerts = [show.card_line(card) for card in queries.alerts(today())] if first else []
    return render(request, "learning/learned.html", {"page": page, "lines": lines, "alerts": alerts})


def _line(found: Found, card_id: UUID, version: int) -> str:
    """One card of the list. It never says how the card ended."""

    def made() -> str:
        # Nothing, where it was taken back in this very moment.
        cards = [show.card_line(card) for card in found.cards if card.id == card_id]
        return render_to_string("learning/parts/lines.html", {"cards": cards})

    return LINES.shown(card_id, version, get_language(), day=today(), make=made)


@require_safe
@fresh
def card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    return _show(request, card_id, "learning/card.html")


@require_safe
@fresh
def card_print(request: HttpRequest, card_id: UUID) -> HttpResponse:
    return _show(request, card_id, "learning/card_print.html")


def _show(request: HttpRequest, card_id: UUID, template: str) -> HttpResponse:
    stands = queries.standing_of(card_id)
    if stands is None:
        raise Http404
    if stands.retracted:
        PAGES.forget(card_id)
        LINES.forget(card_id)
        return gone(request, card_id)
    facts = tuple(place_facts().items())
    made_of = (template, stands.version, stands.touched, get_language(), facts)
    page = PAGES.shown(card_id, *made_of, day=today(), make=lambda: _page_of(request, card_id, template))
    return HttpResponse(page)


def _page_of(request: HttpRequest, card_id: UUID, template: str) -> str:
    found = queries.card_by_id(card_id)
    if found is None or found.retracted_on is not None:
        raise Http404
    return render_to_string(template, {"card": _card_facts(found), "under": "learned"}, request)


def _card_facts(card: Card) -> dict[str, Any]:
    agreed, themes = agreed_coding(card.id), themes_of_card(card.id)
    coding = agreed or seen_alike(card.id, today=today())
    page = show.card_page(card, themes=themes, today=today())
    return page | {
        "coding": coding_page(coding) if coding else None,
        "settled": agreed is not None,
        "themes": [theme_line(theme, today=today()) for theme in themes],
    }


def gone(request: HttpRequest, card_id: UUID) -> HttpResponse:
    found = queries.card_by_id(card_id)
    return render(request, "learning/taken_back.html", {"stone": show.tombstone(found)}, status=410)


def _asked(request: HttpRequest) -> dict[str, str]:
    """The query and the filters. A filter that is not on its list is as good as none."""
    chosen = {name: request.GET.get(name, "") for name in FILTERS}
    known = {name: code if code in FILTERS[name] else "" for name, code in chosen.items()}
    return {"query": tidy(request.GET.get("query", ""))[:LONGEST_QUERY], **known}


def _page(request: HttpRequest) -> int:
    """The page that was asked for; whatever is no page number is the first."""
    typed = request.GET.get("page", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER else 1
