"""Two machines on one PostgreSQL, behind the shipped nginx: one sign-in, one chain, no report twice."""

import os

import pytest

from benchmarks.lines import KEPT
from benchmarks.two_machines import pair, prove
from tests.functional.proxies import NGINX

pytestmark = [
    pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="several machines need PostgreSQL"),
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed on this machine"),
]


def test_what_one_machine_was_told_the_other_knows(monkeypatch):
    """The same proof as the benchmark's, for two seconds. The figures are only there to look at."""
    monkeypatch.setenv("DATABASE_URL_POSTGRES", os.environ["DATABASE_URL"])
    with pair() as machines:
        lines = prove(machines, seconds=2)
    claimed = {line.what: line.verdict for line in lines if line.most is not None}
    assert len(claimed) == 9
    assert set(claimed.values()) == {KEPT}, claimed
