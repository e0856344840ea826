"""What can be entered for a month, and which charts are drawn of it. Counts are entered; percentages are computed.

An item that is counted on a day is counted on the last day of the month; all others over the month.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..words import gettext_noop as _


class Shape(StrEnum):
    """How a chart is made: each value for itself, or shares of small numbers with limits that follow their size."""

    XMR = "xmr"
    SHARE = "p"


@dataclass(frozen=True, slots=True)
class Item:
    """One number a month. `whole` means that it is counted in ones. `people` are never shown of fewer than ten."""

    code: str
    label: str
    group: str
    on_a_day: bool = False
    whole: bool = True
    people: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnChart:
    """One chart. `over` items are added up and, where there are `under` items, divided by their sum."""

    code: str
    name: str
    says: str
    group: str
    over: tuple[str, ...]
    under: tuple[str, ...] = ()
    per_cent: bool = False
    better: str = "neutral"
    shape: Shape = Shape.XMR
    decimals: int = 1

    @property
    def per(self) -> float:
        return 100.0 if self.per_cent else 1.0

    @property
    def after(self) -> str:
        return "%" if self.per_cent else ""


GROUPS = {
    "workforce": _("The people who do it"),
    "work": _("The work"),
    "time": _("Time, supervision and change"),
    "audits": _("Case files that were audited"),
}

ITEMS = {
    item.code: item
    for item in (
        Item(
            "in_post", _("Social workers in post (FTE)"), "workforce", on_a_day=True, whole=False, people=True,
            also=("inpost", "fte in post", "in post fte", "sws in post", "sw in post", "wte in post", "staff in post",
                  "filled posts", "social workers fte", "qualified social workers"),
        ),
        Item(
            "vacancies", _("Vacancies (FTE)"), "workforce", on_a_day=True, whole=False,
            also=("vacant", "vacs", "vacancy", "vacant posts", "unfilled posts", "NumberOfVacancies"),
        ),
        Item(
            "agency", _("Agency workers (FTE)"), "workforce", on_a_day=True, whole=False,
            also=("agency", "agency staff", "agency social workers", "agency sws", "agency sw", "locums",
                  "locum staff"),
        ),
        Item(
            "starters", _("Starters (FTE)"), "workforce", whole=False,
            also=("starts", "new starters", "joiners", "starters in month"),
        ),
        Item("leavers", _("Leavers (FTE)"), "workforce", whole=False, also=("leaver", "leavers in month")),
        Item(
            "days_lost", _("Working days lost to sickness"), "workforce", whole=False,
            also=("sick days", "sickness", "sickness days", "sickness absence", "sickness absence days", "days lost",
                  "days lost to sickness", "working days lost", "days sick", "absence days", "absence"),
        ),
        Item(
            "days_contracted", _("Working days contracted"), "workforce", whole=False,
            also=("working days", "contracted days", "days contracted", "available days", "days available"),
        ),
        Item(
            "cases", _("Cases held"), "work", on_a_day=True,
            also=("open cases", "allocated cases", "cases open", "cases allocated"),
        ),
        Item(
            "case_holders", _("Case holders (FTE)"), "work", on_a_day=True, whole=False, people=True,
            also=("caseholders", "case holding social workers", "caseholding social workers", "case holding fte",
                  "case holding sws", "case holding sw"),
        ),
        Item("referrals", _("Referrals"), "work", also=("referral", "refs", "referrals received", "new referrals")),
        Item(
            "rereferrals", _("Referrals within a year of one before"), "work",
            also=("re-referrals", "re-referrals within 12 months", "rereferrals within 12 months", "repeat referrals"),
        ),
        Item(
            "assessments", _("Assessments completed"), "work",
            also=("c&f assessments", "single assessments", "child and family assessments", "assessments done",
                  "c&f assessments completed", "single assessments completed"),
        ),
        Item(
            "assessments_in_time", _("Assessments completed within 45 working days"), "work",
            also=("assessments in 45 days", "assessments within 45 days", "assessments on time",
                  "assessments in timescale", "assessments 45 days", "assessments within 45 working days"),
        ),
        Item("visits_due", _("Visits due"), "work", also=("visits required", "statutory visits due")),
        Item(
            "visits_in_time", _("Visits made in time"), "work",
            also=("visits on time", "visits in timescale", "statutory visits in time"),
        ),
        Item(
            "hours_direct", _("Hours with children and families"), "time", whole=False,
            also=("direct hours", "direct work hours", "hours of direct work", "hours with children",
                  "direct time hours"),
        ),
        Item("hours_worked", _("Hours worked"), "time", whole=False, also=("total hours", "hours", "all hours")),
        Item(
            "supervision_due", _("Supervision sessions due"), "time",
            also=("supervision due", "supervisions due", "supervision required"),
        ),
        Item(
            "supervision_held", _("Supervision sessions held"), "time",
            also=("supervision held", "supervisions held", "supervisions done", "supervision done",
                  "supervision completed", "supervisions completed"),
        ),
        Item(
            "manager_changes", _("Changes of a team manager"), "time",
            also=("manager changes", "changes of manager", "team manager changes", "changes of team manager"),
        ),
        Item("audits_good", _("Audits graded good"), "audits", also=("good", "graded good")),
        Item(
            "audits_acceptable", _("Audits graded acceptable"), "audits",
            also=("acceptable", "adequate", "requires improvement", "graded acceptable"),
        ),
        Item("audits_poor", _("Audits graded poor"), "audits", also=("poor", "inadequate", "graded poor")),
    )
}  # fmt: skip
AUDITED = ("audits_good", "audits_acceptable", "audits_poor")
# The first is at most the second: a share is a part of what it is a share of.
PARTS_OF = {
    "rereferrals": "referrals",
    "assessments_in_time": "assessments",
    "visits_in_time": "visits_due",
    "hours_direct": "hours_worked",
    "supervision_held": "supervision_due",
    "days_lost": "days_contracted",
}

OWN_CHARTS = {
    chart.code: chart
    for chart in (
        OwnChart(
            "vacancies", _("Vacancy rate"), _("Vacancies of posts, on the last day of the month"), "workforce",
            ("vacancies",), ("vacancies", "in_post"), per_cent=True, better="decrease",
        ),
        OwnChart(
            "agency", _("Agency rate"), _("Agency workers, of all who work, on the last day of the month"),
            "workforce", ("agency",), ("agency", "in_post"), per_cent=True, better="decrease",
        ),
        OwnChart(
            "leavers", _("Leavers"), _("Whole-time equivalents in the month"), "workforce",
            ("leavers",), better="decrease",
        ),
        OwnChart("starters", _("Starters"), _("Whole-time equivalents in the month"), "workforce", ("starters",)),
        OwnChart(
            "absence", _("Absence rate"), _("Working days lost to sickness, of those contracted"), "workforce",
            ("days_lost",), ("days_contracted",), per_cent=True, better="decrease",
        ),
        OwnChart(
            "caseload", _("Caseload"), _("Cases for each case holder, on the last day of the month"), "work",
            ("cases",), ("case_holders",), better="decrease",
        ),
        OwnChart("referrals", _("Referrals"), _("In the month"), "work", ("referrals",), decimals=0),
        OwnChart(
            "rereferrals", _("Share of referrals that follow another"), _("Within twelve months, of all referrals"),
            "work", ("rereferrals",), ("referrals",), per_cent=True, better="decrease",
        ),
        OwnChart("assessments", _("Assessments completed"), _("In the month"), "work", ("assessments",), decimals=0),
        OwnChart(
            "assessments_in_time", _("Assessments in time"), _("Within 45 working days, of those completed"), "work",
            ("assessments_in_time",), ("assessments",), per_cent=True, better="increase",
        ),
        OwnChart(
            "visits_in_time", _("Visits in time"), _("Of those that were due"), "work",
            ("visits_in_time",), ("visits_due",), per_cent=True, better="increase",
        ),
        OwnChart(
            "direct_time", _("Time with children and families"), _("Of the hours worked"), "time",
            ("hours_direct",), ("hours_worked",), per_cent=True, better="increase",
        ),
        OwnChart(
            "supervision", _("Supervision held"), _("Of the sessions that were due"), "time",
            ("supervision_held",), ("supervision_due",), per_cent=True, better="increase",
        ),
        OwnChart(
            "manager_changes", _("Changes of a team manager"), _("In the month"), "time",
            ("manager_changes",), better="decrease", decimals=0,
        ),
        OwnChart(
            "audits_poor", _("Audited case files graded poor"), _("Of the files audited in the month"), "audits",
            ("audits_poor",), AUDITED, per_cent=True, better="decrease", shape=Shape.SHARE,
        ),
        OwnChart(
            "audits_good", _("Audited case files graded good"), _("Of the files audited in the month"), "audits",
            ("audits_good",), AUDITED, per_cent=True, better="increase", shape=Shape.SHARE,
        ),
    )
}  # fmt: skip
