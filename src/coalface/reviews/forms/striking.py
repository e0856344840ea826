"""Striking out what should never have been in the register."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy

from coalface.core.telling import Problem
from coalface.learning.forms.guarded import GuardedForm

from .notes import note_field, note_problems


class StrikeForm(GuardedForm):
    """Only a note, and it may stay empty."""

    prose: ClassVar[tuple[str, ...]] = ("note",)
    note = note_field(gettext_lazy("Why should it not be there?"))

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        return note_problems(typed["note"])
