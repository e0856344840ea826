"""Looking for reviews: by reference, kind, where they stand and authority, as known on a day."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext, gettext_lazy

from coalface.core.errors import NotAllowed
from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.lists import STATUSES, TYPES
from coalface.core.reviews.typed import read_day

from ..queries import Asked
from .fields import CHOOSE, day, one_of, short


class FindForm(forms.Form):
    """All of it is optional; with nothing given, everything that is known now is found."""

    use_required_attribute = False

    words = short(gettext_lazy("Reference"), longest=40)
    type = one_of(gettext_lazy("Kind of review"), TYPES, empty=gettext_lazy("All kinds"))
    status = one_of(gettext_lazy("Where it stands"), STATUSES, empty=gettext_lazy("Anywhere"))
    authority = forms.ChoiceField(
        label=gettext_lazy("Authority"), required=False, error_messages={"invalid_choice": CHOOSE}
    )
    known = day(
        gettext_lazy("As it was known at the end of"), gettext_lazy("A day. Left empty, it is as known now.")
    )

    def __init__(self, *args: Any, codes: list[str], places: Authorities, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, place.name) for code in codes if (place := places.named(code))]
        self.fields["authority"].choices = [
            ("", gettext("All authorities")),
            *sorted(named, key=lambda one: one[1]),
        ]

    def clean_known(self) -> datetime | None:
        try:
            found = read_day(self.cleaned_data["known"])
        except NotAllowed as refusal:
            raise forms.ValidationError(gettext(str(refusal))) from refusal
        return make_aware(datetime.combine(found + timedelta(days=1), time.min)) if found else None

    @property
    def asked(self) -> Asked:
        """What is looked for. A filter that cannot be read is left out, and the page says so beside it."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else getattr(self, "cleaned_data", {})
        return Asked(
            words=(given.get("words") or "").strip(),
            type=given.get("type") or "",
            status=given.get("status") or "",
            authority=given.get("authority") or "",
            at=given.get("known"),
        )
