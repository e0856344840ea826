"""Telling, opening and ending a report, against the real database."""

import json
from datetime import date, timedelta

import pytest

from coalface.core.cards import Consent
from coalface.core.conversation import Status
from coalface.core.errors import NotAllowed
from coalface.core.life import Rule
from coalface.integrity.models import Entry
from coalface.reporting import actions, queries
from coalface.reporting.actions.keys import forget_holder, reports_to_rekey, share_keys
from coalface.reporting.models import KeptAnswer, KeyCopy, SealedReport
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def alice(channel):
    return make.steward(channel, "Alice")


@pytest.fixture
def bob(channel):
    return make.steward(channel, "Bob")


def test_a_steward_reads_what_was_told(channel, alice):
    row, _ = make.report(channel, story="It was cold in the room.", area="duty", may_ask=True)
    opened = queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key)
    assert opened.told.story == "It was cold in the room."
    assert opened.told.area == "duty"


def test_nothing_that_was_told_stands_in_the_database(channel, alice):
    row, receipt = make.report(channel, story="Unmistakable words about kind and stage", stage="court_legal")
    row.refresh_from_db()
    everything = b"".join(bytes(getattr(row, name)) for name in ("story", "conversation", "receipt_tag"))
    everything += b"".join(bytes(copy.sealed) for copy in KeyCopy.objects.all())
    everything += b"".join(bytes(kept.answer) for kept in KeptAnswer.objects.all())
    for secret in (
        b"Unmistakable",
        b"court_legal",
        b"near_miss",
        receipt.encode(),
        receipt.split()[0].encode(),
    ):
        assert secret not in everything


def test_stories_of_different_lengths_have_the_same_size(channel, alice):
    short, _ = make.report(channel, story="x")
    longer, _ = make.report(channel, story="x" * 600)
    assert len(short.story) == len(longer.story)


def test_a_receipt_opens_the_conversation_and_never_the_story(channel, alice):
    row, receipt = make.report(channel)
    opened = actions.come_back(receipt)
    assert opened.talk.status is Status.WAITING
    assert opened.story_key is None
    assert opened.told is None
    assert not KeyCopy.objects.filter(report=row, holder="receipt", opens=KeyCopy.Opens.STORY).exists()


def test_unknown_and_impossible_words_get_the_same_answer(channel):
    for typed in ("acorn acorn acorn acorn acorn", "not a receipt", "", "x" * 5000):
        with pytest.raises(actions.NotThere):
            actions.come_back(typed)


def test_a_steward_of_another_channel_finds_nothing(channel, alice):
    row, _ = make.report(channel)
    stranger = make.steward(make.channel())
    assert queries.report_for_steward(row.pk, stranger.person, private_key=stranger.private_key) is None


def test_another_stewards_key_does_not_open_a_report(channel, alice, bob):
    row, _ = make.report(channel)
    with pytest.raises(queries.NoKey):
        queries.report_for_steward(row.pk, alice.person, private_key=bob.private_key)


def test_the_same_key_and_report_give_the_same_receipt_and_one_report(channel, alice):
    key = "k" * 32
    first = actions.tell(channel=channel, told=make.told(), idempotency_key=key, today=TODAY)
    second = actions.tell(channel=channel, told=make.told(), idempotency_key=key, today=TODAY)
    assert first == second
    assert SealedReport.objects.count() == 1
    assert Entry.objects.filter(what="report received").count() == 1


def test_the_same_key_with_another_report_is_refused(channel, alice):
    key = "k" * 32
    actions.tell(channel=channel, told=make.told(), idempotency_key=key, today=TODAY)
    with pytest.raises(actions.KeyReused):
        actions.tell(channel=channel, told=make.told(story="other"), idempotency_key=key, today=TODAY)
    assert SealedReport.objects.count() == 1


def test_opening_is_told_to_the_reporter_and_starts_the_ninety_days(channel, alice):
    row, receipt = make.report(channel)
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
    [opening] = actions.come_back(receipt).talk.openings
    assert (opening.role, opening.week, opening.why) == ("steward", "2026-W47", "to_read")
    row.refresh_from_db()
    assert row.week_first_read == "2026-W47"
    assert Entry.objects.filter(what="report opened").count() == 1


def test_a_question_and_its_answer_travel_both_ways(channel, alice):
    row, receipt = make.report(channel, may_ask=True)
    actions.ask_question(report_id=row.pk, today=TODAY, text="What usually happens?", **alice.hands)
    assert actions.come_back(receipt).talk.status is Status.QUESTION
    actions.write_message(typed=receipt.upper().replace(" ", ",  "), text="It goes by post.", today=TODAY)
    opened = queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key)
    assert [m.text for m in opened.talk.messages] == ["What usually happens?", "It goes by post."]
    assert opened.talk.status is Status.READING


def test_who_would_rather_not_be_asked_is_not_asked(channel, alice):
    row, _ = make.report(channel, may_ask=False)
    with pytest.raises(NotAllowed, match="rather not be asked"):
        actions.ask_question(report_id=row.pk, today=TODAY, text="Why?", **alice.hands)


@pytest.mark.parametrize("shape", ["{}", "My words are {}.", "«{}»"])
def test_a_message_with_the_five_words_is_refused(channel, alice, shape):
    _, receipt = make.report(channel)
    with pytest.raises(NotAllowed, match="five words"):
        actions.write_message(typed=receipt, text=shape.format(receipt.title()), today=TODAY)
    assert actions.come_back(receipt).talk.messages == ()


def test_the_same_message_sent_twice_is_kept_once(channel, alice):
    _, receipt = make.report(channel)
    for _ in range(2):
        actions.write_message(typed=receipt, text="It happened again.", today=TODAY)
    assert len(actions.come_back(receipt).talk.messages) == 1


def test_a_yes_destroys_the_story_and_keeps_the_card(channel, alice, bob):
    row, receipt = make.report(channel)
    make.sent_card(row, alice, bob)
    actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY)
    row.refresh_from_db()
    assert row.story is None
    assert row.desk is None
    assert row.story_ended_by == Rule.CARD_AGREED
    assert not row.key_copies.filter(opens=KeyCopy.Opens.STORY).exists()
    assert Entry.objects.filter(what="story destroyed").count() == 1
    assert actions.come_back(receipt).talk.card.text.title == make.card().title


def test_a_hold_keeps_the_story_until_it_is_lifted(channel, alice, bob):
    row, receipt = make.report(channel)
    make.sent_card(row, alice, bob)
    actions.place_hold(report_id=row.pk, today=TODAY, note="The coroner asked in writing.", **alice.hands)
    actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY)
    row.refresh_from_db()
    assert row.story is not None
    assert [e.what for e in actions.come_back(receipt).talk.events] == ["hold placed"]
    actions.lift_hold(report_id=row.pk, today=TODAY, **bob.hands)
    row.refresh_from_db()
    assert row.story is None


def test_a_card_checked_once_does_not_go_to_the_reporter(channel, alice, bob):
    row, _ = make.report(channel)
    actions.open_report(report_id=row.pk, today=TODAY, why="to_write", **alice.hands)
    actions.save_draft(report_id=row.pk, today=TODAY, card=make.card(), act_this_week=False, **alice.hands)
    actions.check_card(report_id=row.pk, today=TODAY, ticked=make.ALL_FOUR, **alice.hands)
    with pytest.raises(NotAllowed, match="second steward"):
        actions.send_to_reporter(report_id=row.pk, today=TODAY, **alice.hands)


def test_a_change_undoes_both_checks(channel, alice, bob):
    row, _ = make.report(channel)
    actions.open_report(report_id=row.pk, today=TODAY, why="to_write", **alice.hands)
    for _ in range(2):
        actions.save_draft(
            report_id=row.pk, today=TODAY, card=make.card(), act_this_week=False, **alice.hands
        )
        actions.check_card(report_id=row.pk, today=TODAY, ticked=make.ALL_FOUR, **alice.hands)
    opened = queries.report_for_steward(row.pk, bob.person, private_key=bob.private_key)
    assert opened.desk.checked_by == {str(alice.person.id)}


def test_the_second_steward_cannot_go_first(channel, alice, bob):
    row, _ = make.report(channel)
    actions.open_report(report_id=row.pk, today=TODAY, why="to_write", **alice.hands)
    actions.save_draft(report_id=row.pk, today=TODAY, card=make.card(), act_this_week=False, **alice.hands)
    with pytest.raises(NotAllowed, match="drafted"):
        actions.check_card(report_id=row.pk, today=TODAY, ticked=make.ALL_FOUR, **bob.hands)


def test_a_card_that_points_to_someone_is_not_checked(channel, alice, bob):
    row, _ = make.report(channel)
    actions.open_report(report_id=row.pk, today=TODAY, why="to_write", **alice.hands)
    named = make.card(what_happened="Mrs Okafor rang about the visit.")
    actions.save_draft(report_id=row.pk, today=TODAY, card=named, act_this_week=False, **alice.hands)
    with pytest.raises(NotAllowed, match="point to someone"):
        actions.check_card(report_id=row.pk, today=TODAY, ticked=make.ALL_FOUR, **alice.hands)


def test_closing_needs_two_stewards_with_the_same_reason(channel, alice, bob):
    row, receipt = make.report(channel)
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
    kind = "Thank you for telling us. We could not write it so that nobody is known."
    close = {"report_id": row.pk, "today": TODAY}
    actions.propose_to_close(**close, reason="cannot_be_made_safe", words=kind, **alice.hands)
    assert actions.come_back(receipt).talk.status is Status.READING
    counted = "Thank you. A card tells it already, and yours is counted with it."
    actions.propose_to_close(**close, reason="already_told", words=counted, **bob.hands)
    assert actions.come_back(receipt).talk.status is Status.READING
    actions.propose_to_close(**close, reason="already_told", words="", **alice.hands)
    talk = actions.come_back(receipt).talk
    assert (talk.status, talk.close_reason, talk.close_words) == (Status.CLOSED, "already_told", counted)
    assert queries.tallies(channel)["2026-Q4"]["closed: already_told"] == 1


def test_an_unread_report_is_never_closed(channel, alice, bob):
    row, _ = make.report(channel)
    with pytest.raises(NotAllowed, match="never closed"):
        actions.propose_to_close(
            report_id=row.pk, today=TODAY, reason="already_told", words="Thank you.", **alice.hands
        )


def test_passing_on_is_told_to_the_reporter_and_counted(channel, alice):
    row, receipt = make.report(channel)
    actions.pass_on(report_id=row.pk, today=TODAY, duty="crime", note="To the police, today.", **alice.hands)
    talk = actions.come_back(receipt).talk
    assert talk.status is Status.PASSED_ON
    assert (talk.events[0].why, talk.events[0].says) == ("crime", "")
    assert Entry.objects.filter(what="content passed on").exists()


def test_silence_after_fourteen_days_settles_the_card(channel, alice, bob):
    row, receipt = make.report(channel)
    make.sent_card(row, alice, bob)
    for days, status in ((14, Status.CARD), (15, Status.AGREED)):
        actions.settle_silence(report_id=row.pk, today=TODAY + timedelta(days=days), **alice.hands)
        assert actions.come_back(receipt).talk.status is status
    row.refresh_from_db()
    assert row.story is None


def test_a_new_steward_is_given_keys_when_another_signs_in(channel, alice):
    row, receipt = make.report(channel)
    carol = make.steward(channel, "Carol")
    with pytest.raises(queries.NoKey):
        queries.report_for_steward(row.pk, carol.person, private_key=carol.private_key)
    assert share_keys(alice.person, private_key=alice.private_key, on=TODAY) == 1
    assert (
        queries.report_for_steward(row.pk, carol.person, private_key=carol.private_key).told.story
        == make.STORY
    )
    assert actions.come_back(receipt).talk.status is Status.WAITING
    assert reports_to_rekey([channel]) == []


def test_a_steward_who_leaves_loses_every_copy_and_the_keys_are_made_anew(channel, alice, bob):
    row, receipt = make.report(channel)
    old = queries.report_for_steward(row.pk, bob.person, private_key=bob.private_key)
    holder = str(bob.person.steward_key.id)
    bob.person.grants.all().delete()
    forget_holder(None, holder=holder)
    assert not KeyCopy.objects.filter(holder=holder).exists()
    assert share_keys(alice.person, private_key=alice.private_key, on=TODAY) == 1
    fresh = queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key)
    assert fresh.story_key != old.story_key
    assert fresh.conversation_key != old.conversation_key
    assert fresh.told.story == make.STORY
    assert actions.come_back(receipt).talk.status is Status.WAITING


def test_a_conversation_kept_as_json_comes_back_whole(channel, alice, bob):
    row, receipt = make.report(channel, may_ask=True)
    make.sent_card(row, alice, bob)
    talk = actions.come_back(receipt).talk
    assert talk.from_bytes(talk.to_bytes()) == talk
    assert json.loads(talk.to_bytes())["card"]["sent_on"] == date(2026, 11, 18).isoformat()


def test_a_hold_on_a_closed_report_stays_on_the_desk_until_it_is_lifted(channel, alice, bob):
    row, receipt = make.report(channel)
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
    actions.place_hold(report_id=row.pk, today=TODAY, note="The coroner asked in writing.", **alice.hands)
    for steward in (alice, bob):
        actions.propose_to_close(
            report_id=row.pk,
            today=TODAY,
            reason="already_told",
            words="Thank you. It is counted.",
            **steward.hands,
        )
    row.refresh_from_db()
    assert row.story is not None
    assert [line.id for line in queries.inbox(alice.person, private_key=alice.private_key)] == [row.pk]
    actions.lift_hold(report_id=row.pk, today=TODAY, **bob.hands)
    row.refresh_from_db()
    assert row.story_ended_by == Rule.CLOSED
    assert queries.inbox(alice.person, private_key=alice.private_key) == []
    assert actions.come_back(receipt).talk.status is Status.CLOSED


def test_an_agreed_card_is_closed_only_by_two_stewards(channel, alice, bob):
    row, receipt = make.report(channel)
    make.sent_card(row, alice, bob)
    actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY)
    close = {"report_id": row.pk, "today": TODAY, "reason": "cannot_be_made_safe", "words": "We are sorry."}
    actions.propose_to_close(**close, **alice.hands)
    assert actions.come_back(receipt).talk.status is Status.AGREED
    actions.propose_to_close(**close, **bob.hands)
    assert actions.come_back(receipt).talk.status is Status.CLOSED


def test_a_reporter_may_still_say_no_to_an_agreed_card(channel, alice, bob):
    row, receipt = make.report(channel, on=TODAY - timedelta(weeks=5))
    make.sent_card(row, alice, bob)
    actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY)
    assert len(actions.cards_ready(alice.person, private_key=alice.private_key, today=TODAY)) == 1
    actions.answer_card(typed=receipt, consent=Consent.NO, words="", today=TODAY)
    assert actions.cards_ready(alice.person, private_key=alice.private_key, today=TODAY) == []


def test_what_was_told_for_practice_is_never_published_even_after_opening(alice):
    practice = make.channel(opened=False)
    carol, dave = make.steward(practice, "Carol"), make.steward(practice, "Dave")
    row, receipt = make.report(practice, on=TODAY - timedelta(weeks=5))
    make.sent_card(row, carol, dave)
    actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY)
    practice.opened_on = TODAY
    practice.save()
    [ready] = actions.cards_ready(carol.person, private_key=carol.private_key, today=TODAY)
    assert "practice" in ready.why_not


def test_a_card_is_not_written_about_a_report_that_nobody_opened(channel, alice):
    row, _ = make.report(channel)
    with pytest.raises(NotAllowed, match="Open the report first"):
        actions.save_draft(
            report_id=row.pk, today=TODAY, card=make.card(), act_this_week=False, **alice.hands
        )


def test_after_a_no_the_card_is_not_sent_again(channel, alice, bob):
    row, receipt = make.report(channel)
    make.sent_card(row, alice, bob)
    actions.answer_card(typed=receipt, consent=Consent.NO, words="Please never.", today=TODAY)
    with pytest.raises(NotAllowed, match="asked us not to publish"):
        make.sent_card(row, alice, bob)


def test_after_a_wish_for_change_silence_is_no_consent(channel, alice, bob):
    row, receipt = make.report(channel, on=TODAY - timedelta(weeks=8))
    make.sent_card(row, alice, bob, period="2026-Q3")
    actions.answer_card(typed=receipt, consent=Consent.CHANGED, words="A school nurse.", today=TODAY)
    make.sent_card(row, alice, bob, period="2026-Q3")
    late = TODAY + timedelta(days=30)
    actions.settle_silence(report_id=row.pk, today=late, **alice.hands)
    assert actions.come_back(receipt).talk.status is Status.CARD
    assert actions.cards_ready(alice.person, private_key=alice.private_key, today=late) == []


def test_a_yes_to_a_card_that_was_changed_meanwhile_is_asked_again(channel, alice, bob):
    row, receipt = make.report(channel)
    make.sent_card(row, alice, bob)
    with pytest.raises(NotAllowed, match="changed while you were reading"):
        actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY, seen="another digest")
    seen = make.card().digest
    assert actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY, seen=seen)


def test_a_check_of_a_card_that_was_changed_meanwhile_is_asked_again(channel, alice, bob):
    row, _ = make.report(channel)
    actions.open_report(report_id=row.pk, today=TODAY, why="to_write", **alice.hands)
    actions.save_draft(report_id=row.pk, today=TODAY, card=make.card(), act_this_week=False, **alice.hands)
    with pytest.raises(NotAllowed, match="changed while you were reading"):
        actions.check_card(
            report_id=row.pk,
            today=TODAY,
            ticked=make.ALL_FOUR,
            seen=make.card(title="Other").digest,
            **alice.hands,
        )


@pytest.mark.parametrize(
    "wrong",
    [{"title": ""}, {"kind": "zzz"}, {"period": "Tuesday 3 November"}, {"what_happened": "word " * 200}],
)
def test_a_card_that_could_not_be_published_is_not_checked(channel, alice, wrong):
    row, _ = make.report(channel)
    actions.open_report(report_id=row.pk, today=TODAY, why="to_write", **alice.hands)
    actions.save_draft(
        report_id=row.pk, today=TODAY, card=make.card(**wrong), act_this_week=False, **alice.hands
    )
    with pytest.raises(NotAllowed):
        actions.check_card(report_id=row.pk, today=TODAY, ticked=make.ALL_FOUR, **alice.hands)


def test_a_question_or_a_passing_on_leaves_an_agreed_card_agreed(channel, alice, bob):
    row, receipt = make.report(channel, may_ask=True)
    make.sent_card(row, alice, bob)
    actions.answer_card(typed=receipt, consent=Consent.YES, words="", today=TODAY)
    actions.ask_question(report_id=row.pk, today=TODAY, text="One more thing?", **alice.hands)
    actions.pass_on(report_id=row.pk, today=TODAY, duty="crime", note="To the police.", **alice.hands)
    assert actions.come_back(receipt).talk.status is Status.AGREED


def test_a_reporter_cannot_fill_a_report_until_it_does_not_open(channel, alice):
    row, receipt = make.report(channel)

    def fill():
        for number in range(60):
            actions.write_message(typed=receipt, text=f"{number}" + "\U0001f300" * 3990, today=TODAY)

    with pytest.raises(NotAllowed, match="no room"):
        fill()
    actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)
    actions.thank_reporter(report_id=row.pk, today=TODAY, text="Thank you.", **alice.hands)


def test_one_damaged_report_does_not_shut_the_desk(channel, alice):
    damaged, _ = make.report(channel)
    whole, _ = make.report(channel)
    damaged.conversation = bytes(damaged.conversation[:-1]) + b"?"
    damaged.needs_fresh_keys = True
    damaged.save()
    lines = {line.id: line.talk for line in queries.inbox(alice.person, private_key=alice.private_key)}
    assert lines[damaged.pk] is None
    assert lines[whole.pk] is not None
    assert share_keys(alice.person, private_key=alice.private_key, on=TODAY) == 0


def test_fresh_keys_are_not_made_by_one_who_cannot_open_the_story(channel, alice, bob):
    row, _ = make.report(channel)
    holder = str(alice.person.steward_key.id)
    row.key_copies.filter(opens=KeyCopy.Opens.STORY, holder=holder).delete()
    assert share_keys(alice.person, private_key=alice.private_key, on=TODAY) == 0
    assert share_keys(bob.person, private_key=bob.private_key, on=TODAY) == 1
    assert (
        queries.report_for_steward(row.pk, alice.person, private_key=alice.private_key).told.story
        == make.STORY
    )


def test_public_counts_do_not_tick(channel, alice):
    before = queries.waiting_by_week(channel, today=TODAY), queries.tallies(channel, today=TODAY)
    make.report(channel)
    assert (queries.waiting_by_week(channel, today=TODAY), queries.tallies(channel, today=TODAY)) == before
