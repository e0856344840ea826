"""Trials for other programs: reading them, and sending numbers with a token."""

import json
from uuid import uuid4

import pytest

from coalface.core.roles import Role
from coalface.trials import actions, queries
from coalface.ui.clock import today
from tests import make
from tests.integration.trials.made import HELPED, finished, planned, running

pytestmark = pytest.mark.django_db


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def peer(channel):
    return make.person(channel, Role.PEER)


@pytest.fixture
def trial(channel, peer):
    return running(channel, peer, today=today())


@pytest.fixture
def token(trial, peer):
    return actions.make_token(trial_id=trial.pk, by=peer, today=today())


@pytest.fixture
def send(client, trial, token):
    def send(numbers, *, shown=None, to=None):
        headers = {"Authorization": f"Bearer {token}"} if shown is None else {"Authorization": shown}
        path = f"/api/v1/trials/{to or trial.pk}/numbers"
        body = json.dumps({"numbers": numbers} if isinstance(numbers, list) else numbers)
        return client.post(path, body, content_type="application/json", headers=headers)

    return send


def this_week() -> str:
    return "{}-W{:02d}".format(*today().isocalendar())


def test_the_list_is_filtered_and_paged(client, channel, peer):
    for result in ("helped", "harmed", "harmed"):
        finished(channel, peer, result=result, today=today())
    running(channel, peer, 4, today=today())
    assert client.get("/api/v1/trials").json()["total"] == 4
    assert client.get("/api/v1/trials?result=harmed").json()["total"] == 2
    assert client.get("/api/v1/trials?state=running").json()["total"] == 1
    page = client.get("/api/v1/trials?page=2&page_size=3").json()
    assert (len(page["trials"]), page["pages"]) == (1, 2)
    assert client.get("/api/v1/trials?page=9").json()["trials"] == []
    refused = client.get("/api/v1/trials?result=success")
    assert refused.status_code == 422
    assert "helped, no_difference, harmed, not_known" in refused.json()["problem"]


def test_one_trial_has_its_numbers_and_says_who_it_was_copied_from(client, channel, peer):
    original = finished(channel, peer, today=today())
    facts = client.get(f"/api/v1/trials/{original.pk}").json()
    assert facts["copied_from"] is None
    assert facts["url"].endswith(f"/trials/{original.pk}/")
    assert [number["value"] for number in facts["numbers"]] == list(HELPED)
    assert facts["numbers"][-1]["period"] == this_week()
    assert facts["changes_on"] == original.changes_on.isoformat()
    assert facts["chart_shows"] == "better"


@pytest.mark.parametrize("path", ["not-an-id", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_trial_is_404_in_words(client, path):
    answer = client.get(f"/api/v1/trials/{path}")
    assert answer.status_code == 404
    assert answer.json()["problem"].startswith("There is no trial with this id.")


def test_a_program_sends_numbers_and_sends_them_again_without_harm(send, trial):
    numbers = [{"period": this_week(), "value": 12.5}]
    first, again = send(numbers), send(numbers)
    assert (first.status_code, first.json()["added"]) == (201, 1)
    assert (again.status_code, again.json()["added"]) == (201, 0)
    assert again.json()["numbers"] == [{"period": this_week(), "value": 12.5}]
    assert list(queries.numbers_of(trial).values()) == [12.5]


def test_another_number_for_the_same_week_is_409_and_changes_nothing(send, trial):
    send([{"period": this_week(), "value": 12}])
    answer = send([{"period": this_week(), "value": 13}])
    assert answer.status_code == 409
    assert "12 is there, and 13 was given" in answer.json()["problem"]
    assert list(queries.numbers_of(trial).values()) == [12]


@pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer wrong", "Basic YTpi", "bearer\twrong"])
def test_without_its_token_nothing_is_taken(send, trial, shown):
    answer = send([{"period": this_week(), "value": 12}], shown=shown)
    assert answer.status_code == 401
    assert answer.json()["problem"].startswith("This token does not open this trial.")
    assert not queries.numbers_of(trial)


def test_a_token_opens_no_other_trial_and_not_even_says_whether_there_is_one(send, channel, peer):
    other = running(channel, peer, today=today())
    answers = [send([{"period": this_week(), "value": 12}], to=to) for to in (other.pk, uuid4())]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ([{"period": "2020-W01", "value": 1}], "lies before the trial started"),
        ([{"period": "2199-W01", "value": 1}], "has not come yet"),
        ([{"period": "last week", "value": 1}], "Write it as 2026-W47"),
        ([{"period": "THIS", "value": 1}, {"period": "THIS", "value": 2}], "There are two numbers for"),
        ([{"period": "THIS", "value": 1e12}], "too large"),
        ([{"period": "THIS", "value": 0.00001}], "four figures"),
        ([{"period": "THIS", "value": [1, 2]}], "We could not read: value."),
        ([{"period": "THIS", "value": 1, "second": 2}], "a field that is not in the list"),
        ([{"period": "THIS"}], "We could not read: value."),
        ([], "We could not read: numbers."),
        ({"number": 1}, "We could not read:"),
    ],
)
def test_what_cannot_be_taken_is_refused_whole_with_its_reason(send, trial, body, says):
    if isinstance(body, list):
        body = [{**one, "period": one["period"].replace("THIS", this_week())} for one in body]
    answer = send(body)
    assert answer.status_code == 422
    assert says in answer.json()["problem"]
    assert not queries.numbers_of(trial)


def test_a_hundred_thousand_numbers_are_refused_and_not_kept(send, trial):
    answer = send([{"period": this_week(), "value": 1}] * 50_000)
    assert answer.status_code == 422
    assert not queries.numbers_of(trial)


def test_a_finished_trial_takes_no_more_numbers(send, trial, peer):
    send([{"period": this_week(), "value": 12}])
    said = "It was counted once. We try something else."
    actions.finish_trial(trial_id=trial.pk, by=peer, result="not_known", said=said, today=today())
    assert send([{"period": this_week(), "value": 13}]).status_code == 401, "its token went with the result"


def test_a_plan_is_not_in_the_api(client, channel, peer):
    trial = planned(channel, peer, today=today())
    assert client.get(f"/api/v1/trials/{trial.pk}").status_code == 404


def test_a_number_below_nought_is_422_in_words(send, trial):
    answer = send([{"period": this_week(), "value": -3}])
    assert answer.status_code == 422
    assert "below nought" in answer.json()["problem"]
    assert not queries.numbers_of(trial)
