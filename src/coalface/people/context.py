"""What staff pages know about whoever is signed in. Other pages read no session, so they are told nothing."""

from typing import Any

from django.http import HttpRequest

from .menus import menu_of


def staff_menu(request: HttpRequest) -> dict[str, Any]:
    if not request.path.startswith("/staff/") or not hasattr(request, "user"):
        return {}
    no_password = request.user.is_authenticated and not request.user.has_usable_password()
    return {"staff_menu": menu_of(request), "no_password": no_password}
