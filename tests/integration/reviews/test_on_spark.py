"""Every count of a register, and a whole bulletin, is the same on Spark as on DuckDB.

It runs where `pip install "coalface[spark]"` was done and there is a Java runtime, such as Debian's
`default-jre-headless`; PySpark is half a gigabyte, so it is not among the packages of the tests.
"""

import itertools
import random
import shutil
from datetime import date

import pytest

from coalface.bulletin.making import make_bulletin
from coalface.bulletin.writing import files_of
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register import opened_register
from coalface.warehouse.register.counting import View
from coalface.warehouse.register.fictional import fictional_deaths, fictional_register
from coalface.warehouse.register.places import fictional
from coalface.warehouse.register.spark import share_with

sql = pytest.importorskip("pyspark.sql", reason='needs pip install "coalface[spark]"')
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs a Java runtime")
PERIODS = ("2013-14-part-2", "2014-15-part-2")
QUESTIONS = (
    "completed", "durations", "spells", "in_progress", "by_authority", "revisions", "child_counts",
)  # fmt: skip


@pytest.fixture(scope="module")
def session():
    """Spark on this machine alone: it listens on the loopback address, and shows no page."""
    builder = sql.SparkSession.builder.master("local[1]").appName("coalface")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "1",
        "spark.ui.enabled": "false",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def both(session, tmp_path_factory):
    path = tmp_path_factory.mktemp("register") / "register.csv"
    path.write_text(fictional_register(random.Random(2013)), encoding="utf-8", newline="")
    deaths = fictional_deaths(random.Random(2013))
    with opened_register(path, fictional(), deaths=deaths) as duck:
        yield duck, share_with(session, duck)


def test_every_question_has_the_same_answer_on_both(both):
    duck, spark = both
    assert duck.span() == spark.span()
    views = [
        View(period, known, date(2013, 4, 1))
        for period in map(read_half_year, PERIODS)
        for known in (period.last, date(2016, 6, 29))
    ]
    asked = 0
    for view in views:
        for question in QUESTIONS:
            found = getattr(duck, question)(view)
            # In the same order, too: what is not known stands last on all of them.
            assert getattr(spark, question)(view) == found, question
            asked += len(found)
    for earlier, later in itertools.pairwise(views):
        assert spark.child_changes(earlier, later) == duck.child_changes(earlier, later)
    assert asked > 300


def test_a_bulletin_made_on_spark_is_the_same_to_the_byte(both):
    made = [
        files_of(make_bulletin(register, read_half_year("2013-14-part-2"), as_known=date(2014, 6, 30)))
        for register in both
    ]
    assert made[0] == made[1]
