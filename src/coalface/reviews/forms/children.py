"""The children of a review, each a few fields under its number."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, gettext_lazy

from coalface.core.reviews.ages import AGE_CODES
from coalface.core.reviews.lists import DIED, MALTREATMENT, UNKNOWN
from coalface.core.reviews.values import ChildFacts

from .fields import CHOOSE, one_of, short

BY_MONTHS = gettext_lazy("As the months say")
ALSO = [code for code in MALTREATMENT if code != UNKNOWN]


def child_fields(place: int) -> dict[str, forms.Field]:
    """The fields of the child at a place, counted from 1."""
    also = forms.MultipleChoiceField(
        label=gettext_lazy("Other types beside it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
    also.choices = lambda: [(code, gettext(MALTREATMENT[code])) for code in ALSO]
    fields: dict[str, forms.Field] = {
        "age_months": short(
            gettext_lazy("Age in whole months, if you know it"),
            gettext_lazy("At the incident: 7 for seven months, 40 for three years and four months."),
            longest=10,
            numeric=True,
        ),
        "age_band": one_of(gettext_lazy("Or the age band"), AGE_CODES, empty=BY_MONTHS),
        "died": one_of(gettext_lazy("Did the child die?"), DIED),
        "maltreatment": one_of(gettext_lazy("The main type of maltreatment"), MALTREATMENT),
        "maltreatment_also": also,
        "gone": forms.BooleanField(label=gettext_lazy("Take this child out"), required=False),
    }
    for name in ("died", "maltreatment"):
        fields[name].initial = UNKNOWN
    return {f"child_{place}_{name}": field for name, field in fields.items()}


def child_answers(place: int, typed: dict[str, Any]) -> dict[str, str]:
    """What was typed of a child, as `core` reads it."""
    answers = {
        name: str(typed.get(f"child_{place}_{name}") or "")
        for name in ("age_months", "age_band", "died", "maltreatment")
    }
    answers["maltreatment_also"] = ";".join(typed.get(f"child_{place}_maltreatment_also") or [])
    return answers


def child_initial(place: int, child: ChildFacts) -> dict[str, Any]:
    known = {
        "age_months": "" if child.age_months is None else child.age_months,
        "age_band": "" if child.age_months is not None else child.age_band,
        "died": child.died,
        "maltreatment": child.maltreatment,
        "maltreatment_also": sorted(child.also),
    }
    return {f"child_{place}_{name}": value for name, value in known.items()}


@dataclass(frozen=True, slots=True)
class ChildFields:
    """One child’s fields, for the page."""

    place: int
    age_months: BoundField
    age_band: BoundField
    died: BoundField
    maltreatment: BoundField
    also: BoundField
    gone: BoundField

    @classmethod
    def of(cls, form: forms.Form, place: int) -> "ChildFields":
        names = ("age_months", "age_band", "died", "maltreatment", "maltreatment_also", "gone")
        return cls(place, *(form[f"child_{place}_{name}"] for name in names))
