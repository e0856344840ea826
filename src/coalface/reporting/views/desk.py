"""The stewards' desk: the inbox, and one report with the card beside it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.cards import card_problems, periods_for, read_card
from coalface.core.errors import NotAllowed
from coalface.core.plain_text import tidy
from coalface.core.thresholds import MESSAGE_LENGTH
from coalface.core.weeks import Week
from coalface.people import queries as people
from coalface.people.unlocking import private_key
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today

from .. import actions, forms, queries
from ..actions.keys import reports_to_rekey
from ..presenters import desk as show
from ..presenters.inbox import inbox_page
from ..queries.opened import OpenReport

# Which buttons send a whole card, and which ask whether it could point to someone.
WRITES_CARD = frozenset({"save", "to_second"})
CHECKS_CARD = frozenset({"to_second", "check"})
# Which buttons send words to the reporter, and in which field.
WORDS_TO_REPORTER = {"ask": "text", "thank": "text", "close": "words", "pass_on": "says", "hold": "says"}


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    waiting = queries.inbox(request.user, private_key=private_key(request))
    page = inbox_page(waiting, me=str(request.user.id), today=today())
    pending = len(reports_to_rekey(people.channels_of_steward(request.user)))
    return render(request, "reporting/desk.html", {"page": page, "pending": pending})


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, report_id: UUID) -> HttpResponse:
    opened = _opened(request, report_id)
    if request.method != "POST":
        return _show(request, opened)
    step = STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise Http404
    try:
        said = step(request, opened)
    except NotAllowed as refusal:
        return _show(request, _opened(request, report_id), refusal=refusal, status=TO_MEND)
    if isinstance(said, HttpResponse):
        return said
    messages.success(request, said)
    row = _opened(request, report_id).row
    return redirect("desk") if row.week_ended and not row.on_hold else redirect("desk_report", report_id)


def _opened(request: HttpRequest, report_id: UUID) -> OpenReport:
    try:
        opened = queries.report_for_steward(report_id, request.user, private_key=private_key(request))
    except queries.NoKey as fault:
        raise Http404 from fault
    if opened is None:
        raise Http404
    return opened


def _show(request, opened: OpenReport, *, problems=(), refusal=None, status=200) -> HttpResponse:
    """The page of one report. After a refusal it holds everything that was typed and ticked."""
    week = str(Week.of(today()))
    me = str(request.user.id)
    opened_now = any((seen.week, seen.by) == (week, me) for seen in opened.talk.openings)
    page = show.report_page(opened, me=me, opened_now=opened_now, today=today())
    typed = request.POST if request.method == "POST" else {}
    step = typed.get("step", "")
    answers = forms.read_card_answers(request.POST) if step in WRITES_CARD else None
    card = read_card(answers) if answers else opened.desk.draft
    ticked, looked_at = forms.read_checklist(request.POST)
    marks = actions.marks_in(opened, card) if card and step in CHECKS_CARD else []
    form = show.card_form(opened, answers) | show.checklist(marks, ticked=ticked, looked_at=looked_at)
    form["words_marked"] = _marked_words(request, opened) if refusal else []
    refused = show.refused(step, [*problems, *show.unlooked(form)], refusal)
    channel = opened.row.channel
    practice = opened.row.practice or channel.practice
    facts = {"page": page, "form": form, "typed": typed, "channel": channel, "practice": practice, **refused}
    return render(request, "reporting/desk_report.html", facts | {"under": "desk"}, status=status)


def _marked_words(request: HttpRequest, opened: OpenReport) -> list[dict[str, str]]:
    """What a refused step would have told the reporter, and could point to someone."""
    text = tidy(request.POST.get(WORDS_TO_REPORTER.get(request.POST.get("step", ""), ""), ""))
    # What is too long is refused as that: a megabyte is not looked over for seconds first.
    may_be_sent = 0 < len(text) <= MESSAGE_LENGTH.value
    return show.marked_words(text, actions.look_over(opened, text)) if may_be_sent else []


def _with(request: HttpRequest, opened: OpenReport) -> dict:
    return {
        "report_id": opened.row.id,
        "by": request.user,
        "private_key": private_key(request),
        "today": today(),
    }


def _with_words(request: HttpRequest, opened: OpenReport) -> dict:
    """The same, with what was marked in words to the reporter and points to nobody."""
    return {**_with(request, opened), "looked_at": forms.read_checklist(request.POST)[1]}


def _open(request: HttpRequest, opened: OpenReport) -> str:
    actions.open_report(**_with(request, opened), why=request.POST.get("why", ""))
    return _("Opened. The reporter will see that a steward did, in which week and why.")


def _ask(request: HttpRequest, opened: OpenReport) -> str:
    actions.ask_question(**_with_words(request, opened), text=request.POST.get("text", ""))
    return _("Your question waits for the reporter.")


def _thank(request: HttpRequest, opened: OpenReport) -> str:
    actions.thank_reporter(**_with_words(request, opened), text=request.POST.get("text", ""))
    return _("Your words wait for the reporter.")


def _save(request: HttpRequest, opened: OpenReport) -> str:
    card = read_card(forms.read_card_answers(request.POST))
    actions.save_draft(**_with(request, opened), card=card, act_this_week=_urgent(request))
    return _("Kept as a draft, sealed.")


def _to_second(request: HttpRequest, opened: OpenReport) -> str | HttpResponse:
    card = read_card(forms.read_card_answers(request.POST))
    areas = {area.code: area.name for area in opened.row.channel.areas.all()}
    periods = periods_for(Week.parse(opened.row.week_received))
    if problems := card_problems(card, areas=areas, periods=periods):
        return _show(request, opened, problems=problems, status=TO_MEND)
    actions.save_draft(**_with(request, opened), card=card, act_this_week=_urgent(request))
    _check(request, opened)
    return _("It now waits for the other steward.")


def _check(request: HttpRequest, opened: OpenReport) -> str:
    ticked, looked_at = forms.read_checklist(request.POST)
    actions.check_card(
        **_with(request, opened), ticked=ticked, looked_at=looked_at, seen=request.POST.get("seen")
    )
    return _("Checked. It can go to the reporter.")


def _send_back(request: HttpRequest, opened: OpenReport) -> str:
    actions.send_back(**_with(request, opened), note=request.POST.get("note", ""))
    return _("Given back with your note.")


def _send(request: HttpRequest, opened: OpenReport) -> str:
    actions.send_to_reporter(**_with(request, opened))
    return _("The card waits for the reporter. They have 14 days.")


def _close(request: HttpRequest, opened: OpenReport) -> str:
    words = request.POST.get("words", "")
    actions.propose_to_close(
        **_with_words(request, opened), reason=request.POST.get("reason", ""), words=words
    )
    if _opened(request, opened.row.id).row.week_ended:
        return _("Closed. The reporter reads your words when they come back.")
    return _("Noted. When two stewards have given the same reason, it is closed.")


def _take_back(request: HttpRequest, opened: OpenReport) -> str:
    actions.take_back_proposal(**_with(request, opened))
    return _("You no longer propose to close it.")


def _pass_on(request: HttpRequest, opened: OpenReport) -> str:
    given = {name: request.POST.get(name, "") for name in ("duty", "note", "says")}
    actions.pass_on(**_with_words(request, opened), **given)
    return _("Noted in the log. The reporter will see it when they come back.")


def _hold(request: HttpRequest, opened: OpenReport) -> str:
    given = {name: request.POST.get(name, "") for name in ("note", "says")}
    actions.place_hold(**_with_words(request, opened), **given)
    return _(
        "Nothing of this report is destroyed until the hold is lifted. The reporter will see it when they come back."
    )


def _lift(request: HttpRequest, opened: OpenReport) -> str:
    actions.lift_hold(**_with(request, opened))
    return _("The hold is lifted. The reporter will see it when they come back.")


def _urgent(request: HttpRequest) -> bool:
    return request.POST.get("act_this_week") == "yes"


STEPS: dict[str, Callable[[HttpRequest, OpenReport], str | HttpResponse]] = {
    "open": _open,
    "ask": _ask,
    "thank": _thank,
    "save": _save,
    "to_second": _to_second,
    "check": _check,
    "send_back": _send_back,
    "send": _send,
    "close": _close,
    "take_back": _take_back,
    "pass_on": _pass_on,
    "hold": _hold,
    "lift": _lift,
}
