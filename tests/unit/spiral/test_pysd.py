"""PySD, which others wrote, reads the exported Vensim model and finds the same numbers."""

import numpy as np
import pytest

from coalface.core.spiral import shipped, simulate
from coalface.core.spiral.vensim import vensim_model

pytest.importorskip("pysd")

WEEKS = 208
SCENARIOS = {
    "nothing": {},
    "levers": {
        "levers": {
            "less_blame": 0.3,
            "more_supervision": 0.02,
            "less_bureaucracy": 0.05,
            "caseload_cap": 15,
            "pay_premium": 0.05,
            "agency_cap": 0.1,
            "more_tightening": 0.5,
            "more_learning": 0.5,
        }
    },
    "a bad year": {
        "events": {"publicity_shock": 2, "publicity_shock_week": 30, "more_demand": 0.2},
        "levers": {"less_blame": -0.3},
    },
}


@pytest.fixture(scope="module")
def of_pysd(tmp_path_factory):
    import pysd

    file = tmp_path_factory.mktemp("vensim") / "spiral.mdl"
    file.write_text(vensim_model(shipped(), weeks=WEEKS))
    return pysd.read_vensim(str(file))


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
def test_every_stock_and_rate_is_that_of_pysd(of_pysd, scenario):
    keep = [*shipped().stocks, "turnover_rate", "workload", "reports", "referrals", "not_seen_share", "hired"]
    ours = simulate({"weeks": WEEKS, **scenario}, runs=3, seed=9, keep=keep)
    assert len(ours.run) == 3
    for run in ours.run:
        told = {name: float(np.resize(values, 3)[run]) for name, values in ours.assumptions.items()}
        theirs = of_pysd.run(params=told, return_columns=keep)
        for name in keep:
            expected = theirs[name].to_numpy()
            scale = np.abs(expected).max() or 1
            assert np.abs(ours[name][:, run] - expected).max() <= 1e-9 * scale, name
