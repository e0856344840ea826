"""A theme as a peer writes it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from coalface.core.coding import CODED_CONDITIONS
from coalface.core.telling import Problem
from coalface.core.themes import ThemeText, read_theme, theme_problems

from .guarded import GuardedForm, choices, long_text, seen_field


class ThemeForm(GuardedForm):
    """Title, what the cards have in common, and what is asked of the service."""

    prose = ("title", "says", "question")

    title = forms.CharField(
        label=gettext_lazy("Title"),
        help_text=gettext_lazy(
            "Name the condition: “Plans that do not travel when a case moves”. Never a person or a post."
        ),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"class": "full"}),
    )
    says = long_text(
        gettext_lazy("What these cards have in common"),
        gettext_lazy("A few sentences for somebody who has not read them."),
        rows=6,
    )
    question = long_text(
        gettext_lazy("What do you ask of the service?"),
        gettext_lazy("One question that it can answer with yes, in part or no."),
        rows=3,
    )
    condition = forms.ChoiceField(
        label=gettext_lazy("The condition behind it"),
        choices=choices(CODED_CONDITIONS, none=gettext_lazy("More than one, or none of these")),
        required=False,
    )
    seen = seen_field()

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        return theme_problems(read_theme(typed))

    @property
    def theme(self) -> ThemeText:
        return read_theme(self.cleaned_data)
