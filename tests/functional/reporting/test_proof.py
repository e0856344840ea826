"""The reporter's proof: with the API's answer, later with five words, and as a file from the page."""

import json

import pytest

from coalface.core.note_keys import PublicKey
from coalface.core.proofs import check_proof, read_proof
from coalface.integrity.actions import publish_checkpoint
from coalface.integrity.key_file import key_path
from coalface.reporting.models import SealedReport
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db

REPORT = {"kind": "near_miss", "story": "A visit was not on the list."}
PRACTICE_SAYS = "In an open channel you can keep a proof here. A practice channel gives none."


@pytest.fixture(autouse=True)
def channel(settings, tmp_path):
    settings.DATA = tmp_path
    return make.channel(slug="millbrook-staff")


@pytest.fixture
def post(client):
    def post(path, body, key="k" * 32):
        headers = {"Idempotency-Key": key}
        return client.post(f"/api/v1/{path}", json.dumps(body), "application/json", headers=headers)

    return post


@pytest.fixture
def tell(post):
    return lambda body=REPORT, **how: post("channels/millbrook-staff/reports", body, **how)


def holds(facts) -> bool:
    proof = read_proof(facts)
    return check_proof(proof, key=PublicKey.parse(proof.key)).size == proof.size


def test_the_answer_to_telling_carries_a_proof_that_holds(tell):
    given = tell().json()
    assert holds(given["proof"])
    assert given["proof"]["facts"][0] == SealedReport.objects.get().id.hex
    assert not set(given["receipt"].split()) & set(json.dumps(given["proof"]).replace('"', " ").split())


def test_a_second_answer_to_the_same_key_is_the_same_answer(tell):
    first = tell().json()
    tell(key="l" * 32)
    assert tell().json() == first
    assert tell({**REPORT, "story": "Another story."}).status_code == 409


def test_five_words_give_the_proof_again(tell, post):
    given = tell().json()
    assert post("receipts/proof", {"receipt": given["receipt"]}).json() == given["proof"]
    publish_checkpoint(today=TODAY)
    tell(key="l" * 32)
    assert holds(post("receipts/proof", {"receipt": given["receipt"]}).json())
    assert post("receipts/proof", {"receipt": "acorn acorn acorn acorn acorn"}).status_code == 404


def test_a_lost_key_of_the_log_loses_no_report(tell, post):
    tell()
    key_path().unlink()
    given = tell(key="l" * 32)
    assert given.status_code == 201
    assert given.json()["proof"] is None
    refused = post("receipts/proof", {"receipt": given.json()["receipt"]})
    assert refused.status_code == 409
    assert "Your report is kept" in refused.json()["problem"]


def test_the_page_gives_the_proof_as_a_file(client, tell):
    receipt = tell().json()["receipt"]
    page = client.post("/receipt/", {"step": "open", "receipt": receipt}).content.decode()
    assert "Save the proof as a file" in page
    assert "You need not keep it" in page
    response = client.post("/receipt/", {"step": "proof", "receipt": receipt})
    assert response.headers["Content-Disposition"] == 'attachment; filename="receipt.json"'
    assert response.headers["Cache-Control"] == "no-store"
    assert holds(json.loads(response.content))
    assert not any(f'"{word}"' in response.content.decode() for word in receipt.split())
    assert receipt not in response.content.decode()


def test_what_was_published_is_proved_even_where_the_log_can_sign_nothing_more(tell, post):
    receipt = tell().json()["receipt"]
    publish_checkpoint(today=TODAY)
    key_path().unlink()
    assert holds(post("receipts/proof", {"receipt": receipt}).json())


def test_without_the_log_s_key_the_page_says_so_and_shows_where_it_stands(client, tell):
    receipt = tell().json()["receipt"]
    key_path().write_text("nonsense")
    response = client.post("/receipt/", {"step": "proof", "receipt": receipt})
    assert response.status_code == 200
    assert "The log cannot prove it just now" in response.content.decode()


def test_who_tells_a_practice_channel_over_and_over_sees_nobody_else_tell(client, post):
    """A made-up report costs nothing there: with an index each second, a jump would be the second of somebody else."""
    make.channel(slug="for-practice", opened=False)
    given = [post("channels/for-practice/reports", REPORT, key=f"{number}" * 32).json() for number in (1, 2)]
    again = post("channels/for-practice/reports", REPORT, key="1" * 32).json()
    assert [each["proof"] for each in [*given, again]] == [None, None, None]
    publish_checkpoint(today=TODAY)
    refused = post("receipts/proof", {"receipt": given[0]["receipt"]})
    assert refused.status_code == 409
    assert "A practice channel gives no proof" in refused.json()["problem"]
    assert not {"index", "size", "checkpoint"} & set(refused.json())
    file = client.post("/receipt/", {"step": "proof", "receipt": given[0]["receipt"]})
    assert "Content-Disposition" not in file.headers
    assert PRACTICE_SAYS in file.content.decode()


def test_a_practice_channel_says_that_an_open_one_gives_a_proof(client):
    make.channel(slug="for-practice", opened=False)
    told = client.post("/tell/for-practice/", {**REPORT, "step": "check"}).content.decode()
    assert "five words" in told
    assert PRACTICE_SAYS in told
    assert "Save the proof as a file" not in told


def test_a_channel_that_has_opened_since_gives_no_proof_of_what_was_practice(post):
    channel = make.channel(slug="for-practice", opened=False)
    given = post("channels/for-practice/reports", REPORT).json()
    channel.opened_on = TODAY
    channel.save()
    assert post("channels/for-practice/reports", REPORT).json() == given
    assert post("receipts/proof", {"receipt": given["receipt"]}).status_code == 409
    assert post("channels/for-practice/reports", REPORT, key="l" * 32).json()["proof"]


def test_wrong_words_give_no_file(client):
    response = client.post("/receipt/", {"step": "proof", "receipt": "acorn acorn acorn acorn acorn"})
    assert response.status_code == 404
    assert "Content-Disposition" not in response.headers
