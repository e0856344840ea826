"""The page that asks to press again in half a minute. It carries everything that was typed, and nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coalface.core.thresholds import SECONDS_TO_WAIT
from coalface.ui.presenters import Given, given_back

from ..arrivals import Arrival

TICKET = "ticket"
# People never see this field. Its name is one that programs like to fill in, and some password managers do as well.
LEAVE_EMPTY = "website"
# More than anyone can tell or write: beyond, the text is in the page but not shown a second time.
MOST_SHOWN = 20_000


def ticket_of(request: HttpRequest) -> str:
    return request.POST.get(TICKET, "")


def press_again(request: HttpRequest, come: Arrival, **instead: str) -> HttpResponse:
    """Give back everything as it was sent, but for the fields that are told anew in `instead`.

    It asks the database nothing: in a flood this page is what is made most.
    """
    left = come.seconds_left
    new = {**instead, TICKET: come.ticket()}
    given = [one for one in given_back(request) if one.name not in (*new, LEAVE_EMPTY)]
    page = {
        "path": request.path,
        "fields": [*given, *(Given(name, value) for name, value in new.items())],
        "long_texts": [one.value for one in given if one.long and len(one.value) < MOST_SHOWN],
        "seconds": left or SECONDS_TO_WAIT.value,
        "too_soon": bool(left),
        "had_waited": left == 0,
        "filled_in": bool(request.POST.get(LEAVE_EMPTY)),
    }
    response = render(request, "reporting/press_again.html", page, status=503)
    response.headers["Retry-After"] = str(page["seconds"])
    response.asks_to_wait = True  # so that no figure ticks for it
    return response
