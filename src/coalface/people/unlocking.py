"""A steward's private key while they are signed in.

At sign-in it is opened with the password and locked again under a random key that lives only in a cookie. The
session row holds what that key locks; neither half opens anything alone. Both go at sign-out, and after 30
idle minutes.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from coalface.core.roles import Role
from coalface.core.sealing import CannotOpen, Place, Purpose, new_key, open_sealed, seal

from .leaving import steward_key_opened
from .models import Person, RoleGrant, StewardKey
from .wrapping import new_steward_key, unwrapped

COOKIE = f"{settings.COOKIE_PREFIX}coalface_key"
IN_SESSION = "coalface_locked_key"


def unlock(request: HttpRequest, person: Person, password: str) -> None:
    """Lay a steward's key ready for this session. Called once the password is known to be right."""
    if not RoleGrant.objects.filter(person=person, role=Role.STEWARD.value).exists():
        return
    key = StewardKey.objects.filter(person=person).select_related("person").first()
    if key is None:
        # Two first sign-ins at once make one key: the second finds the first's, under the same password.
        StewardKey.objects.bulk_create([new_steward_key(person, password)], ignore_conflicts=True)
        key = StewardKey.objects.select_related("person").get(person=person)
    cookie_key = new_key()
    locked = seal(unwrapped(key, password), key=cookie_key, place=_place(person))
    request.session[IN_SESSION] = urlsafe_b64encode(locked).decode()
    request.coalface_new_key = urlsafe_b64encode(cookie_key).decode()  # type: ignore[attr-defined]


def private_key(request: HttpRequest) -> bytes | None:
    """The private key of the steward who is signed in, or None while it is locked."""
    locked = request.session.get(IN_SESSION)
    cookie = getattr(request, "coalface_new_key", None) or request.COOKIES.get(COOKIE)
    if not (locked and cookie and request.user.is_authenticated):
        return None
    try:
        return open_sealed(
            urlsafe_b64decode(locked), key=urlsafe_b64decode(cookie), place=_place(request.user)
        )
    except (CannotOpen, NotBase64, ValueError, TypeError):
        return None


def say_opened(sender: type, request: HttpRequest, user: Person, **_signal) -> None:
    """Tell other rooms that a steward has come in with an open key: now keys can be shared."""
    if key := private_key(request):
        steward_key_opened.send(sender=StewardKey, person=user, private_key=key)


def forget_how(sender: type, request: HttpRequest, **_signal) -> None:
    """allauth notes the address and the moment of each step. Once somebody is in, nothing needs to know."""
    for name in list(request.session.keys()):
        if name.startswith("account_authentication_methods"):
            del request.session[name]


def _place(person: Person) -> Place:
    return Place(str(person.organisation_id), "", f"session of {person.pk}", Purpose.PRIVATE_KEY)


class StewardKeyCookie:
    """Gives the cookie with the key out at sign-in, and takes it back once the session is over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if new := getattr(request, "coalface_new_key", None):
            response.set_cookie(
                COOKIE,
                new,
                path=settings.STAFF_PATH,
                secure=settings.OVER_HTTPS,
                httponly=True,
                samesite="Strict",
            )
        elif _came_back(request) and IN_SESSION not in request.session:
            response.delete_cookie(COOKIE, path=settings.STAFF_PATH, samesite="Strict")
        return response


def _came_back(request: HttpRequest) -> bool:
    # On any other address nobody may even ask for a session, whatever a browser sends.
    return COOKIE in request.COOKIES and request.path.startswith(settings.STAFF_PATH)
