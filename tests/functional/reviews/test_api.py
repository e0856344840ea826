"""The register for other programs: the same rules, with the register’s own token."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from coalface.integrity.models import Entry
from coalface.reviews import actions
from coalface.reviews.models import Change, Register, Review
from tests import make, people_make
from tests.integration.reviews import made

pytestmark = pytest.mark.django_db
GIVEN = {
    "type": "lcspr",
    "status": "under_way",
    "incident_date": "2025-03-02",
    "decision_date": "2025-04-01",
    "authorities": ["330"],
    "children": [{"age_months": 7, "died": "yes", "maltreatment": "PHY", "maltreatment_also": ["NEG"]}],
}


class Program:
    """A program with a token."""

    def __init__(self, token: str) -> None:
        self.browser, self.token = Client(), token

    def get(self, path: str = "", **asked):
        return self._answer(self.browser.get(f"/api/v1/reviews{path}", asked, **self._headers))

    def post(self, given, path: str = ""):
        body = json.dumps(given)
        return self._answer(
            self.browser.post(
                f"/api/v1/reviews{path}", body, content_type="application/json", **self._headers
            )
        )

    @property
    def _headers(self):
        return {"headers": {"Authorization": f"Bearer {self.token}"}} if self.token else {}

    def _answer(self, response):
        return response.status_code, response.json()


@pytest.fixture
def here():
    _kept, by = made.register()
    return Program(actions.make_token(by=by, today=make.TODAY)), by


def test_a_review_is_entered_listed_changed_and_its_history_read(here):
    program, _by = here
    status, entered = program.post(GIVEN)
    assert status == 201
    assert (entered["review"], entered["number"], entered["known_to"]) == ("R0001", 1, None)
    assert entered["children"][0]["age_band"] == "lt1"
    done = {**GIVEN, "status": "completed", "completion_date": "2025-11-02", "seen": 1, "why": "news"}
    status, changed = program.post(done, f"/{entered['id']}")
    assert (status, changed["number"], changed["way"]) == (200, 2, "program")
    status, listed = program.get()
    assert (listed["total"], listed["reviews"][0]["status"]) == (1, "completed")
    status, history = program.get(f"/{entered['id']}")
    assert [one["status"] for one in history["reviews"]] == ["completed", "under_way"]
    assert history["reviews"][1]["known_to"] == history["reviews"][0]["known_from"]
    at = entered["known_from"]
    assert program.get(at=at)[1]["reviews"][0]["status"] == "under_way"
    assert [leaf.role for leaf in Entry.objects.filter(what="register changed")] == ["program", "program"]


@pytest.mark.parametrize(
    ("changed", "status", "says"),
    [
        ({"completion_date": "2025-01-01"}, 422, "completed before"),
        ({"authorities": ["941"], "decision_date": "2020-04-01", "incident_date": ""}, 422, "did not exist"),
        ({"children": [{"age_months": 216}]}, 422, "children[0].age_months: The child is 18"),
        ({"incident_date": "2/3/25"}, 422, "two digits"),
        ({"review": "Lily-2025"}, 422, "may not be a name"),
        ({"note": "Mrs Okafor rang on 01632 960115."}, 422, "could point to someone"),
        ({"child_name": "x"}, 422, "a field that is not in the list"),
        ({"recommendations": -1}, 422, "whole number"),
    ],
)
def test_what_cannot_be_so_is_refused_in_a_sentence_and_nothing_is_kept(here, changed, status, says):
    program, _by = here
    answered, said = program.post({**GIVEN, **changed})
    assert (answered, Review.objects.count()) == (status, 0)
    assert says in said["problem"]


def test_a_review_that_may_be_there_is_asked_about(here):
    program, _by = here
    program.post(GIVEN)
    status, said = program.post(GIVEN)
    assert status == 409
    assert "R0001" in said["problem"]
    assert program.post({**GIVEN, "alike_allowed": True})[0] == 201


def test_a_change_of_a_version_that_is_no_longer_the_last_is_refused(here):
    program, _by = here
    path = f"/{program.post(GIVEN)[1]['id']}"
    assert program.post({**GIVEN, "method": "systems", "seen": 1, "why": "news"}, path)[0] == 200
    assert program.post({**GIVEN, "method": "other", "seen": 1, "why": "news"}, path)[0] == 409
    assert program.post({**GIVEN, "method": "other", "seen": 2, "why": "mood"}, path)[0] == 422
    assert Change.objects.count() == 2


@pytest.mark.parametrize("token", ["", "wrong", "\udcff"])
def test_without_the_token_nothing_is_there(here, token):
    program, _by = here
    made_id = program.post(GIVEN)[1]["id"]
    stranger = Program(token.encode("utf-8", "replace").decode())
    for answer in (stranger.get(), stranger.get(f"/{made_id}"), stranger.post(GIVEN)):
        assert answer[0] == 401
        assert "token opens no register" in answer[1]["problem"]


def test_a_token_opens_its_own_register_alone(here):
    program, _by = here
    made_id = program.post(GIVEN)[1]["id"]
    other, someone = made.register()
    stranger = Program(actions.make_token(by=someone, today=make.TODAY))
    assert stranger.get(f"/{made_id}")[0] == 404
    assert stranger.get()[1]["total"] == 0
    assert Register.objects.get(pk=other.pk).reviews.count() == 0


def test_an_analyst_makes_a_token_and_takes_it_away(here):
    _program, by = here
    browser = people_make.signed_in(by)
    page = browser.post(reverse("reviews_token"), {"step": "make"}).content.decode()
    token = page.partition("<code>")[2].partition("</code>")[0]
    assert Program(token).get()[0] == 200
    assert token not in browser.get(reverse("reviews_token")).content.decode()
    browser.post(reverse("reviews_token"), {"step": "take_away"})
    assert Program(token).get()[0] == 401
    whats = list(Entry.objects.values_list("what", flat=True))
    assert whats == ["register token made", "register token made", "register token taken away"]
