"""Two peers settle the coding of a card: both codings side by side, what one proposes, and what the other says."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.settling import differing, in_common
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.posting import posted

from .. import actions
from ..forms import SettleForm
from ..models import Card
from ..presenters.coding import settling_page
from ..queries import coding as queries
from ..queries.coding import Pair
from .why import card_to_see, coding_page

LONGEST_NUMBER = 5


@require_http_methods(["GET", "HEAD", "POST"])
def settle_card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """One proposes, and the other confirms or proposes back."""
    card = card_to_see(request, card_id)
    pair = queries.pair_of(card.id, request.user)
    if pair is None:
        raise Http404
    if queries.agreed_coding(card.id):
        messages.info(request, _("This card is settled. What you both agreed on stands on its page."))
        return redirect("why_desk")
    why_not = actions.why_not_settle_card(card, request.user)
    agrees = request.POST.get("step") == "agree"
    form = _form(request if request.method == "POST" and not agrees else None, pair)
    if request.method == "POST" and (agrees or form.is_valid()):
        try:
            settled = _confirm(request, card) if agrees else _propose(request, card, form)
        except NotAllowed as refusal:
            # What came in meanwhile stands beside what was typed.
            pair = queries.pair_of(card.id, request.user) or pair
            return _page(request, card, pair, form, refused=_(str(refusal)), why_not=why_not)
        messages.success(request, _said(settled, pair))
        return redirect("why_desk")
    return _page(request, card, pair, form, why_not=why_not)


def _form(request: HttpRequest | None, pair: Pair) -> SettleForm:
    """Begins with the proposal that was on the page, or else with what both saw alike."""
    differ = differing(pair.mine, pair.theirs)
    proposal = pair.proposal if request is None or _seen(request) else None
    return SettleForm(
        posted(request) if request else None,
        coding=proposal.coding if proposal else in_common(pair.mine, pair.theirs),
        differing=differ,
        proposed=proposal is not None,
    )


def _confirm(request: HttpRequest, card: Card) -> bool:
    actions.confirm_coding(card_id=card.id, by=request.user, seen=_seen(request), today=today())
    return True


def _propose(request: HttpRequest, card: Card, form: SettleForm) -> bool:
    return actions.propose_coding(
        card_id=card.id, by=request.user, coding=form.coding, seen=_seen(request), today=today()
    )


def _seen(request: HttpRequest) -> int:
    """The number of the proposal that was on the page; none where the page did not say."""
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER else 0


def _said(settled: bool, pair: Pair) -> str:
    if settled:
        return _("You both agree, so the coding is settled. How the card ended is shown from tomorrow.")
    return _("Your proposal waits for %s. It is settled when both of you agree.") % pair.other_name


def _page(
    request: HttpRequest, card: Card, pair: Pair, form: SettleForm, *, why_not: str | None, refused: str = ""
) -> HttpResponse:
    mine = pair.proposal is not None and pair.proposal.proposer_id == request.user.pk
    page = settling_page(pair, proposed_by_me=mine)
    facts = {**page, "refused": [("", refused)] if refused else [], "why_not": _(why_not) if why_not else ""}
    answer = coding_page(request, "settle", card, form, **facts)
    if refused:
        answer.status_code = TO_MEND
    return answer
