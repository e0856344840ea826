"""A peer's desk: cards to code, codings to settle, themes to draft, questions to ask again; and coding a card."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.coding import DEPTHS
from coalface.core.errors import NotAllowed
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.posting import posted

from .. import actions
from ..forms import CodingForm
from ..models import Card
from ..presenters.cards import card_line
from ..presenters.themes import theme_line
from ..queries import coding as queries
from ..queries import themes

HERE = {"under": "why_desk"}


@require_safe
def why_desk(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this peer."""
    me, day = request.user, today()
    page = {
        "to_settle": [card_line(card) for card in queries.cards_to_settle(me)],
        "proposed": [card_line(card) for card in queries.cards_waiting_for_other(me)],
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
    card = card_to_see(request, card_id)
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
    return coding_page(request, "code", card, form, why_not=_(why_not) if why_not else "")


def _what_comes_next(request: HttpRequest, card: Card) -> str:
    if any(other.id == card.id for other in queries.cards_to_settle(request.user)):
        return _("Thank you. Two of you have coded this card now: settle it together.")
    return _("Thank you. Your coding is kept, and nobody sees it before a second peer has coded the card.")


def coding_page(request: HttpRequest, name: str, card: Card, form: CodingForm, **facts) -> HttpResponse:
    """The page of a card without its ending, and a form to code it."""
    page = {"card": card, "form": form, "depths": DEPTHS.values(), **facts, **HERE}
    return render(request, f"learning/why/{name}.html", page, status=TO_MEND if form.errors else 200)


def card_to_see(request: HttpRequest, card_id: UUID) -> Card:
    """A card of this peer. What the page leaves out of it could tell how it ended."""
    card = queries.cards_of_peer(request.user).filter(pk=card_id).prefetch_related("conditions").first()
    if card is None:
        raise Http404
    return card
