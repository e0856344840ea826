"""What an analyst fills in: which bulletin to make, what they looked at, and on which day it is published."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy

from coalface.core.corrections import LONGEST_WRONG, NO_TABLES, NO_WORDS
from coalface.core.disclosure.policy import Deaths, Policy
from coalface.core.errors import NotAllowed
from coalface.core.releases import (
    AUTHORITIES_SHOWN,
    DEATHS_SHOWN,
    HIGHEST_THRESHOLD,
    LONGEST_REASON,
    LOOKS,
    ODD_THRESHOLD,
    ROUNDING,
    TOO_LONG,
)
from coalface.core.reviews.periods import HalfYear, read_half_year
from coalface.core.reviews.typed import read_day
from coalface.core.telling import Problem
from coalface.core.thresholds import SMALLEST_COUNT_SHOWN
from coalface.learning.forms.guarded import GuardedForm, long_text

from .actions import Asked, Wrong

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


def _one_of(label: Any, words: Mapping[str, str]) -> forms.ChoiceField:
    """A choice of which the first is what is done unless somebody says otherwise."""
    return forms.ChoiceField(
        label=label,
        choices=lazy(lambda: [(code, gettext(said)) for code, said in words.items()], list)(),
        required=False,
        initial=next(iter(words)),
        error_messages={"invalid_choice": gettext_lazy("Choose one from the list.")},
    )


class MakeForm(GuardedForm):
    """Which half-year, and as known on which day. What was decided stays empty nearly always."""

    prose: ClassVar[tuple[str, ...]] = ("decided",)
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
    decided = long_text(
        gettext_lazy("If all or none of a group were so: why that may be public"),
        gettext_lazy(
            "Leave it empty. If it is needed, making the bulletin stops and says so. It is printed."
        ),
        rows=2,
    )

    threshold = forms.CharField(
        label=gettext_lazy("Hide counts of children below"),
        help_text=gettext_lazy("6 or more. Choose it before you look at the figures, and keep to it."),
        required=False,
        max_length=6,
        initial=str(SMALLEST_COUNT_SHOWN.value),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    rounding_base = _one_of(
        gettext_lazy("Round counts of children"), {str(base): words for base, words in ROUNDING.items()}
    )
    deaths = _one_of(
        gettext_lazy("Whether children died"), {one.value: said for one, said in DEATHS_SHOWN.items()}
    )
    authorities = _one_of(gettext_lazy("How many reviews each authority had"), AUTHORITIES_SHOWN)

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
        number = (typed.get("threshold") or str(SMALLEST_COUNT_SHOWN.value)).strip()
        typed["least"] = int(number) if number.isascii() and number.isdigit() else 0
        if not SMALLEST_COUNT_SHOWN.value <= typed["least"] <= HIGHEST_THRESHOLD:
            yield Problem("threshold", ODD_THRESHOLD)
        for name in self.prose:
            if len(typed[name]) > LONGEST_REASON:
                yield Problem(name, TOO_LONG)

    @property
    def asked(self) -> Asked:
        typed = self.cleaned_data
        policy = Policy(
            threshold=typed["least"],
            rounding_base=int(typed["rounding_base"] or 1),
            deaths=Deaths(typed["deaths"] or Deaths.NATIONALLY),
            totals_by_authority_public=typed["authorities"] != "no",
        )
        return Asked(read_half_year(typed["period"]), typed["day"], typed["decided"], policy)


def _ticks(label: Any, hint: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Choose from the list.")},
    )


class SignForm(forms.Form):
    """What a second analyst has looked at."""

    use_required_attribute = False
    looked_at = _ticks(gettext_lazy("What I have looked at"))

    def __init__(self, *args: Any, looks: Mapping[str, str] = LOOKS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lines = [(code, gettext(words)) for code, words in looks.items()]
        self.fields["looked_at"].choices = lines  # type: ignore[attr-defined]


class NoticeForm(GuardedForm):
    """What is wrong in a published bulletin. The rules of `core.corrections` judge it when it is kept."""

    prose: ClassVar[tuple[str, ...]] = ("wrong",)
    wrong = long_text(
        gettext_lazy("What was wrong"),
        gettext_lazy(
            "One or two sentences for whoever used the figures: what was wrong, since when, why, and how far it"
            " misled. Never a number that is hidden, and nothing that points to a child."
        ),
        rows=4,
    )
    tables = _ticks(
        gettext_lazy("In which tables"), gettext_lazy("Every table in which a wrong figure stands.")
    )
    found_on = _day_field(gettext_lazy("Found on"), DAY)

    def __init__(self, *args: Any, tables: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tables"].choices = tables  # type: ignore[attr-defined] - a field of choices

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        try:
            typed["day"] = _read(typed.get("found_on") or "")
        except NotAllowed as wrong:
            yield Problem("found_on", str(wrong))
        if not typed["wrong"]:
            yield Problem("wrong", NO_WORDS)
        if len(typed["wrong"]) > LONGEST_WRONG:
            yield Problem("wrong", TOO_LONG)
        if not typed.get("tables") and "tables" not in self.errors:
            yield Problem("tables", NO_TABLES)

    @property
    def told(self) -> Wrong:
        typed = self.cleaned_data
        return Wrong(typed["wrong"], typed["tables"], typed["day"])


class DayForm(forms.Form):
    """The day on which it is published."""

    use_required_attribute = False
    day = _day_field(gettext_lazy("Publish on"), DAY)

    def clean_day(self) -> date:
        try:
            return _read(self.cleaned_data["day"])
        except NotAllowed as wrong:
            raise forms.ValidationError(gettext(str(wrong))) from wrong
