"""One name sent twice in an address, a header, a form or JSON: HTTP parameter pollution (OWASP WSTG-INPV-04).

Where two parts of a program take different ones, what was looked over is not what is kept. Here there is one of two
answers: a refusal, or the last one everywhere.
"""

import json
import secrets
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from coalface.reporting.actions import come_back
from coalface.reporting.models import SealedReport
from tests import make

pytestmark = pytest.mark.django_db

STORY = "A visit was booked and was not on the list."
POINTING = "Ring Mrs Ada Okonkwo on 07700 900123 about the visit."
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def channel():
    made = make.channel(slug="millbrook-staff")
    make.steward(made)
    return made


@pytest.fixture
def tell(client):
    def tell(raw: str, key: str = ""):
        headers = {"Idempotency-Key": key or secrets.token_urlsafe(24)}
        address = "/api/v1/channels/millbrook-staff/reports"
        return client.post(address, raw, content_type="application/json", headers=headers)

    return tell


@pytest.mark.parametrize(
    "raw",
    [
        f'{{"kind": "idea", "story": {json.dumps(STORY)}, "story": {json.dumps(POINTING)}}}',
        f'{{"kind": "idea", "story": {json.dumps(POINTING)}, "story": {json.dumps(STORY)}}}',
        f'{{"kind": "idea", "story": {json.dumps(STORY)}, "st\\u006fry": {json.dumps(POINTING)}}}',
        f'{{"kind": "idea", "story": {json.dumps(POINTING)}, "confirmed": false, "confirmed": true}}',
        f'{{"kind": "idea", "kind": "idea", "story": {json.dumps(STORY)}}}',
        f'{{"kind": "idea", "story": {json.dumps(STORY)}, '
        '"conditions": [{"code": "team", "code": "team", "effect": "helped"}]}',
    ],
)
def test_a_name_that_stands_twice_in_json_is_refused_and_nothing_is_kept(tell, raw):
    refused = tell(raw)
    assert refused.status_code == 422
    assert "twice" in refused.json()["problem"]
    assert "Okonkwo" not in refused.content.decode()
    assert not SealedReport.objects.exists()


def test_the_other_operations_that_take_json_refuse_it_too(client):
    for path in ("open", "proof", "messages"):
        raw = '{"receipt": "acorn acorn acorn acorn acorn", "receipt": "ape ape ape ape ape"}'
        answer = client.post(f"/api/v1/receipts/{path}", raw, content_type="application/json")
        assert (answer.status_code, "twice" in answer.json()["problem"]) == (422, True)


@pytest.mark.parametrize("confirmed", ['"yes"', "1", '"on"', '"t"', '"true"', "1.0", "[true]", '{"a": true}'])
def test_only_true_confirms_that_somebody_looked(tell, confirmed):
    """A program whose field holds any word at all would pass by the guard without meaning to."""
    body = f'{{"kind": "idea", "story": {json.dumps(POINTING)}, "confirmed": {confirmed}}}'
    refused = tell(body)
    assert refused.status_code == 422
    assert "confirmed" in refused.json()["problem"]
    assert not SealedReport.objects.exists()
    assert tell(body.replace(confirmed, "true")).status_code == 201


@pytest.mark.parametrize("may_ask", ['"no"', "0", '"off"', '"false"', "1"])
def test_neither_is_a_word_taken_for_whether_stewards_may_ask(tell, may_ask):
    assert tell(f'{{"kind": "idea", "story": {json.dumps(STORY)}, "may_ask": {may_ask}}}').status_code == 422


def test_a_message_is_confirmed_by_true_alone(client, channel):
    _, receipt = make.report(channel)
    for confirmed, status in (("yes", 422), (1, 422), (True, 200)):
        body = json.dumps({"receipt": receipt, "text": POINTING, "confirmed": confirmed})
        answer = client.post("/api/v1/receipts/messages", body, content_type="application/json")
        assert answer.status_code == status


def test_two_idempotency_keys_are_none(tell):
    """A server joins a header that comes twice with a comma, which is in no key (RFC 9110, 5.3)."""
    key = secrets.token_urlsafe(24)
    refused = tell(json.dumps({"kind": "idea", "story": STORY}), key=f"{key},{key}")
    assert refused.status_code == 400
    assert not SealedReport.objects.exists()


def test_two_tokens_are_none(client):
    trial = "6f1c2a3e-0000-4000-8000-000000000000"
    body = '{"numbers": [{"period": "2026-W47", "value": 26}]}'
    both = {"Authorization": "Bearer one,Bearer two"}
    answer = client.post(
        f"/api/v1/trials/{trial}/numbers", body, content_type="application/json", headers=both
    )
    assert answer.status_code in (401, 403, 404)


@pytest.mark.parametrize(
    ("path", "twice"),
    [
        ("/api/v1/cards", [("page_size", "20"), ("page_size", "30")]),
        ("/api/v1/trials", [("page_size", "20"), ("page_size", "30")]),
        ("/log/entries", [("start", "0"), ("start", "words")]),
        ("/learned/", [("query", "visit"), ("query", "list")]),
    ],
)
def test_of_a_parameter_that_stands_twice_the_last_one_counts_and_no_other(client, path, twice):
    first, last, both = (client.get(f"{path}?{urlencode(given)}") for given in (twice[:1], twice[1:], twice))
    assert both.status_code == last.status_code < 500
    assert both.content == last.content != first.content


@pytest.mark.parametrize("order", [(STORY, POINTING), (POINTING, STORY)])
def test_of_a_story_that_is_sent_twice_by_a_form_what_is_looked_over_is_what_is_kept(client, order, channel):
    make_up = [("kind", "idea"), *(("story", story) for story in order)]
    page = client.post(
        reverse("tell_channel", args=["millbrook-staff"]), urlencode(make_up), content_type=FORM
    )
    kept = list(SealedReport.objects.all())
    assert page.status_code == 200
    assert bool(kept) is (order[-1] == STORY)
    if not kept:
        assert "Okonkwo" in page.content.decode(), "it is shown back"


def test_of_five_words_that_are_sent_twice_the_last_ones_open(client, channel):
    _, receipt = make.report(channel)
    wrong = "acorn acorn acorn acorn acorn"
    for order, status in (((receipt, wrong), 404), ((wrong, receipt), 200)):
        body = urlencode([("step", "open"), *(("receipt", words) for words in order)])
        assert client.post(reverse("receipt"), body, content_type=FORM).status_code == status
    assert come_back(receipt).talk.messages == ()


def test_nothing_that_belongs_into_the_body_is_taken_from_the_address_or_a_cookie(client, channel):
    _, receipt = make.report(channel)
    asked = urlencode({"receipt": receipt, "step": "open"})
    client.cookies["receipt"] = receipt
    assert client.post(f"{reverse('receipt')}?{asked}", "", content_type=FORM).status_code == 404
    body = json.dumps({"kind": "idea", "story": POINTING})
    address = "/api/v1/channels/millbrook-staff/reports?confirmed=true"
    headers = {"Idempotency-Key": secrets.token_urlsafe(24)}
    answer = client.post(address, body, content_type="application/json", headers=headers)
    assert answer.status_code == 422
    assert not SealedReport.objects.exclude(pk=SealedReport.objects.first().pk).exists()
