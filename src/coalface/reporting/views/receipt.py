"""Five words: shown once, checked by re-typing one, and the only way back."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from coalface.core.cards import Consent
from coalface.core.errors import NotAllowed
from coalface.core.flood import Journey
from coalface.core.receipts import WORDS_IN_RECEIPT, Receipt, read_receipt, same_word
from coalface.ui.clock import today

from .. import actions
from ..arrivals import AskToWait, arrival
from ..presenters.follow_up import follow_up_page
from ..presenters.proof import FILE_NAME, proof_file
from ..queries.opened import OpenReport
from .waiting import press_again, ticket_of


def show_new_receipt(
    request, channel, receipt: Receipt, *, wrong_word: str = "", place: int = 0
) -> HttpResponse:
    """The five words, and a box to re-type one of them."""
    place = place or secrets.randbelow(WORDS_IN_RECEIPT) + 1
    page = {
        "channel": channel,
        "receipt": receipt,
        "words": receipt.split(),
        "place": place,
        "wrong_word": wrong_word,
    }
    return render(request, "reporting/receipt.html", page)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "reporting/come_back.html", {})
    typed = request.POST.get("receipt", "")
    step = STEPS.get(request.POST.get("step", "open"), _open)
    come = arrival(Journey.COMING_BACK, about=typed, ticket=ticket_of(request))
    try:
        with come.in_line():
            return step(request, typed)
    except AskToWait:
        return press_again(request, come)
    except actions.NotThere:
        return render(request, "reporting/come_back.html", {"typed": typed, "not_there": True}, status=404)


def _open(request: HttpRequest, typed: str) -> HttpResponse:
    return _show(request, actions.come_back(typed), typed)


def _check_word(request: HttpRequest, typed: str) -> HttpResponse:
    report = actions.come_back(typed)
    words = read_receipt(typed)
    place = request.POST.get("place", "")
    place_number = int(place) if place in {"1", "2", "3", "4", "5"} else 1
    word = request.POST.get("word", "")
    if words and same_word(word, words, place=place_number):
        return _show(request, report, typed, has_words=True)
    return show_new_receipt(request, report.row.channel, words, wrong_word=word or " ", place=place_number)


def _write(request: HttpRequest, typed: str) -> HttpResponse:
    text = request.POST.get("text", "")
    try:
        actions.write_message(typed=typed, text=text, today=today())
    except NotAllowed as refusal:
        return _show(request, actions.come_back(typed), typed, text=text, message_problem=str(refusal))
    return _show(request, actions.come_back(typed), typed, sent=True)


def _answer_card(request: HttpRequest, typed: str) -> HttpResponse:
    answer, words = request.POST.get("answer", ""), request.POST.get("words", "")
    try:
        if answer not in (Consent.YES, Consent.CHANGED, Consent.NO):
            raise NotAllowed("Choose one of the three answers, then press the button again.")
        actions.answer_card(
            typed=typed, consent=Consent(answer), words=words, today=today(), seen=request.POST.get("seen")
        )
    except NotAllowed as refusal:
        report = actions.come_back(typed)
        return _show(request, report, typed, card_words=words, card_answer=answer, card_problem=str(refusal))
    return _show(request, actions.come_back(typed), typed, answered=answer)


def _proof(request: HttpRequest, typed: str) -> HttpResponse:
    """The proof as a file to keep. Nothing on this answer may be kept by the browser but the file itself."""
    proof = actions.proof_later(typed)
    if proof is None:
        return _show(request, actions.come_back(typed), typed, no_proof=True)
    response = HttpResponse(proof_file(proof), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response


def _show(request: HttpRequest, report: OpenReport, typed: str, **notices) -> HttpResponse:
    page = follow_up_page(report.row, report.talk, today=today())
    return render(
        request,
        "reporting/follow_up.html",
        {"channel": report.row.channel, "page": page, "receipt": read_receipt(typed), **notices},
    )


STEPS = {"open": _open, "check_word": _check_word, "message": _write, "card": _answer_card, "proof": _proof}
