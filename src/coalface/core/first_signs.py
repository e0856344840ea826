"""The first signs: the links of the spiral, and what yearly numbers of many places say about each.

A service slides by a loop: vacancies make more work for those who stay, work makes people ill, those who cover for
them leave, and what they leave are vacancies, which agency workers fill. Each link is a claim. Here is what public
numbers of all places can add to it: in years in which the first thing stood higher at a place than it usually does
there, and than it did in the country, did the second stand higher too, in the same year and a year later?

The sum stands in `panel_slopes`: what goes together inside places. It does not say what makes what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .panel_slopes import Side, Slope
from .words import gettext_noop as _


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
    TOO_CLOSE = "too close to say"
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
    Verdict.TOO_CLOSE: _(
        "Public numbers are too close to say: an interval of this link ends at nought, and three usual ways to compute"
        " it do not agree whether nought lies inside. Nobody should claim the link from them."
    ),
    Verdict.TOO_FEW: _("There are too few places with both numbers to say anything about this link."),
}
SUPPORTED = frozenset({Verdict.TOGETHER_AND_LATER, Verdict.TOGETHER, Verdict.LATER})


def verdict(same: Slope, later: Slope) -> Verdict:
    """What the two slopes say together. One that leaves nought out on the wrong side weighs most."""
    if same.slope is None or later.slope is None:
        return Verdict.TOO_FEW
    sides = same.side, later.side
    if Side.BELOW in sides:
        return Verdict.OTHER_WAY
    together, follows = (side is Side.ABOVE for side in sides)
    if together:
        return Verdict.TOGETHER_AND_LATER if follows else Verdict.TOGETHER
    if follows:
        return Verdict.LATER
    return Verdict.TOO_CLOSE if Side.CLOSE in sides else Verdict.NOT_SHOWN


@dataclass(frozen=True, slots=True)
class Movement:
    """How one place moved between its last two years with a number, `since` and `year`, and how the country did."""

    year: int
    since: int
    value: float
    change: float
    whole_change: float

    @property
    def net(self) -> float:
        return self.change - self.whole_change


def last_movement(
    years: Sequence[int], place: Sequence[float | None], whole: Sequence[float | None]
) -> Movement | None:
    """From the year before to the latest, of those for which place and country both have numbers, or None.

    Where a year between has none the step is longer, and `since` says so: an old step would pass for the last.
    """
    both = [
        (year, here, there)
        for year, here, there in zip(years, place, whole, strict=True)
        if here is not None and there is not None
    ]
    if len(both) < 2:
        return None
    (since, before, whole_before), (year, now, whole_now) = both[-2:]
    return Movement(year, since, now, now - before, whole_now - whole_before)
