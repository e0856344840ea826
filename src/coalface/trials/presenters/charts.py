"""The numbers of a trial as a control chart, in sentences and as a table: the same three times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.charts.drawing import Labels, Table, describe, draw_over_time, table_of
from coalface.core.charts.readings import POINTS_FOR_LIMITS
from coalface.core.thresholds import NUMBERS_BEFORE_CHANGE
from coalface.core.trial_charts import SAYS, Evidence, Shows
from coalface.core.trial_numbers import period_of

from .. import queries
from ..models import Trial
from .words import day_words, direction_words, period_heading, period_short, period_words, rhythm_words

GAPS_NAMED = 4
TENTHS_BELOW = 100


@dataclass(frozen=True, slots=True)
class TrialChart:
    """A drawing, its sentences and its table.

    `means` are the mean before the change and since; `shows` is what the chart shows, in a sentence; `care` says what
    the reader should be careful about.
    """

    name: str
    says: str
    drawing: str
    legend: str
    means: list[tuple[str, str, str]]
    shows: str
    sentences: list[str]
    care: list[str]
    table: Table


def trial_chart(trial: Trial, numbers: Mapping[date, Decimal]) -> TrialChart | None:
    """The chart from the first number to the last; None where there is no number yet."""
    found = queries.evidence_of(trial, numbers)
    if found is None:
        return None
    periods = queries.periods_counted(trial, numbers)
    changed = change_place(trial, periods)
    labels = Labels(
        name=trial.measure,
        points=[period_short(trial.counted, period) for period in periods],
        says=_("%(rhythm)s. %(direction)s.")
        % {"rhythm": rhythm_words(trial), "direction": direction_words(trial)},
        say=_,
        change=changed if 0 < changed < len(periods) else None,
    )
    said = describe(found.chart, labels)
    return TrialChart(
        name=labels.name,
        says=labels.says,
        drawing=draw_over_time(found.chart, labels),
        legend=_legend(found),
        means=_means(found),
        shows=_(SAYS[found.shows]),
        sentences=[part for part in (said.drawn, said.signals) if part],
        care=[
            *_chance(found),
            *_few(found),
            *_gaps(trial, [period for period in periods if period not in numbers]),
        ],
        table=_table(trial, periods, changed, table_of(found.chart, labels)),
    )


def change_place(trial: Trial, periods: list[date]) -> int:
    """How many of these weeks or months lie before the change."""
    first = period_of(trial.counted, trial.changes_on or trial.starts_on)
    return sum(period < first for period in periods)


def _table(trial: Trial, periods: list[date], changed: int, drawn: Table) -> Table:
    side = [_("before")] * changed + [_("since")] * (len(periods) - changed)
    rows = tuple(
        (period_heading(trial.counted, period), words, *row[1:])
        for period, words, row in zip(periods, side, drawn.rows, strict=True)
    )
    return Table((_("When"), _("The change"), *drawn.headings[1:]), rows)


def _means(found: Evidence) -> list[tuple[str, str, str]]:
    """The two means, each with how many numbers it is made of. One alone where there is no other."""
    given = (
        (_("Before the change"), found.mean_before, found.before),
        (_("Since"), found.mean_since, found.since),
    )
    return [(name, _mean(value), _of(count)) for name, value, count in given if count]


def _mean(value: float) -> str:
    figures = 1 if abs(value) < TENTHS_BELOW else 0
    return f"{value:,.{figures}f}"


def _of(count: int) -> str:
    return ngettext("on average, of one number", "on average, of %(count)d numbers", count) % {"count": count}


def _legend(found: Evidence) -> str:
    """What the lines of this drawing are."""
    if not found.before:
        middle = _("The line through the middle is the mean of all numbers.")
    else:
        middle = _("The line through the middle is the mean before the change, carried on.")
    if all(one is None for one in found.chart.signal):
        return middle
    limits = (
        _(
            "Dotted lines show how far numbers went by chance before the change. A diamond lies where it is more than"
            " chance."
        )
        if found.before
        else _("Dotted lines show how far numbers go by chance. A diamond lies where it is more than chance.")
    )
    return f"{middle} {limits}"


def _chance(found: Evidence) -> list[str]:
    """What a signal is worth: test_evidence counts how often one comes of nothing."""
    if found.shows not in (Shows.BETTER, Shows.WORSE, Shows.BOTH):
        return []
    return [
        _(
            "Of ten changes that do nothing, about one chart would look better by chance, and one worse. What else"
            " changed at the same time no chart can say."
        )
    ]


def _few(found: Evidence) -> list[str]:
    """What to be careful about where limits are made of few numbers, or of none."""
    made_of = found.before or found.since
    if made_of >= POINTS_FOR_LIMITS:
        return []
    if all(one is None for one in found.chart.signal):
        if made_of >= NUMBERS_BEFORE_CHANGE.value:
            return []
        return [
            _("There are no dotted lines: limits of chance take at least %d numbers.")
            % NUMBERS_BEFORE_CHANGE.value
        ]
    said = _(
        "The dotted lines are trial limits, for they come from %(count)d numbers. With %(enough)d they would be firmer."
    )
    return [said % {"count": made_of, "enough": POINTS_FOR_LIMITS}]


def late_words(trial: Trial) -> str:
    """Where the plan was written down after the change had begun, that it was: its numbers could be known by then."""
    if not trial.begun_on or not trial.changes_on or trial.begun_on <= trial.changes_on:
        return ""
    said = _(
        "This plan was entered on %(entered)s, when the change had been going since %(changed)s: its first numbers"
        " could be known."
    )
    return said % {"entered": day_words(trial.begun_on), "changed": day_words(trial.changes_on)}


def _gaps(trial: Trial, missing: list[date]) -> list[str]:
    if not missing:
        return []
    named = ", ".join(period_words(trial.counted, period) for period in missing[:GAPS_NAMED])
    if more := len(missing) - GAPS_NAMED if len(missing) > GAPS_NAMED else 0:
        named = _("%(named)s and %(more)d more") % {"named": named, "more": more}
    return [_("There is no number for %(named)s. The line breaks there.") % {"named": named}]
