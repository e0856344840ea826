"""A sheet of monthly numbers as it is brought in: read, looked at with its columns, and only then kept."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import ITEMS, Reading, guessed, read_rows
from coalface.core.own_returns.census import count_census, is_census
from coalface.core.own_returns.items import GROUPS
from coalface.core.own_returns.reading import MONTH, OTHERS
from coalface.core.sheets import Sheet, read_sheet

NOTHING = gettext_lazy(
    "There is nothing to read yet. Choose a file, or paste the cells, then press the button."
)
TOO_LARGE = gettext_lazy("This file is larger than a megabyte. Save the sheet of monthly numbers alone.")
NO_COLUMN = gettext_lazy("Leave it out")
MOST_COLUMNS = 60


class SheetForm(forms.Form):
    """A file or pasted cells. `year` is the September of a workforce census, and of no use else."""

    use_required_attribute = False

    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "An Excel or OpenDocument workbook, or CSV, with a row for each month and the names of the columns above."
            " Or the rows of workers of the social work workforce census, saved as CSV: they are counted up, and"
            " nobody in them is kept."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods,.txt"}),
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
        required=False,
        min_value=2017,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
    )

    def read(self, name: str, content: bytes, *, today: date) -> Sheet:
        """The sheet that was brought. A census is counted up at once, so that none of its rows goes any further."""
        pasted = self.cleaned_data["sheet"].replace("\r\n", "\n")
        if not content and not pasted.strip():
            raise NotAllowed(str(NOTHING))
        sheet = read_sheet(name, content) if content else read_sheet("", pasted.encode("utf-8", "replace"))
        if not is_census(sheet.headings):
            return sheet
        year = self.cleaned_data["year"] or (
            today.year if today >= date(today.year, 10, 1) else today.year - 1
        )
        month, counted = count_census(sheet.headings, sheet.rows, year=year)
        cells = tuple(f"{value:f}" for value in counted.values())
        return Sheet((MONTH, *counted), ((2, (f"{month:%Y-%m}", *cells)),))


class ColumnsForm(forms.Form):
    """Which column holds what. The sheet travels with the page, so that nothing is kept before somebody says so."""

    use_required_attribute = False

    sheet = forms.CharField(widget=forms.HiddenInput, strip=False)
    replace = forms.BooleanField(
        label=gettext_lazy("Where another number stands already, the new one is right"), required=False
    )

    def __init__(self, *args: Any, headings: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = guessed(headings)
        for place, heading in enumerate(headings[:MOST_COLUMNS]):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or gettext("Column %d") % (place + 1),
                choices=_choices(),
                initial=known.get(place, ""),
                required=False,
            )

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
