"""What stewards do with cards: publish a batch, and take one back at once."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.errors import NotAllowed
from coalface.people.unlocking import private_key
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today

from .. import actions, forms, queries
from ..presenters.stewards import card_row, publish_page
from ..queries import themes

CARDS_ON_PAGE = 50


@require_safe
def staff_cards(request: HttpRequest) -> HttpResponse:
    """Every published card of this steward's channels."""
    pages = Paginator(queries.cards_of_steward(request.user), CARDS_ON_PAGE)
    page = pages.get_page(request.GET.get("page"))
    rows = [card_row(card) for card in page]
    facts = {"rows": rows, "page": page, "themes": themes.themes_of_steward(request.user)}
    return render(request, "learning/staff_cards.html", facts | {"under": "staff_cards"})


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest) -> HttpResponse:
    hands = {"by": request.user, "private_key": private_key(request), "today": today()}
    if request.method != "POST":
        return _publish_page(request, hands)
    try:
        batch = actions.publish_batch(**hands)
    except NotAllowed as refusal:
        return _publish_page(request, hands, refusal=_(str(refusal)), status=TO_MEND)
    messages.success(request, _published_words(len(batch.published)))
    return redirect("staff_cards")


def _publish_page(request: HttpRequest, hands: dict, *, refusal: str = "", status: int = 200) -> HttpResponse:
    page = publish_page(actions.cards_to_publish(**hands))
    return render(
        request,
        "learning/publish.html",
        {"page": page, "refusal": refusal, "under": "staff_cards"},
        status=status,
    )


def _published_words(number: int) -> str:
    return ngettext(
        "%(number)d card is published. Everyone can read it now.",
        "%(number)d cards are published, in an order that chance made. Everyone can read them now.",
        number,
    ) % {"number": number}


@require_http_methods(["GET", "HEAD", "POST"])
def retract(request: HttpRequest, card_id: UUID) -> HttpResponse:
    card = queries.cards_of_steward(request.user).filter(pk=card_id).first()
    if card is None:
        raise Http404
    form = forms.RetractForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.retract_card(
                card_id=card_id, by=request.user, why=form.cleaned_data["why"], today=today()
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(
                request,
                _("The card is taken back. Its words are gone from the site, the search and the feed."),
            )
            return redirect("staff_cards")
    status = TO_MEND if form.errors else 200
    return render(
        request,
        "learning/retract.html",
        {"card": card_row(card), "form": form, "under": "staff_cards"},
        status=status,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take_theme_back(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """Somebody could be recognised in a theme: its words go, with everything said to it."""
    theme = themes.theme_of_steward(request.user, theme_id)
    if theme is None:
        raise Http404
    page = {"theme": theme, "under": "staff_cards"}
    if request.method == "POST":
        try:
            actions.take_theme_back(theme_id=theme.id, by=request.user, today=today())
        except NotAllowed as refusal:
            return render(
                request, "learning/take_theme_back.html", page | {"refusal": _(str(refusal))}, status=TO_MEND
            )
        messages.success(request, _("The theme is taken back, with the answer and whatever was said to it."))
        return redirect("staff_cards")
    return render(request, "learning/take_theme_back.html", page)
