"""Bulletins as analysts make them: make, understand, preview, sign, announce, publish."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coalface.core.errors import NotAllowed
from coalface.people import queries as people
from coalface.reviews import queries as reviews
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import now, today
from coalface.ui.posting import posted

from .. import actions, queries
from ..forms import DayForm, MakeForm, SignForm
from ..models import Release
from ..presenters.bulletin import bulletin_page
from ..presenters.corrections import changes_in
from ..presenters.steps import list_lines, stands_words, steps_page
from .giving import given

HERE = {"under": "staff_bulletins"}


@require_http_methods(["GET", "HEAD", "POST"])
def staff_bulletins(request: HttpRequest) -> HttpResponse:
    """Every bulletin of this analyst's organisation. A post makes the next one."""
    register = reviews.register_kept_by(request.user)
    if register is None or not reviews.holds_anything(register):
        return render(request, "releases/staff_list.html", HERE | {"empty": True})
    half_years = queries.may_be_made(register, today())
    form = MakeForm(
        posted(request),
        half_years=half_years,
        lists=people.name_lists(register.organisation),
        initial={"as_known": f"{today() - timedelta(days=1):%d/%m/%Y}"},
    )
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            made = actions.make_release(by=request.user, asked=form.asked, now=now())
        except NotAllowed as fault:
            if fault.field in form.fields:
                form.add_error(fault.field, _(str(fault)))
            else:
                refusal = _(str(fault))
        else:
            messages.success(request, _("The bulletin is made. Nobody but analysts can see it yet."))
            return redirect("staff_bulletin", made.pk)
    facts = {
        "form": form,
        "refusal": refusal,
        "lines": list_lines(list(queries.bulletins_of(request.user))),
        "under_way": queries.under_way(register.organisation_id),
        "to_be_corrected": queries.to_be_corrected(register.organisation_id),
        "half_years": half_years,
    }
    broken = bool(refusal or form.errors)
    return render(request, "releases/staff_list.html", facts | HERE, status=TO_MEND if broken else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def staff_bulletin(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """One bulletin under way, explained step by step. Each button on it says which step it is."""
    release = _under_way(request, release_id)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    signing = SignForm(request.POST if step == "sign" else None)
    day = DayForm(request.POST if step == "announce" else None)
    refusal = ""
    if step in _STEPS and _is_good(step, signing, day):
        try:
            return _STEPS[step](request, release, signing, day)
        except NotAllowed as fault:
            if fault.field == "day":
                day.add_error("day", _(str(fault)))
            else:
                refusal = _(str(fault))
            release = _under_way(request, release_id)
    broken = bool(refusal or signing.errors or day.errors)
    facts = _facts(request, release) | {"signing": signing, "day_form": day, "refusal": refusal}
    return render(request, "releases/staff_bulletin.html", facts | HERE, status=TO_MEND if broken else 200)


@require_safe
def bulletin_read(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """All of it, as everyone will read it."""
    release = _under_way(request, release_id)
    page = bulletin_page(release, queries.files_of(release), _addresses(release))
    return render(request, "releases/preview.html", HERE | {"release": release, "bulletin": page})


@require_safe
def bulletin_file(request: HttpRequest, release_id: UUID, name: str) -> HttpResponse:
    release = _under_way(request, release_id)
    file = queries.file_of(release, name)
    if file is None:
        raise Http404
    return given(file, f"draft-{release.period}")


def _under_way(request: HttpRequest, release_id: UUID) -> Release:
    release = queries.bulletin_of(request.user, release_id)
    if release is None or release.published_on:
        raise Http404
    return release


def _facts(request: HttpRequest, release: Release) -> dict[str, Any]:
    return {
        "release": release,
        "stands": stands_words(release),
        "steps": steps_page(release, queries.files_of(release)),
        "seen": release.files_digest().hex(),
        "mine": release.made_by_id == request.user.pk,
        "changed": queries.has_changed(release),
        "changes": changes_in(release),
    }


def _is_good(step: str, signing: SignForm, day: DayForm) -> bool:
    return {"sign": signing, "announce": day}[step].is_valid() if step in ("sign", "announce") else True


def _sign(request: HttpRequest, release: Release, signing: SignForm, _day: DayForm) -> HttpResponse:
    actions.sign_release(
        release_id=release.pk,
        by=request.user,
        seen=request.POST.get("seen", ""),
        looked_at=signing.cleaned_data["looked_at"],
        today=today(),
    )
    messages.success(request, _("Signed. It can be published now, or on a day that is announced."))
    return redirect("staff_bulletin", release.pk)


def _unsign(request: HttpRequest, release: Release, *_forms: Any) -> HttpResponse:
    actions.end_sign_off(release_id=release.pk, by=request.user)
    messages.success(request, _("The sign-off is withdrawn. It is not published until somebody signs again."))
    return redirect("staff_bulletin", release.pk)


def _announce(request: HttpRequest, release: Release, _signing: SignForm, day: DayForm) -> HttpResponse:
    actions.announce(release_id=release.pk, by=request.user, day=day.cleaned_data["day"], today=today())
    messages.success(request, _("The day is announced. Everyone can read it on the page of statistics."))
    return redirect("staff_bulletin", release.pk)


def _publish(request: HttpRequest, release: Release, *_forms: Any) -> HttpResponse:
    actions.publish_release(release_id=release.pk, by=request.user, today=today())
    messages.success(request, _("It is published, for good. Everyone can read it now."))
    return redirect("staff_bulletins")


def _throw_away(request: HttpRequest, release: Release, *_forms: Any) -> HttpResponse:
    actions.throw_release_away(release_id=release.pk, by=request.user)
    messages.success(request, _("The bulletin is thrown away. The register is as it was."))
    return redirect("staff_bulletins")


_STEPS: dict[str, Callable[..., HttpResponse]] = {
    "sign": _sign,
    "unsign": _unsign,
    "announce": _announce,
    "publish": _publish,
    "throw_away": _throw_away,
}


def _addresses(release: Release) -> Callable[[str], str]:
    return lambda name: reverse("bulletin_file", args=(release.pk, name))
