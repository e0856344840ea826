"""What tests do inside an installation, each time in a process of its own: python -m tests.integration.backups.doing"""

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

from coalface.cli import house

REPORTS = 12


def make(shares: str) -> dict[str, Any]:
    """An organisation whose recovery key is known, a channel with two stewards, reports and two cards."""
    from django.core.management import call_command

    from coalface.core.recovery import split
    from coalface.core.sealing import new_key_pair
    from coalface.integrity.actions import log_key
    from coalface.learning.actions import put_up_card
    from tests import make as making

    call_command("migrate", verbosity=0, interactive=False)
    log_key()
    public, private = new_key_pair()
    Path(shares).write_text("\n".join(split(private)[:2]))
    organisation = making.organisation(slug="millbrook", name="Millbrook", recovery_public_key=public)
    channel = making.channel(organisation_=organisation, slug="millbrook-staff")
    for name in ("Alice", "Bob"):
        making.steward(channel, name)
    for title in ("A visit that was on no list", "A second pair of eyes"):
        put_up_card(text=making.card(title=title), channel=channel, today=making.TODAY)
    return {**tell(REPORTS), "channel": str(channel.pk)}


def tell(how_many: object) -> dict[str, Any]:
    from coalface.people.models import Channel
    from tests import make as making

    channel = Channel.objects.get()
    receipts = [making.report(channel)[1] for _ in range(int(str(how_many)))]
    return {"receipts": receipts}


def facts() -> dict[str, Any]:
    """What the rows of every table come to, and the log."""
    from coalface.cli.backing_up.content import Sum, lines_of_rows, log_facts, models_kept
    from coalface.integrity.models import Entry
    from coalface.reporting.models import SealedReport

    tables = {}
    for model in models_kept():
        rows = Sum()
        for line in lines_of_rows(model):
            rows.add(line)
        tables[model._meta.label_lower] = rows.said
    return {
        "tables": tables,
        "log": log_facts(),
        "reports": SealedReport.objects.count(),
        "stories": SealedReport.objects.filter(story__isnull=False).count(),
        "received": Entry.objects.filter(what="report received").count(),
    }


def opens(*words: str) -> dict[str, Any]:
    """Where the report of this receipt stands."""
    from coalface.reporting.actions import come_back

    return {"status": come_back(" ".join(words)).talk.status}


def finds(word: str) -> dict[str, Any]:
    from coalface.core.search_words import stem
    from coalface.learning import index

    cards, _total = index.find([stem(word)], first=0, most=50)
    return {"found": len(cards)}


def end_one_story() -> dict[str, Any]:
    """Let somebody read a report and its card be agreed, as far as the database shows it."""
    from django.db import transaction

    from coalface.core.life import Rule
    from coalface.reporting.actions.destroying import destroy_story
    from coalface.reporting.models import SealedReport
    from tests.make import TODAY

    with transaction.atomic():
        row = Random(1).choice(list(SealedReport.objects.order_by("pk")))
        row.week_first_read = "2026-W47"
        row.save()
        destroy_story(row, rule=Rule.CARD_AGREED, on=TODAY)
    return {"id": str(row.pk)}


def take_a_card_back() -> dict[str, Any]:
    from coalface.learning.actions.retracting import retract_again
    from coalface.learning.models import Card
    from tests.make import TODAY

    card = Card.objects.order_by("pk").first()
    assert card
    retract_again(card_id=card.pk, why="recognisable", today=TODAY)
    return {"id": str(card.pk)}


def standing(report_id: str, card_id: str) -> dict[str, Any]:
    from coalface.learning.models import Card
    from coalface.reporting.models import SealedReport

    report = SealedReport.objects.get(pk=report_id)
    return {
        "story": report.story is not None,
        "story_keys": report.key_copies.filter(opens="story key").count(),
        "ended_by": report.story_ended_by,
        "card": Card.objects.get(pk=card_id).retracted_on is None,
        "title": Card.objects.get(pk=card_id).title,
    }


def forget_recovery_key() -> dict[str, Any]:
    from coalface.people.models import Organisation

    Organisation.objects.update(recovery_public_key=None)
    return {}


def drop_a_table() -> dict[str, Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE trials_trialnumber")
    return {}


def make_older() -> dict[str, Any]:
    """Undo what a later version adds: the tables of a part of the program that has no rows yet."""
    from django.core.management import call_command

    call_command("migrate", "account", "zero", verbosity=0, interactive=False)
    return {}


def publish() -> dict[str, Any]:
    """Publish a checkpoint and return it."""
    from coalface.integrity.actions import publish_checkpoint
    from coalface.integrity.models import Checkpoint
    from tests.make import TODAY

    Checkpoint.objects.all().delete()
    published = publish_checkpoint(today=TODAY)
    assert published
    return {"note": published.note, "size": published.size}


def origins() -> dict[str, Any]:
    from coalface.integrity import queries
    from coalface.integrity.models import Entry

    return {
        "names": [origin.name for origin in queries.origins()],
        "old": [origin.old_checkpoint for origin in queries.origins()],
        "last": list(Entry.objects.order_by("index").values_list("index", "what")),
    }


if __name__ == "__main__":
    folder, verb, *words = sys.argv[1:]
    house.enter(Path(folder))
    print(json.dumps(globals()[verb](*words)))
