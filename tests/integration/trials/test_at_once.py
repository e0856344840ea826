"""Several people at once, each in a connection of their own, as in two processes."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.integrity.models import Entry
from coalface.trials import actions, queries
from coalface.trials.models import Trial
from tests import make
from tests.integration.trials.made import TWO, running, weekly
from tests.make import TODAY
from tests.many_at_once import in_own_connection

HANDS = 4


@in_own_connection
def make_it(numbers):
    channel = make.channel()
    peers = [make.person(channel, Role.PEER) for _ in range(HANDS)]
    return running(channel, peers[0], *range(1, numbers + 1)), peers


@in_own_connection
def attempt(action, together, about):
    together.wait()
    try:
        action(today=TODAY, **about)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


@in_own_connection
def what_is_there(trial):
    leaves = list(Entry.objects.values_list("what", flat=True))
    return queries.numbers_of(trial), Trial.objects.get(pk=trial.pk), leaves


def all_at_once(action, trial, peers, others):
    together = Barrier(HANDS)
    with ThreadPoolExecutor(HANDS) as hands:
        told = [
            hands.submit(attempt, action, together, {"trial_id": trial.pk, "by": peer, **other})
            for peer, other in zip(peers, others, strict=True)
        ]
        return [future.result() for future in told]


def test_of_four_who_enter_the_same_new_week_one_is_kept_and_three_are_told_which(real_database):
    with ThreadPoolExecutor(1) as alone:
        trial, peers = alone.submit(make_it, 0).result()
        [this] = weekly(0)
        given = [61, 62, 63, 64]
        said = all_at_once(actions.enter_numbers, trial, peers, [{"numbers": weekly(one)} for one in given])
        numbers, _, leaves = alone.submit(what_is_there, trial).result()
    assert sorted(map(bool, said)) == [False, True, True, True]
    kept = given[said.index("")]
    assert numbers == {this: kept}
    assert all(f"{kept} is there" in refusal for refusal in said if refusal)
    assert leaves.count("trial numbers entered") == 1


def test_of_four_who_correct_the_same_number_one_does(real_database):
    with ThreadPoolExecutor(1) as alone:
        trial, peers = alone.submit(make_it, 6).result()
        [this] = weekly(0)
        given = [61, 62, 63, 64]
        instead = [{"period": this, "value": Decimal(one), "instead_of": Decimal(6)} for one in given]
        said = all_at_once(actions.correct_number, trial, peers, instead)
        numbers, _, leaves = alone.submit(what_is_there, trial).result()
    assert sorted(map(bool, said)) == [False, True, True, True]
    kept = given[said.index("")]
    assert numbers[this] == kept
    assert all(f"it is {kept} now" in refusal for refusal in said if refusal)
    assert leaves.count("trial number corrected") == 1


def test_of_four_who_finish_a_trial_one_does(real_database):
    with ThreadPoolExecutor(1) as alone:
        trial, peers = alone.submit(make_it, 13).result()
        results = ["helped", "no_difference", "harmed", "not_known"]
        said = all_at_once(
            actions.finish_trial,
            trial,
            peers,
            [{"result": result, "said": TWO, "sure": True} for result in results],
        )
        _, row, leaves = alone.submit(what_is_there, trial).result()
    assert sorted(said)[1:] == ["This trial is finished already."] * 3
    assert row.result == results[said.index("")]
    assert leaves.count("trial finished") == 1
