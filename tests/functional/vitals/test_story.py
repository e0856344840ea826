"""What stands out, and the years of a page: rules on hand-made series, with the sums in comments."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from coalface.core.figures import Value
from coalface.vitals.events import events_of
from coalface.vitals.presenters import files
from coalface.vitals.presenters.axis import axis_for
from coalface.vitals.presenters.happened import Happening
from coalface.vitals.presenters.story import furthest, judged_words
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.queries.series import Series


def happening(at: float, judged: str = "") -> Happening:
    return Happening(1, "then", "something", "somewhere", "", bool(judged), judged, at)


def series(code: str, *numbers: float | None) -> Series:
    cells = tuple(Cell(Value(number, "" if number is not None else "x")) for number in numbers)
    return Series(measures()[code], tuple(range(2025 - len(numbers) + 1, 2026)), cells)


def test_the_axis_goes_on_to_what_happened_after_the_last_number_and_no_further_than_two_years():
    years = range(2009, 2026)
    assert axis_for(years, []) == years
    assert axis_for(years, [happening(2008.9), happening(2012.5)]) == years
    assert axis_for(years, [happening(2026.3)]) == range(2009, 2027)
    assert axis_for(years, [happening(2040.0)]) == range(2009, 2028)
    assert axis_for(range(0), [happening(2012.5)]) == range(0)


def test_the_rates_told_are_those_furthest_from_england_up_or_down_in_per_cent_of_where_they_began():
    here = {
        "section_47_rate": series("section_47_rate", 100, 150),  # +50%, England +40%: 10 apart
        "initial_conferences_rate": series("initial_conferences_rate", 50, 40),  # −20%, England +5%: 25 apart
        "referrals_per_10_000": series("referrals_per_10_000", 500, 590),  # +18%, England +3%: 15 apart
        "plans_per_10_000": series("plans_per_10_000", None, 60),  # one year is no change
        "vacancy_rate": series("vacancy_rate", 10, 40),  # no rate of work
        "referrals": series("referrals", 10, 90),  # a count
    }
    england = {
        "section_47_rate": series("section_47_rate", 100, 140),
        "initial_conferences_rate": series("initial_conferences_rate", 60, 63),
        "referrals_per_10_000": series("referrals_per_10_000", 500, 515),
        "plans_per_10_000": series("plans_per_10_000", 50, 50),
        "vacancy_rate": series("vacancy_rate", 10, 10),
        "referrals": series("referrals", 10, 10),
    }
    assert furthest(here, england) == ["initial_conferences_rate", "referrals_per_10_000"]
    assert furthest(here, {}) == []


def test_judgements_that_are_the_same_in_a_row_stand_together_and_those_without_a_grade_are_left_out():
    there = [
        (2010.5, "Inadequate"),
        (2012.8, "Inadequate"),
        (2013.5, ""),
        (2016.9, "Good"),
        (2019.0, "Inadequate"),
    ]
    [said] = judged_words([happening(at, judged) for at, judged in there])
    assert (
        said
        == "Ofsted’s judgements since 2009: Inadequate in 2010 and 2012; Good in 2016; Inadequate in 2019."
    )
    assert judged_words([happening(2013.5)]) == []


def test_a_judgement_of_looked_after_children_that_was_another_is_said():
    both = replace(happening(2010.5, "Inadequate"), in_care="Good")
    assert judged_words([both])[1:] == [
        "In 2010 that was of safeguarding; for looked after children it was: Good."
    ]
    assert judged_words([replace(both, in_care="Inadequate")])[1:] == []


@pytest.mark.django_db
def test_a_picture_of_a_place_where_nothing_is_known_to_have_happened_speaks_of_no_numbers_above(
    client, monkeypatch
):
    drawn, real = [], files.png_of
    monkeypatch.setattr(files, "png_of", lambda svg: drawn.append(svg) or real(svg))
    client.get(reverse("figures_chart", args=["E12000005", "vacancies", "png"]))
    client.get(reverse("figures_chart", args=["330", "vacancies", "png"]))
    assert len(re.findall(r'class="(?:flag|pin)-number"', drawn[1])) == len(events_of("330")) + 6
    region, birmingham = (re.sub(r"<[^>]+>\s*", " ", one) for one in drawn)
    assert "Shaded: not in these files, or published with" in region
    assert "listed below" not in region
    assert "Source: Department for Education" in region
    assert "listed below" in birmingham
