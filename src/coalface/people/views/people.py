"""Who holds which role: inviting, mending and taking away."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role, why_not_appoint
from coalface.ui.clock import today

from .. import actions, forms, presenters
from ..actions.accounts import why_not_mend
from ..queries import channels_of_steward, looking_after
from .pages import refused, show


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    page = presenters.people_page(
        me=request.user,
        channels=channels_of_steward(request.user),
        grants=looking_after.grants_of_steward(request.user),
        invitations=looking_after.invitations_of_steward(request.user, today()),
    )
    return show(request, "people", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    form = forms.Invite(request.POST or None, channels=channels_of_steward(request.user))
    if form.is_valid():
        channel, role = form.chosen
        email = form.cleaned_data["email"]
        try:
            token = actions.invite(
                organisation=request.user.organisation,
                email=email,
                role=role,
                channel=channel,
                by=request.user,
                today=today(),
            )
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
        else:
            return show_link(request, token, email)
    return show(request, "invite", {"form": form}, status=refused(form))


@require_http_methods(["GET", "HEAD", "POST"])
def mend_account(request: HttpRequest, person_id: UUID) -> HttpResponse:
    person = looking_after.person_of_steward(request.user, person_id)
    if person is None:
        raise Http404
    if request.method != "POST":
        refusal = why_not_mend(person, request.user)
        return show(request, "mend", {"person": person, "refusal": refusal})
    try:
        token = actions.mend_account(person=person, by=request.user, today=today())
    except NotAllowed as refusal:
        return show(request, "mend", {"person": person, "refusal": str(refusal)}, status=422)
    return show_link(request, token, person.email)


@require_http_methods(["GET", "HEAD", "POST"])
def take_role_away(request: HttpRequest, grant_id: int) -> HttpResponse:
    grant = looking_after.grant_of_steward(request.user, grant_id)
    if grant is None:
        raise Http404
    page = {"line": presenters.grant_line(grant, me=request.user), "channel": grant.channel}
    if request.method != "POST":
        refusal = why_not_appoint(Role(grant.role), by_operator=False)
        return show(request, "take_away", {**page, "refusal": refusal})
    try:
        actions.take_role_away(grant=grant, by=request.user, today=today())
    except NotAllowed as refusal:
        return show(request, "take_away", {**page, "refusal": str(refusal)}, status=422)
    messages.success(request, _("The role is taken away."))
    return redirect("people")


@require_POST
def withdraw_invitation(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    found = looking_after.invitation_of_steward(request.user, invitation_id, today())
    if found is None:
        raise Http404
    actions.withdraw_invitation(invitation=found, by=request.user, today=today())
    messages.success(request, _("The invitation is withdrawn. Its link leads nowhere now."))
    return redirect("people")


def show_link(request: HttpRequest, token: str, email: str) -> HttpResponse:
    """The link is in this answer and nowhere else: the program has already forgotten it."""
    link = settings.SITE_URL.rstrip("/") + reverse("invitation", args=[token])
    return show(request, "invited", {"link": link, "email": email})
