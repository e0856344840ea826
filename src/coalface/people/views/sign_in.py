"""Signing in, in two steps, and signing out."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from .. import demo
from ..codes import code_now
from ..forms import TypeCode
from ..sessions import signed_in_elsewhere
from ..single_sign_on.providers import providers


class SignIn(LoginView):
    """An address and a password. Slowed down after five wrong ones; unknown people get the same answer."""

    template_name = "people/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts: dict[str, Any] = {"staff_menu": frozenset(), "providers": providers().values()}
        if settings.DEMO:
            facts["demo_people"] = demo.people()
        return ours(super().get_context_data(**kwargs)) | facts

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class Code(AuthenticateView):
    """Six digits from an app, or a recovery code."""

    template_name = "people/code.html"

    def _build_forms(self) -> TypeCode | None:
        typed = self.request.POST if self.request.method == "POST" else None
        self.auth_form = TypeCode(user=self.stage.login.user, data=typed)
        self.webauthn_form = None
        return None if typed is None else self.auth_form

    def form_invalid(self, form: TypeCode) -> HttpResponse:
        return self.render_to_response(self.get_context_data(), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = ours(super().get_context_data(**kwargs)) | {"staff_menu": frozenset()}
        if settings.DEMO:
            facts["demo_code"] = code_now(self.stage.login.user)
        return facts


def ours(facts: dict[str, Any]) -> dict[str, Any]:
    """allauth calls the host name `site`, and would hide what our pages know by that name."""
    return {name: fact for name, fact in facts.items() if name != "site"}


sign_in = SignIn.as_view()
type_code = Code.as_view()


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session: with it goes the locked key, and the cookie that could open it."""
    slug = signed_in_elsewhere(request)
    logout(request)
    response = redirect("signed_out_here", slug) if slug else redirect("sign_in")
    # A browser may keep a page for its back button whatever it was told: now it lets go of all of them.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
