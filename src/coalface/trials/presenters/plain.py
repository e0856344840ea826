"""A trial as plain text, with what somebody needs who would try it elsewhere."""

from textwrap import fill

from django.utils.translation import gettext as _

from coalface.core.trial_charts import SAYS
from coalface.learning.addresses import address
from coalface.learning.presenters.facts import LICENCE

from .. import queries
from ..models import Trial
from .words import came_of_it, day_words, direction_words, rhythm_words, where_words

WIDTH = 72


def plan_text(trial: Trial) -> str:
    """Headings and paragraphs, each line short enough to be printed or mailed as it is."""
    parts = [(heading, words) for heading, words in _parts(trial) if words]
    title = fill(trial.aim, WIDTH)
    said = [title, "=" * max(map(len, title.splitlines())), ""]
    for heading, words in parts:
        said += [heading, "-" * len(heading), *(fill(line, WIDTH) for line in words.splitlines()), ""]
    return "\n".join([*said, address("trial", trial.pk), LICENCE, ""])


def _parts(trial: Trial) -> list[tuple[str, str]]:
    return [
        (_("The smallest test"), trial.smallest_test),
        (_("What is counted"), f"{trial.measure}. {rhythm_words(trial)}. {direction_words(trial)}."),
        (_("What would make us stop"), trial.stop_if),
        (_("Where and when it was tried"), _where(trial)),
        (_("What came of it"), _result(trial)),
    ]


def _where(trial: Trial) -> str:
    change = (
        _("The change began on %(day)s.") % {"day": day_words(trial.changes_on)} if trial.changes_on else ""
    )
    days = _("counted from %(first)s to %(last)s.") % {
        "first": day_words(trial.starts_on),
        "last": day_words(trial.finished_on or trial.ends_on),
    }
    return f"{trial.organisation.name}, {where_words(trial)}, {days} {change}".strip()


def _result(trial: Trial) -> str:
    if not trial.result:
        return ""
    found = queries.evidence_of(trial, queries.numbers_there(trial))
    chart = _("The chart: %(says)s") % {"says": _(SAYS[found.shows])} if found else ""
    return "\n".join(part for part in (f"{came_of_it(trial)}.", trial.said, chart) if part)
