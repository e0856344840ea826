"""What several pages ask of what was sent."""

from django.forms import Form
from django.http import HttpRequest

from coalface.ui.answers import TO_MEND


def number_typed(request: HttpRequest, name: str) -> int:
    """A small whole number out of a hidden field; 0 where it is none."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0


def status_of(*forms: Form) -> int:
    return TO_MEND if any(form.is_bound and form.errors for form in forms) else 200
