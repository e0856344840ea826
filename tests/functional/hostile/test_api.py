"""Every operation of the API that its description has, with hostile values in every place."""

import json
import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from coalface.config.api import api
from coalface.reviews.models import Death
from coalface.ui.clock import today

from .corpus import Input, dealt, in_json, read, texts
from .judging import why_not
from .sending import ask, undone
from .standing import Standing

ONE_IN = 12
VALUES = {
    "story": "A visit was booked and was not on the list.",
    "text": "One more thing.",
    "effect": "helped",
    # What differs from the review that is there already, so that it is not taken for the same.
    "type": "lcspr",
    "status": "under_way",
    "incident_date": "2021-03-02",
    "decision_date": "2021-04-01",
    "authorities": ["330"],
    "seen": 1,
    "why": "news",
}


def operations() -> dict[str, tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """Method, path, the properties of its body and all schemas, by the operation's name."""
    schema = api.get_openapi_schema()
    schemas = schema["components"]["schemas"]
    found = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            named = schemas.get(body.get("schema", {}).get("$ref", "").rpartition("/")[2], {})
            found[f"{method.upper()} {path}"] = (method.upper(), path, named.get("properties", {}), operation)
    return found


OPERATIONS = operations()
WITH_BODY = [name for name, (_, _, properties, _) in OPERATIONS.items() if properties]


def test_there_are_operations_with_a_body():
    assert len(WITH_BODY) >= 4
    assert all(OPERATIONS[name][0] == "POST" for name in WITH_BODY)


def address(path: str, here: Standing) -> str:
    named = {
        "slug": here.channel.slug, "card_id": here.card_id, "trial_id": here.trials["running"],
        "review_id": here.review_id, "death_id": Death.objects.get().pk,
    }  # fmt: skip
    return path.format(**{name: str(value) for name, value in named.items()})


def token_for(path: str, here: Standing) -> str:
    tokens = {"own-numbers": here.own_token, "reviews": here.register_token, "deaths": here.register_token}
    return next((token for part, token in tokens.items() if part in path), here.trial_token)


def good(properties: dict[str, Any], here: Standing) -> dict[str, bytes]:
    """A body that would be taken: only what has to be there."""
    numbers = [{"period": today().isoformat(), "value": 19}]
    last_month = today().replace(day=1) - timedelta(days=1)
    values: dict[str, Any] = {
        **VALUES,
        "receipt": here.receipts["unread"],
        "kind": "idea",
        "numbers": numbers,
        "months": [{"month": f"{last_month:%Y-%m}", "numbers": {"referrals": 8}}],
    }
    return {name: json.dumps(values[name]).encode() for name in properties if name in values}


def written(body: dict[str, bytes]) -> bytes:
    return b"{" + b", ".join(json.dumps(name).encode() + b": " + value for name, value in body.items()) + b"}"


def _ways(name: str, properties: dict[str, Any]) -> Iterator[tuple[str, Input, bytes]]:
    for field in properties:
        for given in dealt(texts(), f"{name} {field}", one_in=ONE_IN):
            yield field, given, in_json(given)
        for given in dealt(read("json"), f"{name} {field}", one_in=4):
            yield field, given, given.data


@pytest.mark.parametrize("name", WITH_BODY)
def test_no_value_breaks_an_operation(here, name):
    method, path, properties, _ = OPERATIONS[name]
    browser, at, faults = here.browser("visitor"), address(path, here), []
    headers = {
        "HTTP_IDEMPOTENCY_KEY": secrets.token_urlsafe(24),
        "HTTP_AUTHORIZATION": f"Bearer {token_for(path, here)}",
    }
    with undone(browser):
        taken = ask(browser, method, at, written(good(properties, here)), "application/json", **headers)
        assert taken.status_code in (200, 201), taken.content
    for field, given, value in _ways(name, properties):
        body = written({**good(properties, here), field: value})
        with undone(browser):
            fault = why_not(ask(browser, method, at, body, "application/json", **headers), given)
        if fault:
            faults.append(f"{field} < {given.name} {given.data[:60]!r}: {fault}")
    assert not faults, "\n".join(faults[:20])


def test_no_parameter_breaks_an_operation(here):
    browser, faults = here.browser("visitor"), []
    asked = [
        (name, one["name"])
        for name, (_, _, _, operation) in OPERATIONS.items()
        for one in operation.get("parameters", [])
        if one["in"] == "query"
    ]
    assert asked
    for name, field in asked:
        method, path, _, _ = OPERATIONS[name]
        for given in dealt(read("addresses", "queries"), f"{name} {field}", one_in=2):
            value = given.text.partition("=")[2]
            with undone(browser):
                fault = why_not(ask(browser, method, f"{address(path, here)}?{field}={value}"), given)
            if fault:
                faults.append(f"{name}, {field} < {given.name}: {fault}")
    assert not faults, "\n".join(faults[:20])
