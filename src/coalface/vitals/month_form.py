"""One month typed by hand: a field for each number that is used here, with the last one that was kept beside it."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext

from coalface.core.errors import NotAllowed
from coalface.core.own_returns import ITEMS, Numbers
from coalface.core.own_returns.doubts import written
from coalface.core.own_returns.items import GROUPS, Item
from coalface.core.own_returns.numbers import next_month, read_number, whys_not_together
from coalface.ui.saying import say

from .forms import sure_fields, sure_of

# What an authority begins with that has no months yet: they make the first two charts.
BEGIN_WITH = ("in_post", "vacancies", "agency", "leavers")
MONTHS_BACK = 36
USED_IN_MONTHS = 24
OnMonths = Mapping[tuple[date, str], Decimal]


def months_to_choose(today: date) -> list[date]:
    """The months that are over, the latest first."""
    first = date(today.year - MONTHS_BACK // 12, today.month, 1)
    months = [first]
    while (after := next_month(months[-1])) < today.replace(day=1):
        months.append(after)
    return months[::-1][:MONTHS_BACK]


def month_to_begin(today: date) -> date:
    """The last month that is over."""
    return months_to_choose(today)[0]


def items_used(numbers: OnMonths, month: date) -> tuple[str, ...]:
    """The items that have a number in this month or in the two years before it, or those to begin with."""
    oldest = date(month.year - USED_IN_MONTHS // 12, month.month, 1)
    used = {item for on, item in numbers if oldest <= on <= month}
    return tuple(code for code in ITEMS if code in used) or BEGIN_WITH


def last_before(numbers: OnMonths, month: date, item: str) -> tuple[date, Decimal] | None:
    """The month and the number that was kept last before this month."""
    before = [on for on, code in numbers if code == item and on < month]
    return (max(before), numbers[max(before), item]) if before else None


class MonthForm(forms.Form):
    """`there` is what stands in the month by item; `hints` is said under each field. Empty means: as it stands."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        items: Collection[str],
        there: Mapping[str, Decimal],
        hints: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items, self.there = tuple(items), there
        self.fields |= sure_fields()
        for code in self.items:
            self.fields[code] = _field(ITEMS[code], there.get(code), hints.get(code, ""))
            self.fields[f"was_{code}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=_plain(there.get(code))
            )

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields by group, in the order of the table of items."""
        return [
            (gettext(title), [self[code] for code in self.items if ITEMS[code].group == group])
            for group, title in GROUPS.items()
            if any(ITEMS[code].group == group for code in self.items)
        ]

    @property
    def sure(self) -> frozenset[str]:
        """The items of which somebody says that they looked at them."""
        return sure_of(self.cleaned_data)

    @property
    def kept_with_it(self) -> list[forms.BoundField]:
        return [self[f"was_{code}"] for code in self.items]

    def numbers(self, part: str, month: date) -> Numbers:
        """What was typed and is not there yet. What is wrong is on the form: look at its errors."""
        typed: dict[str, Decimal] = {}
        for code in self.items:
            text = str(self.cleaned_data.get(code) or "").strip()
            if not text:
                continue
            try:
                typed[code] = read_number(code, text)
            except NotAllowed as refusal:
                self.add_error(code, say(refusal))
                continue
            if self.cleaned_data[f"was_{code}"] != _plain(self.there.get(code)) and typed[
                code
            ] != self.there.get(code):
                self.add_error(code, self._meanwhile(code))
        for reason in whys_not_together(part, {**self.there, **typed}):
            self.add_error(None, say(reason))
        if not typed and not self.errors:
            self.add_error(None, gettext("Type a number first. Leave empty what was not counted."))
        return {(part, month, code): value for code, value in typed.items() if self.there.get(code) != value}

    def _meanwhile(self, code: str) -> str:
        """Somebody else has kept another number since this page was made: it is shown before it gives way."""
        said = gettext("Meanwhile %(there)s was kept here. If yours is right, keep it once more.")
        self.data = self.data.copy()
        self.data[f"was_{code}"] = _plain(self.there.get(code))
        return said % {"there": written(self.there[code]) if code in self.there else gettext("no number")}


def _field(item: Item, there: Decimal | None, hint: str) -> forms.CharField:
    return forms.CharField(
        label=gettext(item.label),
        help_text=hint,
        required=False,
        max_length=20,
        initial=_plain(there),
        widget=forms.TextInput(
            attrs={"inputmode": "numeric" if item.whole else "decimal", "autocomplete": "off", "size": "10"}
        ),
    )


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
