"""What the calendar does, and above all what it does not."""

import os
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coalface.cli.calendar_run.day import delete_old_backups, run_day
from coalface.cli.calendar_run.mails import NO_MAIL
from coalface.core.cards import Consent
from coalface.core.roles import Role
from coalface.integrity import queries as log
from coalface.learning.actions import put_up_card
from coalface.reporting import actions
from coalface.reporting.actions import due
from coalface.reporting.models import KeptAnswer, KeyCopy, SealedReport
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db(transaction=True)

NINE = time(9, 0)


def at(days: int = 0, hour: time = NINE) -> datetime:
    return datetime.combine(TODAY + timedelta(days=days), hour, tzinfo=UTC)


@pytest.fixture
def channel():
    return make.channel(second_contact_email="chair@example.org")


@pytest.fixture
def alice(channel):
    return make.steward(channel, "Alice")


def read(row: SealedReport, steward) -> None:
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **steward.hands)


def stories() -> int:
    return SealedReport.objects.filter(story__isnull=False).count()


def test_a_story_goes_when_its_90_days_are_over_and_not_a_day_earlier(channel, alice, tmp_path):
    """First read in the week of Monday 16 November: kept up to and with Sunday 14 February."""
    row, _ = make.report(channel)
    read(row, alice)
    run_day(tmp_path, now=at(88))
    assert stories() == 1
    said = run_day(tmp_path, now=at(89))
    assert "1 story was destroyed after 90 days." in said
    assert stories() == 0
    assert not KeyCopy.objects.filter(opens=KeyCopy.Opens.STORY).exists()


def test_its_destruction_is_one_leaf(channel, alice):
    row, _ = make.report(channel)
    read(row, alice)
    before = log.log_size()
    assert due.end_old_stories(today=TODAY + timedelta(days=100)) == 1
    assert log.log_size() == before + 1
    assert due.end_old_stories(today=TODAY + timedelta(days=100)) == 0
    assert log.log_size() == before + 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(0, 10_000))
def test_an_unread_report_is_never_destroyed(channel, alice, tmp_path, days):
    if not SealedReport.objects.exists():
        make.report(channel)
    run_day(tmp_path, now=at(days))
    assert stories() == 1


def test_a_held_story_stays(channel, alice, tmp_path):
    row, _ = make.report(channel)
    read(row, alice)
    actions.place_hold(report_id=row.pk, today=TODAY, note="A court asked.", **alice.hands)
    run_day(tmp_path, now=at(4000))
    assert stories() == 1


def ended(channel, alice) -> SealedReport:
    ben = make.steward(channel, "Ben")
    row, receipt = make.report(channel)
    make.sent_card(row, alice, ben, act_this_week=True)
    actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY)
    actions.mark_published(report_id=row.pk, today=TODAY, card_at="/learned/1/", **alice.hands)
    return row


def test_a_conversation_goes_a_year_after_it_ended(channel, alice, tmp_path):
    """It ended in the week of Monday 16 November 2026: kept up to and with 16 November 2027."""
    ended(channel, alice)
    run_day(tmp_path, now=at(363))
    assert SealedReport.objects.count() == 1
    assert "1 conversation was destroyed after a year." in run_day(tmp_path, now=at(364))
    assert not SealedReport.objects.exists()
    assert not KeyCopy.objects.exists()


def test_a_held_conversation_stays(channel, alice, tmp_path):
    row = ended(channel, alice)
    SealedReport.objects.filter(pk=row.pk).update(on_hold=True)
    run_day(tmp_path, now=at(4000))
    assert SealedReport.objects.count() == 1


def test_kept_answers_are_forgotten_after_two_days(channel, alice, tmp_path):
    make.report(channel)
    run_day(tmp_path, now=at(2))
    assert KeptAnswer.objects.count() == 1
    run_day(tmp_path, now=at(3))
    assert not KeptAnswer.objects.exists()


def test_backups_go_after_thirty_days_and_nothing_else_does(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    now = at()
    for name, days in (("coalface-old.sqlite3", 31), ("coalface-new.sqlite3", 29), ("my own notes", 400)):
        (folder / name).touch()
        then = (now - timedelta(days=days)).timestamp()
        os.utime(folder / name, (then, then))
    assert delete_old_backups(tmp_path, now=now) == 1
    assert {path.name for path in folder.iterdir()} == {"coalface-new.sqlite3", "my own notes"}


def test_the_stewards_get_one_mail_a_day_at_its_hour_whether_or_not_anything_waits(channel, alice, tmp_path):
    for hour in (6, 7, 8, 9, 12, 23):
        run_day(tmp_path, now=at(hour=time(hour, 30)))
        assert len(mail.outbox) == (1 if hour >= 8 else 0)
    make.report(channel)
    run_day(tmp_path, now=at(1))
    first, second = mail.outbox
    assert first.to == second.to == [alice.person.email]
    assert (first.subject, first.body) == (second.subject, second.body)


def test_each_steward_is_mailed_alone(channel, alice, tmp_path):
    make.steward(channel, "Ben")
    run_day(tmp_path, now=at())
    assert [len(sent.to) for sent in mail.outbox] == [1, 1]


def test_the_second_contact_hears_of_a_report_that_waits_two_weeks_once_a_week(channel, alice, tmp_path):
    make.report(channel)
    run_day(tmp_path, now=at(7))
    assert to_chair() == []
    for days in (12, 13, 14, 15):  # Monday 30 November to Thursday: one mail
        run_day(tmp_path, now=at(days))
    assert len(to_chair()) == 1
    run_day(tmp_path, now=at(19))
    assert len(to_chair()) == 2


def test_once_it_is_read_the_second_contact_hears_no_more(channel, alice, tmp_path):
    row, _ = make.report(channel)
    read(row, alice)
    run_day(tmp_path, now=at(30))
    assert to_chair() == []


def test_the_mails_are_the_same_for_one_report_and_for_many(channel, alice, tmp_path):
    make.report(channel)
    run_day(tmp_path, now=at(21))
    one = [(sent.subject, sent.body) for sent in mail.outbox]
    for _ in range(3):
        make.report(channel, story="The rota had a gap in it.")
    run_day(tmp_path, now=at(28))
    assert len(one) == 2
    assert [(sent.subject, sent.body) for sent in mail.outbox[2:]] == one


def test_a_checkpoint_of_the_log_is_published_once_a_week(channel, tmp_path):
    """Monday 23 November to Sunday: one. A leaf of its own each day keeps the log growing."""
    weekly = [
        day
        for day in range(5, 19)
        if any("checkpoint" in sentence for sentence in run_day(tmp_path, now=at(day)))
    ]
    assert weekly == [5, 12]


def to_chair() -> list:
    return [sent for sent in mail.outbox if sent.to == ["chair@example.org"]]


def test_without_a_mail_server_the_rest_is_done_and_it_is_said(channel, alice, tmp_path, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    row, _ = make.report(channel)
    read(row, alice)
    said = run_day(tmp_path, now=at(100))
    assert NO_MAIL in said
    assert stories() == 0


def test_a_mail_server_that_is_down_stops_nothing_and_the_mail_goes_later(channel, alice, tmp_path, settings):
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    row, _ = make.report(channel)
    read(row, alice)
    said = run_day(tmp_path, now=at(100))
    assert any("could not be sent" in sentence for sentence in said)
    assert stories() == 0
    settings.EMAIL_BACKEND = backend
    run_day(tmp_path, now=at(100, time(10)))
    assert len(mail.outbox) == 1


def test_run_twice_there_is_nothing_left_to_do(channel, alice, tmp_path):
    make.report(channel)
    assert run_day(tmp_path, now=at())
    assert run_day(tmp_path, now=at()) == []


def test_peers_are_mailed_when_something_new_waits_and_on_mondays_and_never_what(channel, tmp_path):
    peer = make.person(channel, Role.PEER, "Pat")
    make.person(channel, Role.ANSWERING_MANAGER, "Max")

    def mailed(days: int) -> list[str]:
        mail.outbox.clear()
        run_day(tmp_path, now=at(days))
        run_day(tmp_path, now=at(days, time(17, 0)))
        return [address for sent in mail.outbox for address in sent.to if address != "chair@example.org"]

    assert mailed(0) == []  # Wednesday: nothing waits
    put_up_card(text=make.card(), channel=channel, today=TODAY)
    assert mailed(1) == [peer.email]
    assert mailed(2) == []
    assert mailed(5) == [peer.email]  # Monday
    put_up_card(text=make.card(title="Another list"), channel=channel, today=TODAY)
    assert mailed(6) == [peer.email]
    assert "list" not in mail.outbox[0].body
    assert mailed(7) == []
