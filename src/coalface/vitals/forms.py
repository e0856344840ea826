"""A sheet of monthly numbers as it is brought in: read, looked at with its columns, and only then kept."""

import csv
from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from io import StringIO
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import ITEMS, Reading, guessed, read_rows
from coalface.core.own_returns.census_xml import is_xml
from coalface.core.own_returns.headings import OTHERS
from coalface.core.own_returns.items import GROUPS
from coalface.core.sheets import Sheet, read_sheet

from .censuses import census_sheet, from_xml
from .naming import place_meant

NOTHING = gettext_lazy(
    "There is nothing to read yet. Choose a file, or paste the cells, then press the button."
)
TOO_LARGE = gettext_lazy("This file is larger than a megabyte. Save the sheet of monthly numbers alone.")
NO_COLUMN = gettext_lazy("Leave it out")
NOBODY_NAMED = gettext_lazy("Name your authority first, or tick that it is none with published figures.")
GIVEN, THERE = "given", "there"
MOST_COLUMNS = 60


class SheetForm(forms.Form):
    """A file or pasted cells. `year` is the September of a workforce census, and of no use else.

    Whose figures they are is asked once, before the first of them: `asks_whose`. `called` is what it is likely to be.
    """

    use_required_attribute = False

    authority = forms.CharField(
        label=gettext_lazy("Whose figures are these?"),
        help_text=gettext_lazy(
            "The name of your authority. From then on a row that names another one is refused, and published figures"
            " can stand beside your own."
        ),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    in_no_list = forms.BooleanField(
        label=gettext_lazy("We are none of the authorities with published figures"), required=False
    )
    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "An Excel or OpenDocument workbook, or CSV, with a row for each month and the names of the columns above."
            " Or the social work workforce census, as the XML that is sent or its workers as CSV: they are counted up,"
            " and nobody in them is kept."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.txt,.xml"}),
    )
    sheet = forms.CharField(
        label=gettext_lazy("Or paste the cells"),
        help_text=gettext_lazy("With the line that names the columns. One line is enough for one month."),
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off", "class": "full"}
        ),
    )
    year = forms.IntegerField(
        label=gettext_lazy("If it is the workforce census: of which September?"),
        help_text=gettext_lazy(
            "Only where the file does not say so itself. Else the last September that is over."
        ),
        required=False,
        min_value=2017,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
    )

    def __init__(self, *args: Any, asks_whose: bool = False, called: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_whose = asks_whose
        self.fields["authority"].initial = called
        if not asks_whose:
            del self.fields["authority"], self.fields["in_no_list"]

    def whose(self) -> str:
        """The key of the place that was named, or nothing where it is none. What is missing or wrong is on the form."""
        if self.cleaned_data["in_no_list"]:
            return ""
        typed = self.cleaned_data["authority"].strip()
        if not typed:
            raise NotAllowed(str(NOBODY_NAMED), "authority")
        try:
            return place_meant(typed).key
        except NotAllowed as refusal:
            raise NotAllowed(refusal.says, "authority") from refusal

    def read(self, name: str, content: bytes, *, today: date) -> Sheet:
        """The sheet that was brought. A census is counted up at once, so that none of its rows goes any further."""
        pasted = self.cleaned_data["sheet"].replace("\r\n", "\n")
        if not content and not pasted.strip():
            raise NotAllowed(str(NOTHING))
        content = content or pasted.encode("utf-8", "replace")
        year = self.cleaned_data["year"] or (
            today.year if today >= date(today.year, 10, 1) else today.year - 1
        )
        if is_xml(content):
            return from_xml(content, year=year)
        sheet = read_sheet(name, content)
        return census_sheet(sheet, year=year) or sheet


class ColumnsForm(forms.Form):
    """Which column holds what, and what was asked about the numbers. The sheet travels with the page, so that nothing
    is kept before somebody says so.

    `seen` is what stood on the page on which it was said: where something else is to be said by now, it is shown again.
    """

    use_required_attribute = False

    sheet = forms.CharField(widget=forms.HiddenInput, strip=False, required=False)
    names = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    wins = forms.ChoiceField(
        label=gettext_lazy("Which number is right?"),
        choices=[
            (GIVEN, gettext_lazy("The new ones. They take the place of those that stand there.")),
            (THERE, gettext_lazy("Those that stand there. The rest of the sheet is kept.")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label=gettext_lazy("We looked at these numbers, and they are right"), required=False
    )

    def __init__(self, *args: Any, headings: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headings = headings
        self.fields["names"].initial = digest_of(headings)
        known = guessed(headings)
        for place, heading in enumerate(headings[:MOST_COLUMNS]):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or gettext("Column %d") % (place + 1),
                choices=_choices(),
                initial=known.get(place, ""),
                required=False,
            )

    def to_mend(self) -> None:
        """Show the sheet, so that it can be mended where it stands."""
        self.fields["sheet"].widget = forms.Textarea(
            attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off", "class": "full", "wrap": "off"}
        )
        self.fields["sheet"].label = gettext("Mend it here")
        self.fields["sheet"].help_text = gettext("Or mend it in your own file, and bring that again.")

    @property
    def columns(self) -> dict[int, str]:
        """By place. Before anything was chosen, what the names of the columns say."""
        given = (
            self.cleaned_data if self.is_bound else {name: one.initial for name, one in self.fields.items()}
        )
        found = {name: code for name, code in given.items() if name.startswith("column_") and code}
        return {int(name.removeprefix("column_")): str(code) for name, code in found.items()}

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]


def _choices() -> list[Any]:
    groups = [
        (gettext(label), [(code, gettext(item.label)) for code, item in ITEMS.items() if item.group == group])
        for group, label in GROUPS.items()
    ]
    others = [(code, gettext(label)) for code, label in OTHERS.items()]
    return [("", NO_COLUMN), (gettext("About the row"), others), *groups]


def digest_of(parts: Sequence[object]) -> str:
    """Tells whether something is the same as it was. It hides nothing."""
    return sha256("\n".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:16]


def as_text(sheet: Sheet) -> str:
    """The sheet as CSV in which each row stands in the line that it came from."""
    lines = {sheet.line: sheet.headings, **dict(sheet.rows)}
    written = StringIO()
    rows = csv.writer(written, lineterminator="\n")
    for line in range(1, max(lines) + 1):
        if line in lines:
            rows.writerow([" ".join(cell.split()) for cell in lines[line]])
        else:
            written.write("\n")
    return written.getvalue()


def judged(
    sheet: Sheet,
    columns: dict[int, str],
    *,
    today: date,
    parts: dict[str, str],
    why_not_here: Callable[..., Any],
) -> Reading:
    """Every row with what is wrong with it."""
    by_name = {name.casefold(): code for code, name in parts.items()} | {code: code for code in parts}

    def part_of(typed: str) -> str:
        if not typed or typed.casefold() in ("all", "whole service", "total"):
            return ""
        if typed.casefold() not in by_name:
            raise NotAllowed(
                gettext(
                    "This part of the service is not on the list, or has fewer than ten staff. Leave the cell empty for"
                    " the whole service."
                )
            )
        return by_name[typed.casefold()]

    return read_rows(sheet.rows, columns, today=today, part_of=part_of, why_not_here=why_not_here)
