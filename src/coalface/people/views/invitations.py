"""The page behind an invitation: the only way to an account."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.roles import ROLES, Role
from coalface.ui.clock import today

from .. import actions, forms
from ..actions.accepting import why_not_add_to, why_not_elsewhere
from ..known_browser import remember_browser
from ..models import Invitation, Person
from ..queries.identities import signs_in_elsewhere
from ..queries.invitations import invitation_of, invited_person
from ..single_sign_on.providers import Provider, providers
from ..tries import password_is_right
from .pages import may_have_to_wait, refused, show


@require_http_methods(["GET", "HEAD", "POST"])
@may_have_to_wait
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = invitation_of(token, today())
    if found is None:
        return gone(request)
    known = invited_person(found)
    adds_to = known if known and not found.mends_account else None
    signed_in = request.user if request.user.is_authenticated else None
    if adds_to and (reason := why_not_add_to(found, adds_to, signed_in)):
        return show(request, "invitation_waits", {"reason": reason, "invitation": found})
    if adds_to and signs_in_elsewhere(adds_to):
        return show(request, "invitation", facts_of(found, token, None))
    form = form_for(request, found, known)
    if form.is_valid():
        if adds_to and not password_is_right(request, adds_to, form.cleaned_data["password"]):
            form.add_error("password", _("That is not the password of your account."))
            return show(request, "invitation", facts_of(found, token, form), status=refused(form))
        try:
            return accepted(request, found, token, form, signed_in)
        except actions.NotInvited:
            return gone(request)
        except NotAllowed as refusal:
            form.add_error(None, _(str(refusal)))
    return show(request, "invitation", facts_of(found, token, form), status=refused(form))


def accepted(
    request: HttpRequest, found: Invitation, token: str, form: Form, signed_in: Person | None
) -> HttpResponse:
    """Take the invitation, and say what comes next."""
    typed = form.cleaned_data
    person = actions.accept_invitation(
        token=token,
        name=typed.get("name", ""),
        password=typed["password"],
        line_manages_here=False if "declares" in typed else None,
        signed_in=signed_in,
        today=today(),
    )
    if "password_again" not in typed:
        messages.success(request, _("You have the new role."))
        return redirect("staff")
    remember_browser(request, person)
    messages.success(request, _("Your account is ready. Sign in with your address and your new password."))
    return redirect("sign_in")


def form_for(request: HttpRequest, found: Invitation, known: Person | None) -> Form:
    declares = found.role == Role.STEWARD.value
    if known and not found.mends_account:
        return forms.AddRole(request.POST or None, asks_declaration=declares)
    person = known or Person(organisation=found.organisation, email=found.email)
    return forms.AcceptInvitation(
        request.POST or None, person=person, asks_name=known is None, asks_declaration=declares
    )


def facts_of(found: Invitation, token: str, form: Form) -> dict:
    role = ROLES[Role(found.role)] if found.role else None
    return {"invitation": found, "role": role, "form": form, "token": token, "provider": provider_for(found)}


def provider_for(found: Invitation) -> Provider | None:
    """The sign-in of their organisation, where this invitation can be accepted with it."""
    provider = providers().get(found.organisation.slug)
    known = invited_person(found)
    # Whoever has an account with a password keeps it, until the account is mended.
    can_link = known is None or found.mends_account or signs_in_elsewhere(known)
    return provider if can_link and why_not_elsewhere(found, known) is None else None


def gone(request: HttpRequest) -> HttpResponse:
    return show(request, "invitation_gone", status=404)
