"""A coding as a peer ticks it: one row of choices for each condition."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from coalface.core.coding import (
    ACTS,
    CODED_CONDITIONS,
    DEPTHS,
    CodedCondition,
    Coding,
    coding_problems,
)
from coalface.core.vocabulary import STAGES, Effect

from .guarded import choices

NOT_NAMED = gettext_lazy("Not named")


class CodingForm(forms.Form):
    """Act, stage, and for each of sixteen conditions what it did and how deep it went."""

    use_required_attribute = False

    act = forms.ChoiceField(
        label=gettext_lazy("Was there an act?"),
        help_text=gettext_lazy("Leave it out where the card tells of a condition or an idea."),
        choices=choices(ACTS, none=gettext_lazy("No act, or not known")),
        required=False,
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Where in the work"),
        choices=choices(STAGES, none=gettext_lazy("Not said")),
        required=False,
    )
    none_known = forms.BooleanField(
        label=gettext_lazy("I asked what made it likely, and none of these is known"), required=False
    )
    knows_the_case = forms.BooleanField(
        label=gettext_lazy("I know this one from elsewhere, or how it ended"),
        help_text=gettext_lazy("Then another peer codes it: the ending changes what one sees."),
        required=False,
    )

    def __init__(self, *args: Any, coding: Coding | None = None, **kwargs: Any) -> None:
        if coding is not None:
            kwargs["initial"] = _as_initial(coding)
        super().__init__(*args, **kwargs)
        for code in CODED_CONDITIONS:
            self.fields[f"depth-{code}"] = forms.ChoiceField(
                choices=choices(DEPTHS, none=NOT_NAMED), required=False
            )
            self.fields[f"effect-{code}"] = forms.ChoiceField(
                choices=[(Effect.HINDERED.value, ""), (Effect.HELPED.value, "")], required=False
            )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for problem in coding_problems(self._coding(typed)):
            self.add_error(problem.field if problem.field in self.fields else None, gettext(problem.says))
        return typed

    @property
    def coding(self) -> Coding:
        return self._coding(self.cleaned_data)

    @staticmethod
    def _coding(typed: dict[str, Any]) -> Coding:
        named = tuple(
            CodedCondition(code, typed.get(f"effect-{code}") or Effect.HINDERED.value, depth)
            for code in CODED_CONDITIONS
            if (depth := typed.get(f"depth-{code}"))
        )
        return Coding(typed.get("act") or "", typed.get("stage") or "", named, bool(typed.get("none_known")))

    def rows(self) -> Iterator[dict[str, Any]]:
        """One line of the page for each condition."""
        for code, term in CODED_CONDITIONS.items():
            yield {
                "code": code,
                "label": gettext(term.label),
                "hint": gettext(term.hint),
                "depth": self[f"depth-{code}"],
                "helped": self[f"effect-{code}"].value() == Effect.HELPED.value,
            }


def _as_initial(coding: Coding) -> dict[str, Any]:
    named = {f"depth-{one.code}": one.depth for one in coding.conditions}
    effects = {f"effect-{one.code}": one.effect for one in coding.conditions}
    return {"act": coding.act, "stage": coding.stage, "none_known": coding.none_known, **named, **effects}
