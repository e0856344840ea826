"""An authority is found under any of its names, and what became of it is known."""

from datetime import date

import pytest

from coalface.core.errors import NotAllowed
from coalface.warehouse.areas import areas
from coalface.warehouse.queries.areas import area_named


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Hammersmith & Fulham", "205"),
        ("Bristol", "801"),
        ("Bristol, City of", "801"),
        ("St Helens", "342"),
        ("Herefordshire", "884"),
        ("Kingston Upon Hull", "810"),
        ("Bedford Borough", "822"),
        ("Durham", "840"),
        ("Telford & Wrekin", "894"),
        ("Bournemouth, Christchurch & Poole", "839"),
    ],
)
def test_names_as_ofsted_and_the_department_write_them(name, number):
    assert areas().number_of_name(name) == number


def test_a_name_that_two_had_in_turn_is_told_apart_by_the_day():
    assert areas().number_of_name("Dorset", date(2016, 5, 23)) == "835"
    assert areas().number_of_name("Dorset", date(2021, 11, 15)) == "838"


def test_what_became_of_authorities_is_as_in_the_orders_that_changed_them():
    """SI 2018/648, articles 4 to 9; SI 2020/156; SI 2022/331; SI 2008/634 and 2008/907."""
    after, parts = {}, {}
    for one in areas().became():
        there = parts if one.part else after
        there.setdefault(areas().authorities[one.before].name, {})[areas().authorities[one.after].name] = (
            one.part
        )
    assert {name: set(now) for name, now in after.items()} == {
        "Northamptonshire": {"North Northamptonshire", "West Northamptonshire"},
        "Cumbria": {"Cumberland", "Westmorland and Furness"},
        "Bournemouth": {"Bournemouth, Christchurch and Poole"},
        "Poole": {"Bournemouth, Christchurch and Poole"},
        "Dorset": {"Dorset"},
        "Cheshire": {"Cheshire East", "Cheshire West and Chester"},
        "Bedfordshire": {"Bedford", "Central Bedfordshire"},
    }
    assert parts == {"Dorset": {"Bournemouth, Christchurch and Poole": "Christchurch"}}


def test_of_each_authority_that_ended_it_is_known_what_became_of_it_and_the_days_fit():
    """The code list of the Department for Education and the Orders were written apart from each other."""
    known = areas().authorities
    ended = {number for number, one in known.items() if one.ended}
    assert {one.before for one in areas().became()} == ended
    for one in areas().became():
        assert known[one.after].began == one.day
        assert known[one.after].region == known[one.before].region


def test_a_place_says_of_which_others_it_was_made_and_of_which_it_has_a_part(figures):
    assert area_named(figures, "839").notes[-1] == (
        "Bournemouth, Christchurch and Poole began on 1 April 2019. Before, there was Bournemouth and Poole and"
        " Christchurch in Dorset."
    )
    assert area_named(figures, "838").before == ("Dorset",)
    assert area_named(figures, "835").after == ("Dorset",)


def test_a_new_code_is_no_new_authority(figures):
    """Barnsley, Gateshead and Buckinghamshire have new codes and their old number."""
    for number in ("370", "390", "825"):
        assert areas().authorities[number].ended is None
        assert len(areas().authorities[number].codes) == 2
    years = figures.execute(
        "SELECT count(DISTINCT year) FROM figures WHERE area = '825' AND item = 'referral_count'"
    )
    assert years.fetchone() == (13,)


@pytest.mark.parametrize("words", ["Birmingham", " birmingham ", "330"])
def test_a_place_is_found_by_name_or_number(figures, words):
    assert area_named(figures, words).key == "330"


def test_a_region_and_england_are_places_too(figures):
    assert area_named(figures, "West Midlands").level == "region"
    assert area_named(figures, "England").level == "country"


def test_an_authority_that_ended_says_what_there_is_since(figures):
    assert area_named(figures, "Cumbria").notes == (
        "Cumbria ended on 31 March 2023. Since then there is Cumberland and Westmorland and Furness.",
    )
    assert area_named(figures, "Dorset").key == "838"
    assert "return" in area_named(figures, "Richmond upon Thames").notes[0]


def test_a_name_that_nobody_has_is_answered_with_one_like_it(figures):
    with pytest.raises(NotAllowed, match="Did you mean Birmingham"):
        area_named(figures, "Brimingham")
    with pytest.raises(NotAllowed, match="Write it as the Department does"):
        area_named(figures, "Xyzzy")
