"""What is forgotten within days is in no backup, which is kept for thirty."""

from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session

from coalface.cli.backing_up.content import lines_of_backup
from coalface.people.models import FailedTries
from coalface.reporting.models import KeptAnswer
from tests import make

# A Wednesday on which somebody told, one on which somebody mistyped a password, and the day of the backup.
NOW = datetime(2026, 11, 18, 2, 15, tzinfo=UTC)
BUCKET, SESSION = b"\x9b" * 32, "a-session-of-a-steward"


def somebody_was_here() -> KeptAnswer:
    make.report(make.channel(), on=NOW.date() - timedelta(days=1))
    FailedTries.objects.create(bucket=BUCKET, failures=1, last_at=NOW)
    Session.objects.create(session_key=SESSION, session_data="since: 20", expire_date=NOW)
    return KeptAnswer.objects.get()


@pytest.mark.django_db
def test_a_backup_does_not_say_on_which_day_a_report_was_told(tmp_path):
    answer = somebody_was_here()
    written = b"".join(lines_of_backup(tmp_path, today=NOW.date()))
    assert b"reporting.sealedreport" in written, "everything else is there"
    for trace in (bytes(answer.key_digest), bytes(answer.body_digest), BUCKET):
        assert b64encode(trace) not in written
    assert str(answer.day).encode() not in written
    assert SESSION.encode() not in written
