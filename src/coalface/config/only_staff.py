"""Sessions, accounts and messages exist under /staff/ alone. On any other page nothing could ask who somebody is."""

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse


class OnlyForStaff:
    """Stands before one of Django's own: outside /staff/ the request goes on as if that one were not there."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.STAFF_PATH):
            return super().__call__(request)
        return self.get_response(request)


class Sessions(OnlyForStaff, SessionMiddleware):
    """A made-up cookie on a public page makes no row and is given no new one."""


class Accounts(OnlyForStaff, AuthenticationMiddleware):
    pass


class Messages(OnlyForStaff, MessageMiddleware):
    pass
