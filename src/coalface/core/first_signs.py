"""The first signs: the links of the spiral, and what yearly numbers of many places say about each.

A service slides by a loop: vacancies make more work for those who stay, work makes people ill, those who cover for
them leave, and what they leave are vacancies, which agency workers fill. Each link is a claim. Here is what public
numbers of all places can add to it: in years in which the first thing stood higher at a place than it usually does
there, and than it did in the country, did the second stand higher too, in the same year and a year later?

The sum is a regression with an effect for each place and each year (two-way “within”, Baltagi, Econometric Analysis of
Panel Data, chapter 3), of one thing on one other. Its interval draws places anew, each with all its years. It says what
goes together inside places. It does not say what makes what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from .words import gettext_noop as _

Floats = NDArray[np.float64]
DRAWS = 4000
TAIL = 0.025
# A place needs two years to differ from itself; so few places tell nothing about places.
FEWEST_PLACES = 30
# Numbers missing here and there make the two averages disturb each other: they are taken in turn until neither does.
MOST_TURNS, CLOSE_ENOUGH = 1000, 1e-12


@dataclass(frozen=True, slots=True)
class Link:
    """One arrow of the loop. `step` is how much more of the first thing a sentence is about.

    `own` are the monthly figures of an authority that show the same sooner. `conditions` are the words by which cards,
    themes and trials name it; `look` is what a rehearsal draws.
    """

    code: str
    title: str
    says: str
    first: str
    then: str
    step: float
    step_words: str
    careful: str
    own: tuple[str, ...]
    conditions: frozenset[str]
    look: str


LINKS = (
    Link(
        "vacancies_workload",
        _("Vacancies make more work for those who stay"),
        _("Children do not go away when a social worker does. Somebody takes over the cases."),
        "vacancy_rate",
        "caseload",
        10,
        _("10 points more vacancies"),
        _(
            "Agency workers hold cases too, so the published caseload counts them among those who share the work. Cases"
            " that wait for somebody stand in nobody’s caseload, and hours are not published at all."
        ),
        ("vacancies", "caseload", "direct_time"),
        frozenset({"workload", "staffing"}),
        "perceived_workload",
    ),
    Link(
        "workload_absence",
        _("Too much work makes people ill"),
        _("Those who carry more for long are away more often, and their work is shared out again."),
        "caseload",
        "absence_rate",
        5,
        _("5 more cases for each case holder"),
        _(
            "Absence of a year is held against cases of one day at its end. A case is not a case: five children in one"
            " family, and one child at great risk, count as the list counts them."
        ),
        ("caseload", "supervision", "absence"),
        frozenset({"workload", "wellbeing_culture", "supervision"}),
        "morale",
    ),
    Link(
        "absence_leavers",
        _("Absence makes others leave"),
        _("Whoever covers for those who are ill, month after month, looks for another place to work."),
        "absence_rate",
        "turnover_rate",
        1,
        _("1 point more absence"),
        _(
            "Absence moves little from year to year, so there is little to learn from. Somebody who is ill for long and"
            " then leaves is in both numbers."
        ),
        ("absence", "leavers", "manager_changes"),
        frozenset({"wellbeing_culture", "team"}),
        "turnover_rate",
    ),
    Link(
        "leavers_vacancies",
        _("Leavers leave vacancies"),
        _("A post stays empty until somebody is found for it, and the next is harder to fill."),
        "turnover_rate",
        "vacancy_rate",
        10,
        _("10 points more turnover"),
        _(
            "Part of this is arithmetic: whoever left and was not replaced is in both numbers, and a post that stays"
            " empty is counted again a year later. Posts that are newly made are vacancies too, and nobody left them."
        ),
        ("leavers", "vacancies"),
        frozenset({"staffing"}),
        "vacancy_rate",
    ),
    Link(
        "vacancies_agency",
        _("Vacancies are filled from agencies"),
        _("An agency worker comes at once, costs more and may go in a week. Families meet another face."),
        "vacancy_rate",
        "agency_rate",
        10,
        _("10 points more vacancies"),
        _(
            "Agency workers are counted for vacant posts, so the two belong together by how they are counted. The loop"
            " also says that agency work makes others leave; that no public number can show."
        ),
        ("vacancies", "agency"),
        frozenset({"staffing", "handover"}),
        "vacancy_rate",
    ),
)


class Verdict(StrEnum):
    """What public yearly numbers say about a link."""

    TOGETHER_AND_LATER = "together and later"
    TOGETHER = "together"
    LATER = "later"
    NOT_SHOWN = "not shown"
    OTHER_WAY = "the other way"
    TOO_FEW = "too few"


VERDICTS = {
    Verdict.TOGETHER_AND_LATER: _(
        "Public numbers show this link: the two rise together, and the second still stands higher a year later."
    ),
    Verdict.TOGETHER: _(
        "Public numbers show that the two rise together in the same year, and not that the second follows. Which came"
        " first, yearly numbers cannot say."
    ),
    Verdict.LATER: _(
        "Public numbers show the second rising a year after the first, and not in the same year."
    ),
    Verdict.NOT_SHOWN: _(
        "Public numbers do not support this link. That does not say it is not there: yearly counts may be too coarse to"
        " see it. Nobody should claim it from them."
    ),
    Verdict.OTHER_WAY: _(
        "Public numbers go against this link: where the first stood higher, the second stood lower."
    ),
    Verdict.TOO_FEW: _("There are too few places with both numbers to say anything about this link."),
}
SUPPORTED = frozenset({Verdict.TOGETHER_AND_LATER, Verdict.TOGETHER, Verdict.LATER})


@dataclass(frozen=True, slots=True)
class Slope:
    """How much more of the second thing goes with one more of the first, its interval, and how many stand behind it.

    None in each where there is too little to go by. `within` is the correlation of what is left inside places.
    """

    slope: float | None
    low: float | None
    high: float | None
    within: float | None
    numbers: int
    places: int

    def times(self, step: float) -> tuple[float, float, float] | None:
        if self.slope is None or self.low is None or self.high is None:
            return None
        return self.slope * step, self.low * step, self.high * step


def verdict(same: Slope, later: Slope) -> Verdict:
    """What the two slopes say together. One that leaves nought out on the wrong side weighs most."""
    if same.slope is None or later.slope is None:
        return Verdict.TOO_FEW
    if any(one.high is not None and one.high < 0 for one in (same, later)):
        return Verdict.OTHER_WAY
    together, follows = ((one.low is not None and one.low > 0) for one in (same, later))
    if together:
        return Verdict.TOGETHER_AND_LATER if follows else Verdict.TOGETHER
    return Verdict.LATER if follows else Verdict.NOT_SHOWN


def goes_with(first: Floats, then: Floats, rng: np.random.Generator, *, years_later: int = 0) -> Slope:
    """Return the slope inside places of `then` on `first`. Both have a row a place, a column a year, NaN for none."""
    if years_later:
        first, then = first[:, :-years_later], then[:, years_later:]
    there = ~(np.isnan(first) | np.isnan(then))
    there &= there.sum(axis=1, keepdims=True) > 1
    numbers, places = int(there.sum()), int(there.any(axis=1).sum())
    if places < FEWEST_PLACES:
        return Slope(None, None, None, None, numbers, places)
    x, y = within(first, there), within(then, there)
    xy, xx, yy = (np.sum(one, axis=1) for one in (x * y, x * x, y * y))
    if not xx.sum() > 0 or not yy.sum() > 0:
        return Slope(None, None, None, None, numbers, places)
    rows = np.flatnonzero(there.any(axis=1))
    drawn = rows[rng.integers(0, rows.size, (DRAWS, rows.size))]
    slopes = xy[drawn].sum(axis=1) / np.maximum(xx[drawn].sum(axis=1), np.finfo(np.float64).tiny)
    low, high = np.quantile(slopes, (TAIL, 1 - TAIL)).tolist()
    correlation = float(xy.sum() / np.sqrt(xx.sum() * yy.sum()))
    return Slope(float(xy.sum() / xx.sum()), low, high, correlation, numbers, places)


def within(values: Floats, there: NDArray[np.bool_]) -> Floats:
    """What is left of each number when the average of its place and that of its year are taken away; 0 for none."""
    left = np.where(there, values, 0.0)
    size = max(float(np.abs(left).max(initial=0.0)), 1.0)
    for _turn in range(MOST_TURNS):
        moved = 0.0
        for axis in (1, 0):
            count = np.maximum(there.sum(axis=axis, keepdims=True), 1)
            average = left.sum(axis=axis, keepdims=True) / count
            left = np.where(there, left - average, 0.0)
            moved = max(moved, float(np.abs(average).max(initial=0.0)))
        if moved <= CLOSE_ENOUGH * size:
            break
    return left


@dataclass(frozen=True, slots=True)
class Movement:
    """How one place moved between its last two years, and how the whole country did."""

    year: int
    value: float
    change: float
    whole_change: float

    @property
    def net(self) -> float:
        return self.change - self.whole_change


def last_movement(
    years: Sequence[int], place: Sequence[float | None], whole: Sequence[float | None]
) -> Movement | None:
    """The latest step from one year to the next for which place and country both have numbers, or None."""
    for at in range(len(years) - 1, 0, -1):
        numbers = (place[at], place[at - 1], whole[at], whole[at - 1])
        now, before, whole_now, whole_before = numbers
        if now is None or before is None or whole_now is None or whole_before is None:
            continue
        return Movement(years[at], now, now - before, whole_now - whole_before)
    return None
