"""Putting a published bulletin right: the notice, the second analyst, and the way to the corrected version."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.corrections import LOOKS, why_not_begin
from coalface.core.errors import NotAllowed
from coalface.people import queries as people
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import now, today

from .. import actions, queries
from ..forms import NoticeForm, SignForm
from ..models import Release
from ..presenters.corrections import notice_lines

HERE = {"under": "staff_bulletins"}


@require_http_methods(["GET", "HEAD", "POST"])
def bulletin_correct(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """One published bulletin, and what was wrong in it. Each button on the page says which step it is."""
    release = queries.bulletin_of(request.user, release_id)
    if release is None or release.published_on is None:
        raise Http404
    step = request.POST.get("step", "") if request.method == "POST" else ""
    notice = _notice_form(request, release, step)
    agreeing = SignForm(request.POST if step == "agree" else None, looks=LOOKS)
    refusal = ""
    if step in _STEPS and {"write": notice, "agree": agreeing}.get(step, _Always()).is_valid():
        try:
            return _STEPS[step](request, release, notice, agreeing)
        except NotAllowed as fault:
            if step == "write" and fault.field in notice.fields:
                notice.add_error(fault.field, _(str(fault)))
            else:
                refusal = _(str(fault))
    broken = bool(refusal or notice.errors or agreeing.errors)
    facts = _facts(request, release) | {"form": notice, "agreeing": agreeing, "refusal": refusal}
    return render(request, "releases/correct.html", facts | HERE, status=TO_MEND if broken else 200)


class _Always:
    """A step without a form."""

    def is_valid(self) -> bool:
        return True


def _notice_form(request: HttpRequest, release: Release, step: str) -> NoticeForm:
    return NoticeForm(
        request.POST if step == "write" else None,
        tables=queries.tables_of(release),
        lists=people.name_lists(release.organisation),
        initial={"found_on": f"{today():%d/%m/%Y}"},
    )


def _facts(request: HttpRequest, release: Release) -> dict[str, Any]:
    waits, notices = queries.notice_waiting(release), queries.notices_of(release)
    superseded = queries.is_superseded(release)
    names = dict(queries.tables_of(release))
    return {
        "release": release,
        "title": release.half_year.label,
        "notices": notice_lines(notices, names),
        "waits": notice_lines([waits], names)[0] if waits else None,
        "seen": waits.public_digest().hex() if waits else "",
        "mine": waits is not None and waits.written_by_id == request.user.pk,
        "why_not": _(
            why_not_begin(waits=waits is not None, superseded=superseded, notices=len(notices)) or ""
        ),
        "to_be_made": bool(notices) and not superseded,
        "newest": queries.last_of(release.organisation_id, release.half_year) if superseded else None,
    }


def _write(request: HttpRequest, release: Release, notice: NoticeForm, _agreeing: SignForm) -> HttpResponse:
    actions.write_notice(release_id=release.pk, by=request.user, wrong=notice.told, now=now())
    messages.success(request, _("The notice is kept. Another analyst looks at it and publishes it."))
    return redirect("bulletin_correct", release.pk)


def _agree(request: HttpRequest, release: Release, _notice: NoticeForm, agreeing: SignForm) -> HttpResponse:
    actions.publish_notice(
        release_id=release.pk,
        by=request.user,
        seen=request.POST.get("seen", ""),
        looked_at=agreeing.cleaned_data["looked_at"],
        today=today(),
    )
    messages.success(request, _("The notice is published, for good. Make the corrected version next."))
    return redirect("bulletin_correct", release.pk)


def _throw_away(request: HttpRequest, release: Release, *_forms: Any) -> HttpResponse:
    actions.throw_notice_away(release_id=release.pk, by=request.user)
    messages.success(request, _("The notice is thrown away. Nobody but analysts has seen it."))
    return redirect("bulletin_correct", release.pk)


_STEPS: dict[str, Callable[..., HttpResponse]] = {
    "write": _write,
    "agree": _agree,
    "throw_away": _throw_away,
}
