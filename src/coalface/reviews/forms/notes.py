"""The note of a change: the one place of a register where somebody writes freely."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from coalface.core.reviews.changes import LONG_NOTE, LONGEST_NOTE
from coalface.core.telling import Problem

HINT = gettext_lazy(
    "Optional. One sentence without names, places or dates, such as: the court has given its judgment."
)


def note_field(label: Any) -> forms.CharField:
    # No attribute keeps somebody from typing on: the page says when it is too much, and keeps all of it.
    widget = forms.Textarea(attrs={"rows": 2, "class": "two-lines"})
    return forms.CharField(label=label, help_text=HINT, required=False, strip=True, widget=widget)


def note_problems(note: str) -> list[Problem]:
    return [Problem("note", LONG_NOTE)] if len(note) > LONGEST_NOTE else []
