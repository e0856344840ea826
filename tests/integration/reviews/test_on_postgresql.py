"""Every count of a register is the same on DuckDB and on PostgreSQL."""

import itertools
import os
import random
from datetime import date

import psycopg
import pytest

from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register import Register, opened_register
from coalface.warehouse.register.counting import View, copy_tables
from coalface.warehouse.register.fictional import fictional_deaths, fictional_register
from coalface.warehouse.register.places import fictional

URL = os.environ.get("DATABASE_URL", "")
pytestmark = pytest.mark.skipif(
    not URL.startswith("postgres"), reason="runs where the tests run on PostgreSQL: make test-more"
)
PERIODS = ("2013-14-part-1", "2013-14-part-2", "2014-15-part-2")


def test_every_question_has_the_same_answer_on_both(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(fictional_register(random.Random(2013)), encoding="utf-8", newline="")
    deaths = fictional_deaths(random.Random(2013))
    with opened_register(path, fictional(), deaths=deaths) as duck, psycopg.connect(URL) as connection:
        connection.execute("SET search_path = pg_temp")
        copy_tables(duck.connection, connection)
        elephant = Register(connection, duck.authorities)
        assert duck.span() == elephant.span()
        views = [
            View(period, known, date(2013, 4, 1))
            for period in map(read_half_year, PERIODS)
            for known in (period.last, date(2016, 6, 29))
        ]
        asked = 0
        for view in views:
            for question in (
                "completed", "durations", "spells", "in_progress", "by_authority", "revisions", "child_counts",
            ):  # fmt: skip
                found = getattr(duck, question)(view)
                # Sorting text is each database's own; the counts are the same whatever the order.
                assert sorted(found, key=repr) == sorted(getattr(elephant, question)(view), key=repr), (
                    question
                )
                asked += len(found)
        for earlier, later in itertools.pairwise(views):
            one, other = (side.child_changes(earlier, later) for side in (duck, elephant))
            assert sorted(one, key=repr) == sorted(other, key=repr)
        assert asked > 500
