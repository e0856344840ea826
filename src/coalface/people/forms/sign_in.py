"""Signing in: an address and a password, then six digits from an app."""

from allauth.account.forms import LoginForm
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal import auth
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import CharField, EmailField, EmailInput, Form, PasswordInput, TextInput
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ..accounts import HAS_TO_WAIT, MANY_AT_ONCE, SealedCodes
from ..codes import opened_code, sealed_code, use_code
from ..tries import CODE as CODE_TRIED
from ..tries import MustWait, tries_of, wait_in_words
from ..unlocking import unlock

CODE = TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "none"})


class SignIn(LoginForm):
    """An address and a password. A steward's key is opened here: only now is the password at hand.

    Where strangers keep it waiting, the page asks for a code as well: then it waits for nobody else.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        email = EmailInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )
        self.fields["login"] = EmailField(label=_("Your e-mail address"), widget=email)
        password = PasswordInput(attrs={"autocomplete": "current-password"})
        self.fields["password"] = CharField(label=_("Your password"), widget=password, strip=False)
        self.fields["code"] = CharField(
            label=_("The code from your app, or a recovery code"),
            help_text=_(
                "With it you need not wait for what others typed. The next page asks for it once more."
            ),
            required=False,
            widget=CODE,
        )

    @property
    def asks_code(self) -> bool:
        """Is there a use in typing a code here?"""
        waits = any(self.has_error(NON_FIELD_ERRORS, code) for code in (HAS_TO_WAIT, MANY_AT_ONCE))
        return self.is_bound and (waits or bool(self.data.get("code")))

    def user_credentials(self) -> dict:
        return {**super().user_credentials(), "code": self.cleaned_data["code"]}

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        unlock(request, self.user, self.cleaned_data["password"])
        return super().login(request, redirect_url=redirect_url)


class TypeCode(AuthenticateForm):
    """Six digits from the app, or one of the printed recovery codes. Each works once."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = CharField(
            label=_("The code"), help_text=_("Six digits from your app, or a recovery code."), widget=CODE
        )

    def clean_code(self) -> str:
        tries = tries_of(context.request, self.user, CODE_TRIED)
        try:
            tries.begin()
        except MustWait as wait:
            raise ValidationError(wait_in_words(wait.seconds)) from wait
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not use_code(self.authenticator, code):
            raise SealedCodes().validation_error("incorrect_code")
        tries.succeeded()
        return code

    def save(self) -> None:
        # allauth would note here when the app was last used. Nobody counts who worked when.
        record_authentication(context.request, self.user, "mfa", type=self.authenticator.type)


class SetUpCodes(ActivateTOTPForm):
    """The first code from a new app. Until it is typed, the app's secret waits sealed in the session."""

    def __init__(self, *args, **kwargs) -> None:
        self.user = kwargs.pop("user")
        Form.__init__(self, *args, **kwargs)
        self.fields["code"] = CharField(
            label=_("The code"), help_text=_("The six digits that your app shows now."), widget=CODE
        )
        session = context.request.session
        if not self.is_bound or auth.SECRET_SESSION_KEY not in session:
            session[auth.SECRET_SESSION_KEY] = sealed_code(auth.generate_totp_secret())
        self.secret = opened_code(session[auth.SECRET_SESSION_KEY])
