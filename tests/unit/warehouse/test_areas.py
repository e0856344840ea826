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
    """SI 2018/648, SI 2020/156, SI 2022/331: Dorset 2019, Northamptonshire 2021, Cumbria 2023; and Cheshire 2009."""
    after = {}
    for old, new, _ in areas().became():
        after.setdefault(areas().authorities[old].name, set()).add(areas().authorities[new].name)
    assert after["Northamptonshire"] == {"North Northamptonshire", "West Northamptonshire"}
    assert after["Cumbria"] == {"Cumberland", "Westmorland and Furness"}
    assert after["Poole"] == after["Bournemouth"] == {"Bournemouth, Christchurch and Poole", "Dorset"}
    assert after["Cheshire"] == {"Cheshire East", "Cheshire West and Chester"}


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
