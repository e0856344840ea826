"""The numbers of a trial as a control chart, in sentences and as a table: the same three times."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.charts import Improvement, xmr
from coalface.core.charts.drawing import Labels, Table, describe, draw_over_time, table_of
from coalface.core.charts.readings import POINTS_FOR_LIMITS
from coalface.core.trial_numbers import periods_between
from coalface.core.trials import Better

from ..models import Trial
from .words import direction_words, period_heading, period_short, period_words, rhythm_words

IMPROVEMENT = {Better.MORE: Improvement.INCREASE, Better.LESS: Improvement.DECREASE}
GAPS_NAMED = 4


@dataclass(frozen=True, slots=True)
class TrialChart:
    """A drawing, its sentences and its table. `care` says what the reader should be careful about."""

    name: str
    says: str
    drawing: str
    sentences: list[str]
    care: list[str]
    table: Table


def trial_chart(trial: Trial, numbers: Mapping[date, Decimal]) -> TrialChart | None:
    """The chart from the first number to the last; None where there is no number yet."""
    if not numbers:
        return None
    periods = periods_between(trial.counted, min(numbers), max(numbers))
    values = [float(numbers[period]) if period in numbers else None for period in periods]
    made = xmr(values, improvement=IMPROVEMENT[Better(trial.better)].value, allow_gaps=True)
    labels = Labels(
        name=trial.measure,
        points=[period_short(trial.counted, period) for period in periods],
        says=_("%(rhythm)s. %(direction)s.")
        % {"rhythm": rhythm_words(trial), "direction": direction_words(trial)},
        say=_,
    )
    said = describe(made, labels)
    table = table_of(made, labels)
    rows = tuple(
        (period_heading(trial.counted, period), *row[1:])
        for period, row in zip(periods, table.rows, strict=True)
    )
    return TrialChart(
        name=labels.name,
        says=labels.says,
        drawing=draw_over_time(made, labels),
        sentences=[part for part in (said.drawn, said.signals) if part],
        care=[
            *_few(len(numbers), made.trial_limits),
            *_gaps(trial, [p for p in periods if p not in numbers]),
        ],
        table=Table((_("When"), *table.headings[1:]), rows),
    )


def _few(count: int, trial_limits: bool) -> list[str]:
    if not trial_limits:
        return []
    said = ngettext(
        "There is one number so far.",
        "There are %(count)d numbers so far.",
        count,
    ) % {"count": count}
    why = _(
        "Below %(enough)d, the dotted lines are trial limits: each new number can still move them, so look again when"
        " there are more."
    )
    return [f"{said} {why % {'enough': POINTS_FOR_LIMITS}}"]


def _gaps(trial: Trial, missing: list[date]) -> list[str]:
    if not missing:
        return []
    named = ", ".join(period_words(trial.counted, period) for period in missing[:GAPS_NAMED])
    if more := len(missing) - GAPS_NAMED if len(missing) > GAPS_NAMED else 0:
        named = _("%(named)s and %(more)d more") % {"named": named, "more": more}
    return [_("There is no number for %(named)s. The line breaks there.") % {"named": named}]
