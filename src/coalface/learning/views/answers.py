"""The answering manager's desk: themes that wait, what holds one up, and the answer. No way to a sealed report."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.errors import NotAllowed
from coalface.core.readability import reading_age
from coalface.people import queries as people
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.posting import posted

from .. import actions
from ..forms import AnswerForm, DeliveredForm, HeldUpForm
from ..models import Theme
from ..presenters.cards import card_line
from ..presenters.remarks import remark_lines
from ..presenters.themes import answer_preview, theme_line, theme_page
from ..queries import themes as queries

HERE = {"under": "answers"}


@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Every theme of this manager's channels, the ones that wait first."""
    lines = [theme_line(theme, today=today()) for theme in queries.themes_to_answer(request.user)]
    page = {
        "waiting": [line for line in lines if not line["answered"]],
        "fallen_due": [line for line in lines if line["fallen_due"]],
        "answered": [line for line in lines if line["answered"]],
    }
    return render(request, "learning/answers/desk.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_theme(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """Write an answer, look at it as everyone will read it, publish it."""
    theme = _theme(request, theme_id)
    last = queries.last_answer(theme)
    form = AnswerForm(
        posted(request),
        today=today(),
        for_young=queries.young_people_asked(theme),
        lists=people.name_lists(theme.channel.organisation),
        initial=(vars(last) if last else {}) | {"seen": last.number if last else 0},
    )
    looking = request.POST.get("step") == "look"
    if request.method == "POST" and form.is_valid() and not looking:
        try:
            actions.answer_theme(
                theme_id=theme.id,
                by=request.user,
                answer=form.answer,
                seen=form.cleaned_data["seen"] or 0,
                today=today(),
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
            theme = _theme(request, theme_id)
            form.seen_now(theme.answers.count())
        else:
            messages.success(request, _("Your answer is published. The people who told us can read it now."))
            return redirect("theme", theme.id)
    page = {
        "theme": theme_page(theme, today=today()),
        "cards": [card_line(card) for card in queries.cards_in(theme)],
        "form": form,
        "preview": answer_preview(form.answer, theme, today=today()) if looking and form.is_valid() else None,
        "reading_age": _age(form),
        "remarks": _remarks(form),
    }
    return render(
        request, "learning/answers/answer.html", page | HERE, status=TO_MEND if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def held_up(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    theme = _theme(request, theme_id)
    last = next(iter(theme.hold_ups.all()), None)
    form = HeldUpForm(
        posted(request),
        lists=people.name_lists(theme.channel.organisation),
        initial={"conditions": last.conditions, "says": last.says} if last else {},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.say_what_holds_up(theme_id=theme.id, by=request.user, held_up=form.held_up, today=today())
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            messages.success(request, _("It stands beside the weeks of waiting now."))
            return redirect("answers")
    page = {"theme": theme_page(theme, today=today()), "form": form, "remarks": _remarks(form)}
    return render(
        request, "learning/answers/held_up.html", page | HERE, status=TO_MEND if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def delivered(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    """Say whether what was promised is done."""
    theme = _theme(request, theme_id)
    if queries.promise_due(theme) is None:
        raise Http404
    last = queries.last_answer(theme)
    form = DeliveredForm(
        posted(request),
        today=today(),
        lists=people.name_lists(theme.channel.organisation),
        initial={"seen": len(last.deliveries.all())},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.say_delivered(
                theme_id=theme.id,
                by=request.user,
                delivered=form.delivered,
                seen=form.cleaned_data["seen"] or 0,
                today=today(),
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
            theme = _theme(request, theme_id)
            form.seen_now(queries.last_answer(theme).deliveries.count())
        else:
            messages.success(request, _("It stands beside your answer. Everyone can read it now."))
            return redirect("theme", theme.id)
    page = {"theme": theme_page(theme, today=today()), "form": form, "remarks": _remarks(form)}
    return render(
        request, "learning/answers/delivered.html", page | HERE, status=TO_MEND if form.errors else 200
    )


def _remarks(form) -> list[dict]:
    return [line for text, remarks in form.remarks() for line in remark_lines(text, remarks)]


def _age(form: AnswerForm) -> float | None:
    """About which reading age the words for young people need; None before there are any."""
    words = form.data.get("for_young", "").strip() if form.is_bound and form.for_young_needed else ""
    return reading_age(words) if words else None


def _theme(request: HttpRequest, theme_id: UUID) -> Theme:
    theme = queries.theme_to_answer(request.user, theme_id)
    if theme is None:
        raise Http404
    return theme
