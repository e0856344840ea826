"""No place in a table betrays which report came first."""

import random

import pytest
from django.db import connection

from coalface.integrity import queries as log
from coalface.reporting import actions
from coalface.reporting.actions import due
from coalface.reporting.models import KeyCopy, SealedReport
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db(transaction=True)

PLACE = {"sqlite": "rowid", "postgresql": "ctid"}


def ids_in_their_places() -> list[str]:
    table = SealedReport._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY {PLACE[connection.vendor]}")  # noqa: S608
        return [str(row[0]).replace("-", "") for row in cursor.fetchall()]


def facts() -> list:
    reports = SealedReport.objects.order_by("pk").values_list()
    keys = KeyCopy.objects.order_by("report", "opens", "holder").values_list(
        "report", "opens", "holder", "sealed"
    )
    return [list(map(readable, reports)), list(map(readable, keys))]


def readable(row: tuple) -> list:
    return [bytes(value) if isinstance(value, memoryview) else value for value in row]


def test_rows_stand_in_the_order_of_their_random_ids(monkeypatch):
    """Told in one order and written anew: the order of the ids, whatever the order of telling was."""
    monkeypatch.setattr(due, "ROWS_AT_ONCE", 3)
    channel = make.channel()
    make.steward(channel)
    arrival = [make.report(channel)[0].pk.hex for _ in range(8)]
    assert ids_in_their_places() == arrival
    due.rewrite_rows(today=TODAY)
    assert ids_in_their_places() == sorted(arrival)
    due.wipe_free_space()
    assert ids_in_their_places() == sorted(arrival)


def test_the_order_of_keys_follows_the_ids_too():
    channel = make.channel()
    make.steward(channel)
    for _ in range(6):
        make.report(channel)
    due.rewrite_rows(today=TODAY)
    in_place = list(KeyCopy.objects.order_by("id").values_list("report", flat=True))
    assert in_place == sorted(in_place)


def test_nothing_is_changed_but_the_places_and_every_receipt_still_opens():
    channel = make.channel()
    alice = make.steward(channel)
    told = [make.report(channel, story=f"The rota for week {n} had a gap in it.") for n in range(5)]
    before = facts()
    due.rewrite_rows(today=TODAY)
    assert facts() == before
    for row, receipt in random.sample(told, k=5):
        assert actions.come_back(receipt).row.pk == row.pk
        actions.open_report(report_id=row.pk, today=TODAY, why="to_read", **alice.hands)


def test_it_is_one_leaf_and_works_on_no_rows_at_all():
    before = log.log_size()
    assert due.rewrite_rows(today=TODAY) == 0
    assert log.log_size() == before + 1
