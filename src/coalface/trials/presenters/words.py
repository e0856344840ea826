"""Codes, weeks and days of trials as a person says them."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.core.trial_charts import THOUGH
from coalface.core.trials import DIRECTIONS, RESULTS, RHYTHMS, Better, Result, Rhythm, State

from .. import queries
from ..models import Trial


def day_words(day: date) -> str:
    return date_format(day, "j F Y")


def period_words(rhythm: Rhythm, period: date) -> str:
    if rhythm is Rhythm.WEEKLY:
        return _("the week of %(monday)s") % {"monday": day_words(period)}
    return date_format(period, "F Y")


def period_heading(rhythm: Rhythm, period: date) -> str:
    """As a line of a table or a choice begins: "Week of 16 November 2026"."""
    if rhythm is Rhythm.WEEKLY:
        return _("Week of %(monday)s") % {"monday": day_words(period)}
    return date_format(period, "F Y")


def period_short(rhythm: Rhythm, period: date) -> str:
    """Under a drawing, where there is little room."""
    return date_format(period, "j M" if rhythm is Rhythm.WEEKLY else "M Y")


def rhythm_words(trial: Trial) -> str:
    return _(RHYTHMS[trial.counted].label)


def direction_words(trial: Trial) -> str:
    return _(DIRECTIONS[Better(trial.better)].label)


def result_words(result: str) -> str:
    return _(RESULTS[Result(result)].label) if result else ""


def came_of_it(trial: Trial) -> str:
    """Its result, and where the chart says something else, that too: nobody reads the one without the other."""
    said = result_words(trial.result)
    otherwise = queries.chart_differs(trial)
    if otherwise is None:
        return said
    return _("%(result)s, though %(chart)s") % {"result": said, "chart": _(THOUGH[otherwise])}


def where_words(trial: Trial) -> str:
    return trial.area_name or _("The whole service")


def stands(trial: Trial) -> str:
    """How far it has come, and since when."""
    if trial.state is State.PLANNED:
        return _("Being planned")
    if trial.finished_on:
        said = {"result": came_of_it(trial), "day": day_words(trial.finished_on)}
        return _("%(result)s. Finished %(day)s") % said
    return _("Running until %(day)s") % {"day": day_words(trial.ends_on)}
