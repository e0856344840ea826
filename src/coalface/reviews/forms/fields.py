"""The kinds of fields that the forms of a register are made of."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

CHOOSE = gettext_lazy("Choose one from the list.")
DAY_HINT = gettext_lazy("Day, month and year, such as 31/3/2026.")


def one_of(label: Any, table: Mapping[str, str], *, empty: Any = None, hint: Any = "") -> forms.ChoiceField:
    """A list to choose one from. `empty` is what stands there before somebody chooses."""
    field = forms.ChoiceField(
        label=label, help_text=hint, required=False, error_messages={"invalid_choice": CHOOSE}
    )
    field.choices = lambda: [
        *([("", str(empty))] if empty is not None else []),
        *((code, gettext(words)) for code, words in table.items()),
    ]
    return field


def day(label: Any, hint: Any = "") -> forms.CharField:
    """A day as people write it. It is read by `core`, so that a file, a page and a program are read alike."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=40, widget=widget)


def short(label: Any, hint: Any = "", *, longest: int = 60, numeric: bool = False) -> forms.CharField:
    attributes = {"autocomplete": "off", **({"inputmode": "numeric"} if numeric else {})}
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs=attributes),
    )
