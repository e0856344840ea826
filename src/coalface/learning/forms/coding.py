"""A coding as a peer ticks it: one row of choices for each condition."""

from collections.abc import Collection, Iterator
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
NO_ACT = gettext_lazy("No act, or not known")
NOT_SAID = gettext_lazy("Not said")
# What stands for “nothing of this list” where nothing chosen means that the choice is still to be made.
NEITHER = "neither"
CHOOSE = ("", gettext_lazy("Choose"))


class CodingForm(forms.Form):
    """Act, stage, and for each of sixteen conditions what it did and how deep it went."""

    use_required_attribute = False

    act = forms.ChoiceField(
        label=gettext_lazy("Was there an act?"),
        help_text=gettext_lazy("Leave it out where the card tells of a condition or an idea."),
        choices=choices(ACTS, none=NO_ACT),
        required=False,
    )
    stage = forms.ChoiceField(
        label=gettext_lazy("Where in the work"),
        choices=choices(STAGES, none=NOT_SAID),
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
            kwargs["initial"] = _as_initial(coding) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        for code, term in CODED_CONDITIONS.items():
            label = gettext(term.label)
            self.fields[f"depth-{code}"] = forms.ChoiceField(
                label=label, choices=choices(DEPTHS, none=NOT_NAMED), required=False
            )
            self.fields[f"effect-{code}"] = forms.ChoiceField(
                label=label,
                choices=[(Effect.HINDERED.value, ""), (Effect.HELPED.value, "")],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        self._complain(typed)
        return typed

    def _complain(self, typed: dict[str, Any]) -> None:
        for code in CODED_CONDITIONS:
            if typed.get(f"effect-{code}") == Effect.HELPED and not self._chosen(typed, f"depth-{code}"):
                self.add_error(f"effect-{code}", gettext("Say how deep it went, or take “It helped” away."))
        for problem in coding_problems(self._coding(typed)):
            self.add_error(problem.field if problem.field in self.fields else None, gettext(problem.says))

    @property
    def coding(self) -> Coding:
        return self._coding(self.cleaned_data)

    @classmethod
    def _coding(cls, typed: dict[str, Any]) -> Coding:
        named = tuple(
            CodedCondition(code, typed.get(f"effect-{code}") or Effect.HINDERED.value, depth)
            for code in CODED_CONDITIONS
            if (depth := cls._chosen(typed, f"depth-{code}"))
        )
        act, stage = cls._chosen(typed, "act"), cls._chosen(typed, "stage")
        return Coding(act, stage, named, bool(typed.get("none_known")))

    @staticmethod
    def _chosen(typed: dict[str, Any], name: str) -> str:
        return "" if typed.get(name) == NEITHER else typed.get(name) or ""

    def rows(self) -> Iterator[dict[str, Any]]:
        """One line of the page for each condition."""
        for code, term in CODED_CONDITIONS.items():
            depth, effect = self[f"depth-{code}"], self[f"effect-{code}"]
            yield {
                "code": code,
                "label": gettext(term.label),
                "hint": gettext(term.hint),
                "depth": depth,
                "effect": effect,
                "errors": [*depth.errors, *effect.errors],
                "helped": effect.value() == Effect.HELPED.value,
            }


class SettleForm(CodingForm):
    """The same for what one of the two proposes.

    `differing` names what the two saw differently: "act", "stage", "none_known", and codes of conditions. Until one of
    them has proposed, each of these stands at “Choose” and has to be chosen; afterwards at what is proposed.
    """

    knows_the_case = None  # type: ignore[assignment] - both said before that they do not

    def __init__(
        self, *args: Any, coding: Coding, differing: Collection[str], proposed: bool, **kwargs: Any
    ) -> None:
        differ = [_field_of(name) for name in differing if name != "none_known"]
        self.to_choose = [] if proposed else differ
        said = _as_initial(coding)
        initial = {name: (said.get(name) or NEITHER) if proposed else "" for name in differ}
        super().__init__(*args, coding=coding, initial=initial, **kwargs)
        self.fields["none_known"].label = gettext("We asked what made it likely, and none of these is known")
        for name in differ:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            (_blank, none), *rest = list(field.choices)
            field.choices = [*([] if proposed else [CHOOSE]), (NEITHER, none), *rest]

    def _complain(self, typed: dict[str, Any]) -> None:
        unchosen = [name for name in self.to_choose if not typed.get(name) and name not in self.errors]
        for name in unchosen:
            self.add_error(name, gettext("You two saw this differently. Choose what you propose."))
        # What is still to be chosen may be what is missing, so the rest is looked at once all is chosen.
        if not unchosen:
            super()._complain(typed)


def _field_of(name: str) -> str:
    return f"depth-{name}" if name in CODED_CONDITIONS else name


def _as_initial(coding: Coding) -> dict[str, Any]:
    named = {f"depth-{one.code}": one.depth for one in coding.conditions}
    effects = {f"effect-{one.code}": one.effect for one in coding.conditions}
    return {"act": coding.act, "stage": coding.stage, "none_known": coding.none_known, **named, **effects}
