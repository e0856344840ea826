"""The series that the spiral is held against, as they are published."""

import numpy as np
import pytest

from coalface.core.spiral.published import SERIES
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.panel import authorities_today, last_year, panel


@pytest.fixture(scope="module")
def places(figures):
    return authorities_today(figures), panel(figures, authorities_today(figures), 2025)


def test_it_is_what_the_department_publishes(places):
    # Department for Education, Children’s social work workforce 2025, Birmingham: 769.6 in post, turnover 8.5%,
    # agency 12.4%, vacancy 17.1%, caseload 15.2, absence 3.7%; and 16,324 referrals. In 2024 its caseload is “u”, low
    # reliability.
    birmingham = places[1]["330"]
    last = {name: float(values[-1]) for name, values in birmingham.values.items()}
    assert birmingham.staff[-1] == 769.6
    assert {name: round(value, 3) for name, value in last.items()} == {
        "vacancy_rate": 0.171,
        "turnover_rate": 0.085,
        "agency_rate": 0.124,
        "cases_a_holder": 15.202,
        "absent": 0.037,
        "referrals": 16_324,
    }
    assert np.isnan(birmingham.values["cases_a_holder"][7])


def test_every_authority_of_today_is_there_once_and_halves_of_a_return_are_added(places):
    areas, found = places
    assert len(areas) == len(found) == 151
    referrals = found["314/318"].values["referrals"]
    assert np.isfinite(referrals).all()
    assert "314" not in found
    assert referrals[-1] > 2000


def test_every_series_names_a_measure_and_a_parameter_of_the_model(figures):
    from coalface.core.spiral import shipped

    for one in SERIES:
        assert one.measure in measures()
        assert one.parameter in shipped().parameters
        assert one.name in shipped().program.named
    assert last_year(figures) >= 2025
