"""Every field of every model is declared open or sensitive: nobody adds one without having thought about it."""

import pytest
from django.apps import apps

MODELS = [model for model in apps.get_models() if model.__module__.startswith("coalface.")]


def test_there_are_models_to_look_at():
    assert len(MODELS) > 12


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_each_field_is_open_or_sensitive_and_not_both(model):
    fields = {field.name for field in model._meta.get_fields() if field.concrete}
    assert fields == model.OPEN | model.SENSITIVE
    assert not model.OPEN & model.SENSITIVE


# What would tell who reported, or when: no model may ever have a field like these beside a report.
NEVER = {
    "ip",
    "address",
    "user_agent",
    "created_at",
    "updated_at",
    "created",
    "modified",
    "timestamp",
    "session",
}


def test_a_report_knows_nothing_that_says_who_or_when():
    [report] = [model for model in MODELS if model.__name__ == "SealedReport"]
    names = {field.name for field in report._meta.get_fields() if field.concrete}
    assert not names & NEVER
    kinds = {field.get_internal_type() for field in report._meta.get_fields() if field.concrete}
    assert not kinds & {"DateTimeField", "TimeField", "GenericIPAddressField", "AutoField", "BigAutoField"}
