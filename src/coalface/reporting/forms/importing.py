"""The form that brings earlier reports in: a pasted sheet, which column holds what, and nothing kept until the end."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from coalface.core.importing import (
    FIELDS,
    HAPPENED,
    CannotImport,
    Import,
    Sheet,
    guessed,
    read_sheet,
    reports_in,
)
from coalface.core.redaction import NameLists
from coalface.core.vocabulary import KINDS, PROTECTED_AUDIENCES

from .telling import new_idempotency_key

LABELS = {
    HAPPENED: gettext_lazy("What happened"),
    "would_help": gettext_lazy("What one thing would help"),
    "kind": gettext_lazy("The kind"),
    "stage": gettext_lazy("Where in the work it was"),
}
NO_COLUMN = gettext_lazy("No column")
NO_CHANNEL = gettext_lazy("Choose whose stewards are to read them.")
NO_SHEET = gettext_lazy("Paste the sheet first, with the line that names its columns.")
NO_STORY_COLUMN = gettext_lazy("Choose the column that holds what happened.")
NO_KIND = gettext_lazy("Choose the column that holds the kind, or one kind for all of them.")


def may_receive(channels: Sequence[Any]) -> list[Any]:
    """The channels into which earlier reports may come: those of staff."""
    return [channel for channel in channels if channel.audience not in PROTECTED_AUDIENCES]


class ImportForm(forms.Form):
    """Bound, it reads the sheet as far as it can: `sheet_read` has its columns, `brought` its reports de-identified."""

    use_required_attribute = False

    channel = forms.ChoiceField(
        label=gettext_lazy("Whose stewards read them?"),
        widget=forms.RadioSelect,
        required=False,
    )
    sheet = forms.CharField(
        label=gettext_lazy("The sheet"),
        help_text=gettext_lazy(
            "Copy the cells in your spreadsheet, with the line that names the columns, and paste them here."
            " Or paste a CSV file."
        ),
        widget=forms.Textarea(attrs={"rows": 10, "class": "full", "spellcheck": "false"}),
        required=False,
    )
    happened = forms.ChoiceField(label=LABELS[HAPPENED], required=False)
    would_help = forms.ChoiceField(label=LABELS["would_help"], required=False)
    stage = forms.ChoiceField(label=LABELS["stage"], required=False)
    kind = forms.ChoiceField(label=LABELS["kind"], required=False)
    kind_of_all = forms.ChoiceField(label=gettext_lazy("Or one kind for all of them"), required=False)
    key = forms.CharField(
        required=False, max_length=100, widget=forms.HiddenInput, initial=new_idempotency_key
    )

    def __init__(self, *args: Any, channels: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.channels = {channel.slug: channel for channel in channels}
        self.sheet_read: Sheet | None = None
        self.brought: Import | None = None
        self.fields["channel"].choices = [(slug, one.name) for slug, one in self.channels.items()]
        self.fields["kind_of_all"].choices = [
            ("", gettext("Each has its own")),
            *((code, gettext(term.label)) for code, term in KINDS.items()),
        ]
        if self.is_bound:
            self._read_columns()

    def _read_columns(self) -> None:
        """Offer the columns of the sheet, the likely ones chosen, wherever nobody has chosen yet."""
        try:
            self.sheet_read = read_sheet(self.data.get("sheet", "").strip("\r\n"))
        except CannotImport as refusal:
            self.unreadable = refusal
            return
        guesses = guessed(self.sheet_read.head)
        offered = [("", NO_COLUMN), *((name, name) for name in dict.fromkeys(self.sheet_read.head))]
        self.data = self.data.copy()
        for name in FIELDS:
            self.fields[name].choices = offered
            if name not in self.data:
                self.data[name] = guesses.get(name, "")

    @property
    def chosen(self) -> Any:
        """The channel; the only one where there is one."""
        if len(self.channels) == 1:
            return next(iter(self.channels.values()))
        return self.channels.get(self.cleaned_data.get("channel", ""))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if self.chosen is None and "channel" not in self.errors:
            self.add_error("channel", NO_CHANNEL)
        if not typed.get("sheet"):
            self.add_error("sheet", NO_SHEET)
        elif self.sheet_read is None:
            self.add_error("sheet", list(self.unreadable.faults))
        return typed

    def read(self, lists: NameLists) -> Import | None:
        """Return the reports as they would be sealed, or None, with what is wrong beside its field."""
        typed = self.cleaned_data
        columns = {name: typed[name] for name in FIELDS if typed.get(name)}
        one_kind = typed.get("kind_of_all", "")
        if one_kind:
            columns.pop("kind", None)
        if HAPPENED not in columns:
            self.add_error("happened", NO_STORY_COLUMN)
        if not one_kind and "kind" not in columns:
            self.add_error("kind", NO_KIND)
        if self.errors or self.sheet_read is None:
            return None
        try:
            return reports_in(self.sheet_read, columns, kind=one_kind, lists=lists)
        except CannotImport as refusal:
            self.add_error("sheet", list(refusal.faults))
            return None
