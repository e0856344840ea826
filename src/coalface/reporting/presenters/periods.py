"""Months and quarters, as a person says them."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def period_words(period: str) -> str:
    """'2026-Q4' or '2026-10' as a person says it."""
    year, _dash, part = period.partition("-")
    if part.startswith("Q"):
        return QUARTERS[part]() % {"year": year}
    return date_format(date(int(year), int(part), 1), "F Y")


QUARTERS = {
    "Q1": lambda: _("January to March %(year)s"),
    "Q2": lambda: _("April to June %(year)s"),
    "Q3": lambda: _("July to September %(year)s"),
    "Q4": lambda: _("October to December %(year)s"),
}
