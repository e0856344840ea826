"""The newsletter as stewards make it: draft, look through, publish; and take back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coalface.core.errors import NotAllowed
from coalface.core.newsletter import NO_OPENING
from coalface.core.quarters import Quarter
from coalface.learning.presenters.remarks import remark_lines
from coalface.people import queries as people
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today
from coalface.ui.posting import posted

from .. import actions, queries
from ..forms import NewsletterForm
from ..models import Newsletter
from ..presenters.reading import newsletter_page, quarter_words
from ..presenters.staff import draft_parts, staff_page

HERE = {"under": "staff_newsletters"}
LONGEST_NUMBER = 7


@require_http_methods(["GET", "HEAD", "POST"])
def staff_newsletters(request: HttpRequest) -> HttpResponse:
    """Every newsletter of this steward's organisations. A post drafts the one of a quarter."""
    organisations = _organisations(request)
    refusal = ""
    if request.method == "POST":
        try:
            made = actions.draft_newsletter(
                organisation=_chosen(request, organisations),
                by=request.user,
                quarter=_quarter(request),
                today=today(),
            )
        except NotAllowed as fault:
            refusal = _(str(fault))
        else:
            messages.success(request, _("Drafted from what was published. Look through it line by line."))
            return redirect("newsletter_draft", made.pk)
    page = staff_page(organisations, queries.newsletters_of_steward(request.user), today=today())
    facts = page | HERE | {"refusal": refusal, "several": len(organisations) > 1}
    return render(request, "newsletter/staff_list.html", facts, status=TO_MEND if refusal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def newsletter_draft(request: HttpRequest, newsletter_id: UUID) -> HttpResponse:
    """Look through a draft: the word at the top, and every line."""
    draft = _draft(request, newsletter_id)
    form = NewsletterForm(posted(request), newsletter=draft, lists=people.name_lists(draft.organisation))
    theirs = False
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_newsletter(
                newsletter_id=draft.pk,
                by=request.user,
                opening=form.cleaned_data["opening"],
                lines=form.wanted,
                seen=_seen(request),
            )
        except NotAllowed as fault:
            form.add_error(None, _(str(fault)))
            theirs = fault.field == "revision"
        else:
            messages.success(request, _("Kept. Nobody but stewards can read it yet."))
            return redirect("newsletter_draft", draft.pk)
    return _draft_page(request, draft, form, theirs=theirs)


def _draft_page(
    request: HttpRequest, draft: Newsletter, form: NewsletterForm, *, theirs: bool
) -> HttpResponse:
    texts = form.remarks() if form.is_bound else form.kept_remarks()
    facts: dict[str, Any] = {
        "draft": draft,
        "when": quarter_words(draft.when),
        "form": form,
        "parts": draft_parts(form.line_fields),
        "remarks": [line for text, remarks in texts for line in remark_lines(text, remarks)],
        # After a clash the page shows what the other has written, and the next press is one that has seen it.
        "theirs": newsletter_page(draft) if theirs else None,
        "seen": _seen(request) if form.is_bound and not theirs else draft.revision,
    }
    return render(request, "newsletter/draft.html", facts | HERE, status=TO_MEND if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def newsletter_publish(request: HttpRequest, newsletter_id: UUID) -> HttpResponse:
    """Read it as everyone will, then publish it."""
    draft = _draft(request, newsletter_id)
    refusal = "" if draft.opening else _(NO_OPENING)
    if request.method == "POST":
        try:
            actions.publish_newsletter(
                newsletter_id=draft.pk, by=request.user, seen=_seen(request), today=today()
            )
        except NotAllowed as fault:
            refusal = _(str(fault))
        else:
            messages.success(request, _("It is published. Everyone can read it now."))
            return redirect("staff_newsletters")
    facts = {"draft": draft, "newsletter": newsletter_page(draft), "refusal": refusal} | HERE
    status = TO_MEND if refusal and request.method == "POST" else 200
    return render(request, "newsletter/publish.html", facts, status=status)


@require_POST
def newsletter_away(request: HttpRequest, newsletter_id: UUID) -> HttpResponse:
    draft = _draft(request, newsletter_id)
    return _done(
        request,
        lambda: actions.throw_newsletter_away(newsletter_id=draft.pk, by=request.user),
        _("The draft is gone. You can draft it anew at any time."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def newsletter_back(request: HttpRequest, newsletter_id: UUID) -> HttpResponse:
    found = queries.newsletter_of_steward(request.user, newsletter_id)
    if found is None or not found.public:
        raise Http404
    if request.method == "POST":
        return _done(
            request,
            lambda: actions.take_newsletter_back(newsletter_id=found.pk, by=request.user, today=today()),
            _("The newsletter is taken back. You can draft it anew."),
        )
    facts = {"newsletter": newsletter_page(found), "id": found.pk} | HERE
    return render(request, "newsletter/take_back.html", facts)


def _done(request: HttpRequest, change: Callable[[], None], said: str) -> HttpResponse:
    """Do it, and say so; another steward may have been quicker."""
    try:
        change()
    except NotAllowed as refusal:
        messages.error(request, _(str(refusal)))
    else:
        messages.success(request, said)
    return redirect("staff_newsletters")


def _draft(request: HttpRequest, newsletter_id: UUID) -> Newsletter:
    found = queries.newsletter_of_steward(request.user, newsletter_id)
    if found is None or found.published_on:
        raise Http404
    return found


def _organisations(request: HttpRequest) -> list:
    channels = people.channels_of_steward(request.user)
    return list({channel.organisation_id: channel.organisation for channel in channels}.values())


def _chosen(request: HttpRequest, organisations: list) -> Any:
    asked = request.POST.get("organisation", "")
    return next((one for one in organisations if str(one.pk) == asked), organisations[0])


def _quarter(request: HttpRequest) -> Quarter:
    try:
        return Quarter.parse(request.POST.get("quarter", ""))
    except ValueError:
        raise NotAllowed(_("Choose a quarter from the list.")) from None


def _seen(request: HttpRequest) -> int:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER else 0
