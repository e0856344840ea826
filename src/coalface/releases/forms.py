"""What an analyst fills in: which bulletin to make, what they looked at, and on which day it is published."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy

from coalface.core.errors import NotAllowed
from coalface.core.releases import LONGEST_REASON, LOOKS, TOO_LONG
from coalface.core.reviews.periods import HalfYear, read_half_year
from coalface.core.reviews.typed import read_day
from coalface.core.telling import Problem
from coalface.learning.forms.guarded import GuardedForm, long_text

from .actions import Asked

DAY = gettext_lazy("Day, month and year, such as 31/3/2026.")
NO_DAY = gettext_lazy("Give a day, such as 31/3/2026.")


def _day_field(label: Any, hint: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=40, widget=widget)


def _read(typed: str) -> date:
    found = read_day(typed)
    if found is None:
        raise NotAllowed(str(NO_DAY))
    return found


class MakeForm(GuardedForm):
    """Which half-year, and as known on which day. The two reasons stay empty nearly always."""

    prose: ClassVar[tuple[str, ...]] = ("reason", "decided")
    period = forms.ChoiceField(
        label=gettext_lazy("Half-year"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one from the list.")},
    )
    as_known = _day_field(
        gettext_lazy("As known at the end of"),
        gettext_lazy(
            "The day on which your figures close. What is recorded later goes into the next bulletin. Yesterday is a"
            " good choice: a day that is not over can still change."
        ),
    )
    reason = long_text(
        gettext_lazy("What is put right, if this half-year is published already"),
        gettext_lazy("One or two sentences that stand in both versions. Otherwise leave it empty."),
        rows=2,
    )
    decided = long_text(
        gettext_lazy("If all or none of a group were so: why that may be public"),
        gettext_lazy(
            "Leave it empty. If it is needed, making the bulletin stops and says so. It is printed."
        ),
        rows=2,
    )

    def __init__(self, *args: Any, half_years: Sequence[HalfYear], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = [(one.name, one.label) for one in half_years]  # type: ignore[attr-defined]

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        if not typed.get("period") and "period" not in self.errors:
            yield Problem("period", gettext("Choose one from the list."))
        try:
            typed["day"] = _read(typed.get("as_known") or "")
        except NotAllowed as wrong:
            yield Problem("as_known", str(wrong))
        for name in self.prose:
            if len(typed[name]) > LONGEST_REASON:
                yield Problem(name, TOO_LONG)

    @property
    def asked(self) -> Asked:
        typed = self.cleaned_data
        return Asked(read_half_year(typed["period"]), typed["day"], typed["reason"], typed["decided"])


class SignForm(forms.Form):
    """What a second analyst has looked at."""

    use_required_attribute = False
    looked_at = forms.MultipleChoiceField(
        label=gettext_lazy("What I have looked at"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose from the list.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = [(code, gettext(words)) for code, words in LOOKS.items()]
        self.fields["looked_at"].choices = lines  # type: ignore[attr-defined]


class DayForm(forms.Form):
    """The day on which it is published."""

    use_required_attribute = False
    day = _day_field(gettext_lazy("Publish on"), DAY)

    def clean_day(self) -> date:
        try:
            return _read(self.cleaned_data["day"])
        except NotAllowed as wrong:
            raise forms.ValidationError(gettext(str(wrong))) from wrong
