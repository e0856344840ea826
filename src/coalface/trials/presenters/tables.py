"""Trials and their numbers as two tables to take along, beside cards, themes and answers."""

from collections.abc import Iterator
from typing import Any

from coalface.core.words import gettext_noop as _
from coalface.learning.presenters.open_data import DAY, TEXT, Dataset, offer

from ..queries import numbers_there, public_trials
from .facts import trial_facts

DECIMAL = ("number", "DOUBLE")
WORDS = ("id", "aim", "smallest_test", "measure", "better", "rhythm", "stop_if", "organisation", "area")
RESULT = ("state", "result", "said", "chart_shows", "theme", "copied_from", "url")
DAYS = ("starts_on", "changes_on", "ends_on", "begun_on", "finished_on")


def _facts() -> Iterator[dict[str, Any]]:
    for trial in public_trials().select_related("copied_from").prefetch_related("numbers"):
        yield trial_facts(trial, numbers_there(trial))


def _numbers() -> Iterator[dict[str, Any]]:
    for facts in _facts():
        yield from ({"trial": facts["id"], **number} for number in facts["numbers"])


TRIALS = Dataset(
    "trials",
    _("What was tried, and what came of it"),
    dict.fromkeys(WORDS, TEXT) | dict.fromkeys(DAYS, DAY) | dict.fromkeys(RESULT, TEXT),
    _facts,
)
NUMBERS = Dataset(
    "trial-numbers",
    _("The numbers of each trial, a line for each week or month"),
    {"trial": TEXT, "period": TEXT, "value": DECIMAL},
    _numbers,
)


def offer_tables() -> None:
    offer(TRIALS)
    offer(NUMBERS)
