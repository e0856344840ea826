"""What somebody who came back writes. Where something in it could point to someone, that is shown first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coalface.core.cards import Consent
from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.receipts import read_receipt
from coalface.core.routes import SAYS, routes_in
from coalface.core.words import gettext_noop as _
from coalface.ui.clock import today

from .. import actions, forms
from ..presenters.check_words import check_words_page
from ..presenters.follow_up import follow_up_page
from ..queries.opened import OpenReport

CHOOSE = _("Choose one of the three answers, then press the button again.")
# What a page of theirs carries from one press to the next.
CARRIED = ("step", "answer", "seen", "text", "words")


def show_follow_up(request: HttpRequest, report: OpenReport, typed: str, **notices) -> HttpResponse:
    """Where it stands, and whatever is to be said or kept in its boxes."""
    page = follow_up_page(report.row, report.talk, today=today())
    return render(
        request,
        "reporting/follow_up.html",
        {"channel": report.row.channel, "page": page, "receipt": read_receipt(typed), **notices},
    )


def typed_so_far(request: HttpRequest) -> dict[str, str]:
    """What stands in the boxes of the page, by the names that its template gives them."""
    names = {"text": "text", "card_words": "words", "card_answer": "answer"}
    return {name: request.POST.get(posted, "") for name, posted in names.items()}


def write_message(request: HttpRequest, typed: str) -> HttpResponse:
    text, looked = request.POST.get("text", ""), forms.looked(request.POST)
    try:
        report = actions.write_message(typed=typed, text=text, today=today(), looked=looked)
    except NotAllowed as refusal:
        return _again(request, typed, refusal, field="text", problem="message_problem")
    return show_follow_up(request, report, typed, sent=True, call_today=_call_today(text))


def answer_card(request: HttpRequest, typed: str) -> HttpResponse:
    answer, words = request.POST.get("answer", ""), request.POST.get("words", "")
    facts = {"words": words, "seen": request.POST.get("seen"), "looked": forms.looked(request.POST)}
    try:
        if answer not in (Consent.YES, Consent.CHANGED, Consent.NO):
            raise NotAllowed(CHOOSE)
        report = actions.answer_card(typed=typed, consent=Consent(answer), today=today(), **facts)
    except NotAllowed as refusal:
        return _again(request, typed, refusal, field="words", problem="card_problem")
    return show_follow_up(request, report, typed, answered=answer, call_today=_call_today(words))


def _again(
    request: HttpRequest, typed: str, refusal: NotAllowed, *, field: str, problem: str
) -> HttpResponse:
    """Nothing was kept. Show what could point to someone, or the page with what to mend."""
    report = actions.come_back(typed)
    if refusal.field != actions.MARKED:
        told = {problem: str(refusal), "carried": forms.carried(forms.looked(request.POST))}
        return show_follow_up(request, report, typed, **typed_so_far(request), **told)
    text = tidy(request.POST.get(field, ""))
    page = check_words_page(field, actions.look_through(report, text, forms.looked(request.POST)))
    carried = {name: request.POST.get(name, "") for name in CARRIED if name != field}
    page |= {"channel": report.row.channel, "receipt": read_receipt(typed), "carried": carried}
    page["call_today"] = _call_today(text)
    return render(request, "reporting/check_words.html", page)


def _call_today(text: str) -> list[str]:
    """Whom to call, where the words may mean that somebody should not wait for a steward."""
    return [SAYS[route] for route in routes_in(text)]
