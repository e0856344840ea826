"""PostgreSQL's statistics hold samples of every column that is not kept out: a destroyed key must not be one."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from coalface.integrity.files import OF_OTHERS, columns_not_sampled
from coalface.learning.actions import put_up_card
from tests import make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"),
        reason="SQLite keeps samples of no values",
    ),
]


def sampled() -> set[tuple[str, str]]:
    """Every column of which PostgreSQL knows values, once it has looked at all of them."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT tablename, attname FROM pg_stats WHERE schemaname = 'public'")
        return set(cursor.fetchall())


def test_nothing_sensitive_is_sampled():
    channel = make.channel()
    make.steward(channel)
    for _ in range(5):
        make.report(channel)
        put_up_card(text=make.card(), channel=channel, today=make.TODAY)
    known = sampled()
    assert ("reporting_keycopy", "holder") in known, "what is open is sampled, so the question is a good one"
    kept_out = {
        (model._meta.db_table, column) for model in apps.get_models() for column in columns_not_sampled(model)
    }
    assert {
        ("reporting_keycopy", "sealed"),
        ("learning_card", "title"),
        ("django_session", "session_data"),
    } <= kept_out
    assert not known & {*kept_out, ("learning_search", "stems")}


def test_the_tables_of_others_are_named_as_they_are():
    assert all(
        apps.get_model(label)._meta.get_field(name) for label, names in OF_OTHERS.items() for name in names
    )
