"""Weeks as a person says them: by their Monday, because nobody knows the number of a week."""

from django.utils.formats import date_format
from django.utils.translation import gettext

from coalface.core.weeks import Week


def week_words(week: object) -> str:
    """'2026-W47' as "the week of 16 November 2026". What is no week comes back as it is."""
    try:
        known = Week.parse(str(week))
    except ValueError:
        return str(week)
    return gettext("the week of %(monday)s") % {"monday": date_format(known.monday, "j F Y")}
