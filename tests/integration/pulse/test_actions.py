"""A pulse from its opening to its close: one transaction, one leaf, and nothing that joins a code to an answer."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from coalface.core.errors import NotAllowed
from coalface.core.pulse import no_counts
from coalface.core.roles import Role
from coalface.integrity.models import Entry
from coalface.pulse import actions, queries
from coalface.pulse.models import Pulse, PulseCode
from tests import make
from tests.integration.pulse.made import NOW, SHEET, closed, opened
from tests.make import TODAY
from tests.many_at_once import in_own_connection


@pytest.fixture
def channel(db):
    return make.channel()


@pytest.fixture
def steward(channel):
    return make.steward(channel).person


def leaves():
    return list(Entry.objects.order_by("index").values_list("what", "role", "week"))


def test_opening_gives_the_codes_once_and_keeps_their_digests_sorted(channel, steward):
    pulse, codes = opened(channel, steward, 40)
    kept = list(PulseCode.objects.values_list("digest", flat=True))
    assert len(codes) == len(set(codes)) == len(kept) == pulse.handed_out == 40
    # Asked in no order, a database gives rows as they lie: by their digests, which says nothing of the list.
    assert kept == sorted(kept)
    everything = json.dumps(list(PulseCode.objects.values("digest", "pulse_id")), default=str)
    assert not any(code in everything or code.replace("-", "") in everything for code in codes)
    assert leaves() == [("pulse opened", "steward", "2026-W47")]


def test_answering_takes_the_code_and_adds_to_the_counts_and_says_nothing_to_the_log(channel, steward):
    pulse, codes = opened(channel, steward)
    actions.answer_pulse(
        code=codes[3], given={**SHEET, "stress": "very_much", "changed": ""}, asked=NOW, today=TODAY
    )
    pulse.refresh_from_db()
    assert (pulse.used, pulse.codes.count()) == (1, 11)
    assert pulse.counts["stress"]["very_much"] == pulse.counts["support"]["somewhat"] == 1
    assert sum(pulse.counts["changed"].values()) == 0
    assert len(leaves()) == 1


def test_a_code_works_once_and_a_wrong_sheet_does_not_use_it_up(channel, steward):
    pulse, codes = opened(channel, steward)
    with pytest.raises(NotAllowed, match="at least one"):
        actions.answer_pulse(code=codes[0], given={}, asked=NOW, today=TODAY)
    actions.answer_pulse(code=codes[0], given=SHEET, asked=NOW, today=TODAY)
    with pytest.raises(NotAllowed, match="does not open a pulse"):
        actions.answer_pulse(code=codes[0], given=SHEET, asked=NOW, today=TODAY)
    pulse.refresh_from_db()
    assert pulse.used == 1


def test_a_sheet_that_cannot_be_counted_leaves_its_code(channel, steward, monkeypatch):
    pulse, codes = opened(channel, steward)
    monkeypatch.setattr(Pulse, "save", lambda *_a, **_k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.answer_pulse(code=codes[0], given=SHEET, asked=NOW, today=TODAY)
    monkeypatch.undo()
    pulse.refresh_from_db()
    assert (pulse.used, pulse.counts, pulse.codes.count()) == (0, no_counts(), 12)


def test_after_the_last_day_nothing_is_counted_even_before_it_is_closed(channel, steward):
    pulse, codes = opened(channel, steward)
    actions.answer_pulse(code=codes[0], given=SHEET, asked=NOW, today=pulse.closes_on)
    with pytest.raises(NotAllowed, match="is over"):
        actions.answer_pulse(code=codes[1], given=SHEET, asked=NOW, today=pulse.closes_on + timedelta(days=1))


def test_it_closes_by_itself_after_its_last_day_and_its_codes_go(channel, steward):
    pulse, _ = opened(channel, steward)
    assert actions.close_pulses(today=pulse.closes_on) == 0
    assert actions.close_pulses(today=pulse.closes_on + timedelta(days=1)) == 1
    assert actions.close_pulses(today=pulse.closes_on + timedelta(days=1)) == 0
    assert PulseCode.objects.count() == 0
    assert [what for what, _, _ in leaves()] == ["pulse opened", "pulse closed"]


@pytest.mark.parametrize("role", [Role.PEER, Role.ANSWERING_MANAGER])
def test_only_a_steward_of_the_channel_opens_or_drops_one(channel, steward, role):
    someone, elsewhere = make.person(channel, role), make.steward(make.channel()).person
    pulse, _ = opened(channel, steward)
    for by in (someone, elsewhere):
        with pytest.raises(NotAllowed, match="Only a steward"):
            opened(channel, by)
        with pytest.raises(NotAllowed, match="Only a steward"):
            actions.drop_pulse(pulse_id=pulse.pk, by=by, today=TODAY)
    assert Pulse.objects.count() == 1


def test_a_lost_list_can_be_dropped_until_somebody_has_answered(channel, steward):
    pulse, codes = opened(channel, steward)
    actions.drop_pulse(pulse_id=pulse.pk, by=steward, today=TODAY)
    with pytest.raises(NotAllowed, match="does not open"):
        actions.answer_pulse(code=codes[0], given=SHEET, asked=NOW, today=TODAY)
    pulse, codes = opened(channel, steward)
    actions.answer_pulse(code=codes[0], given=SHEET, asked=NOW, today=TODAY)
    with pytest.raises(NotAllowed, match="answered this pulse already"):
        actions.drop_pulse(pulse_id=pulse.pk, by=steward, today=TODAY)
    assert [what for what, _, _ in leaves()] == ["pulse opened", "pulse dropped", "pulse opened"]
    assert list(queries.pulses_not_as_entered()) == []


def test_a_second_one_in_the_same_year_is_refused(channel, steward):
    closed(channel, steward)
    with pytest.raises(NotAllowed, match="less than ten months ago"):
        opened(channel, steward)


@pytest.mark.parametrize(
    "change",
    [
        lambda pulse: Pulse.objects.update(used=12),
        lambda pulse: Pulse.objects.update(handed_out=40),
        lambda pulse: Pulse.objects.update(
            counts={**pulse.counts, "stress": {**pulse.counts["stress"], "very_much": 0}}
        ),
        lambda pulse: pulse.delete(),
        lambda pulse: Pulse.objects.update(closed_on=None),
    ],
    ids=["one more", "more handed out", "a kinder count", "gone", "open again"],
)
def test_what_was_changed_behind_the_log_s_back_is_found(channel, steward, change):
    pulse = closed(channel, steward)
    assert list(queries.pulses_not_as_entered()) == []
    change(pulse)
    assert len(list(queries.pulses_not_as_entered())) >= 1


HANDS = 4


@in_own_connection
def _opened():
    channel = make.channel()
    return opened(channel, make.steward(channel).person)


@in_own_connection
def _answer(code, together):
    together.wait()
    try:
        actions.answer_pulse(code=code, given=SHEET, asked=NOW, today=TODAY)
    except NotAllowed:
        return 0
    return 1


@in_own_connection
def _used(pulse):
    pulse.refresh_from_db()
    return pulse.used, pulse.counts["stress"]["somewhat"], pulse.codes.count()


@pytest.mark.parametrize("same", [True, False], ids=["the same code", "codes of their own"])
def test_people_who_answer_at_once_are_each_counted_once(real_database, same):
    with ThreadPoolExecutor(1) as alone:
        pulse, codes = alone.submit(_opened).result()
        together = Barrier(HANDS)
        with ThreadPoolExecutor(HANDS) as hands:
            told = list(hands.map(_answer, [codes[0]] * HANDS if same else codes[:HANDS], [together] * HANDS))
        there = alone.submit(_used, pulse).result()
    counted = 1 if same else HANDS
    assert sum(told) == counted
    assert there == (counted, counted, len(codes) - counted)
