"""A password is not made of the words that anyone would try here. Django asks this among its validators."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from coalface.core.guessable_words import why_not_guessable

from .models import Channel, Person


class NotOfOurWords:
    def validate(self, password: str, user: Person | None = None) -> None:
        if reason := why_not_guessable(password, _names_near(user)):
            raise ValidationError(_(reason), code="of_our_words")

    def get_help_text(self) -> str:
        return _("Do not make it of words that anyone would try here, such as the name of your organisation.")


def _names_near(person: Person | None) -> list[str]:
    if person is None or person.organisation_id is None:
        return []
    place = person.organisation
    return [
        place.name,
        place.slug,
        *Channel.objects.filter(organisation=place).values_list("name", flat=True),
    ]
