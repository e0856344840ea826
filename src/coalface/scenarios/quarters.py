"""The quarters of a rehearsal that can be taken to the front door: their words and addresses."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from .asked import Asked

QUARTERS = (1, 4, 8, 12)


def quarter_in(code: str) -> int | None:
    return next((one for one in QUARTERS if str(one) == code), None)


@dataclass(frozen=True, slots=True)
class Quarter:
    says: str
    url: str
    is_shown: bool


def quarter_words() -> dict[int, str]:
    return {
        1: _("the first three months"),
        4: _("the last three months of the first year"),
        8: _("the last three months of the second year"),
        12: _("the last three months of the third year"),
    }


def quarters(asked: Asked, shown: int = 0) -> list[Quarter]:
    words = quarter_words()
    return [
        Quarter(
            words[one][:1].upper() + words[one][1:],
            f"{reverse('what_if_front_door')}?{asked.query(closer='', quarter=str(one))}",
            one == shown,
        )
        for one in QUARTERS
    ]
