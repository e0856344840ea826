"""In a flood, programs are asked to wait as people are, and get through as people do."""

import json
from pathlib import Path

import pytest

from coalface.config.api import api
from coalface.core.flood import Journey
from coalface.reporting.models import SealedReport
from tests import make
from tests.floods import HALF_A_MINUTE_AGO, drain, waiting_since

pytestmark = pytest.mark.django_db

KEY = "0123456789abcdef0123456789abcdef"
REPORT = {"kind": "near_miss", "story": "A visit was not on the list."}
TELLING = "channels/millbrook-staff/reports"


@pytest.fixture(autouse=True)
def channel():
    made = make.channel(slug="millbrook-staff")
    make.steward(made)
    return made


@pytest.fixture
def post(client):
    def post(path, body, *, key=KEY, ticket=""):
        headers = {"Idempotency-Key": key} | ({"Waiting-Ticket": ticket} if ticket else {})
        data = json.dumps(body)
        return client.post(f"/api/v1/{path}", data, content_type="application/json", headers=headers)

    return post


def waited(channel, seconds: int = HALF_A_MINUTE_AGO, key: str = KEY) -> str:
    return waiting_since(Journey.TELLING, seconds, about=key, channel=channel)


def test_a_program_is_asked_to_wait_in_the_one_shape_of_every_problem(post):
    drain(Journey.TELLING)
    response = post(TELLING, REPORT)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Waiting-Ticket"]
    assert set(response.json()) == {"problem", "spans"}
    assert "the same Idempotency-Key" in response.json()["problem"]
    assert not SealedReport.objects.exists()
    assert not response.cookies


def test_with_its_ticket_and_the_same_key_it_gets_through(post, channel):
    drain(Journey.TELLING)
    assert post(TELLING, REPORT, ticket=waited(channel)).status_code == 201


def test_the_ticket_of_the_answer_is_the_one_that_is_taken_later(post, channel):
    drain(Journey.TELLING)
    ticket = post(TELLING, REPORT).headers["Waiting-Ticket"]
    again = post(TELLING, REPORT, ticket=ticket)
    assert again.status_code == 503
    assert again.headers["Waiting-Ticket"] == ticket
    assert 0 < int(again.headers["Retry-After"]) <= 30


def test_the_same_ticket_twice_makes_one_report(post, channel):
    drain(Journey.TELLING)
    ticket = waited(channel)
    first, second = (post(TELLING, REPORT, ticket=ticket) for _ in range(2))
    assert first.json()["receipt"] == second.json()["receipt"]
    assert SealedReport.objects.count() == 1


@pytest.mark.parametrize("ticket", ["x", "1:x", "0" * 10_000, "\xff:\xfe", "{}"])
def test_a_forged_ticket_is_as_good_as_none(post, ticket):
    drain(Journey.TELLING)
    assert post(TELLING, REPORT, ticket=ticket).status_code == 503


def test_a_ticket_with_another_key_is_as_good_as_none(post, channel):
    drain(Journey.TELLING)
    assert post(TELLING, REPORT, key="f" * 32, ticket=waited(channel)).status_code == 503


@pytest.mark.parametrize("path", ["open", "proof", "messages"])
def test_each_way_to_come_back_waits_and_gets_through(post, channel, path):
    _row, receipt = make.report(channel)
    body = {"receipt": receipt} | ({"text": "One thing more."} if path == "messages" else {})
    drain(Journey.COMING_BACK)
    assert post(f"receipts/{path}", body).status_code == 503
    ticket = waiting_since(Journey.COMING_BACK, HALF_A_MINUTE_AGO, about=receipt)
    assert post(f"receipts/{path}", body, ticket=ticket).status_code == 200


def test_a_receipt_with_signs_that_are_none_breaks_nothing(client):
    drain(Journey.COMING_BACK)
    raw = b'{"receipt": "\\ud800 a b c d"}'
    answer = client.post("/api/v1/receipts/open", raw, content_type="application/json")
    assert answer.status_code in (404, 422, 503)


def test_the_description_has_the_answer_and_the_ticket():
    paths = api.get_openapi_schema()["paths"]
    for path in (f"/api/v1/{TELLING.replace('millbrook-staff', '{slug}')}", "/api/v1/receipts/open",
                 "/api/v1/receipts/messages", "/api/v1/receipts/proof"):  # fmt: skip
        operation = paths[path]["post"]
        assert 503 in operation["responses"]
        assert "Waiting-Ticket" in {given["name"] for given in operation["parameters"]}


def test_the_page_about_the_api_says_how_to_wait():
    page = (Path(__file__).parents[3] / "docs/reference/api.md").read_text()
    assert "Waiting-Ticket" in page
    assert "**503**" in page
