"""A review with its children, as an analyst fills it in."""

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, gettext_lazy

from coalface.core.reviews.authorities import Authorities, Authority, in_words
from coalface.core.reviews.changes import TO_CHANGE, WHYS
from coalface.core.reviews.lists import (
    METHODS,
    NOT_ON_LIST,
    PUBLICATION_FORMS,
    REASONS,
    STATUSES,
    TYPES,
    UNKNOWN,
)
from coalface.core.reviews.rules import DATES
from coalface.core.reviews.typed import Fault, read_review, why_not_reference
from coalface.core.reviews.values import ReviewFacts
from coalface.core.telling import Problem
from coalface.core.words import gettext_noop as _
from coalface.learning.forms.guarded import GuardedForm

from .children import ChildFields, child_answers, child_fields, child_initial
from .fields import CHOOSE, DAY_HINT, day, one_of, short
from .notes import note_field, note_problems

PLACES = 4
MOST_CHILDREN = 20
CODES = ("type", "status", "status_reason", "method", "publication", "recommendations")
NOT_SAID = gettext_lazy("Choose one")
CHOOSE_ONE = _("Choose one from the list.")


class ReviewForm(GuardedForm):
    """Everything that is known of a review. Of a review that is there, also why it changes."""

    prose: ClassVar[tuple[str, ...]] = ("note",)

    review = short(
        gettext_lazy("Your reference"),
        gettext_lazy("Left empty, it is given the next one. Never a name, and no date of birth."),
        longest=60,
    )
    type = one_of(gettext_lazy("Kind of review"), TYPES, empty=NOT_SAID)
    method = one_of(gettext_lazy("Method"), METHODS)
    incident_date = day(gettext_lazy("When it happened"), DAY_HINT)
    notification_date = day(gettext_lazy("When it was notified"))
    decision_date = day(gettext_lazy("When the review was decided on"))
    status = one_of(gettext_lazy("Where it stands"), STATUSES, empty=NOT_SAID)
    status_reason = one_of(
        gettext_lazy("Why it is paused or was abandoned"),
        REASONS,
        empty=gettext_lazy("It is neither"),
    )
    completion_date = day(
        gettext_lazy("When it was completed"), gettext_lazy("The day on which the final report was agreed.")
    )
    recommendations = short(gettext_lazy("How many recommendations it made"), longest=10, numeric=True)
    publication = one_of(gettext_lazy("How it was published"), PUBLICATION_FORMS)
    publication_date = day(gettext_lazy("When it was published"))
    why = one_of(
        gettext_lazy("Why does it change?"), {code.value: WHYS[code] for code in TO_CHANGE}, empty=NOT_SAID
    )
    note = note_field(gettext_lazy("Something that the next person should know about this change"))

    def __init__(
        self, *args: Any, places: Authorities, today: date, children: int, there: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.places, self.today, self.there = places, today, there
        self.how_many = max(0, min(children, MOST_CHILDREN))
        self.facts: ReviewFacts | None = None
        self.fields["method"].initial = self.fields["publication"].initial = UNKNOWN
        for place in range(1, PLACES + 1):
            self.fields[f"authority_{place}"] = _authority(places, place)
        for child in range(1, self.how_many + 1):
            self.fields |= child_fields(child)
        if there:
            del self.fields["review"]
            self.fields["why"].widget = forms.RadioSelect(choices=self.fields["why"].choices[1:])
        else:
            del self.fields["why"]
        self.order_fields(
            ["review", "type", "method", *self._named("authority_"), *DATES[:3], *self._named("child_")]
        )

    def _named(self, start: str) -> list[str]:
        return [name for name in self.fields if name.startswith(start)]

    def rules(self, typed: dict[str, Any]) -> list[Problem]:
        """What the rules of the register say of it, each beside its field."""
        return [*self._wrong(typed), *note_problems(typed["note"])]

    def _wrong(self, typed: dict[str, Any]) -> Iterator[Problem]:
        answers = {name: str(typed.get(name) or "") for name in (*CODES, *DATES, "review")}
        named = [typed.get(f"authority_{place}") or "" for place in range(1, PLACES + 1)]
        answers["authorities"] = ";".join(filter(None, named))
        kept = [place for place in range(1, self.how_many + 1) if not typed.get(f"child_{place}_gone")]
        children = [child_answers(place, typed) for place in kept]
        self.facts, faults = read_review(answers, children, self.places, known_from=self.today)
        for fault in [*why_not_reference(answers["review"]), *faults]:
            field = _field_of(fault, kept)
            # What Django could not take, such as a choice that is not listed, is told already.
            if field in self.errors:
                continue
            # The codes of a list are for files. Here somebody has a list to choose from.
            left = isinstance(self.fields[field], forms.ChoiceField) and not typed.get(field)
            yield Problem(field, CHOOSE_ONE if left and fault.says.startswith(NOT_ON_LIST) else fault.says)

    @property
    def authority_fields(self) -> list[BoundField]:
        return [self[f"authority_{place}"] for place in range(1, PLACES + 1)]

    @property
    def children_fields(self) -> list[ChildFields]:
        return [ChildFields.of(self, place) for place in range(1, self.how_many + 1)]


def _field_of(fault: Fault, children: list[int]) -> str:
    if fault.child:
        return f"child_{children[fault.child - 1]}_{fault.field}"
    return "authority_1" if fault.field == "authorities" else fault.field


def _authority(places: Authorities, place: int) -> forms.ChoiceField:
    """Every authority there was, with the days on which it began and ended: the rules ask for that of the time."""
    label = gettext("Authority") if place == 1 else gettext("Another authority, of a joint review")
    none = gettext("Choose one") if place == 1 else gettext("None")
    choices = [("", none), *((one.code, with_days(one)) for one in places.all)]
    return forms.ChoiceField(
        label=label, required=False, choices=choices, error_messages={"invalid_choice": CHOOSE}
    )


def with_days(one: Authority) -> str:
    if one.ended:
        return gettext("%(name)s (until %(day)s)") % {"name": one.name, "day": in_words(one.ended)}
    if one.began:
        return gettext("%(name)s (from %(day)s)") % {"name": one.name, "day": in_words(one.began)}
    return one.name


def as_filled_in(facts: ReviewFacts) -> dict[str, Any]:
    """A review as its form shows it."""
    filled: dict[str, Any] = {name: getattr(facts, name) for name in CODES}
    filled |= {name: typed_day(getattr(facts, name)) for name in DATES}
    filled |= {f"authority_{place}": one.code for place, one in enumerate(facts.authorities, start=1)}
    for place, child in enumerate(facts.children, start=1):
        filled |= child_initial(place, child)
    return filled


def typed_day(found: date | None) -> str:
    return f"{found.day}/{found.month}/{found.year}" if found else ""
