"""What allauth may do here: let invited people in, and nothing else."""

from posixpath import normpath
from urllib.parse import unquote, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from qrcode import QRCode

from .codes import opened_code, sealed_code
from .models import Person
from .queries.persons import person_typed
from .tries import PASSWORD, MustWait, Tries, shown_by_owner, tries_of, wait_in_words
from .turns import place_in_queue

# Why a password is not looked at just now.
HAS_TO_WAIT, MANY_AT_ONCE = "has_to_wait", "many_at_once"


class ByInvitationOnly(DefaultAccountAdapter):
    """No sign-up, no mail, no managing of addresses: an account begins and is mended with an invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This address and password do not belong together. Check both, then try again."
        ),
        MANY_AT_ONCE: _("Many people are signing in just now. Wait half a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        raise PermissionDenied("Accounts are never mended by mail.")

    def add_message(self, *args, **kwargs) -> None:
        """allauth's own messages stay unsaid: our pages say what happened."""

    def authenticate(self, request: HttpRequest, *, email: str, password: str, code: str = ""):
        """Whose address and password these are. A `code` that is typed with them shows the owner of the account."""
        known = person_typed(email)
        shown = shown_by_owner(request, known, code)
        with place_in_queue(owner=bool(shown)) as free:
            if not free:
                raise self.validation_error(MANY_AT_ONCE)
            tries = tries_of(request, known, PASSWORD, email=email.strip().lower(), shown=shown)
            return self._authenticated(request, tries, email=email, password=password)

    def _authenticated(
        self, request: HttpRequest, tries: Tries, *, email: str, password: str
    ) -> Person | None:
        try:
            tries.begin()
        except MustWait as wait:
            raise ValidationError(wait_in_words(wait.seconds), code=HAS_TO_WAIT) from wait
        person = super().authenticate(request, email=email, password=password)
        # allauth would show a page of its own to somebody who is gone. They get the answer of a stranger.
        if person is None or not person.is_active:
            return None
        tries.succeeded()
        return person

    def is_safe_url(self, url: str) -> bool:
        """Signing in leads to staff pages: a public one would be read just after, by the same browser."""
        # A browser reads /staff/%2e%2e/tell/ as /tell/.
        path = normpath(unquote(urlsplit(url or "").path))
        return super().is_safe_url(url) and f"{path}/".startswith(settings.STAFF_PATH)

    def is_ajax(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        # Codes are set up once, right after signing in; only an invitation to mend takes them off.
        return False


class SealedCodes(DefaultMFAAdapter):
    """The secrets of authenticator apps and the recovery codes are sealed wherever they are stored."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "This code is not right, or was used already. Wait for the next one and type it."
        ),
    }

    def encrypt(self, text: str) -> str:
        return sealed_code(text)

    def decrypt(self, encrypted_text: str) -> str:
        return opened_code(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """The QR code: dark on light whatever the page's colours are, or no camera could read it."""
        code = QRCode(border=4)
        code.add_data(url)
        rows = code.get_matrix()
        dots = "".join(f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dot in enumerate(row) if dot)
        size = len(rows)
        return (
            f'<svg viewBox="0 0 {size} {size}" width="264" height="264" aria-hidden="true" focusable="false">'
            f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{dots}" fill="#000"/></svg>'
        )

    def can_delete_authenticator(self, authenticator) -> bool:
        return False
