"""The API against its own OpenAPI description, by schemathesis: whatever is sent, no fault and no surprise."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from coalface.config.wsgi import application
from tests import make

pytestmark = pytest.mark.django_db

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
