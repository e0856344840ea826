"""What a reader fills in: what they see in a sentence, and what made them say so."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy

from coalface.core.reading.readers import SAYINGS, why_not_said
from coalface.core.telling import Problem
from coalface.learning.forms.guarded import GuardedForm, long_text


class SayingForm(GuardedForm):
    """One choice, and a sentence if they like. Others read that sentence, so the guard looks at it first."""

    prose = ("because",)

    says = forms.ChoiceField(
        label=gettext_lazy("What do you see in it?"), widget=forms.RadioSelect, required=False
    )
    because = long_text(
        gettext_lazy("What made you say so, if you like"),
        gettext_lazy("In a sentence, without names."),
        rows=2,
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["says"].choices = _choices(kind)

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        if "says" in self.errors:
            return []
        refused = why_not_said(self.kind, typed.get("says") or "", typed.get("because") or "")
        return [Problem(*refused)] if refused else []


def _choices(kind: str) -> Any:
    def made() -> list[tuple[str, str]]:
        return [(term.code, gettext(term.label)) for term in SAYINGS[kind].values()]

    return lazy(made, list)()


class KeepForm(forms.Form):
    """A name for a report that is kept. Other readers find it by this."""

    use_required_attribute = False

    name = forms.CharField(
        label=gettext_lazy("What to call it"),
        help_text=gettext_lazy("Readers here find it by this, such as “Our own inspection, May 2026”."),
        max_length=120,
        error_messages={
            "required": gettext_lazy("Give the report a name by which others find it."),
            "max_length": gettext_lazy("This name is longer than 120 signs. Shorten it."),
        },
    )
