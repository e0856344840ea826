"""A register with two years of made-up reviews for tests, two analysts, and bulletins of it."""

import csv
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from io import StringIO
from random import Random
from typing import Any

from coalface.core import corrections
from coalface.core.releases import LOOKS
from coalface.core.reviews.changes import Way
from coalface.core.reviews.from_rows import reviews_of
from coalface.core.reviews.periods import read_half_year
from coalface.core.roles import Role
from coalface.releases import actions
from coalface.releases.models import Release, ReleaseFile
from coalface.reviews import actions as reviews_actions
from coalface.reviews import queries as reviews
from coalface.reviews.models import Register
from coalface.reviews.models.register import FICTIONAL
from coalface.warehouse.register.fictional import fictional_register
from tests import make, people_make

LOADED = datetime(2020, 1, 2, 12, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
FIRST, SECOND = read_half_year("2013-14-part-2"), read_half_year("2014-15-part-1")
KNOWN = {FIRST: date(2014, 6, 30), SECOND: date(2014, 12, 31)}


@cache
def rows_of_file() -> tuple[dict[str, str], ...]:
    """What was recorded by the end of 2014, of the seed for which the test of non-interference found changes."""
    text = fictional_register(Random(2013))
    return tuple(row for row in csv.DictReader(StringIO(text)) if row["known_from"] <= "2014-12-31")


def analysts(organisation: Any = None) -> tuple[Any, Any]:
    """The one who makes and the one who signs."""
    place = organisation or make.organisation()
    return tuple(
        people_make.member(None, Role.ANALYST, name, organisation=place, codes=True)
        for name in ("Kofi", "Maud")
    )


def register(by: Any, rows: Iterable[dict[str, str]] | None = None) -> Register:
    """The register of this analyst with all those reviews in it."""
    kept = reviews_actions.register_for(by)
    kept.places = FICTIONAL
    kept.save()
    versions = reviews_of(rows if rows is not None else rows_of_file(), reviews.authorities_of(kept))
    reviews_actions.load_reviews(
        register=kept, by=reviews_actions.By(by, LOADED, Way.FILE), versions=versions
    )
    return kept


def asked(period=FIRST, **said: Any) -> actions.Asked:
    return actions.Asked(period, said.pop("as_known", None) or KNOWN[period], **said)


def made(by: Any, period=FIRST, **said: Any) -> Release:
    return actions.make_release(by=by, asked=asked(period, **said), now=NOW)


def signed(release: Release, by: Any, *, looked_at: Iterable[str] = tuple(LOOKS)) -> Release:
    seen = release.files_digest().hex()
    actions.sign_release(release_id=release.pk, by=by, seen=seen, looked_at=tuple(looked_at), today=TODAY)
    release.refresh_from_db()
    return release


def published(by: Any, second: Any, period=FIRST, **said: Any) -> Release:
    release = signed(made(by, period, **said), second)
    return actions.publish_release(release_id=release.pk, by=by, today=TODAY)


def noticed(release: Release, by: Any, second: Any, *, tables=("s1_reviews_completed",), **said: Any):
    """A notice about a published bulletin: written by one and published by the other."""
    told = {"words": "A day of completion was typed wrongly.", "found_on": TODAY, **said}
    wrong = actions.Wrong(tables=tables, **told)
    waits = actions.write_notice(release_id=release.pk, by=by, wrong=wrong, now=NOW)
    seen = waits.public_digest().hex()
    about = {"release_id": release.pk, "by": second, "seen": seen, "today": TODAY}
    return actions.publish_notice(**about, looked_at=tuple(corrections.LOOKS))


def _free_number() -> int:
    return 1 + Release.objects.filter(period=FIRST.name).exclude(published_on=None).count()


def bare(kept: Register, by: Any, *, published: bool = False) -> Release:
    """A bulletin with nothing in it, for tests of doors: the next half-year, or one that is published."""
    release = Release.objects.create(
        organisation=kept.organisation,
        period=(FIRST if published else SECOND).name,
        as_known=KNOWN[SECOND],
        made_at=NOW,
        made_by=by,
        register_digest=bytes(32),
        **({"number": _free_number(), "published_on": TODAY, "signed_on": TODAY} if published else {}),
    )
    about = {"period": release.period, "as_known": "2014-12-31", "since": "2013-04-01"}
    about |= {"rounding_base": 1, "threshold": 6, "age_bands": "notification"}
    page = {"title": "Case reviews", "notes": [], "headlines": [], "tables": [], "symbols": []}
    files = {
        "page.json": json.dumps(page).encode(),
        "datapackage.json": json.dumps({"coalface": about}).encode(),
        "revisions.csv": b"time_period,time_identifier,known_now,recorded_later,corrected_in,corrected_away\r\n",
        "bulletin.pdf": b"%PDF-1.7\n",
    }
    for name, content in files.items():
        digest = sha256(content).digest()
        ReleaseFile.objects.create(release=release, name=name, content=content, digest=digest)
    return release
