"""What a password has to be. Said beside the field, and refused by the actions."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from .models import Person


def why_not_password(password: str, person: Person) -> str | None:
    """Return why this cannot be this person's password, or None."""
    try:
        validate_password(password, person)
    except ValidationError as fault:
        return " ".join(fault.messages)
    return None
