"""The database cannot be used for a moment: whoever tells keeps their words, and is answered the next time."""

import html
import re
import secrets
from collections import Counter

import pytest
from django.db import InterfaceError, OperationalError, connection

from coalface.integrity.models import Entry
from coalface.reporting.models import KeyCopy, SealedReport, Tally
from tests import make

# Real transactions: a connection that broke is closed, and the next request makes its own.
pytestmark = pytest.mark.django_db(transaction=True)

FULL = OperationalError("database or disk is full")
GONE = InterfaceError("connection already closed")
FORM = {
    "kind": "near_miss",
    "story": make.STORY + ' <b>&amp; "so"</b>',
    "one_thing": "One list, not two",
    "stage": "handover_transfer",
    "condition-workload": "hindered",
    "may_ask": "yes",
    "step": "seal",
}


class Broken:
    """Refuses every statement that would write, as a full disk does."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE")):
            raise self.fault
        return execute(sql, params, many, context)


@pytest.fixture
def channel():
    made = make.channel(slug="here")
    make.steward(made)
    return made


def form() -> dict[str, str]:
    return {**FORM, "idempotency_key": secrets.token_urlsafe(24)}


def fields_in(page: str) -> Counter[tuple[str, str]]:
    """What pressing the one button of the page would send."""
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
    shown = re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return Counter((html.unescape(name), html.unescape(value)) for name, value in [*hidden, *shown])


def rows() -> list[int]:
    return [model.objects.count() for model in (SealedReport, KeyCopy, Entry, Tally)]


@pytest.mark.parametrize("fault", [FULL, GONE], ids=["full", "gone"])
def test_the_form_comes_back_with_every_word_and_can_be_sent_again(client, channel, fault):
    sent, before = form(), rows()
    with connection.execute_wrapper(Broken(fault)):
        refused = client.post("/tell/here/", sent)
    page = refused.content.decode()
    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "30"
    assert "Nothing you typed is lost" in page
    assert fields_in(page) == Counter(sent.items())
    assert rows() == before
    again = client.post("/tell/here/", dict(fields_in(page).elements()))
    assert again.status_code == 200
    assert "five words" in again.content.decode()
    assert SealedReport.objects.count() == 1


def test_a_program_is_told_to_send_the_same_again(client, channel):
    headers = {"Idempotency-Key": secrets.token_urlsafe(24)}
    report = {"kind": "near_miss", "story": make.STORY}

    def send():
        return client.post(
            "/api/v1/channels/here/reports", report, content_type="application/json", headers=headers
        )

    with connection.execute_wrapper(Broken(FULL)):
        refused = send()
    assert refused.status_code == 503
    assert "with the same Idempotency-Key" in refused.json()["problem"]
    assert send().status_code == 201
    assert SealedReport.objects.count() == 1


def test_a_page_that_is_only_read_says_to_wait(client, channel):
    def refuse(execute, sql, params, many, context):
        raise FULL

    with connection.execute_wrapper(refuse):
        refused = client.get("/tell/here/")
    assert refused.status_code == 503
    assert "wait a few minutes" in refused.content.decode()


def test_no_log_line_has_a_word_of_it(client, channel, caplog):
    with connection.execute_wrapper(Broken(FULL)):
        client.post("/tell/here/", form())
    [line] = [record for record in caplog.records if record.name == "coalface.config.not_now"]
    assert line.args == ()
    assert "visit" not in line.msg
