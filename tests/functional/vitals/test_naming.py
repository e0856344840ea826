"""Whose numbers a sheet says it has: every authority of England under the names that councils use."""

from datetime import date
from itertools import pairwise

import pytest

from coalface.core.errors import NotAllowed
from coalface.vitals.naming import OURS_ARE_PLACES, Whose, bare, place_meant, why_not_named
from coalface.vitals.queries import figures, places_there_are
from coalface.warehouse.areas import areas

OCTOBER = date(2026, 10, 1)


@pytest.fixture(scope="module")
def living():
    with figures() as connection:
        return [one for one in places_there_are(connection) if one.level == "authority" and one.ended is None]


def test_no_two_authorities_have_one_name_when_what_stands_around_it_is_gone(living):
    assert len({bare(one.name) for one in living}) == len(living) > 150


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "{} Council",
        "{} City Council",
        "{} County Council",
        "LONDON BOROUGH OF {}",
        "{} Children’s Services",
        "{} MBC",
    ],
)
def test_every_authority_is_known_by_the_forms_of_its_name(living, form):
    assert [one.name for one in living if place_meant(form.format(one.name)).key != one.key] == []


def test_every_authority_is_known_by_each_of_its_codes(living):
    of = areas().authorities
    for one in living[::5]:
        for code in (one.key, *of[one.key].codes):
            assert place_meant(code).key == one.key


def test_of_every_two_authorities_each_takes_its_own_rows_and_refuses_those_of_the_other(living):
    for one, other in pairwise(living[::5]):
        why_not = why_not_named(Whose(one.key))
        assert why_not(f"{one.name} Council", OCTOBER) is None
        assert other.name in why_not(f"{other.name} Council", OCTOBER)


def test_who_makes_one_return_with_a_neighbour_takes_rows_of_both():
    with figures() as connection:
        joint = next(one for one in places_there_are(connection) if one.level == OURS_ARE_PLACES[1])
        members = [one for one in places_there_are(connection) if one.key in joint.key.split("/")]
    why_not = why_not_named(Whose(joint.key))
    assert [why_not(one.name, OCTOBER) for one in members] == [None, None]
    assert why_not("Leeds", OCTOBER) is not None


@pytest.mark.parametrize("typed", ["England", "London", "Atlantis", "council", ""])
def test_what_is_no_authority_is_refused(typed):
    with pytest.raises(NotAllowed):
        place_meant(typed)
