"""A child’s death, as an analyst fills in what the panel recorded."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy

from coalface.core.reviews.ages import AGE_CODES
from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.changes import TO_CHANGE, WHYS
from coalface.core.reviews.deaths import (
    AGENCIES,
    CATEGORIES,
    CODED,
    DOMAINS,
    INFLUENCES,
    MODIFIABLE,
    DeathFacts,
    read_death,
)
from coalface.core.reviews.lists import UNKNOWN
from coalface.core.reviews.typed import why_not_reference
from coalface.core.telling import Problem
from coalface.learning.forms.guarded import GuardedForm

from .fields import CHOOSE, day, one_of, short
from .notes import note_field, note_problems
from .review import NOT_SAID, typed_day, with_days

WORDS = ("key", "month", "panel_date", "authority", "age_months", "age_band", *CODED)


class DeathForm(GuardedForm):
    """What a panel recorded of one death. Of one that is there, also why it changes."""

    prose: ClassVar[tuple[str, ...]] = ("note",)

    key = short(
        gettext_lazy("Your reference"),
        gettext_lazy("Left empty, it is given the next one. Never a name, and no date of birth."),
    )
    month = short(
        gettext_lazy("Month of the death"),
        gettext_lazy("Month and year, such as 3/2026. The day is not asked for."),
    )
    panel_date = day(
        gettext_lazy("When the panel met"), gettext_lazy("Day, month and year, such as 31/3/2026.")
    )
    authority = forms.ChoiceField(
        label=gettext_lazy("Authority in which the child lived"),
        required=False,
        error_messages={"invalid_choice": CHOOSE},
    )
    age_months = short(gettext_lazy("Age in whole months, if you know it"), longest=10, numeric=True)
    age_band = one_of(gettext_lazy("Or the age band"), AGE_CODES)
    category = one_of(gettext_lazy("Category of the death"), CATEGORIES)
    influence_child = one_of(DOMAINS["influence_child"], INFLUENCES)
    influence_family = one_of(DOMAINS["influence_family"], INFLUENCES)
    influence_parenting = one_of(DOMAINS["influence_parenting"], INFLUENCES)
    influence_services = one_of(DOMAINS["influence_services"], INFLUENCES)
    modifiable = one_of(gettext_lazy("Modifiable factors"), MODIFIABLE)
    agencies = forms.MultipleChoiceField(
        label=gettext_lazy("Who was at the panel"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
    why = one_of(
        gettext_lazy("Why does it change?"), {code.value: WHYS[code] for code in TO_CHANGE}, empty=NOT_SAID
    )
    note = note_field(gettext_lazy("Something that the next person should know about this change"))

    def __init__(self, *args: Any, places: Authorities, today: date, there: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places, self.today = places, today
        self.facts = DeathFacts()
        self.fields["authority"].choices = [
            ("", gettext("Choose one")),
            *((one.code, with_days(one)) for one in places.all),
        ]
        self.fields["agencies"].choices = [(code, gettext(words)) for code, words in AGENCIES.items()]
        for name in DOMAINS:
            self.fields[name].label = gettext(DOMAINS[name])
        for name in ("age_band", "category", "modifiable"):
            self.fields[name].initial = UNKNOWN
        if there:
            del self.fields["key"]
            self.fields["why"].widget = forms.RadioSelect(choices=self.fields["why"].choices[1:])
        else:
            del self.fields["why"]

    def rules(self, typed: dict[str, Any]) -> list[Problem]:
        return [*self._wrong(typed), *note_problems(typed["note"])]

    def _wrong(self, typed: dict[str, Any]) -> Iterator[Problem]:
        answers = {name: str(typed.get(name) or "") for name in WORDS}
        answers["agencies"] = ";".join(typed.get("agencies") or [])
        self.facts, faults = read_death(answers, self.places, today=self.today)
        wrong = [("key", fault.says) for fault in why_not_reference(answers["key"])]
        for name, says in [*wrong, *((fault.field, fault.says) for fault in faults)]:
            if name not in self.errors:
                yield Problem(name, says)

    @property
    def domains(self) -> list[Any]:
        return [self[name] for name in DOMAINS]


def death_as_filled_in(facts: DeathFacts) -> dict[str, Any]:
    filled: dict[str, Any] = {name: getattr(facts, name) for name in CODED}
    return filled | {
        "month": f"{facts.month.month}/{facts.month.year}" if facts.month else "",
        "panel_date": typed_day(facts.panel_date),
        "authority": facts.authority.code if facts.authority else "",
        "age_months": "" if facts.age_months is None else facts.age_months,
        "age_band": facts.age_band,
        "agencies": sorted(facts.agencies),
    }
