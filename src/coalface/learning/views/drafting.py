"""A theme as a peer drafts it: its words, its cards, and putting it to the service."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coalface.core.errors import NotAllowed
from coalface.core.language import look_over, names_a_person_or_post
from coalface.core.roles import Role
from coalface.core.themes import why_not_ask
from coalface.core.why_map import WhyMap
from coalface.people import queries as people
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.posting import posted

from .. import actions
from ..forms import ThemeForm
from ..models import Theme
from ..presenters.cards import card_line
from ..presenters.remarks import remark_lines
from ..presenters.themes import theme_line
from ..presenters.why_maps import map_page
from ..queries import gathering
from ..queries import themes as queries

HERE = {"under": "why_desk"}


@require_http_methods(["GET", "HEAD", "POST"])
def theme_new(request: HttpRequest) -> HttpResponse:
    """Begin a theme: the words first, the cards on the next page."""
    channels = list(people.channels_with_role(request.user, Role.PEER))
    channel = next((one for one in channels if one.slug == request.POST.get("channel")), channels[0])
    form = ThemeForm(posted(request), lists=people.name_lists(channel.organisation))
    cards = (request.POST if request.method == "POST" else request.GET).getlist("card")
    if request.method == "POST" and form.is_valid():
        try:
            theme = actions.draft_theme(
                channel=channel,
                by=request.user,
                text=form.theme,
                cards=gathering.ids_in(cards),
                today=today(),
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(request, _("Kept as a draft. Now gather its cards."))
            return redirect("theme_draft", theme.id)
    page = {"form": form, "channels": channels, "channel": channel, "cards": cards}
    return render(request, "learning/why/theme_new.html", page | HERE, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def theme_draft(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """A draft: its words to change, its cards, and cards like them."""
    theme = _draft(request, theme_id)
    lists = people.name_lists(theme.channel.organisation)
    form = ThemeForm(posted(request), lists=lists, initial=vars(theme) | {"seen": theme.revision})
    if request.method == "POST" and form.is_valid():
        about = {"theme_id": theme.id, "by": request.user, "seen": form.cleaned_data["seen"] or 0}
        try:
            actions.change_theme(**about, text=form.theme, today=today())
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
            theme = _draft(request, theme_id)
            form.seen_now(theme.revision)
        else:
            messages.success(request, _("The draft is changed. Somebody else puts it to the service."))
            return redirect("theme_draft", theme.id)
    return _draft_page(request, theme, form)


@require_POST
def theme_cards(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """Put cards into a draft, or take one out."""
    theme, ids = _draft(request, theme_id), gathering.ids_in(request.POST.getlist("card"))
    if request.POST.get("step") == "take_out":

        def change() -> None:
            for card_id in ids:
                actions.take_card_out(theme_id=theme.id, by=request.user, card_id=card_id)

        return _done(request, theme, change, _("Taken out of this theme. The card itself stands."))
    said = _("The cards are in.") if ids else _("No card was chosen, so nothing has changed.")
    return _done(
        request, theme, lambda: actions.add_cards(theme_id=theme.id, by=request.user, cards=ids), said
    )


@require_POST
def theme_ask(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    theme = _draft(request, theme_id)
    try:
        seen = request.POST.get("seen", "")
        actions.ask_service(
            theme_id=theme.id, by=request.user, seen=int(seen) if seen.isdecimal() else -1, today=today()
        )
    except NotAllowed as refusal:
        messages.error(request, _(str(refusal)))
        return redirect("theme_draft", theme.id)
    messages.success(request, _("The service is asked. Everyone can read it now, and the weeks are counted."))
    return redirect("theme", theme.id)


@require_POST
def theme_throw_away(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    try:
        actions.throw_draft_away(theme_id=_draft(request, theme_id).id, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, _(str(refusal)))
        return redirect("theme", theme_id)
    messages.success(request, _("The draft is gone. Its cards stand as they did."))
    return redirect("why_desk")


def _done(request: HttpRequest, theme: Theme, change, said: str) -> HttpResponse:
    try:
        change()
    except NotAllowed as refusal:
        messages.error(request, _(str(refusal)))
    else:
        messages.success(request, said)
    return redirect("theme_draft", theme.id)


def _draft_page(request: HttpRequest, theme: Theme, form: ThemeForm) -> HttpResponse:
    cards = queries.cards_in(theme)
    asked = " ".join(request.GET.get("query", "").split())[:300]
    why_not = why_not_ask(
        cards=len(cards), asker=str(request.user.pk), drafter=str(theme.drafter_id), asked=False
    )
    page = {
        "theme": theme_line(theme, today=today()),
        "text": theme,
        "cards": [card_line(card) for card in cards],
        "query": asked,
        "like": [card_line(card) for card in gathering.cards_like(theme, cards, query=asked)],
        "form": form,
        "map": map_page(WhyMap.from_facts(theme.why_map.nodes, theme.why_map.arrows), theme.title),
        "why_not": _(why_not) if why_not else "",
        "remarks": remark_lines(theme.title, [names_a_person_or_post(theme.title)])
        + remark_lines(theme.says, look_over(theme.says))
        + remark_lines(theme.question, look_over(theme.question)),
    }
    return render(request, "learning/why/theme_draft.html", page | HERE, status=_status(form))


def _draft(request: HttpRequest, theme_id: UUID) -> Theme:
    theme = queries.theme_of_peer(request.user, theme_id)
    if theme is None or theme.asked_on:
        raise Http404
    return theme


def _status(form: ThemeForm) -> int:
    return TO_MEND if form.errors else 200
