"""A person's own account: the first page, the codes and the password."""

from typing import Any

from allauth.mfa.totp.views import ActivateTOTPView
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coalface.core.errors import NotAllowed
from coalface.core.roles import ROLES, Role
from coalface.ui.clock import today

from .. import actions, codes, forms
from ..known_browser import remember_browser
from ..queries import roles_of
from ..queries.persons import channels_to_follow
from ..sessions import signed_in_elsewhere
from ..tries import PASSWORD, password_is_right, tries_of
from .pages import may_have_to_wait, refused, show

DESKS = {
    Role.STEWARD: "desk",
    Role.PEER: "why_desk",
    Role.ANSWERING_MANAGER: "answers",
    Role.ANALYST: "staff_reviews",
}


@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """Where signing in leads: to the desk of whoever has one, others to what they can read."""
    roles = {role for role, channel_id in roles_of(request.user)}
    for role, desk in DESKS.items():
        if role in roles:
            return redirect(desk)
    facts = {
        "roles": [ROLES[role] for role in Role if role in roles],
        "channels": channels_to_follow(request.user),
    }
    return show(request, "staff", facts)


class SetUpCodes(ActivateTOTPView):
    """Everybody who has a password has an authenticator app too. Nothing else opens until it is set up."""

    template_name = "people/set_up_codes.html"
    success_url = reverse_lazy("recovery_codes")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if codes.has_codes(request.user) or signed_in_elsewhere(request):
            return redirect("staff")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[forms.SetUpCodes]:
        return forms.SetUpCodes

    def get_success_url(self) -> str:
        codes.use_first_code(self.request.user, self.request.POST["code"])
        return str(self.success_url)

    def form_invalid(self, form: forms.SetUpCodes) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = super().get_context_data(**kwargs)
        secret = facts["form"].secret
        parts = [secret[start : start + 4] for start in range(0, len(secret), 4)]
        return facts | {"secret_parts": parts}


set_up_codes = SetUpCodes.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
@may_have_to_wait
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten codes for a day without the app: shown once, and made anew with the password."""
    form = forms.ConfirmPassword(request.POST or None)
    if request.method == "POST":
        if form.is_valid():
            if password_is_right(request, request.user, form.cleaned_data["password"]):
                codes.make_recovery_codes_anew(request.user)
                return redirect("recovery_codes")
            form.add_error("password", _("That is not your password."))
        return show(request, "recovery_codes", {"form": form}, status=refused(form))
    return show(request, "recovery_codes", {"codes": codes.recovery_codes_once(request.user), "form": form})


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """End one's other sign-ins. They are not shown first: a list of them would say who worked when."""
    actions.sign_out_elsewhere(person=request.user, here=request.session.session_key)
    messages.success(request, _("You are signed out everywhere else. Here you stay signed in."))
    return redirect("staff")


@require_http_methods(["GET", "HEAD", "POST"])
@may_have_to_wait
def change_password(request: HttpRequest) -> HttpResponse:
    form = forms.ChangePassword(request.POST or None, person=request.user)
    if form.is_valid():
        typed = form.cleaned_data
        tries = tries_of(request, request.user, PASSWORD)
        tries.begin()
        try:
            actions.change_password(
                person=request.user, old=typed["old_password"], new=typed["password"], today=today()
            )
        except NotAllowed as refusal:
            form.add_error("old_password", _(str(refusal)))
        else:
            tries.succeeded()
            person = request.user
            logout(request)
            remember_browser(request, person)
            messages.success(request, _("Your password is changed, and you are signed out everywhere."))
            return redirect("sign_in")
    return show(request, "change_password", {"form": form}, status=refused(form))
