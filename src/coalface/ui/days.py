"""The field for a day on every page: chosen in the browser's own picker, or typed as `core.days` reads it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from coalface.core.days import day_of, has_two_digit_year

NO_DAY = gettext_lazy("Give a day such as 31 July 2027, or 2027-07-31.")
NO_CENTURY = gettext_lazy("Write the year with four figures, such as 31 July 2027.")


class DayField(forms.DateField):
    """A day. What cannot be read as one is told with an example."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": NO_DAY, "no_century": NO_CENTURY}

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        found = day_of(str(value))
        if found is None:
            why = "no_century" if has_two_digit_year(str(value)) else "invalid"
            raise forms.ValidationError(self.error_messages[why], code=why)
        return found
