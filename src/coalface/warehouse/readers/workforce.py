"""Children's social work workforce at 30 September: one person a row since 2017, so that this is a series of its own.

Two layouts: that of the releases until 2022, and that of later ones, under the later names. A superseded release stands
beside the one that took its place, so that what was revised can be seen.
"""

from .ees import EesLayout, Share
from .source import DFE, Source

RATES = {
    "turnover_rate_fte": Share("leavers_fte", ("inpost_fte",)),
    "turnover_rate_headcount": Share("leavers_headcount", ("inpost_headcount",)),
    "agency_rate_fte": Share("agency_fte", ("agency_fte", "inpost_fte")),
    "agency_rate_headcount": Share("agency_headcount", ("agency_headcount", "inpost_headcount")),
    "agency_cover_rate_fte": Share("agency_cover_fte", ("agency_fte",)),
    "vacancy_rate_fte": Share("vacancy_fte", ("vacancy_fte", "inpost_fte")),
    "vacancy_agency_cover_rate_fte": Share("agency_cover_fte", ("vacancy_fte",)),
    "absence_rate_fte": None,
}
SINCE_2023 = (
    "inpost_fte",
    "inpost_headcount",
    "starters_fte",
    "starters_headcount",
    "leavers_fte",
    "leavers_headcount",
    "agency_fte",
    "agency_headcount",
    "agency_cover_fte",
    "vacancy_fte",
    "case_holders_fte",
    "cases",
    "caseload_fte",
    "working_days_lost_fte",
    *RATES,
)
# Name in the releases until 2022 -> name since.
UNTIL_2022 = {
    "social_worker_fte": "inpost_fte",
    "leaver_fte": "leavers_fte",
    "turnover_rate_fte_%": "turnover_rate_fte",
    "working_days_lost_fte": "working_days_lost_fte",
    "absence_rate_fte_%": "absence_rate_fte",
    "agency_fte": "agency_fte",
    "agency_worker_rate_fte_%": "agency_rate_fte",
    "agency_cover_fte": "agency_cover_fte",
    "agency_cover_rate_fte_%": "agency_cover_rate_fte",
    "vacancy_fte": "vacancy_fte",
    "vacancy_rate_fte_%": "vacancy_rate_fte",
    "vacancy_agency_cover_rate_fte_%": "vacancy_agency_cover_rate_fte",
    "case_holders_fte": "case_holders_fte",
    "cases": "cases",
    "caseload_fte": "caseload_fte",
    "social_worker_headcount": "inpost_headcount",
    "leaver_headcount": "leavers_headcount",
    "turnover_rate_headcount_%": "turnover_rate_headcount",
    "agency_headcount": "agency_headcount",
    "agency_worker_rate_headcount_%": "agency_rate_headcount",
}
_OLD = {now: then for then, now in UNTIL_2022.items()}


def _as_then(share: Share | None) -> Share | None:
    return share and Share(_OLD[share.over], tuple(_OLD[name] for name in share.under))


SOURCE = Source(
    code="dfe_workforce",
    title="Children’s social work workforce, indicators",
    publisher=DFE,
    period="30 September",
    layouts=(
        EesLayout(items={name: name for name in SINCE_2023}, ends=(9, 30), percents=RATES),
        EesLayout(
            items=UNTIL_2022,
            ends=(9, 30),
            percents={_OLD[name]: _as_then(share) for name, share in RATES.items()},
        ),
    ),
)
