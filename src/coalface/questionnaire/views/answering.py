"""The pages of the author. The secret in the address opens one questionnaire, and nothing else.

No cookie, so no cross-site request token: without the link there is nothing that a foreign page could send.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.errors import NotAllowed
from coalface.core.questionnaire import Page, Standing, page_after, page_of, texts_of
from coalface.core.questionnaire.pages import LAST
from coalface.people import queries as people
from coalface.ui.clock import now, today

from .. import actions, queries
from ..actions.answering import saved_times
from ..forms import PageForm
from ..models import Questionnaire
from ..presenters import answers_shown, cover, noticed_on, progress, remarks_on, standing, theirs
from ..wrong_links import are_too_many

TO_MEND, GONE, TOO_MANY = 422, 410, 429


@require_safe
def questionnaire(request: HttpRequest, token: str) -> HttpResponse:
    """What this is, how long it takes, and how far they are."""
    found = queries.questionnaire_of_link(token)
    if not _is_open(found):
        return _ended(request, found)
    facts = {"token": token, "cover": cover(found), "kept": "kept" in request.GET}
    return render(request, "questionnaire/cover.html", facts)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def questionnaire_page(request: HttpRequest, token: str, page: str) -> HttpResponse:
    asked = page_of(page)
    if asked is None:
        raise Http404
    found = queries.questionnaire_of_link(token)
    if not _is_open(found):
        return _ended(request, found, _late(request, asked, found))
    form = _form(request, found, asked)
    if not form.is_bound:
        return _show(request, token, found, form)
    if not form.is_valid():
        return _keep_clean(request, token, found, form)
    try:
        _save(request, found, form)
    except actions.Ended:
        return _ended(request, queries.questionnaire_of_link(token), _late(request, asked, found))
    except NotAllowed as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, _(str(refusal)))
        found.refresh_from_db()
        beside = theirs(asked, found.answers) if isinstance(refusal, actions.Otherwise) else []
        form.seen_now(found.revisions.get(asked.name, 0))
        return _show(request, token, found, form, beside=beside, status=TO_MEND)
    return _go_on(request, token, found, form)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def questionnaire_look_over(request: HttpRequest, token: str) -> HttpResponse:
    """All of it once more, and the button that hands it in."""
    found = queries.questionnaire_of_link(token)
    if not _is_open(found):
        return _ended(request, found)
    problem = ""
    if request.method == "POST":
        try:
            actions.hand_in(questionnaire=found, seen=_number(request, "seen"), now=now())
        except actions.Ended:
            return _ended(request, queries.questionnaire_of_link(token))
        except NotAllowed as refusal:
            problem = _(str(refusal))
            found.refresh_from_db()
        else:
            return redirect("questionnaire", token)
    facts = {
        "token": token,
        "cover": cover(found),
        "answers": answers_shown(found.answers),
        "remarks": remarks_on(found.answers),
        "noticed": noticed_on(found.answers),
        "seen": saved_times(found),
        "problem": problem,
    }
    return render(request, "questionnaire/look_over.html", facts, status=TO_MEND if problem else 200)


def _form(request: HttpRequest, found: Questionnaire, page: Page) -> PageForm:
    return PageForm(
        request.POST if request.method == "POST" else None,
        initial={"seen": found.revisions.get(page.name, 0)},
        page=page,
        answers=found.answers,
        vouched=found.vouched,
        lists=people.name_lists(found.review.register.organisation),
    )


def _late(request: HttpRequest, page: Page, found: Questionnaire | None) -> dict[str, Any]:
    """What was sent to a link that had ended: every word, and whatever can be an answer."""
    if request.method != "POST":
        return {}
    form = PageForm(request.POST, page=page, answers=found.answers if found else {})
    form.is_valid()
    words = {name: request.POST.get(name, "") for name in form.prose}
    return form.given({**form.cleaned_data, **words})


def _save(request: HttpRequest, found: Questionnaire, form: PageForm) -> None:
    vouched = request.POST.getlist("looked_at") if request.POST.get("points_to_nobody") else []
    given = form.given(form.cleaned_data)
    words = " ".join(texts_of(given).values())
    actions.save_page(
        questionnaire=found,
        page=form.page,
        given=given,
        seen=form.cleaned_data.get("seen") or 0,
        now=now(),
        # What is vouched for is kept only while it stands in what was written.
        vouched=[word for word in vouched if word and word in words],
    )


def _keep_clean(request: HttpRequest, token: str, found: Questionnaire, form: PageForm) -> HttpResponse:
    """Keep the answers that nothing is wrong with, and show the page again for the others."""
    words = {name: request.POST.get(name, "") for name in form.prose}
    wrong = {field.partition("-")[0] for field in form.errors}
    given = {
        name: answer
        for name, answer in form.given({**words, **form.cleaned_data}).items()
        if name not in wrong
    }
    try:
        kept = actions.save_clean(
            questionnaire=found,
            page=form.page,
            given=given,
            seen=form.cleaned_data.get("seen") or 0,
            now=now(),
        )
    except actions.Ended:
        return _ended(request, queries.questionnaire_of_link(token), _late(request, form.page, found))
    found.refresh_from_db()
    if kept:
        form.seen_now(found.revisions.get(form.page.name, 0))
    return _show(request, token, found, form, rest_kept=kept, status=TO_MEND)


def _go_on(request: HttpRequest, token: str, found: Questionnaire, form: PageForm) -> HttpResponse:
    found.refresh_from_db()
    if request.POST.get("step") == "stop":
        return redirect(f"{_address(token)}?kept")
    after = page_after(form.page.name, found.answers)
    if after == LAST:
        return redirect("questionnaire_look_over", token)
    return redirect("questionnaire_page", token, after)


def _address(token: str) -> str:
    return reverse("questionnaire", kwargs={"token": token})


def _show(
    request: HttpRequest,
    token: str,
    found: Questionnaire,
    form: PageForm,
    *,
    beside: list[dict[str, Any]] | None = None,
    rest_kept: bool = False,
    status: int = 200,
) -> HttpResponse:
    facts = {
        "token": token,
        "cover": cover(found),
        "form": form,
        "page": form.page,
        "progress": progress(form.page, found.answers),
        "theirs": beside,
        "rest_kept": rest_kept,
    }
    return render(request, "questionnaire/page.html", facts, status=status)


def _is_open(found: Questionnaire | None) -> bool:
    return found is not None and standing(found, today()) is Standing.OPEN


def _ended(
    request: HttpRequest, found: Questionnaire | None, given: dict[str, Any] | None = None
) -> HttpResponse:
    """Why a link leads nowhere. What somebody had just given is shown back to them, for it was not kept."""
    if found is not None and found.handed_in_at is not None:
        facts: dict[str, Any] = {"given": answers_with(given)}
        return render(request, "questionnaire/thanks.html", facts)
    if found is None and are_too_many():
        return render(request, "questionnaire/wait.html", status=TOO_MANY)
    return render(request, "questionnaire/gone.html", {"given": answers_with(given)}, status=GONE)


def answers_with(given: dict[str, Any] | None) -> list[dict[str, Any]]:
    return [one for one in answers_shown(given or {}) if one["lines"]]


def _number(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0
