"""What the columns of a sheet are taken to hold, and what is said of those that are left out."""

import pytest

from coalface.core.own_returns import ITEMS, guessed
from coalface.core.own_returns.headings import ALSO, code_of, label_of, left_out, plain, taken_as


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Vacs", "vacancies"),
        ("Vacant posts (FTE)", "vacancies"),
        ("No. of vacancies", "vacancies"),
        ("NumberOfVacancies", "vacancies"),
        ("Agency staff", "agency"),
        ("Agency SW FTE", "agency"),
        ("Locums", "agency"),
        ("FTE in post", "in_post"),
        ("Social workers in post", "in_post"),
        ("SWs in post (WTE)", "in_post"),
        ("Sickness", "days_lost"),
        ("Sickness days", "days_lost"),
        ("Joiners", "starters"),
        ("Leavers in month", "leavers"),
        ("Total referrals", "referrals"),
        ("Number of referrals received", "referrals"),
        ("Re-referrals within 12 months", "rereferrals"),
        ("C&F assessments completed", "assessments"),
        ("Assessments within 45 days", "assessments_in_time"),
        ("Supervisions held", "supervision_held"),
        ("Open cases", "cases"),
        ("Supervisions done", "supervision_held"),
        ("Month ending", "month"),
        ("LA name", "authority"),
        ("Team", "part"),
    ],
)
def test_heads_that_sheets_have_are_known(heading, code):
    assert code_of(heading) == code


def test_no_two_numbers_claim_one_name():
    claimed = {}
    for code, item in ITEMS.items():
        for name in {plain(each) for each in (code, item.label, item.label.partition(" (")[0], *item.also)}:
            assert claimed.setdefault(name, code) == code, name
    assert not set(claimed) & {plain(name) for names in ALSO.values() for name in names}


@pytest.mark.parametrize(
    "heading", ["Vacancy %", "% vacancies", "Vacancy rate", "Turnover rate", "Agency pct"]
)
def test_a_percentage_is_none_of_the_counts_that_it_is_made_of(heading):
    assert code_of(heading) == ""


def test_of_a_column_that_is_left_out_it_is_said_why_and_what_may_be_meant():
    headings = [
        "Month", "Vacancy %", "Headcount", "Average caseload", "Refferals", "Weather", "Vacs", "Vacancies",
        "Sickness rate",
    ]  # fmt: skip
    said = {one.heading: (str(one.why), one.near) for one in left_out(headings, guessed(headings))}
    assert said == {
        "Vacancy %": (
            "This is a percentage, and percentages are computed. Give what it is made of: “Vacancies (FTE)”, “Social"
            " workers in post (FTE)”.",
            "",
        ),
        "Headcount": (
            "Heads were counted here, and rates are made of whole-time equivalents (FTE). If there are none, choose"
            " what it is to stand for.",
            "in_post",
        ),
        "Average caseload": (
            "This is an average, and averages are computed. Give what it is made of: “Cases held”, “Case"
            " holders (FTE)”.",
            "",
        ),
        "Refferals": ("Do you mean “Referrals”?", "referrals"),
        "Weather": ("We know no number of this name.", ""),
        "Vacancies": ("Another column holds “Vacancies (FTE)” already, and only one can.", ""),
        "Sickness rate": (
            "This is a percentage, and percentages are computed. Give what it is made of: “Working days lost to"
            " sickness”, “Working days contracted”.",
            "",
        ),
    }


def test_a_column_that_is_like_one_that_is_held_says_which():
    headings = ["Month", "Refferals", "Referrals"]
    [one] = left_out(headings, guessed(headings))
    assert str(one.why) == "It is like “Referrals”, which another column holds already."


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("Number of CLA", "We know no number of this name."),
        ("Contacts", "We know no number of this name."),
        ("s47 enquiries", "We know no number of this name."),
        ("Posts (FTE)", "Give those two: “Social workers in post (FTE)”, “Vacancies (FTE)”."),
    ],
)
def test_what_is_like_nothing_of_ours_is_offered_nothing(heading, says):
    [one] = left_out(["Month", heading], {0: "month"})
    assert str(one.why).endswith(says)
    assert one.near == ""


def test_a_column_under_another_name_is_said_and_one_under_ours_is_not():
    headings = ["Month", "Vacs", "Referrals", "in_post", "Agency workers"]
    assert [(one.heading, one.label) for one in taken_as(headings, guessed(headings))] == [
        ("Vacs", label_of("vacancies"))
    ]
