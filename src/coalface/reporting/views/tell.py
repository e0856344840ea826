"""Tell us: one form, carried in the page. It sets no cookie, and keeps nothing until the last button."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from coalface.core.flood import Journey, to_look_over
from coalface.core.telling import looked_over, read_told, routes_for
from coalface.core.vocabulary import PROTECTED_AUDIENCES
from coalface.core.wording import Seen
from coalface.people import queries as people
from coalface.ui.clock import today

from .. import actions, forms, queries
from ..arrivals import Arrival, AskToWait, arrival
from ..presenters.counts import counts_page, waiting_lines
from ..presenters.tell import check_page, others, tell_page
from .receipt import show_new_receipt
from .waiting import LEAVE_EMPTY, TICKET, press_again, ticket_of


@require_GET
def choose_channel(request: HttpRequest) -> HttpResponse:
    """Who are you, roughly? Where there is only one channel, that question is not asked."""
    channels = people.channels_to_tell()
    if len(channels) == 1:
        return redirect("tell_channel", channels[0].slug)
    real = [channel for channel in channels if not channel.practice]
    page = {
        "channels": real,
        "practice_channels": [channel for channel in channels if channel.practice],
        "others": others({channel.audience for channel in real}),
    }
    return render(request, "reporting/channels.html", page)


# No cookie, so no cross-site request token: there is no signed-in person here whose name could be misused.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, slug: str) -> HttpResponse:
    if request.method == "POST" and not _from_elsewhere(request):
        return _let_in(request, slug, _key(request))
    channel = people.channel_to_tell(slug)
    if channel is None:
        raise Http404
    return _form(request, channel, {}, [], forms.new_idempotency_key())


def _from_elsewhere(request: HttpRequest) -> bool:
    """Did another site's page send this form? It could have planted a key that tells later who used it."""
    return request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none")


def _let_in(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Whoever comes in a flood, or filled in what nobody sees, is asked to press again. Nobody is refused."""
    come = arrival(Journey.TELLING, channel=slug, about=key, ticket=ticket_of(request))
    try:
        if request.POST.get(LEAVE_EMPTY) and not come.has_waited:
            raise AskToWait(come)
        come.come_in()
        channel = people.channel_to_tell(slug)
        if channel is None:
            raise Http404
        return _tell_posted(request, channel, key, come)
    except AskToWait:
        return press_again(request, come, idempotency_key=key)


def _tell_posted(request: HttpRequest, channel, key: str, come: Arrival) -> HttpResponse:
    answers = forms.read_answers(request.POST)
    told, problems = read_told(answers, areas=channel.area_codes)
    if problems or request.POST.get("step") == "edit":
        # Whoever has waited once is not asked to wait again for the same report.
        ticket = come.ticket() if come.has_waited else ""
        return _form(request, channel, answers, problems, key, ticket)
    come.go_on(to_look_over(len(told.story) + len(told.one_thing)))
    seen = looked_over(told, people.name_lists(channel.organisation), forms.looked(request.POST))
    # The page carries what was typed: whatever was chosen can be chosen otherwise until it is sealed.
    answers |= seen.typed
    read = answers["routes_read"].split()
    routes = {route: words for route, words in routes_for(told).items() if route not in read}
    if routes or not seen.is_settled:
        page = check_page(channel, answers, seen, key, routes)
        page["unticked"] = bool(routes) and forms.left_unticked(request.POST)
        page["hidden"] += [(TICKET, come.ticket())] if come.has_waited else []
        return render(request, "reporting/check.html", page)
    return _sealed(request, channel, answers, seen, key, come)


def _sealed(request: HttpRequest, channel, answers, seen: Seen, key: str, come: Arrival) -> HttpResponse:
    told, _ = read_told({**answers, **seen.texts}, areas={answers["area"]})
    try:
        with come.in_line():
            sealed = actions.tell(channel=channel, told=told, idempotency_key=key, today=today())
    except actions.KeyReused:
        page = {**check_page(channel, answers, seen, forms.new_idempotency_key())}
        page["hidden"] += forms.carried(seen.looked)
        return render(request, "reporting/sent_before.html", page, status=409)
    return show_new_receipt(request, channel, sealed.receipt)


def _key(request: HttpRequest) -> str:
    key = request.POST.get("idempotency_key", "")
    return key if forms.IDEMPOTENCY_KEY.fullmatch(key) else forms.new_idempotency_key()


def _form(request: HttpRequest, channel, answers, problems, key: str, ticket: str = "") -> HttpResponse:
    served = people.audiences_served(channel.organisation_id)
    page = tell_page(channel, answers, problems, key, served=served)
    page["waiting"] = waiting_lines(queries.waiting_by_week(channel, today=today()))
    page["started"] = request.method == "POST"
    page["ticket"] = ticket
    # What was chosen on a check page comes along, so that whoever goes back does not choose it all again.
    page["carried"] = forms.carried(forms.looked(request.POST))
    # Children, parents and carers are asked first whether they want help, and then three things in plain words.
    page["going_on"] = page["started"] or request.GET.get("go") == "on"
    shape = "reporting/tell_plain.html" if page["protected"] else "reporting/tell.html"
    return render(request, shape, page)


@require_GET
def help_now(request: HttpRequest, slug: str) -> HttpResponse:
    """Who can help today: outside Coalface, which does not know who asks."""
    channel = people.channel_to_tell(slug)
    if channel is None or channel.audience not in PROTECTED_AUDIENCES:
        raise Http404
    return render(request, "reporting/help.html", {"channel": channel})


@require_GET
def stopped(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody changed their mind. There is nothing to undo; the page says so, and who else is there."""
    channel = people.channel_to_tell(slug)
    if channel is None:
        raise Http404
    return render(request, "reporting/stopped.html", tell_page(channel, {}, [], ""))


@require_GET
def counts(request: HttpRequest, slug: str) -> HttpResponse:
    """What became of everything that was told here: counts, by quarter, for anyone to read."""
    channel = people.channel_to_tell(slug)
    if channel is None:
        raise Http404
    page = counts_page(
        queries.tallies(channel, today=today()), queries.waiting_by_week(channel, today=today())
    )
    return render(request, "reporting/counts.html", {"channel": channel, **page})


@require_GET
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """The same questions on paper, to fill in by hand and post."""
    channel = people.channel_to_tell(slug)
    if channel is None:
        raise Http404
    return render(request, "reporting/paper.html", tell_page(channel, {}, [], ""))
