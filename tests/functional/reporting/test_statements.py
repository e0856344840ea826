"""What one report costs the database: each statement is here by name, so that none comes in unseen."""

import re
import secrets

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import make

STATEMENT = re.compile(
    r'^(SELECT|INSERT|UPDATE|DELETE)\b.*?\b(?:FROM|INTO|UPDATE)? ?"?((?:people|reporting|integrity)_\w+)',
    re.S,
)
LOCK = ["SELECT people_channel"] if connection.vendor == "postgresql" else []
ASKED_FIRST = [
    "SELECT people_channel",
    "SELECT reporting_keptanswer",
]
# From here to the end others may wait.
SEALING = [
    "BEGIN",
    "INSERT reporting_keptanswer",
    *LOCK,
    "INSERT reporting_sealedreport",
    "SELECT people_stewardkey",
    "INSERT reporting_keycopy",
    "UPDATE reporting_tally",
    "SELECT integrity_head",
    "INSERT integrity_entry",
    "SELECT integrity_entry",
    "INSERT integrity_node",
    "UPDATE integrity_head",
    "COMMIT",
]
PROOF = ["SELECT integrity_entry", "SELECT integrity_origin"]


@pytest.fixture
def told(client, transactional_db):
    """Tell something in a channel in which something has been told, and return what was asked of the database."""
    channel = make.channel(slug="staff")
    make.steward(channel, "Alice")
    make.steward(channel, "Bob")

    def tell(**answers) -> list[str]:
        body = {"kind": "near_miss", "story": make.STORY, **answers}
        header = {"Idempotency-Key": secrets.token_urlsafe(24)}
        with CaptureQueriesContext(connection) as captured:
            sent = client.post(
                "/api/v1/channels/staff/reports", body, content_type="application/json", headers=header
            )
        assert sent.status_code == 201, sent.content
        return [name(query["sql"]) for query in captured.captured_queries]

    tell()
    return tell


def name(sql: str) -> str:
    found = STATEMENT.match(sql)
    return " ".join(found.groups()) if found else sql.split()[0]


def test_a_report_by_a_program_asks_for_no_more_than_it_needs(told):
    assert told() == [*ASKED_FIRST, *SEALING, *PROOF]


def test_the_areas_are_looked_up_where_one_is_named(told):
    assert told(area="duty") == [ASKED_FIRST[0], "SELECT people_area", ASKED_FIRST[1], *SEALING, *PROOF]


def test_the_form_asks_for_the_same_but_for_the_proof(told, client):
    fields = {"kind": "near_miss", "story": make.STORY, "step": "seal"}
    client.get("/cookies/")
    with CaptureQueriesContext(connection) as captured:
        page = client.post("/tell/staff/", {**fields, "idempotency_key": secrets.token_urlsafe(24)})
    assert "five words" in page.content.decode()
    assert [name(query["sql"]) for query in captured.captured_queries] == [*ASKED_FIRST, *SEALING]
