"""What an answering manager writes, and what peers heard when they asked again."""

from collections.abc import Container, Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from coalface.core.coding import CODED_CONDITIONS
from coalface.core.promises import DELIVERIES, Delivered, delivered_problems
from coalface.core.telling import Problem
from coalface.core.themes import (
    DECISIONS,
    FINDINGS,
    AnswerText,
    HeldUp,
    answer_problems,
    finding_problems,
    held_up_problems,
)
from coalface.ui.days import DayField

from .guarded import GuardedForm, choices, long_text, seen_field


def unsaid(problems: list[Problem], errors: Container[str]) -> list[Problem]:
    """The problems without those of a day that cannot be read: that has been said already."""
    return [problem for problem in problems if problem.field != "due_on" or "due_on" not in errors]


class AnswerForm(GuardedForm):
    """The service's answer: yes, in part or no; why; what will be done, and by when."""

    prose = ("reason", "will_do", "for_young")

    decision = forms.ChoiceField(
        label=gettext_lazy("What do you say?"),
        choices=choices(DECISIONS),
        widget=forms.RadioSelect,
        required=False,
    )
    reason = long_text(
        gettext_lazy("Why"),
        gettext_lazy("As you would say it to the people who told us. A no with a reason is an answer, too."),
        rows=5,
    )
    will_do = long_text(
        gettext_lazy("What will be done"), gettext_lazy("What somebody could see on that day."), rows=3
    )
    due_on = DayField(label=gettext_lazy("By when"), required=False)
    for_young = long_text(
        gettext_lazy("The same, for those who asked"),
        gettext_lazy("Short words and short sentences, as for somebody of nine."),
        rows=4,
    )
    seen = seen_field()

    def __init__(self, *args: Any, today: date, for_young: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.for_young_needed = today, for_young
        if not for_young:
            del self.fields["for_young"]

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        found = answer_problems(
            self._answer(typed),
            today=self.today,
            for_young_needed=self.for_young_needed,
            promised_for=self.initial.get("due_on"),
        )
        return unsaid(found, self.errors)

    @property
    def answer(self) -> AnswerText:
        return self._answer(self.cleaned_data)

    @staticmethod
    def _answer(typed: dict[str, Any]) -> AnswerText:
        names = ("decision", "reason", "will_do", "for_young")
        return AnswerText(**{name: typed.get(name) or "" for name in names}, due_on=typed.get("due_on"))


class DeliveredForm(GuardedForm):
    """Was what was promised done?"""

    prose = ("says",)

    done = forms.ChoiceField(
        label=gettext_lazy("Is it done?"),
        choices=choices(DELIVERIES),
        widget=forms.RadioSelect,
        required=False,
    )
    says = long_text(
        gettext_lazy("What somebody can see now"),
        gettext_lazy("Or what has kept it from being done: conditions, as people tell them to us."),
        rows=3,
    )
    due_on = DayField(label=gettext_lazy("If not: by when now"), required=False)
    seen = seen_field()

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        return unsaid(delivered_problems(self._delivered(typed), today=self.today), self.errors)

    @property
    def delivered(self) -> Delivered:
        return self._delivered(self.cleaned_data)

    @staticmethod
    def _delivered(typed: dict[str, Any]) -> Delivered:
        return Delivered(typed.get("done") or "", typed.get("says") or "", typed.get("due_on"))


class HeldUpForm(GuardedForm):
    """What is holding an answer up, in the words in which cards name conditions."""

    prose = ("says",)

    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("What is holding it up"),
        help_text=gettext_lazy("The same words in which people tell us what made their work harder."),
        choices=choices(CODED_CONDITIONS),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    says = long_text(gettext_lazy("In a sentence or two, if you like"), rows=3)

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        return held_up_problems(self._held_up(typed))

    @property
    def held_up(self) -> HeldUp:
        return self._held_up(self.cleaned_data)

    @staticmethod
    def _held_up(typed: dict[str, Any]) -> HeldUp:
        return HeldUp(tuple(typed.get("conditions") or ()), typed.get("says") or "")


class CheckBackForm(GuardedForm):
    """Is it still happening?"""

    prose = ("says",)

    finding = forms.ChoiceField(
        label=gettext_lazy("Is it still happening?"),
        help_text=gettext_lazy("Ask at a team meeting, and write down what you hear."),
        choices=choices(FINDINGS),
        widget=forms.RadioSelect,
        required=False,
    )
    says = long_text(gettext_lazy("In a sentence or two, if you like"), rows=3)

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        return finding_problems(typed.get("finding") or "", typed.get("says") or "")
