"""Telling and coming back, for other programs. No sign-in, no cookie, no address kept."""

from typing import Any

import ninja
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Header, Router

from coalface.api_kit.refusing import ProblemOut, Refusal
from coalface.core.conversation import Conversation, Event, Status
from coalface.core.errors import NotAllowed
from coalface.core.flood import to_look_over
from coalface.core.redaction import Span
from coalface.core.routes import SAYS, routes_in
from coalface.core.telling import FREE_TEXT, marks, read_told, routes_for
from coalface.core.vocabulary import AUDIENCES, FORM_TABLES, Term
from coalface.core.wording import KEEP_ALL, NOT_LOOKED
from coalface.people import queries as people
from coalface.ui.clock import today

from . import actions
from .api_waiting import WaitingTicket, coming_back, telling
from .forms import IDEMPOTENCY_KEY
from .presenters.come_back import miscounted
from .presenters.follow_up import event_says, stands_at
from .presenters.proof import proof_facts
from .presenters.whereabouts_words import says
from .queries.opened import OpenReport
from .schemas import ConstantsOut, FollowUpOut, MessageIn, ProofOut, ReceiptIn, ReportIn, ReportOut

router = Router(tags=["reports"])
Problems = frozenset({400, 404, 409, 413, 415, 422, 503})


@router.get("/constants", response=ConstantsOut, url_name="api_constants")
def constants(request: HttpRequest) -> dict[str, Any]:
    """Kinds, stages, conditions and reaches with their labels, and the channels in which to tell."""
    return {
        **{name: terms(table) for name, table in FORM_TABLES.items()},
        "audiences": terms(AUDIENCES),
        "channels": [_channel(channel) for channel in people.channels_to_tell()],
    }


def terms(table: dict[str, Term]) -> list[dict[str, str]]:
    return [
        {"code": term.code, "label": _(term.label), "hint": _(term.hint) if term.hint else ""}
        for term in table.values()
    ]


def _channel(channel) -> dict[str, Any]:
    return {
        "slug": channel.slug,
        "name": channel.name,
        "audience": channel.audience,
        "practice": channel.practice,
        "areas": [{"code": area.code, "label": area.name, "hint": ""} for area in channel.areas.all()],
    }


@router.post(
    "/channels/{slug}/reports",
    response={201: ReportOut, Problems: ProblemOut},
    url_name="api_reports",
)
def tell(
    request: HttpRequest,
    slug: str,
    report: ReportIn,
    idempotency_key: str = Header("", alias="Idempotency-Key"),
    waiting_ticket: WaitingTicket = "",
) -> ninja.Status:
    """Tell what happened. 422 with spans while something could point to someone and `confirmed` is not true."""
    come = telling(slug, idempotency_key, waiting_ticket)
    come.come_in()
    channel = people.channel_to_tell(slug)
    if channel is None:
        raise Refusal(404, _("There is no such channel. The channels are in /api/v1/constants."))
    if not IDEMPOTENCY_KEY.fullmatch(idempotency_key):
        raise Refusal(
            400,
            _(
                "Send an Idempotency-Key header: at least 22 random characters (128 bits) from A-Z a-z 0-9 - _."
            ),
        )
    answers = report.dict()
    told, problems = read_told(answers, areas=channel.area_codes)
    if problems:
        raise Refusal(422, " ".join(_(problem.says) for problem in problems))
    if not report.confirmed:
        come.go_on(to_look_over(len(told.story) + len(told.one_thing)))
        _refuse_marked(answers, told, channel)
    try:
        with come.in_line():
            sealed = actions.tell(channel=channel, told=told, idempotency_key=idempotency_key, today=today())
    except actions.KeyReused as fault:
        raise Refusal(
            409, _("This Idempotency-Key came before with another report. Use a new key for a new report.")
        ) from fault
    proof = proof_facts(actions.proof_when_told(sealed))
    return ninja.Status(
        201,
        {"receipt": sealed.receipt, "status": Status.WAITING, "says": _sealed_says(told), "proof": proof},
    )


def _refuse_marked(answers: dict[str, Any], told, channel) -> None:
    """Offsets are into the text as it was sent, so the text is searched as it was sent."""
    as_sent = {name: answers.get(name) or "" for name in FREE_TEXT}
    found = marks(told.__class__(kind=told.kind, **as_sent), people.name_lists(channel.organisation))
    if found:
        raise _points_to_someone([_span(m.field, m.span) for m in found])


def _span(field: str, span: Span) -> dict[str, Any]:
    return {"field": field, "start": span.start, "end": span.end, "label": span.label}


def _points_to_someone(spans: list[dict[str, Any]]) -> Refusal:
    problem = _(
        "Something here could point to someone. Take it out, or send it again with confirmed: true."
        " Nothing was kept."
    )
    return Refusal(422, problem, spans)


def _sealed_says(told) -> str:
    words = _(
        "Thank you. It is sealed. These five words are the only way back to it, and they are not shown again."
    )
    return " ".join([words, *(_(SAYS[route]) for route in routes_for(told))])


@router.post("/receipts/open", response={200: FollowUpOut, Problems: ProblemOut}, url_name="api_open_receipt")
def open_receipt(
    request: HttpRequest, given: ReceiptIn, waiting_ticket: WaitingTicket = ""
) -> dict[str, Any]:
    """Where a report stands, what was written, the card to check, and who opened it."""
    with coming_back(given.receipt, waiting_ticket).in_line():
        return _follow_up(_come_back(given.receipt))


@router.post("/receipts/proof", response={200: ProofOut, Problems: ProblemOut}, url_name="api_proof")
def proof(
    request: HttpRequest, given: ReceiptIn, waiting_ticket: WaitingTicket = ""
) -> dict[str, Any] | None:
    """The proof that a report is in the log, against the newest checkpoint that covers it. Practice has none."""
    try:
        with coming_back(given.receipt, waiting_ticket).in_line():
            found = actions.proof_later(given.receipt)
    except actions.NotThere as fault:
        raise _not_there(given.receipt) from fault
    except NotAllowed as refusal:
        raise Refusal(409, _(str(refusal))) from refusal
    if found is None:
        raise Refusal(409, _("The log cannot prove this just now. Your report is kept. Try again tomorrow."))
    return proof_facts(found)


@router.post("/receipts/messages", response={200: FollowUpOut, Problems: ProblemOut}, url_name="api_messages")
def write_message(
    request: HttpRequest, given: MessageIn, waiting_ticket: WaitingTicket = ""
) -> dict[str, Any]:
    """Leave a message for the stewards. 422 with spans while something could point to someone, as in telling."""
    with coming_back(given.receipt, waiting_ticket).in_line():
        return _write(given)


def _write(given: MessageIn) -> dict[str, Any]:
    try:
        looked = KEEP_ALL if given.confirmed else NOT_LOOKED
        report = actions.write_message(typed=given.receipt, text=given.text, today=today(), looked=looked)
    except NotAllowed as refusal:
        if refusal.field == actions.MARKED:
            raise _marked(given) from refusal
        raise Refusal(422, _(str(refusal))) from refusal
    except actions.NotThere as fault:
        raise _not_there(given.receipt) from fault
    answer = _follow_up(report)
    return {
        **answer,
        "says": " ".join([answer["says"], *(_(SAYS[route]) for route in routes_in(given.text))]),
    }


def _marked(given: MessageIn) -> Refusal:
    """Offsets are into the text as it was sent, so the text is searched as it was sent."""
    spans = actions.look_over(_come_back(given.receipt), given.text)
    return _points_to_someone([_span("text", span) for span in spans])


def _come_back(typed: str) -> OpenReport:
    try:
        return actions.come_back(typed)
    except actions.NotThere as fault:
        raise _not_there(typed) from fault


def _not_there(typed: str) -> Refusal:
    return Refusal(
        404, miscounted(typed) or _("Those five words lead nowhere. Look at each word and its order.")
    )


def _follow_up(report: OpenReport) -> dict[str, Any]:
    talk = report.talk
    return {
        "status": stands_at(report.row, talk),
        "says": says(report.row, talk, today=today()),
        "messages": [{"writer": m.writer, "week": m.week, "text": m.text} for m in talk.messages],
        "card": _card(talk),
        "opened": [{"role": seen.role, "week": seen.week, "why": seen.why} for seen in talk.openings],
        "events": [_event(event) for event in talk.events],
        "on_hold": report.row.on_hold,
        "card_at": talk.card_at,
    }


def _event(event: Event) -> dict[str, str]:
    return {"what": event.what, "week": event.week, "duty": event.why, "says": event_says(event)}


def _card(talk: Conversation) -> dict[str, Any] | None:
    if talk.card is None or talk.status not in (Status.CARD, Status.AGREED):
        return None
    text = talk.card.text
    return {
        "title": text.title,
        "what_happened": text.what_happened,
        "how_it_ended": text.how_it_ended,
        "what_helped": text.what_helped,
        "what_would_have_helped": text.what_would_have_helped,
        "consent": talk.card.consent_on(today()),
        "answer_by": talk.card.last_day.isoformat(),
    }
