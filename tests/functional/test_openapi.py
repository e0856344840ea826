"""The API against its own OpenAPI description, by schemathesis: whatever is sent, no fault and no surprise."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from coalface.config.wsgi import application
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_connection_stays_open():
    """As Django's own test client does: a request in a test must not end the test's transaction with its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]


def operations():
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    return {operation.label: operation for operation in (found.ok() for found in schema.get_all_operations())}


def test_the_description_has_every_operation_that_others_build_on():
    assert set(operations()) >= {
        "GET /api/v1/constants",
        "POST /api/v1/channels/{slug}/reports",
        "POST /api/v1/receipts/open",
        "POST /api/v1/receipts/messages",
        "GET /api/v1/cards",
        "GET /api/v1/cards/{card_id}",
    }


@pytest.mark.parametrize("label", sorted(operations()))
def test_every_operation_answers_as_it_is_described(label):
    make.steward(make.channel(slug="millbrook-staff"))

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operations()[label].as_strategy())
    def ask(case):
        case.call_and_validate(checks=CHECKS, headers={"Host": "localhost", "Accept-Encoding": "identity"})

    ask()
