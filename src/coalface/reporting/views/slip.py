"""A reflection slip, made in the page and kept nowhere.

It asks for no receipt, so that no five words stand in a page that is saved or handed on, and a slip says nothing of
whether its writer has told anything.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from coalface.core.flood import Journey, to_look_over
from coalface.core.slip import BOXES, as_decided, read_slip, slip_looked_over
from coalface.core.vocabulary import PROTECTED_AUDIENCES
from coalface.core.wording import Looked
from coalface.people import queries as people

from .. import forms
from ..arrivals import Arrival, AskToWait, arrival
from ..presenters.slip import slip_check_page, slip_page
from .waiting import press_again, ticket_of


# No cookie, so no cross-site request token: as on the form, there is nobody here whose name could be misused.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, slug: str) -> HttpResponse:
    if request.method != "POST":
        page = slip_page(read_slip({})[0])
        return render(request, "reporting/slip.html", {"channel": _channel(slug), **page})
    typed = "\n".join(request.POST.get(name, "") for name in BOXES)
    come = arrival(Journey.TELLING, channel=slug, about=f"slip {typed}", ticket=ticket_of(request))
    try:
        come.come_in()
        return _made(request, _channel(slug), come)
    except AskToWait:
        return press_again(request, come)


def _channel(slug: str):
    """The channel whose name lists are asked. Children and parents have no record of the kind."""
    channel = people.channel_to_tell(slug)
    if channel is None or channel.audience in PROTECTED_AUDIENCES:
        raise Http404
    return channel


def _made(request: HttpRequest, channel, come: Arrival) -> HttpResponse:
    slip, problems = read_slip(request.POST)
    if problems or request.POST.get("step") == "edit":
        shown = slip_page(slip, problems) | {"carried": forms.carried(forms.looked(request.POST))}
        return render(request, "reporting/slip.html", {"channel": channel, **shown})
    come.go_on(to_look_over(sum(map(len, slip.filled.values()))))
    seen = slip_looked_over(slip, people.name_lists(channel.organisation), forms.looked(request.POST))
    if not seen.is_settled:
        return render(
            request, "reporting/slip_check.html", {"channel": channel, **slip_check_page(slip, seen)}
        )
    slip = as_decided(seen)
    # Only what stands in the slip comes along: whoever saves the page saves no name that is not on it.
    stays = frozenset(
        words for words in seen.looked.keep if any(words in text for text in slip.filled.values())
    )
    made = slip_page(slip) | {"carried": forms.carried(Looked(keep=stays))}
    return render(request, "reporting/slip_made.html", {"channel": channel, **made})
