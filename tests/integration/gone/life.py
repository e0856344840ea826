"""One report from its telling to its end, a step at a time: python -m tests.integration.gone.life FOLDER

It reads the name of a step and answers with a line of JSON. The process lives on between the steps, as a server does:
nothing may wait for its end to be gone.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from coalface.cli import house

STORY = "zqstory: the kestrel circled over an unmistakable allotment, and nobody wrote it down."
CARD = "zqvellum unmistakable kestrel"
kept: dict[str, Any] = {}


def tell() -> dict[str, Any]:
    """A channel with two stewards whose keys are known, and one report in it."""
    from tests import make

    kept["on"] = make.TODAY - timedelta(weeks=5)
    kept["channel"] = make.channel(slug="kestrel-staff")
    kept["first"], kept["second"] = (make.steward(kept["channel"], name) for name in ("Cara", "Dan"))
    kept["row"], kept["receipt"] = make.report(kept["channel"], on=kept["on"], story=STORY)
    return {}


def write_card() -> dict[str, Any]:
    """Read it, write a card, check it twice and lay it ready. Says what the keys and the sealed documents are."""
    from coalface.core.cards import periods_for
    from coalface.core.weeks import Week
    from coalface.people.queries import holder_id
    from coalface.reporting.queries.opened import open_with_private_key
    from tests import make

    words = dict.fromkeys(("title", "what_happened", "what_helped", "what_would_have_helped"), CARD)
    about = {"period": periods_for(Week.of(kept["on"]))[0], "how_it_ended": ""}
    make.sent_card(kept["row"], kept["first"], kept["second"], on=kept["on"], **words, **about)
    row, first = kept["row"], kept["first"]
    row.refresh_from_db()
    opened = open_with_private_key(row, holder=holder_id(first.person), private_key=first.private_key)
    assert opened.told is not None
    assert opened.told.story == STORY, "the search below looks for what was really told"
    copies = row.key_copies.filter(opens="story key")
    return {
        "story key": opened.story_key.hex(),
        "conversation key": opened.conversation_key.hex(),
        "sealed story": bytes(row.story).hex(),
        "sealed desk": bytes(row.desk).hex(),
        **{f"sealed copy {number}": bytes(copy.sealed).hex() for number, copy in enumerate(copies)},
    }


def agree() -> dict[str, Any]:
    """The reporter says yes: the story is destroyed."""
    from coalface.core.cards import Consent
    from coalface.reporting import actions

    actions.answer_card(typed=kept["receipt"], consent=Consent.YES, words="", today=kept["on"])
    kept["row"].refresh_from_db()
    assert kept["row"].story is None
    return {}


def publish() -> dict[str, Any]:
    from coalface.learning.actions import publish_batch
    from tests.make import TODAY

    [kept["card"]] = publish_batch(**kept["first"].hands, today=TODAY).published
    return {"found": _found()}


def retract() -> dict[str, Any]:
    from coalface.learning.actions import retract_card
    from tests.make import TODAY

    retract_card(card_id=kept["card"], by=kept["second"].person, why="recognisable", today=TODAY)
    return {"found": _found()}


def rebuild() -> dict[str, Any]:
    from coalface.learning.actions.indexing import rebuild_search

    rebuild_search()
    return {"found": _found()}


def _found() -> int:
    from coalface.core.search_words import stem
    from coalface.learning import index

    return index.find([stem("kestrel")], first=0, most=50)[1]


def run_due() -> dict[str, Any]:
    """What the machine does every hour."""
    from datetime import datetime, time

    from django.conf import settings
    from django.utils import timezone

    from coalface.cli.calendar_run.day import run_day
    from tests.make import TODAY

    now = timezone.make_aware(datetime.combine(TODAY, time(9)))
    return {"said": run_day(Path(settings.DATA), now=now)}


if __name__ == "__main__":
    house.enter(Path(sys.argv[1]))
    for step in sys.stdin:
        print(json.dumps(globals()[step.strip()]()), flush=True)
