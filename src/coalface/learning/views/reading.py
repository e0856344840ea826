"""What everyone may read: the list, a card, and its page for a team talk. No session, no cookie."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coalface.core.plain_text import tidy
from coalface.ui.clock import today

from .. import queries
from ..models import Card
from ..presenters import cards as show
from ..presenters.lists import FILTERS, list_page
from ..search import find_cards
from .freshness import fresh

LONGEST_QUERY = 300
LONGEST_NUMBER = 7


@require_safe
@fresh
def learned(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    found = find_cards(**asked, page=_page(request))
    if not found.cards and found.page > 1:
        found = find_cards(**asked, page=found.pages)
    return render(request, "learning/learned.html", {"page": list_page(found, asked)})


@require_safe
@fresh
def card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    return _show(request, card_id, "learning/card.html")


@require_safe
@fresh
def card_print(request: HttpRequest, card_id: UUID) -> HttpResponse:
    return _show(request, card_id, "learning/card_print.html")


def _show(request: HttpRequest, card_id: UUID, template: str) -> HttpResponse:
    found = queries.card_by_id(card_id)
    if found is None:
        raise Http404
    if found.retracted_on is not None:
        return gone(request, found)
    return render(request, template, {"card": show.card_page(found, today=today())})


def gone(request: HttpRequest, found: Card) -> HttpResponse:
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
