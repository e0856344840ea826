"""What is filled in for a trial. Whether it is right, `core.trials` says; the page shows its reasons at each field."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy

from coalface.core.trials import DIRECTIONS, RESULTS, RHYTHMS, TrialPlan, why_ask_for_one
from coalface.ui.days import DayField

from .models import Trial

CHOOSE = gettext_lazy("Choose one of these.")
DATES = ("starts_on", "changes_on", "ends_on")


def _choices(table: Any) -> Any:
    return lazy(lambda: [(code.value, gettext(term.label)) for code, term in table.items()], list)()


def _words(label: str, hint: str = "", *, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=False, widget=widget, strip=True)


def _day(label: str, hint: str = "") -> DayField:
    return DayField(label=label, help_text=hint, required=False)


def _one_of(label: str, table: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=_choices(table),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHOOSE},
    )


class PlanForm(forms.Form):
    """The plan of a trial. The choices of parts of the service and of themes are those of its channel."""

    use_required_attribute = False

    aim = forms.CharField(
        label=gettext_lazy("What should be better?"),
        help_text=gettext_lazy("One sentence: the aim. It is the title of the trial."),
        required=False,
    )
    smallest_test = _words(
        gettext_lazy("What is the smallest test?"),
        gettext_lazy("What you do, for how many, and for how long. If it fails, it should fail small."),
    )
    area = forms.ChoiceField(
        label=gettext_lazy("Where?"),
        help_text=gettext_lazy(
            "A part of the service, never a person. Parts with fewer than ten staff cannot be named."
        ),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    starts_on = _day(
        gettext_lazy("Count from"),
        gettext_lazy(
            "Weeks that have passed may be counted from records. Twelve before the change are best."
        ),
    )
    changes_on = _day(
        gettext_lazy("The change begins on"),
        gettext_lazy(
            "The first day on which it is done the new way. What is counted before shows how it was."
        ),
    )
    ends_on = _day(gettext_lazy("Count until"), gettext_lazy("You may stop before it."))
    measure = forms.CharField(
        label=gettext_lazy("What do you count?"),
        help_text=gettext_lazy(
            "One number, such as “booked visits that were kept, of thirty”. Never about one person."
        ),
        required=False,
    )
    one_number = forms.BooleanField(label=gettext_lazy("It is one number, and I looked"), required=False)
    rhythm = _one_of(gettext_lazy("How often is there a number?"), RHYTHMS)
    better = _one_of(gettext_lazy("Which way is better?"), DIRECTIONS)
    stop_if = _words(
        gettext_lazy("What would make you stop?"),
        gettext_lazy("Something that you would see, such as “one visit is missed because of it”."),
        rows=2,
    )
    theme = forms.ChoiceField(
        label=gettext_lazy("Which theme does it come of?"),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )

    def __init__(self, *args: Any, channel: Any, themes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = [(area.code, area.name) for area in channel.areas.all()]
        self.fields["area"].choices = [("", gettext("The whole service")), *areas]
        self.fields["theme"].choices = [("", gettext("None of these")), *themes]
        if not themes:
            del self.fields["theme"]

    @property
    def asks_for_one(self) -> bool:
        """Is there something to tick: was it asked whether the measure is one number, or is it ticked?"""
        return bool("measure" in self.errors and self["measure"].value()) or bool(self["one_number"].value())

    @property
    def plan(self) -> TrialPlan:
        given = self.cleaned_data
        names = ("aim", "smallest_test", "measure", "stop_if", "area", "rhythm", "better")
        words = {name: given.get(name) or "" for name in names}
        days = {name: given.get(name) for name in DATES}
        return TrialPlan(**words, **days, one_number=bool(given.get("one_number")))

    @property
    def theme_id(self) -> UUID | None:
        chosen = self.cleaned_data.get("theme")
        return UUID(chosen) if chosen else None


def as_filled_in(trial: Trial) -> dict[str, Any]:
    """A plan as its form shows it."""
    names = ("aim", "smallest_test", "measure", "stop_if", "area", "rhythm", "better", *DATES)
    # Whoever kept the plan was asked already.
    asked = bool(why_ask_for_one(trial.plan))
    return {
        **{name: getattr(trial, name) for name in names},
        "theme": str(trial.theme_id or ""),
        "one_number": asked,
    }


def to_copy(trial: Trial) -> dict[str, Any]:
    """What a copy takes over: neither where nor when, for that is the new place's own."""
    names = ("aim", "smallest_test", "measure", "stop_if", "rhythm", "better")
    return {name: getattr(trial, name) for name in names}


class NumberForm(forms.Form):
    """One number for one week or month."""

    use_required_attribute = False

    period = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": gettext_lazy("Choose one from the list.")}
    )
    value = forms.CharField(
        label=gettext_lazy("The number"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, periods: list[tuple[str, str]], weekly: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].label = gettext("Which week?") if weekly else gettext("Which month?")
        self.fields["period"].choices = periods


class SheetForm(forms.Form):
    """Many numbers at once, pasted from a spreadsheet or a CSV file."""

    use_required_attribute = False

    sheet = forms.CharField(
        label=gettext_lazy("Paste them here"),
        help_text=gettext_lazy(
            "Two columns, named in the first line: week, number (or month, number). What is there already may be in it."
        ),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )


class FinishForm(forms.Form):
    """What came of it, in two sentences."""

    use_required_attribute = False

    result = _one_of(gettext_lazy("What came of it?"), RESULTS)
    said = _words(
        gettext_lazy("Say it in two sentences"),
        gettext_lazy("First what the number did. Then what you do now."),
    )
    sure = forms.BooleanField(label=gettext_lazy("I looked at the chart, and say why"), required=False)
