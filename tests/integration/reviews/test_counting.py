"""The register in the database is counted as a file with the same rows is."""

import csv
import random
from datetime import UTC, datetime
from io import StringIO

import pytest

from coalface.bulletin.making import make_bulletin
from coalface.bulletin.writing import files_of
from coalface.core.errors import NotAllowed
from coalface.core.reviews.from_rows import reviews_of
from coalface.core.reviews.periods import read_half_year
from coalface.reviews import actions, queries
from coalface.reviews.models import Change, Register, Version
from coalface.warehouse.register import opened_register
from coalface.warehouse.register.fictional import fictional_register
from coalface.warehouse.register.places import fictional
from tests.integration.reviews import made

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


LAST_KEY = "R0200"


@pytest.fixture(scope="module")
def written():
    """The first two hundred reviews of the fictional register, with all that was ever known of them."""
    head, *rows = fictional_register(random.Random(2013)).splitlines(keepends=True)
    return "".join([head, *(line for line in rows if line[: len(LAST_KEY)] <= LAST_KEY)])


def loaded(text: str) -> tuple[Register, object]:
    kept, by = made.register()
    Register.objects.update(places="fictional")
    kept.refresh_from_db()
    rows = csv.DictReader(StringIO(text))
    actions.load_reviews(register=kept, by=actions.By(by, NOW), versions=reviews_of(rows, fictional()))
    return kept, by


def test_a_bulletin_from_the_database_is_that_from_the_file_byte_for_byte(written, tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(written, encoding="utf-8", newline="")
    kept, _by = loaded(written)
    period = read_half_year("2013-14-part-2")
    with opened_register(path, fictional()) as of_file, queries.counted(kept) as of_tables:
        one, other = (files_of(make_bulletin(register, period)) for register in (of_file, of_tables))
    assert one == other
    assert Version.objects.count() > 300


def test_what_was_known_at_an_instant_can_be_counted_too(written):
    kept, _by = loaded(written)
    at = datetime(2014, 6, 30, 23, 0, tzinfo=UTC)
    with queries.counted(kept, at) as then, queries.counted(kept) as now:
        assert then.span()[1].isoformat() <= "2014-06-30" < now.span()[1].isoformat()
        assert then.span()[4] < now.span()[4]


def test_a_file_that_is_loaded_again_changes_nothing_and_says_so(written):
    kept, by = loaded(written)
    rows = csv.DictReader(StringIO(written))
    with pytest.raises(NotAllowed, match="in the register already"):
        actions.load_reviews(register=kept, by=actions.By(by, NOW), versions=reviews_of(rows, fictional()))
    assert Change.objects.count() == 1


def test_two_changes_on_one_day_count_as_the_later_one():
    kept, by = made.register()
    review = made.entered(kept, by)
    made.changed(kept, by, review, now=NOW.replace(hour=15), method="systems")
    with queries.counted(kept) as counted:
        assert counted.connection.execute("SELECT method, known_to FROM review_version").fetchall() == [
            ("systems", None)
        ]
