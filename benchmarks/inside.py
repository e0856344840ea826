"""What benchmarks do inside a data folder: python -m benchmarks.inside FOLDER VERB ...

All of it goes through the program's own actions and models. Each verb runs in a process of its own, so that
every folder and database meets a fresh Django, and prints JSON.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from uuid import UUID

from coalface.cli import house

from .lines import note
from .words import card_words, submission

SEED = 1976
TODAY = datetime.now(tz=UTC).date()
AT_A_TIME = 1_000
YEARS_OF_CARDS = 10
PAGES_TO_READ = 500


def migrate() -> dict[str, Any]:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    return {}


def authority() -> dict[str, str]:
    """Make Millbrook without its stories: an open channel with two stewards and a recovery key."""
    from django.urls import reverse

    _, channel, _ = _made_authority()
    return {
        "api": reverse("api:api_reports", args=[channel.slug]),
        "form": reverse("tell_channel", args=[channel.slug]),
    }


def _made_authority():
    from coalface.cli.millbrook.authority import make_authority
    from coalface.cli.millbrook.staff import make_staff
    from coalface.people import actions, queries

    organisation, channel, partner = make_authority(TODAY)
    stewards = make_staff(organisation, channel, partner, today=TODAY)
    actions.open_channel(channel=channel, today=TODAY)
    return organisation, queries.channel_to_tell(channel.slug), stewards


def counts() -> dict[str, int]:
    """What is really in the database, to hold against what the server answered."""
    from django.db.models import Sum

    from coalface.integrity.models import Entry
    from coalface.reporting.models import KeyCopy, SealedReport, Tally

    return {
        "reports": SealedReport.objects.count(),
        "keys": KeyCopy.objects.count(),
        "leaves": Entry.objects.filter(what="report received").count(),
        "told": Tally.objects.filter(what="told").aggregate(total=Sum("count"))["total"] or 0,
    }


def cards(how_many: str) -> dict[str, Any]:
    """Put up so many cards, through the models and the index that publishing uses, and no faster way."""
    from django.db import connection
    from django.urls import reverse

    from coalface.core import search_words

    # The same words come again in every card. Remembered, all of them are stemmed in minutes less.
    search_words.stem = cache(search_words.stem)
    organisation, channel, _ = _made_authority()
    rng = Random(SEED)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=OFF")  # while it is made, not while it is measured
    ids: list[UUID] = []
    began = perf_counter()
    for start in range(0, int(how_many), AT_A_TIME):
        ids += _put_up(min(AT_A_TIME, int(how_many) - start), organisation, channel, rng)
        if len(ids) % (10 * AT_A_TIME) == 0:
            note(f"{len(ids):,} cards put up in {perf_counter() - began:.0f} s")
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE")  # as the server itself does within minutes
    pages = [reverse("card", args=[card_id]) for card_id in rng.sample(ids, min(PAGES_TO_READ, len(ids)))]
    return {"pages": pages, "list": reverse("learned"), "api": reverse("api:api_cards")}


def _put_up(how_many: int, organisation, channel, rng: Random) -> list[UUID]:
    from django.db import transaction
    from django.db.models import prefetch_related_objects

    from coalface.core.commitments import new_salt
    from coalface.core.vocabulary import CONDITIONS
    from coalface.learning import index
    from coalface.learning.models import Card, CardCondition, CardVersion

    with transaction.atomic():
        made = Card.objects.bulk_create(_card(organisation, channel, rng) for _ in range(how_many))
        CardCondition.objects.bulk_create(
            CardCondition(card=card, code=code, effect="hindered")
            for card in made
            for code in rng.sample(sorted(CONDITIONS), rng.randint(1, 3))
        )
        CardVersion.objects.bulk_create(
            CardVersion(
                card=card, number=1, published_on=card.published_on, salt=new_salt(), **_words_of(card)
            )
            for card in made
        )
        prefetch_related_objects(made, "conditions")
        index.put(made)
    return [card.id for card in made]


def _card(organisation, channel, rng: Random):
    from coalface.core.coding import outcome_day
    from coalface.learning.models import Card

    published_on = TODAY - timedelta(days=rng.randint(0, 365 * YEARS_OF_CARDS))
    return Card(
        place=published_on.toordinal() << 32 | rng.getrandbits(32),
        organisation=organisation,
        channel=channel,
        published_on=published_on,
        outcome_from=outcome_day(published_on=published_on),
        outcome_in_search=published_on < TODAY - timedelta(weeks=8),
        area="",
        period=f"{published_on.year}-Q{(published_on.month - 1) // 3 + 1}",
        **card_words(rng),
    )


def _words_of(card) -> dict[str, str]:
    from coalface.learning.models import FACTS, PROSE

    return {name: getattr(card, name) for name in (*PROSE, *FACTS)}


def inbox(how_many: str) -> dict[str, float]:
    """Tell so many reports, then open the inbox that a steward sees, and one report in it."""
    from coalface.reporting import queries

    steward, told = _told(int(how_many))
    began = perf_counter()
    lines = queries.inbox(steward.person, private_key=steward.private_key)
    listed = perf_counter()
    for line in lines:
        report = queries.report_for_steward(line.id, steward.person, private_key=steward.private_key)
        assert report
        assert report.told
    opened = perf_counter()
    assert len(lines) == int(how_many)
    return {
        "list": listed - began,
        "open": (opened - listed) / len(lines),
        "tell": told / len(lines),
    }


def _told(how_many: int):
    from coalface.core.telling import read_told
    from coalface.reporting import actions

    from .words import AREAS

    _, channel, stewards = _made_authority()
    rng = Random(SEED)
    began = perf_counter()
    for number in range(how_many):
        told, problems = read_told(submission(rng), areas=AREAS)
        assert not problems
        actions.tell(channel=channel, told=told, idempotency_key=f"{number:030}", today=TODAY)
    return stewards[0], perf_counter() - began


def writing(how_many: str) -> dict[str, float]:
    """How long sealing and writing one report takes when the words have been stretched already."""
    from django.db import transaction

    from coalface.core.receipts import new_receipt
    from coalface.core.sealing import new_key_pair
    from coalface.core.telling import read_told
    from coalface.reporting.actions import telling

    from .words import AREAS

    _, channel, _ = _made_authority()
    rng = Random(SEED)
    told = [read_told(submission(rng), areas=AREAS)[0] for _ in range(int(how_many))]
    began = perf_counter()
    for number, report in enumerate(told):
        answer = telling._AnswerBox(f"{number:030}", report, str(channel.id))
        sealed = telling.Sealed(new_receipt())
        tag, public_key = rng.randbytes(32), new_key_pair()[0]
        with transaction.atomic():
            answer.keep(sealed, TODAY)
            telling._write_report(channel, report, tag, public_key, TODAY)
    return {"each": (perf_counter() - began) / len(told), "statements": _statements(channel, told[0])}


def asking(how_many: str) -> dict[str, float]:
    """What it costs to ask whether somebody who tells may go on: the time of the processor, for each."""
    from time import process_time

    from coalface.core.flood import Journey
    from coalface.reporting import arrivals

    channel = "here"
    ticket = arrivals.arrival(Journey.TELLING, about="x" * 30, channel=channel).ticket()
    began = process_time()
    for _ in range(int(how_many)):
        come = arrivals.arrival(Journey.TELLING, about="x" * 30, channel=channel, ticket=ticket)
        come.go_on(0)
        with come.in_line(portions=0):
            pass
    return {"each": (process_time() - began) / int(how_many)}


def _statements(channel, told) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from coalface.reporting import actions

    with CaptureQueriesContext(connection) as said:
        actions.tell(channel=channel, told=told, idempotency_key="x" * 30, today=TODAY)
    return len(said)


VERBS = {verb.__name__: verb for verb in (migrate, authority, counts, cards, inbox, writing, asking)}


if __name__ == "__main__":
    folder, verb, *words = sys.argv[1:]
    house.enter(Path(folder))
    print(json.dumps(VERBS[verb](*words)))
