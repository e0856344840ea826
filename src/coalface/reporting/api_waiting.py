"""In a flood a program is asked to wait as people are: 503, and a ticket that lets it in half a minute later."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Header, NinjaAPI

from coalface.core.flood import Journey
from coalface.core.thresholds import SECONDS_TO_WAIT

from .arrivals import Arrival, AskToWait, arrival

TICKET = "Waiting-Ticket"
WaitingTicket = Annotated[
    str,
    Header(
        "",
        alias=TICKET,
        description="From a 503 to this same request. Sent again half a minute later with the same Idempotency-Key or"
        " receipt, it goes before requests that have only just come.",
    ),
]


def telling(slug: str, idempotency_key: str, ticket: str) -> Arrival:
    return arrival(Journey.TELLING, channel=slug, about=idempotency_key, ticket=ticket)


def coming_back(receipt: str, ticket: str) -> Arrival:
    return arrival(Journey.COMING_BACK, about=receipt, ticket=ticket)


def teach_waiting(api: NinjaAPI) -> None:
    """Let every operation that asks to wait answer in the one shape, with the ticket in a header."""

    @api.exception_handler(AskToWait)
    def wait(request: HttpRequest, asked: AskToWait) -> HttpResponse:
        problem = _(
            "Very many requests come at this moment. Nothing was done or kept. Send the same again in half a minute,"
            " with the same Idempotency-Key if it has one, and with the header Waiting-Ticket of this answer: whoever"
            " has waited goes first."
        )
        response = api.create_response(request, {"problem": problem, "spans": []}, status=503)
        response.headers["Retry-After"] = str(asked.come.seconds_left or SECONDS_TO_WAIT.value)
        response.headers[TICKET] = asked.come.ticket()
        response.asks_to_wait = True  # so that no figure ticks for it
        return response
