"""What cannot be so in a record of a child’s death.

The codes of influence (0, 1, 1*, 2, 3), the four domains and the agencies are those of the Child Death Overview Panel’s
form C, as the Department for Education published it in 2010.
"""

from datetime import date

import pytest

from coalface.core.errors import NotAllowed
from coalface.core.reviews.deaths import CATEGORIES, DOMAINS, INFLUENCES, read_death, read_month
from coalface.warehouse.register.places import england

TODAY = date(2026, 11, 18)
PLACES = england()
GIVEN = {
    "month": "3/2026",
    "panel_date": "14/9/2026",
    "authority": "330",
    "age_months": "7",
    "category": "10",
    "modifiable": "yes",
    "influence_family": "2",
    "influence_services": "1*",
    "agencies": "police;paediatrics",
}


def read(**said):
    return read_death({**GIVEN, **said}, PLACES, today=TODAY)


def test_form_c_has_four_domains_five_influences_and_ten_categories():
    assert len(DOMAINS) == 4
    assert list(INFLUENCES) == ["0", "1", "1*", "2", "3"]
    assert [code for code in CATEGORIES if code.isdigit()] == [str(number) for number in range(1, 11)]


def test_a_death_is_read_with_its_month_alone():
    facts, faults = read()
    assert faults == []
    assert (facts.month, facts.influence_services, facts.influence_child) == (date(2026, 3, 1), "1*", "0")
    assert facts.agencies == {"police", "paediatrics"}


@pytest.mark.parametrize(
    ("said", "field", "says"),
    [
        ({"month": ""}, "month", "missing"),
        ({"month": "12/3/2026"}, "month", "no month"),
        ({"month": "13/2026"}, "month", "no month"),
        ({"month": "12/2026", "panel_date": ""}, "month", "ahead of today"),
        ({"panel_date": "1/2/2026"}, "panel_date", "before the death"),
        ({"authority": ""}, "authority", "No authority"),
        ({"authority": "999"}, "authority", "no authority of this code"),
        ({"authority": "941", "month": "3/2021"}, "authority", "did not exist"),
        ({"age_months": "216"}, "age_months", "18 or over"),
        ({"age_months": "7", "age_band": "10"}, "age_band", "both given"),
        ({"category": "11"}, "category", "not on the list"),
        ({"influence_child": "4"}, "influence_child", "not on the list"),
        ({"agencies": "police;coroner"}, "agencies", "not on the list"),
        ({"influence_family": "1*"}, "modifiable", "no domain has an influence"),
    ],
)
def test_what_cannot_be_so_is_told_at_its_field(said, field, says):
    [fault] = read(**said)[1]
    assert fault.field == field
    assert says in fault.says


@pytest.mark.parametrize("typed", ["2026-03", "3/2026", "03/2026"])
def test_a_month_is_read_as_people_write_it(typed):
    assert read_month(typed) == date(2026, 3, 1)


@pytest.mark.parametrize("typed", ["March", "2026", "1-2-3", "0/2026", "２/2026", "3/26"])
def test_what_is_no_month_is_refused(typed):
    with pytest.raises(NotAllowed, match="no month"):
        read_month(typed)
