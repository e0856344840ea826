"""What could point to someone in what was typed, and what whoever typed it has decided about it."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from coalface.core.errors import NotAllowed
from coalface.ui.answers import TO_MEND
from coalface.ui.saying import say

from ..actions import Marked


def looked_at(request: HttpRequest) -> frozenset[str]:
    """The marked words that, as somebody has said, point to nobody."""
    if request.POST.get("points_to_nobody") != "yes":
        return frozenset()
    return frozenset(request.POST.getlist("looked_at"))


def say_refusal(form: Form, refusal: NotAllowed, request: HttpRequest) -> dict[str, Any]:
    """Put a refusal where it belongs on the form. Returns what the page needs to show marks."""
    if isinstance(refusal, Marked):
        form.add_error(None, say(refusal))
        marks = [mark for mark in refusal.marks if mark.field in form.fields]
        labelled = [
            {"part": form[mark.field].label, "words": mark.words, "why": _(mark.why)} for mark in marks
        ]
        return {"marks": labelled, "vouched": vouched_for(request)}
    form.add_error(refusal.field if refusal.field in form.fields else None, say(refusal))
    return {"vouched": vouched_for(request)}


def vouched_for(request: HttpRequest) -> list[str]:
    """What was vouched for and still stands in what was typed: the page shows it, and asks nothing about it."""
    typed = [text for name in request.POST if name != "looked_at" for text in request.POST.getlist(name)]
    return sorted(words for words in looked_at(request) if any(words in text for text in typed))


def status_of(form: Form) -> int:
    return TO_MEND if form.is_bound and form.errors else 200
