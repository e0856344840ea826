"""A peer's desk: cards to code, codings to settle, themes to draft, and questions to ask again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.coding import DEPTHS, Coding
from coalface.core.errors import NotAllowed
from coalface.ui.clock import today
from coalface.ui.posting import posted

from .. import actions
from ..forms import CodingForm
from ..models import Card
from ..presenters.cards import card_line
from ..presenters.coding import side_by_side
from ..presenters.themes import theme_line
from ..queries import coding as queries
from ..queries import themes

TO_MEND = 422
HERE = {"under": "why_desk"}


@require_safe
def why_desk(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this peer."""
    me, day = request.user, today()
    page = {
        "to_settle": [card_line(card) for card in queries.cards_to_settle(me)],
        "to_code": [card_line(card) for card in queries.cards_to_code(me, today=day)],
        "waiting": [card_line(card) for card in queries.cards_waiting_for_second(me)],
        "drafts": [theme_line(theme, today=day) for theme in themes.drafts_of_peer(me)],
        "asked": [theme_line(theme, today=day) for theme in themes.asked_of_peer(me)],
        "check_backs": [
            {"months": due.months, **theme_line(due.theme, today=day)}
            for due in themes.check_backs_of_peer(me, today=day)
        ],
    }
    return render(request, "learning/why/desk.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def code_card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """One card without its ending, and one row of choices for each condition."""
    card = _card(request, card_id)
    form = CodingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.code_card(
                card_id=card.id,
                by=request.user,
                coding=form.coding,
                knows_the_case=form.cleaned_data["knows_the_case"],
                today=today(),
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(request, _what_comes_next(request, card))
            return redirect("why_desk")
    # Said before somebody has worked for ten minutes.
    why_not = actions.why_not_code_card(card, request.user, knows_the_case=False, today=today())
    return _coding_page(request, "code", card, form, why_not=_(why_not) if why_not else "")


def _what_comes_next(request: HttpRequest, card: Card) -> str:
    if any(other.id == card.id for other in queries.cards_to_settle(request.user)):
        return _("Thank you. Two of you have coded this card now: talk about it, and settle it together.")
    return _("Thank you. Your coding is kept, and nobody sees it before a second peer has coded the card.")


@require_http_methods(["GET", "HEAD", "POST"])
def settle_card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Both codings side by side, and the one that the two agree on."""
    card = _card(request, card_id)
    if not any(other.id == card.id for other in queries.cards_to_settle(request.user)):
        raise Http404
    first, second = (row.coding for row in queries.codings_of(card.id))
    form = CodingForm(posted(request), coding=_in_common(first, second))
    if request.method == "POST" and form.is_valid():
        try:
            actions.settle_coding(card_id=card.id, by=request.user, coding=form.coding, today=today())
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(request, _("The coding is settled. How the card ended is shown from tomorrow."))
            return redirect("why_desk")
    return _coding_page(request, "settle", card, form, rows=side_by_side(first, second))


def _in_common(first: Coding, second: Coding) -> Coding:
    """What both coded alike: the rest is for the two to talk about."""
    return Coding(
        act=first.act if first.act == second.act else "",
        stage=first.stage if first.stage == second.stage else "",
        conditions=tuple(named for named in first.conditions if named in second.conditions),
        none_known=first.none_known and second.none_known,
    )


def _coding_page(request: HttpRequest, name: str, card: Card, form: CodingForm, **facts) -> HttpResponse:
    page = {"card": card, "line": card_line(card), "form": form, "depths": DEPTHS.values(), **facts, **HERE}
    return render(request, f"learning/why/{name}.html", page, status=TO_MEND if form.errors else 200)


def _card(request: HttpRequest, card_id: UUID) -> Card:
    card = queries.cards_of_peer(request.user).filter(pk=card_id).prefetch_related("conditions").first()
    if card is None:
        raise Http404
    return card
