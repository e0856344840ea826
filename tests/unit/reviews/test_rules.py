"""Half-years, ages, authorities and dates as a register holds them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.errors import NotAllowed
from coalface.core.reviews.ages import FINEST, MONTHS_TO_ADULT, SCHEMES, band_of
from coalface.core.reviews.authorities import Authorities, Authority
from coalface.core.reviews.periods import HalfYear, half_year_of, half_years, read_half_year
from coalface.core.reviews.values import Child, Review, known_on
from coalface.warehouse.register.places import england, fictional

LEEDS = Authority("383", "Leeds", "E08000035", "E12000003", "Yorkshire and The Humber")


def review(**facts):
    return Review(**{"key": "R1", "type": "scr", "status": "under_way", "authorities": (LEEDS,)} | facts)


def test_part_2_of_2013_14_is_october_2013_to_march_2014():
    found = read_half_year("2013-14-part-2")
    assert (found.first, found.last) == (date(2013, 10, 1), date(2014, 3, 31))
    assert (found.time_period, found.time_identifier) == ("201314", "Part 2 (October to March)")


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_every_day_lies_in_the_half_year_that_it_is_given(day):
    found = half_year_of(day)
    assert found.first <= day <= found.last
    assert read_half_year(found.name) == found
    assert half_year_of(found.next.first) == found.next


def test_half_years_follow_each_other_over_the_turn_of_a_century():
    assert [one.name for one in half_years(HalfYear(1999, 1), HalfYear(2000, 1))] == [
        "1999-00-part-1",
        "1999-00-part-2",
        "2000-01-part-1",
    ]


@pytest.mark.parametrize("written", ["2013-14", "2013-15-part-1", "13-14-part-2", "2013-14-part-3", ""])
def test_what_is_no_half_year_is_refused_in_words(written):
    with pytest.raises(ValueError, match=r"half-year|two years"):
        read_half_year(written)


def test_both_official_schemes_are_sums_of_the_finest_bands():
    assert [(one.first, one.until) for one in FINEST[1:]] == [
        (before.until, one.until) for before, one in pairwise(FINEST)
    ]
    assert FINEST[-1].until == MONTHS_TO_ADULT
    months = {band.code: (band.first // 12, band.until // 12) for band in FINEST}
    years = {
        scheme: [
            (months[parts[0]][0], months[parts[-1]][1]) for _, _, parts in bands if parts != ("unknown",)
        ]
        for scheme, bands in SCHEMES.items()
    }
    assert years == {
        "notification": [(0, 1), (1, 6), (6, 11), (11, 16), (16, 18)],
        "in-need": [(0, 1), (1, 5), (5, 10), (10, 16), (16, 18)],
    }


@pytest.mark.parametrize(
    ("months", "band"),
    [(0, "lt1"), (11, "lt1"), (12, "1_4"), (60, "5"), (72, "6_9"), (131, "10"), (215, "16_17")],
)
def test_an_age_falls_into_one_finest_band(months, band):
    assert band_of(months) == band
    assert Child(age_months=months).age_band == band


def test_a_child_of_18_is_refused():
    with pytest.raises(NotAllowed, match="18 or over"):
        Child(age_months=216)


def test_a_review_is_not_completed_before_it_is_decided():
    with pytest.raises(NotAllowed, match="completed before it was decided"):
        review(status="completed", decision_date=date(2014, 2, 1), completion_date=date(2014, 1, 31))


def test_a_paused_review_says_why():
    with pytest.raises(NotAllowed, match="reason is missing"):
        review(status="paused")
    assert review(status="paused", status_reason="inquest").is_open


def test_northamptonshire_ended_with_march_2021_and_was_followed_by_two():
    places = england()
    old, north = places.named("928"), places.named("e06000061")
    assert old is not None
    assert north is not None
    assert old.why_not_on(date(2021, 3, 31)) is None
    assert "ended on 31 March 2021" in (old.why_not_on(date(2021, 4, 1)) or "")
    assert "did not exist before 1 April 2021" in (north.why_not_on(date(2021, 3, 31)) or "")
    # What the list gives as 2009 is where the list begins: Leeds was there before.
    leeds = places.named("383")
    assert leeds is not None
    assert leeds.why_not_on(date(2007, 1, 1)) is None


def test_an_authority_is_known_by_its_codes_of_earlier_boundaries():
    places = england()
    assert all(places.named(code) is one for one in places.all for code in one.former_codes)


def test_no_fictional_place_has_the_name_or_code_of_a_real_one():
    real, made = england(), fictional()
    assert made.fictional
    assert not {one.name for one in made.all} & {one.name for one in real.all}
    assert not made.by_code.keys() & real.by_code.keys()


def test_a_code_belongs_to_one_authority():
    places = Authorities((LEEDS,))
    assert places.named(" e08000035 ") is LEEDS
    assert places.named("999") is None


def test_a_review_is_told_as_it_was_known_then_and_as_it_is_known_now():
    first = review(decision_date=date(2013, 5, 1), known_from=date(2013, 5, 10))
    then = review(
        status="completed",
        decision_date=date(2013, 5, 1),
        completion_date=date(2014, 3, 20),
        known_from=date(2014, 4, 15),
    )
    end = date(2014, 3, 31)
    assert [one.status for one in known_on([first, then], end)] == ["under_way"]
    assert [one.status for one in known_on([first, then], end, date(2014, 6, 1))] == ["completed"]
    assert [one.status for one in known_on([first, then], date(2014, 3, 1), date(2014, 6, 1))] == [
        "under_way"
    ]
    assert known_on([first, then], date(2013, 4, 30), date(2014, 6, 1)) == []
