"""A changed password is a changed key: an old copy of the database with the old password opens nothing new.

And nothing is lost on the way, whatever stops in the middle.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from django.test import Client

from coalface.core.errors import NotAllowed
from coalface.core.sealing import CannotOpen, Purpose, open_key, open_sealed
from coalface.integrity.models import Entry
from coalface.people import actions as people_actions
from coalface.people import leaving
from coalface.people.models import StewardKey
from coalface.people.wrapping import unwrapped
from coalface.reporting import actions, queries
from coalface.reporting.actions.keys import reports_to_rekey
from coalface.reporting.models import KeyCopy, SealedReport
from tests import make
from tests import people_make as people
from tests.integration.people.test_secrets_stay_out import everything_written
from tests.make import TODAY

pytestmark = pytest.mark.django_db
OLD, NEW = people.PASSWORD, people.OTHER_PASSWORD
DOCUMENTS = {"story": Purpose.STORY, "desk": Purpose.DESK, "conversation": Purpose.CONVERSATION}


@dataclass
class Stolen:
    """What somebody has who copied the database: rows of keys as they were then. With them, the old password."""

    private_key: bytes
    report_keys: list[bytes]

    def opens(self, copy: KeyCopy) -> bool:
        return _opens(
            lambda: open_key(
                bytes(copy.sealed), private_key=self.private_key, place=copy.report.place(Purpose(copy.opens))
            )
        )

    def documents_opened(self) -> set[str]:
        """Which documents of which reports open now, with any of the keys in the stolen copies."""
        return {
            f"{name} of {row.pk}"
            for row in SealedReport.objects.select_related("channel")
            for name, purpose in DOCUMENTS.items()
            for key in self.report_keys
            if (sealed := getattr(row, name)) is not None
            and _opens(lambda: open_sealed(bytes(sealed), key=key, place=row.place(purpose)))  # noqa: B023
        }


def _opens(try_it) -> bool:
    try:
        try_it()
    except CannotOpen:
        return False
    return True


def steal(person) -> Stolen:
    """Copy the keys of the database, and open all that the password of now opens."""
    key = StewardKey.objects.get(person=person)
    private = unwrapped(key, OLD)
    held = KeyCopy.objects.filter(holder=str(key.pk)).select_related("report__channel")
    keys = [
        open_key(bytes(copy.sealed), private_key=private, place=copy.report.place(Purpose(copy.opens)))
        for copy in held
    ]
    return Stolen(private, keys)


def hands_of(person, password: str) -> make.Keyed:
    person.refresh_from_db()
    return make.Keyed(person, unwrapped(StewardKey.objects.get(person=person), password))


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def alice(channel):
    return people.steward(channel, "Alice")


@pytest.fixture
def bob(channel):
    return make.steward(channel, "Bob")


@pytest.fixture
def reports(channel, alice, bob):
    """Reports in every state of their life: unread, asked about, drafted, laid before the reporter, and ended."""
    hands = hands_of(alice, OLD)
    unread, asked, drafted, sent, ended = (
        make.report(channel, story=f"Story of {name}.", may_ask=True)
        for name in ("unread", "asked", "drafted", "sent", "ended")
    )
    for row, _receipt in (asked, drafted, ended):
        actions.open_report(report_id=row.pk, today=TODAY, why="to_write", **hands.hands)
    actions.ask_question(report_id=asked[0].pk, today=TODAY, text="Which week was it?", **hands.hands)
    actions.save_draft(
        report_id=drafted[0].pk, today=TODAY, card=make.card(), act_this_week=False, **hands.hands
    )
    make.sent_card(sent[0], hands, bob)
    SealedReport.objects.exclude(pk=ended[0].pk).update(on_hold=True)
    from coalface.reporting.actions import due

    assert due.end_old_stories(today=TODAY + timedelta(days=100)) == 1
    SealedReport.objects.update(on_hold=False)
    return {"unread": unread, "asked": asked, "drafted": drafted, "sent": sent, "ended": ended}


def change(alice) -> None:
    people_actions.change_password(person=alice, old=OLD, new=NEW, today=TODAY)


def everything_in(reports, steward: make.Keyed) -> dict[str, tuple]:
    """What this steward reads in each report: the story, the desk and the conversation.

    Less what opens the leaves of the log: of these, sharing keys adds one.
    """
    found = {}
    for name, (row, _receipt) in reports.items():
        opened = queries.report_for_steward(row.pk, steward.person, private_key=steward.private_key)
        found[name] = (opened.told, opened.desk, replace(opened.talk, leaves=()))
    return found


def test_nothing_is_lost_for_her_for_her_colleague_and_for_the_reporters(alice, bob, reports):
    before = everything_in(reports, hands_of(alice, OLD))
    change(alice)
    assert everything_in(reports, hands_of(alice, NEW)) == before
    assert everything_in(reports, bob) == before
    assert before["unread"][0].story == "Story of unread."
    assert before["drafted"][1].draft == make.card()
    for name, (_row, receipt) in reports.items():
        assert replace(actions.come_back(receipt).talk, leaves=()) == before[name][2]


def test_an_old_copy_with_the_old_password_opens_none_of_the_keys_of_now(channel, alice, bob, reports):
    stolen = steal(alice)
    assert all(stolen.opens(c) for c in KeyCopy.objects.filter(holder=str(alice.steward_key.pk))), (
        "the thief is real"
    )
    change(alice)
    make.report(channel, story="Told after.")
    assert not any(stolen.opens(copy) for copy in KeyCopy.objects.select_related("report__channel"))


def test_nor_with_the_keys_that_it_held_any_document_of_now(alice, bob, reports):
    """New boxes around the old keys would not do: what is written into a report later would open with those."""
    stolen = steal(alice)
    # Five conversations, four stories, and the two desks on which somebody has written.
    assert len(stolen.documents_opened()) == 11
    change(alice)
    assert stolen.documents_opened() == set()


def test_nor_what_is_written_into_an_old_report_after(alice, bob, reports):
    stolen = steal(alice)
    change(alice)
    _row, receipt = reports["asked"]
    actions.write_message(typed=receipt, text="It was the week of the flood.", today=TODAY)
    assert not stolen.documents_opened()
    assert "flood" in everything_in(reports, hands_of(alice, NEW))["asked"][2].messages[-1].text


def test_the_old_key_is_nowhere_any_more(alice, bob, reports):
    key = StewardKey.objects.get(person=alice)
    wrapped, private, old_id = bytes(key.wrapped_private_key), unwrapped(key, OLD), str(key.pk)
    change(alice)
    written = everything_written()
    assert wrapped not in written
    assert private not in written
    assert old_id.encode() not in written


def test_the_only_steward_with_no_recovery_key_loses_nothing_either(channel, alice):
    row, _receipt = make.report(channel, story="Nobody else can read this.")
    change(alice)
    opened = queries.report_for_steward(row.pk, alice, private_key=hands_of(alice, NEW).private_key)
    assert opened.told.story == "Nobody else can read this."


def test_the_log_says_that_a_password_was_changed_and_how_often_keys_were_shared(alice, bob, reports):
    before = Entry.objects.count()
    change(alice)
    said = list(Entry.objects.order_by("index").values_list("what", flat=True))[before:]
    assert said == ["password changed", *["keys shared again"] * 5]


class Stopped(Exception):
    """The power went."""


@pytest.fixture
def stops():
    """Let a listener of a signal fail, until the test is over."""
    undo = []

    def stop(signal) -> None:
        def fail(sender, **_signal):
            raise Stopped

        signal.connect(fail, weak=False)
        undo.append((signal, fail))

    yield stop
    for signal, fail in undo:
        signal.disconnect(fail)


def test_what_stops_in_the_middle_changes_nothing(alice, bob, reports, stops):
    before = everything_in(reports, hands_of(alice, OLD))
    entries = Entry.objects.count()
    stops(leaving.steward_key_replaced)
    with pytest.raises(Stopped):
        change(alice)
    alice.refresh_from_db()
    assert alice.check_password(OLD)
    assert everything_in(reports, hands_of(alice, OLD)) == before
    assert Entry.objects.count() == entries


def test_what_stops_before_the_fresh_keys_are_made_is_done_at_the_next_sign_in(
    channel, alice, bob, reports, stops
):
    from coalface.reporting.actions import keys

    before, stolen = everything_in(reports, hands_of(alice, OLD)), steal(alice)
    leaving.steward_key_opened.disconnect(keys.share_at_sign_in, dispatch_uid="reporting.share_at_sign_in")
    try:
        change(alice)
    finally:
        leaving.steward_key_opened.connect(keys.share_at_sign_in, dispatch_uid="reporting.share_at_sign_in")
    assert everything_in(reports, hands_of(alice, NEW)) == before
    assert len(reports_to_rekey([channel])) == 5, "and the desk says that they wait"
    assert people.sign_in(Client(), alice, password=NEW).url == "/staff/"
    assert everything_in(reports, hands_of(alice, NEW)) == before
    assert reports_to_rekey([channel]) == []
    assert stolen.documents_opened() == set()


def test_a_fault_while_the_fresh_keys_are_made_does_not_say_that_the_password_was_not_changed(
    alice, bob, stops
):
    stops(leaving.steward_key_opened)
    change(alice)
    alice.refresh_from_db()
    assert alice.check_password(NEW)


def test_a_damaged_copy_keeps_nobody_from_changing_a_password_and_a_colleague_mends_it(channel, alice, bob):
    row, _receipt = make.report(channel, story="One box is broken.")
    KeyCopy.objects.filter(holder=str(alice.steward_key.pk), opens=KeyCopy.Opens.STORY).update(
        sealed=b"broken"
    )
    change(alice)
    assert reports_to_rekey([channel]) == [row]
    from coalface.reporting.actions.keys import share_keys

    assert share_keys(bob.person, private_key=bob.private_key, on=TODAY) == 1
    opened = queries.report_for_steward(row.pk, alice, private_key=hands_of(alice, NEW).private_key)
    assert opened.told.story == "One box is broken."


def test_of_two_changes_at_once_one_is_refused_in_a_sentence(alice, monkeypatch):
    """The second began with a password that is no longer hers when its turn comes."""
    from coalface.people.actions import accounts

    real = accounts.new_steward_keys

    def while_the_other_goes_first(person, password):
        monkeypatch.setattr(accounts, "new_steward_keys", real)
        same_person = type(person).objects.get(pk=person.pk)
        people_actions.change_password(
            person=same_person, old=OLD, new="the first of the two words", today=TODAY
        )
        return real(person, password)

    monkeypatch.setattr(accounts, "new_steward_keys", while_the_other_goes_first)
    with pytest.raises(NotAllowed, match="changed elsewhere just now"):
        change(alice)
    alice.refresh_from_db()
    assert alice.check_password("the first of the two words")
    assert unwrapped(StewardKey.objects.get(person=alice), "the first of the two words")
