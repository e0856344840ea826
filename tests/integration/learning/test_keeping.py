"""What the tables promise by themselves."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from coalface.core.errors import NotAllowed
from coalface.learning.models import Card, CardCondition, CardVersion
from tests.make import TODAY

from .made import published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Card, CardCondition, CardVersion])
def test_every_field_is_open_or_sensitive_and_never_both(model):
    names = {field.name for field in model._meta.concrete_fields}
    assert names == model.OPEN | model.SENSITIVE
    assert not model.OPEN & model.SENSITIVE


def test_no_table_of_cards_points_to_a_report():
    rooms = {
        field.related_model._meta.app_label
        for model in (Card, CardCondition, CardVersion)
        for field in model._meta.get_fields()
        if field.is_relation
    }
    assert rooms == {"learning", "people"}


def test_a_version_never_changes():
    version = published().versions.get()
    version.title = "Something else"
    with pytest.raises(NotAllowed, match="never changes"):
        version.save()


@pytest.mark.parametrize("change", [{"title": "Else"}, {"what_happened": "Else"}, {"number": 2}])
def test_the_database_itself_refuses_to_change_a_version(change):
    version = published().versions.get()
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        CardVersion.objects.filter(pk=version.pk).update(**change)
    assert CardVersion.objects.get().title == version.title


@pytest.mark.parametrize(
    "half",
    [
        {"retracted_on": TODAY},
        {"retracted_why": "wrong"},
        {"retracted_on": TODAY, "retracted_why": "wrong"},
        {"title": ""},
        {"what_happened": ""},
    ],
)
def test_a_card_is_whole_or_taken_back_and_never_half(half):
    card = published()
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.filter(pk=card.pk).update(**half)
