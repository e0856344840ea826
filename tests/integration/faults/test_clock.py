"""A clock that is set back: people go on telling, nothing is destroyed early, and `doctor` says what is wrong."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coalface.cli.calendar_run.day import do_what_is_due
from coalface.cli.calendar_run.diary import Diary, keep_diary
from coalface.cli.checking.channels import check_calendar
from coalface.cli.checking.finding import Grade
from coalface.integrity import queries as log
from coalface.reporting import actions
from coalface.reporting.models import SealedReport
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)

BACK = timedelta(weeks=5)


@pytest.fixture
def channel():
    return make.channel(slug="here")


@pytest.fixture
def set_clock(monkeypatch):
    """The clock is outside our walls: what it says is faked where the program asks it."""

    def set_to(day) -> None:
        monkeypatch.setattr("coalface.ui.clock.timezone.localdate", lambda *_: day)

    return set_to


def test_people_go_on_telling_and_coming_back(client, channel, set_clock):
    make.steward(channel)
    set_clock(make.TODAY)
    _, first = make.report(channel)
    set_clock(make.TODAY - BACK)
    form = {"kind": "near_miss", "story": make.STORY, "step": "seal", "idempotency_key": "k" * 30}
    assert client.post("/tell/here/", form).status_code == 200
    assert client.get("/tell/here/").status_code == 200
    assert (
        client.post("/api/v1/receipts/open", {"receipt": first}, content_type="application/json").status_code
        == 200
    )
    assert SealedReport.objects.count() == 2
    assert log.log_size() == 2


def test_a_steward_goes_on_reading(channel, set_clock):
    alice = make.steward(channel)
    set_clock(make.TODAY)
    row, _ = make.report(channel)
    actions.open_report(report_id=row.pk, today=make.TODAY - BACK, why="to_write", **alice.hands)
    assert SealedReport.objects.get().week_first_read


def test_the_calendar_destroys_nothing_early_and_runs_again_when_the_clock_is_right(channel, tmp_path):
    alice = make.steward(channel)
    row, _ = make.report(channel)
    actions.open_report(report_id=row.pk, today=make.TODAY, why="to_write", **alice.hands)
    diary = Diary()
    now = timezone.make_aware(timezone.datetime(2026, 11, 18, 12))
    for moment in (now, now - BACK, now + timedelta(days=1)):
        do_what_is_due(tmp_path, diary, now=moment)
        assert SealedReport.objects.get().story is not None
    do_what_is_due(tmp_path, diary, now=now + timedelta(days=100))
    assert SealedReport.objects.get().story is None


def test_doctor_says_that_the_clock_is_behind(tmp_path):
    keep_diary(tmp_path, Diary(last_run=make.TODAY.isoformat()))
    [finding] = check_calendar(tmp_path, make.TODAY - BACK)
    assert finding.grade is Grade.WRONG
    assert "Set this machine’s clock." in finding.says
