"""From a plan to a result: who may, what is kept, what is entered in the log, and what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from coalface.cli.restoring.mending import apply_again
from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.trials import Rhythm
from coalface.integrity.destroyed import Gone, digest_of
from coalface.integrity.models import Entry
from coalface.people.models import Area, NameListTerm
from coalface.trials import actions, queries
from coalface.trials.actions.ending import EMPTY, take_back_again
from coalface.trials.models import Trial, TrialNumber
from tests import make
from tests.integration.trials.made import HELPED, TWO, WEEK, finished, plan, planned, running, weekly
from tests.make import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def peer(channel):
    return make.person(channel, Role.PEER)


@pytest.fixture
def manager(channel):
    return make.person(channel, Role.ANSWERING_MANAGER)


def entered() -> list[tuple[str, str]]:
    return list(Entry.objects.order_by("index").values_list("what", "role"))


def values(trial) -> list[Decimal]:
    return list(queries.numbers_of(trial).values())


def test_a_trial_goes_from_plan_to_result_with_one_leaf_for_each_public_step(channel, peer, manager):
    trial = planned(channel, peer)
    assert entered() == [], "a plan is the channel's own"
    assert not queries.public_trials().exists()
    actions.begin_trial(trial_id=trial.pk, by=manager, revision=1, today=TODAY)
    assert actions.enter_numbers(trial_id=trial.pk, by=peer, numbers=weekly(*HELPED), today=TODAY) == 13
    actions.finish_trial(trial_id=trial.pk, by=peer, result="helped", said=TWO, today=TODAY)
    assert entered() == [
        ("trial begun", "answering manager"),
        ("trial numbers entered", "peer"),
        ("trial finished", "peer"),
    ]
    [public] = queries.public_trials(result="helped", state="finished")
    assert (public.area_name, public.said, public.finished_on) == ("Front door", TWO, TODAY)
    assert list(queries.trials_not_as_entered()) == []


def test_only_peers_and_the_answering_manager_of_the_channel_plan_and_fill(channel, peer):
    trial = running(channel, peer, 1, 2)
    elsewhere = make.channel()
    others = [
        make.person(channel, Role.STEWARD),
        make.person(elsewhere, Role.PEER),
        make.person(elsewhere, Role.ANSWERING_MANAGER),
    ]
    before = len(entered())
    for by in others:
        about = {"trial_id": trial.pk, "by": by, "today": TODAY}
        tries = [
            lambda by=by: planned(channel, by),
            lambda about=about: actions.enter_numbers(numbers=weekly(3), **about),
            lambda about=about: actions.finish_trial(result="not_known", said=TWO, **about),
            lambda about=about: actions.make_token(**about),
        ]
        for attempt in tries:
            with pytest.raises(NotAllowed, match="Only peers and the answering manager"):
                attempt()
    assert len(entered()) == before
    assert Trial.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ends_on": TODAY - 20 * WEEK}, "ends_on"),
        ({"aim": "  "}, "aim"),
        ({"area": "nowhere"}, "area"),
        ({"better": "sideways"}, "better"),
        ({"stop_if": "a" * 401}, "stop_if"),
    ],
)
def test_a_plan_that_is_not_whole_is_refused_at_its_field(channel, peer, changed, field):
    with pytest.raises(NotAllowed) as refused:
        planned(channel, peer, **changed)
    assert refused.value.field == field
    assert not Trial.objects.exists()


def test_no_area_under_ten_staff_can_be_named_or_even_kept(channel, peer):
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(channel=channel, code="tiny", name="Tiny", staff=9)
    with pytest.raises(NotAllowed):
        planned(channel, peer, area="tiny")


def test_what_could_point_to_someone_is_shown_back_and_nothing_is_kept(channel, peer):
    NameListTerm.objects.create(organisation=channel.organisation, list="staff", term="Imran Whitlock")
    channel.organisation.name_lists_version += 1
    text = plan(smallest_test="Imran Whitlock keeps the list. Ring 01632 960 115.")
    with pytest.raises(actions.Marked) as refused:
        actions.plan_trial(channel=channel, by=peer, plan=text, today=TODAY)
    assert {(mark.field, mark.words) for mark in refused.value.marks} == {
        ("smallest_test", "Imran Whitlock"),
        ("smallest_test", "01632 960 115"),
    }
    assert not Trial.objects.exists()
    vouched = [mark.words for mark in refused.value.marks]
    actions.plan_trial(channel=channel, by=peer, plan=text, today=TODAY, looked_at=vouched)
    assert Trial.objects.get().smallest_test == text.smallest_test


def test_a_result_is_looked_over_too(channel, peer):
    trial = running(channel, peer, 1)
    about = {"trial_id": trial.pk, "by": peer, "result": "not_known", "today": TODAY}
    said = "Mrs Okafor stopped it. We try again."
    with pytest.raises(actions.Marked):
        actions.finish_trial(**about, said=said)
    actions.finish_trial(**about, said=said, looked_at=["Mrs Okafor"])
    assert Trial.objects.get().said == said


def test_a_plan_is_changed_and_thrown_away_until_it_has_begun(channel, peer, manager):
    trial = planned(channel, peer)
    about = {"trial_id": trial.pk, "by": manager}
    actions.change_plan(**about, plan=plan(aim="Another aim", area=""), revision=1, today=TODAY)
    trial.refresh_from_db()
    assert (trial.aim, trial.area_name, trial.revision) == ("Another aim", "", 2)
    actions.begin_trial(**about, revision=2, today=TODAY)
    for attempt in (
        lambda: actions.change_plan(**about, plan=plan(), revision=2, today=TODAY),
        lambda: actions.drop_plan(**about),
        lambda: actions.begin_trial(**about, revision=2, today=TODAY),
    ):
        with pytest.raises(NotAllowed, match="begun"):
            attempt()
    other = planned(channel, peer)
    actions.drop_plan(trial_id=other.pk, by=manager)
    assert not Trial.objects.filter(pk=other.pk).exists()


def test_of_two_who_write_at_one_plan_the_second_is_told_and_overwrites_nothing(channel, peer, manager):
    trial = planned(channel, peer)
    first, second = plan(aim="The first one’s words"), plan(aim="The second one’s words")
    actions.change_plan(trial_id=trial.pk, by=peer, plan=first, revision=1, today=TODAY)
    with pytest.raises(NotAllowed, match="Somebody has changed this plan"):
        actions.change_plan(trial_id=trial.pk, by=manager, plan=second, revision=1, today=TODAY)
    assert Trial.objects.get().aim == "The first one’s words"


def test_nobody_makes_a_plan_public_that_was_changed_since_they_read_it(channel, peer, manager):
    trial = planned(channel, peer)
    changed = plan(aim="Words that the manager has not read")
    actions.change_plan(trial_id=trial.pk, by=peer, plan=changed, revision=1, today=TODAY)
    with pytest.raises(NotAllowed, match="read it, and press again"):
        actions.begin_trial(trial_id=trial.pk, by=manager, revision=1, today=TODAY)
    assert not queries.public_trials().exists()
    actions.begin_trial(trial_id=trial.pk, by=manager, revision=2, today=TODAY)
    assert queries.public_trials().exists()


def test_a_plan_whose_last_day_has_passed_does_not_begin(channel, peer):
    trial = planned(channel, peer, ends_on=TODAY)
    with pytest.raises(NotAllowed, match="last day has passed"):
        actions.begin_trial(trial_id=trial.pk, by=peer, revision=1, today=TODAY + timedelta(days=1))
    actions.begin_trial(trial_id=trial.pk, by=peer, revision=1, today=TODAY)


def test_two_people_who_enter_the_same_week_lose_nothing(channel, peer, manager):
    trial = running(channel, peer, 11, 12)
    before = len(entered())
    both = {"trial_id": trial.pk, "by": manager, "today": TODAY}
    assert actions.enter_numbers(**both, numbers=weekly(11, 12)) == 0, "the same again is no fault"
    with pytest.raises(NotAllowed, match="12 is there, and 14 was given"):
        actions.enter_numbers(**both, numbers=weekly(10, 11, 14))
    assert values(trial) == [11, 12], "all or none"
    assert len(entered()) == before


def test_a_number_is_corrected_only_where_it_is_still_the_one_that_was_seen(channel, peer, manager):
    trial = running(channel, peer, 11, 12)
    [_, this] = queries.numbers_of(trial)
    about = {"trial_id": trial.pk, "period": this, "today": TODAY}
    actions.correct_number(**about, by=manager, value=Decimal(14), instead_of=Decimal(12))
    with pytest.raises(NotAllowed, match="it is 14 now"):
        actions.correct_number(**about, by=peer, value=Decimal(13), instead_of=Decimal(12))
    assert values(trial) == [11, 14]
    assert entered()[-1] == ("trial number corrected", "answering manager")


def test_the_database_keeps_one_number_a_week_too(channel, peer):
    trial = running(channel, peer, 12)
    [this] = queries.numbers_of(trial)
    with pytest.raises(IntegrityError), transaction.atomic():
        TrialNumber.objects.create(trial=trial, period=this, value=13)


@pytest.mark.parametrize(
    ("period", "says"),
    [
        (date(2026, 1, 5), "before the trial started"),
        (date(2026, 11, 23), "has not come yet"),
    ],
)
def test_a_week_outside_the_trial_takes_no_number(channel, peer, period, says):
    trial = running(channel, peer)
    with pytest.raises(NotAllowed, match=says):
        actions.enter_numbers(trial_id=trial.pk, by=peer, numbers={period: Decimal(1)}, today=TODAY)


def test_a_result_before_any_number_and_one_from_two_numbers_are_refused(channel, peer):
    trial = running(channel, peer)
    about = {"trial_id": trial.pk, "by": peer, "result": "helped", "said": TWO, "today": TODAY}
    with pytest.raises(NotAllowed, match="No number has been entered"):
        actions.finish_trial(**about)
    actions.enter_numbers(trial_id=trial.pk, by=peer, numbers=weekly(3, 5), today=TODAY)
    with pytest.raises(NotAllowed, match="There are no numbers from before the change"):
        actions.finish_trial(**about)
    assert Trial.objects.get().finished_on is None


def test_a_finished_trial_stays_as_it_is(channel, peer):
    trial = finished(channel, peer)
    about = {"trial_id": trial.pk, "by": peer, "today": TODAY}
    for attempt in (
        lambda: actions.enter_numbers(**about, numbers=weekly(1, 2, 3, 4, 5, 6, 7, 8)),
        lambda: actions.finish_trial(**about, result="harmed", said=TWO),
        lambda: actions.make_token(**about),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert trial.token_digest is None


def test_what_is_changed_behind_the_log_s_back_is_found(channel, peer):
    trial = finished(channel, peer)
    assert list(queries.trials_not_as_entered()) == []
    for change in (
        lambda: Trial.objects.update(said="It did wonders. We tell the press."),
        lambda: trial.numbers.filter(value=18).update(value=2),
    ):
        with transaction.atomic():
            change()
            [said] = queries.trials_not_as_entered()
            assert str(trial.pk) in said
            transaction.set_rollback(True)
    trial.delete()
    [said] = queries.trials_not_as_entered()
    assert "1 trials were finished, and there are 0" in said


def test_a_program_sends_numbers_with_the_token_of_this_trial_and_no_other(channel, peer):
    trial, other = running(channel, peer), running(channel, peer)
    token = actions.make_token(trial_id=trial.pk, by=peer, today=TODAY)
    send = {"numbers": weekly(7), "today": TODAY}
    assert actions.enter_by_token(trial_id=trial.pk, token=token, **send) == 1
    assert entered()[-1] == ("trial numbers entered", "program")
    for trial_id, shown in ((other.pk, token), (trial.pk, token + "x"), (trial.pk, ""), (channel.pk, token)):
        with pytest.raises(actions.NoSuchToken):
            actions.enter_by_token(trial_id=trial_id, token=shown, **send)
    newer = actions.make_token(trial_id=trial.pk, by=peer, today=TODAY)
    with pytest.raises(actions.NoSuchToken):
        actions.enter_by_token(trial_id=trial.pk, token=token, **send)
    actions.take_token_away(trial_id=trial.pk, by=peer, today=TODAY)
    with pytest.raises(actions.NoSuchToken):
        actions.enter_by_token(trial_id=trial.pk, token=newer, **send)


def test_no_token_lies_in_the_database(channel, peer):
    trial = running(channel, peer)
    token = actions.make_token(trial_id=trial.pk, by=peer, today=TODAY)
    trial.refresh_from_db()
    assert len(token) >= 43, "at least 256 random bits"
    assert token.encode() not in bytes(trial.token_digest)
    assert len(bytes(trial.token_digest)) == 32


def test_a_finished_trial_is_copied_and_each_leads_to_the_other(channel, peer):
    original = finished(channel, peer)
    elsewhere = make.channel()
    somebody = make.person(elsewhere, Role.ANSWERING_MANAGER)
    copy = actions.plan_trial(channel=elsewhere, by=somebody, plan=plan(), today=TODAY, copy_of=original.pk)
    assert copy.copied_from == original
    assert queries.copies_of(original) == [], "a plan is nobody else's business"
    actions.begin_trial(trial_id=copy.pk, by=somebody, revision=1, today=TODAY)
    assert queries.copies_of(original) == [copy]
    for nothing in (running(channel, peer).pk, planned(channel, peer).pk, channel.pk):
        with pytest.raises(NotAllowed, match="Only a finished trial"):
            actions.plan_trial(channel=channel, by=peer, plan=plan(), today=TODAY, copy_of=nothing)


def test_what_is_tried_in_a_practice_channel_never_becomes_public():
    channel = make.channel(opened=False)
    peer = make.person(channel, Role.PEER)
    trial = finished(channel, peer)
    channel.opened_on = TODAY
    channel.save()
    assert not queries.public_trials().exists()
    assert queries.trial_by_id(trial.pk) is None


def test_one_steward_takes_a_trial_back_and_its_words_are_gone(channel, peer):
    trial, copy_of = finished(channel, peer), plan(aim="Tried once more")
    copy = actions.plan_trial(channel=channel, by=peer, plan=copy_of, today=TODAY, copy_of=trial.pk)
    steward = make.person(channel, Role.STEWARD)
    stranger = make.person(make.channel(), Role.STEWARD)
    with pytest.raises(NotAllowed):
        actions.take_trial_back(trial_id=trial.pk, by=stranger, today=TODAY)
    actions.take_trial_back(trial_id=trial.pk, by=steward, today=TODAY)
    assert entered()[-1] == ("trial taken back", "steward")
    trial.refresh_from_db()
    assert (trial.aim, trial.smallest_test, trial.measure, trial.stop_if, trial.said, trial.area_name) == (
        "",
    ) * 6
    assert values(trial) == []
    assert not queries.public_trials().exists()
    assert list(queries.trials_not_as_entered()) == []
    copy.refresh_from_db()
    assert copy.aim == "Tried once more", "what others made of it is theirs"
    with pytest.raises(NotAllowed, match="taken back"):
        actions.take_trial_back(trial_id=trial.pk, by=steward, today=TODAY)


def test_a_plan_is_not_taken_back_but_thrown_away(channel, peer):
    trial = planned(channel, peer)
    with pytest.raises(NotAllowed, match="throw it away"):
        actions.take_trial_back(trial_id=trial.pk, by=peer, today=TODAY)


def test_months_are_counted_by_their_first_day(channel, peer):
    monthly = replace(plan(), rhythm="monthly", starts_on=date(2026, 9, 15))
    trial = actions.plan_trial(channel=channel, by=peer, plan=monthly, today=TODAY)
    actions.begin_trial(trial_id=trial.pk, by=peer, revision=1, today=TODAY)
    numbers = {date(2026, month, 1): Decimal(month) for month in (9, 10, 11)}
    assert actions.enter_numbers(trial_id=trial.pk, by=peer, numbers=numbers, today=TODAY) == 3
    trial.refresh_from_db()
    assert trial.counted is Rhythm.MONTHLY


def test_after_a_restore_a_trial_is_taken_back_once_more(channel, peer):
    trial = finished(channel, peer)
    assert take_back_again(trial_id=trial.pk, today=TODAY)
    assert not take_back_again(trial_id=trial.pk, today=TODAY)
    assert entered()[-1] == ("trial taken back", "program")
    assert Trial.objects.get().said == ""


def test_what_was_taken_back_after_a_backup_is_taken_back_again_by_the_list(channel, peer):
    trial = finished(channel, peer)
    listed = Gone(digest_of(trial.pk), "trial", "recognisable", "2026-W47")
    assert "Trials taken back since then, and taken back again: 1." in apply_again(
        [listed], now=datetime(2026, 11, 18, tzinfo=UTC)
    )
    trial.refresh_from_db()
    assert not trial.aim


def test_a_trial_comes_of_a_theme_of_its_own_channel_and_of_no_other(channel, peer):
    with pytest.raises(NotAllowed, match="Choose a theme of this channel"):
        actions.plan_trial(channel=channel, by=peer, plan=plan(), today=TODAY, theme_id=uuid4())
    trial = planned(channel, peer)
    with pytest.raises(NotAllowed, match="Choose a theme of this channel"):
        actions.change_plan(
            trial_id=trial.pk, by=peer, plan=plan(), revision=1, today=TODAY, theme_id=uuid4()
        )
    assert Trial.objects.get().theme_id is None


def test_a_trial_that_was_taken_back_by_nobody_is_noticed(channel, peer):
    trial = finished(channel, peer)
    actions.take_trial_back(trial_id=trial.pk, by=peer, today=TODAY)
    assert list(queries.trials_not_as_entered()) == []
    other = finished(channel, peer)
    Trial.objects.filter(pk=other.pk).update(**EMPTY, taken_back_on=TODAY)
    assert any("1 trials were taken back, and 2 are" in said for said in queries.trials_not_as_entered())


def test_what_runs_stands_first_then_plans_then_what_has_ended_on_either_database(channel, peer):
    finished(channel, peer, aim="Ended")
    planned(channel, peer, aim="Plan")
    running(channel, peer, aim="Runs")
    assert [trial.aim for trial in queries.trials_of(peer)] == ["Runs", "Plan", "Ended"]
