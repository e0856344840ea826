"""Five words: shown once, checked by re-typing one, and the only way back."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.flood import TO_STRETCH, Journey, to_look_over
from coalface.core.receipts import WORDS_IN_RECEIPT, Receipt, read_receipt, same_word
from coalface.core.thresholds import MESSAGE_LENGTH
from coalface.core.vocabulary import PROTECTED_AUDIENCES

from .. import actions, forms
from ..arrivals import AskToWait, arrival
from ..presenters.come_back import not_there_page
from ..presenters.proof import FILE_NAME, proof_file
from .answering import answer_card, show_follow_up, typed_so_far, write_message
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
        "protected": channel.audience in PROTECTED_AUDIENCES,
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
        with come.in_line(_portions(request)):
            return step(request, typed)
    except AskToWait:
        return press_again(request, come)
    except actions.NotThere:
        return render(request, "reporting/come_back.html", not_there_page(typed), status=404)


def _portions(request: HttpRequest) -> int:
    """How much work it is: the words are stretched, and what was written is looked over."""
    written = len("".join(typed_so_far(request).values()))
    return TO_STRETCH + (to_look_over(min(written, MESSAGE_LENGTH.value)) if written else 0)


def _open(request: HttpRequest, typed: str) -> HttpResponse:
    carried = forms.carried(forms.looked(request.POST))
    return show_follow_up(request, actions.come_back(typed), typed, **typed_so_far(request), carried=carried)


def _check_word(request: HttpRequest, typed: str) -> HttpResponse:
    report = actions.come_back(typed)
    words = read_receipt(typed)
    place = request.POST.get("place", "")
    place_number = int(place) if place in {"1", "2", "3", "4", "5"} else 1
    word = request.POST.get("word", "")
    if words and same_word(word, words, place=place_number):
        return show_follow_up(request, report, typed, has_words=True)
    return show_new_receipt(request, report.row.channel, words, wrong_word=word or " ", place=place_number)


def _proof(request: HttpRequest, typed: str) -> HttpResponse:
    """The proof as a file to keep. Nothing on this answer may be kept by the browser but the file itself."""
    try:
        proof = actions.proof_later(typed)
    except NotAllowed:
        proof = None
    if proof is None:
        return show_follow_up(request, actions.come_back(typed), typed, no_proof=True)
    response = HttpResponse(proof_file(proof), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response


STEPS = {
    "open": _open,
    "check_word": _check_word,
    "message": write_message,
    "card": answer_card,
    "proof": _proof,
}
