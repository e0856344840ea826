"""A sheet of monthly numbers as it is brought in: read, looked at with its columns, and only then kept."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import StringIO
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import ITEMS, Key, Laid, Reading, guessed, read_rows
from coalface.core.own_returns.census_xml import is_xml
from coalface.core.own_returns.commas import Comma, with_point
from coalface.core.own_returns.doubts import written
from coalface.core.own_returns.headings import MONTH, OTHERS, is_computed
from coalface.core.own_returns.items import GROUPS
from coalface.core.own_returns.laying_out import is_row_of_names
from coalface.core.sheets import Sheet, read_sheet
from coalface.core.sheets.reading import LONGEST_NAME

from .censuses import census_sheet, from_xml
from .naming import place_meant

NOTHING = gettext_lazy(
    "There is nothing to read yet. Choose a file, or paste the cells, then press the button."
)
TOO_LARGE = gettext_lazy("This file is larger than a megabyte. Save the sheet of monthly numbers alone.")
NO_COLUMN = gettext_lazy("Leave it out")
NOBODY_NAMED = gettext_lazy("Name your authority first, or tick that it is none with published figures.")
GIVEN, THERE = "given", "there"
COMMAS = [(comma.value, comma.value) for comma in Comma]
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
            "An Excel or OpenDocument workbook, or CSV, with a row for each month and the names of the columns above,"
            " or with the months across the columns. Or the social work workforce census, as the XML that is sent or"
            " its workers as CSV: they are counted up, and nobody in them is kept."
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
        sheet = sheet_of_months(name, content)
        return census_sheet(sheet, year=year) or sheet


def sheet_of_months(name: str, content: bytes) -> Sheet:
    """A sheet whose row of names may say months, under titles or not."""
    return read_sheet(name, content, are_names=is_row_of_names)


class ColumnsForm(forms.Form):
    """Which column holds what, and what was asked about the numbers. The sheet travels with the page, so that nothing
    is kept before somebody says so.

    `seen` is what stood on the page on which it was said: where something else is to be said by now, it is shown again.
    """

    use_required_attribute = False

    sheet = forms.CharField(widget=forms.HiddenInput, strip=False, required=False)
    called = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_NAME)
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

    def __init__(self, *args: Any, laid: Laid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.laid = laid
        self.fields["names"].initial = digest_of(laid.headings)
        known = guessed(laid.headings)
        for place, heading in enumerate(laid.headings[:MOST_COLUMNS]):
            # Where a sheet was turned round, its first line names the months and nothing else.
            if not (laid.turned and place == 0):
                self.fields[f"column_{place}"] = forms.ChoiceField(
                    label=heading or gettext("Column %d") % (place + 1),
                    choices=_choices(counts=not is_computed(heading)),
                    initial=known.get(place, ""),
                    required=False,
                )
            self.fields[f"comma_{place}"] = forms.ChoiceField(
                required=False, choices=COMMAS, widget=forms.RadioSelect
            )
        self.fields |= sure_fields()

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
        months = {0: MONTH} if self.laid.turned else {}
        return months | {int(name.removeprefix("column_")): str(code) for name, code in found.items()}

    @property
    def commas(self) -> dict[int, Comma]:
        """What was said of commas that can be read in two ways, by place."""
        given = self.cleaned_data if self.is_bound else {}
        found = {name: said for name, said in given.items() if name.startswith("comma_") and said}
        return {int(name.removeprefix("comma_")): Comma(said) for name, said in found.items()}

    @property
    def sure(self) -> frozenset[str]:
        """The items of which somebody says that they looked at them."""
        return sure_of(self.cleaned_data if self.is_bound else {})

    def asks_about_comma(self, place: int, typed: str) -> forms.BoundField:
        """The question what a comma means in one column, with how such a number would be read."""
        asked = self[f"comma_{place}"]
        asked.label = gettext("Which number is %s?") % typed
        asked.field.choices = [(comma.value, written(Decimal(with_point(typed, comma)))) for comma in Comma]
        return asked

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("column_")]

    @property
    def kept_with_it(self) -> list[forms.BoundField]:
        """What travels with the page unseen, besides the sheet."""
        return [one for one in self.hidden_fields() if one.name not in ("sheet", "seen")]


def sure_fields() -> dict[str, forms.Field]:
    """A tick for each item, with which somebody says that its numbers are right though they look like slips."""
    return {
        f"sure_{code}": forms.BooleanField(
            label=gettext("“%s”: I looked at it, and it is right") % gettext(item.label), required=False
        )
        for code, item in ITEMS.items()
    }


def sure_of(given: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(code for code in ITEMS if given.get(f"sure_{code}"))


def _choices(*, counts: bool) -> list[Any]:
    """What a column can hold. One that is named as a percentage or an average holds no count."""
    groups = [
        (gettext(label), [(code, gettext(item.label)) for code, item in ITEMS.items() if item.group == group])
        for group, label in GROUPS.items()
    ]
    others = [(code, gettext(label)) for code, label in OTHERS.items()]
    return [("", NO_COLUMN), (gettext("About the row"), others), *(groups if counts else ())]


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
    laid: Laid,
    columns: dict[int, str],
    commas: dict[int, Comma],
    *,
    today: date,
    parts: dict[str, str],
    why_not_here: Callable[..., Any],
    there: Mapping[Key, Decimal],
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

    return read_rows(
        laid,
        columns,
        today=today,
        part_of=part_of,
        why_not_here=why_not_here,
        commas=commas,
        there=there,
    )
