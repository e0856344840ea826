"""The library and a trial, as everyone sees them."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from coalface.core.trials import RESULTS, State

from .. import queries
from ..models import Trial
from .charts import late_words, trial_chart
from .words import came_of_it, day_words, direction_words, result_words, rhythm_words, stands, where_words

WORDS_IN_LINE = 36
RUNNING = "running"


def filters() -> list[tuple[str, str]]:
    results = [(code.value, _(term.label)) for code, term in RESULTS.items()]
    return [("", _("Every trial")), (RUNNING, _("Running now")), *results]


def trial_line(trial: Trial) -> dict[str, Any]:
    """A trial in the list: enough to choose by."""
    return {
        "id": trial.pk,
        "aim": trial.aim,
        "stands": came_of_it(trial) or _("Running"),
        "result": trial.result,
        "place": trial.organisation.name,
        "says": Truncator(trial.smallest_test).words(WORDS_IN_LINE, truncate="…"),
        "measure": trial.measure,
        "when": _("%(start)s to %(end)s") % _days(trial),
        "where": where_words(trial),
    }


def _days(trial: Trial) -> dict[str, str]:
    return {"start": day_words(trial.starts_on), "end": day_words(trial.finished_on or trial.ends_on)}


def trial_page(trial: Trial) -> dict[str, Any]:
    """All that a page shows of a trial."""
    original = trial.copied_from
    chart = trial_chart(trial, queries.numbers_of(trial)) if trial.begun_on else None
    return {
        "id": trial.pk,
        "aim": trial.aim,
        "smallest_test": trial.smallest_test,
        "measure": trial.measure,
        "stop_if": trial.stop_if,
        "state": trial.state.value,
        "stands": stands(trial),
        "result": result_words(trial.result),
        "said": trial.said,
        "may_copy": trial.public and trial.state is State.FINISHED,
        "facts": _facts(trial),
        "late": late_words(trial),
        "chart": chart,
        # Beside the result where the two differ; else it stands below the chart alone.
        "chart_shows": chart.shows if chart and queries.chart_differs(trial) else "",
        "original": trial_link(original) if original and original.public else None,
        "copies": [trial_link(copy) for copy in queries.copies_of(trial)],
        "theme": _theme(trial),
    }


def _facts(trial: Trial) -> list[tuple[str, str]]:
    planned = _("Planned until") if trial.finished_on else _("Until")
    changed = [(_("First day of the change"), day_words(trial.changes_on))] if trial.changes_on else []
    entered = [(_("Plan entered"), day_words(trial.begun_on))] if trial.begun_on else []
    ended = [(_("Finished"), day_words(trial.finished_on))] if trial.finished_on else []
    return [
        (_("Where"), where_words(trial)),
        (_("Counted from"), day_words(trial.starts_on)),
        *changed,
        (planned, day_words(trial.ends_on)),
        *entered,
        *ended,
        (_("Counted"), rhythm_words(trial)),
        (_("Better is"), direction_words(trial)),
    ]


def trial_link(trial: Trial) -> dict[str, Any]:
    return {"id": trial.pk, "aim": trial.aim, "place": trial.organisation.name, "stands": stands(trial)}


def _theme(trial: Trial) -> dict[str, str] | None:
    """The theme it came of, where everyone can read that."""
    theme = trial.theme
    if theme is None or theme.taken_back_on or not theme.asked_on:
        return None
    try:
        return {"title": theme.title, "url": reverse("theme", args=[theme.pk])}
    except NoReverseMatch:
        return None


def tombstone(trial: Trial) -> dict[str, str]:
    assert trial.taken_back_on is not None
    return {"when": day_words(trial.taken_back_on)}
