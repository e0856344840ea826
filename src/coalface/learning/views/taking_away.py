"""All cards to take along: the Atom feed, and every card as CSV or JSON under the Open Government Licence."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalface.ui.clock import today
from coalface.ui.context import place_facts

from .. import queries
from ..addresses import address
from ..models import Card
from ..presenters.cards import card_line, outcome_kept_back
from ..presenters.facts import COLUMNS, LICENCE, card_facts, csv_line
from .freshness import fresh


@require_safe
@fresh
def feed(request: HttpRequest) -> HttpResponse:
    """The latest cards. A card that was taken back is not among them."""
    atom = Atom1Feed(
        title=_("What we learned"),
        link=address("learned"),
        description=_("Learning cards from people who do the work, told so that nobody can be recognised."),
        language="en-gb",
        author_name=place_facts()["place"] or "Coalface",
        feed_url=address("feed"),
        feed_copyright=LICENCE,
    )
    for card in queries.latest_cards():
        atom.add_item(**_entry(card))
    return HttpResponse(atom.writeString("utf-8"), content_type=Atom1Feed.content_type)


def _entry(card: Card) -> dict[str, Any]:
    line = card_line(card)
    kept_back = outcome_kept_back(card, today=today())
    changed = card.outcome_from if card.how_it_ended and not kept_back else card.published_on
    alert = queries.shown_as_alert(card, today=today())
    marks = [_("Act this week")] if alert else []
    return {
        "title": _("Act this week: %(title)s") % {"title": card.title} if alert else card.title,
        "link": address("card", card.id),
        # Django writes a summary as HTML.
        "description": escape(line["says"]),
        "unique_id": f"urn:uuid:{card.id}",
        "categories": [*marks, *(words for words in (line["kind"], line["stage"]) if words)],
        "pubdate": _midnight(card.published_on),
        "updateddate": _midnight(changed),
    }


def _midnight(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


class Echo:
    """Gives back what a writer writes, so that a file can be sent while it is made."""

    def write(self, written: str) -> str:
        return written


@require_safe
@fresh
def cards_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Every card as a spreadsheet. The mark at the start tells Excel that it is UTF-8."""

    def lines() -> Iterator[str]:
        writer = csv.writer(Echo())
        yield "\ufeff" + writer.writerow(COLUMNS)
        for facts in _all_facts():
            yield writer.writerow(csv_line(facts))

    return _file(lines(), "text/csv; charset=utf-8", "coalface-cards.csv")


@require_safe
@fresh
def cards_json(request: HttpRequest) -> StreamingHttpResponse:
    def parts() -> Iterator[str]:
        yield f'{{"licence": {json.dumps(LICENCE)}, "cards": ['
        for number, facts in enumerate(_all_facts()):
            yield ("," if number else "") + "\n" + json.dumps(facts, ensure_ascii=False)
        yield "\n]}\n"

    return _file(parts(), "application/json", "coalface-cards.json")


def _all_facts() -> Iterator[dict[str, Any]]:
    day, cards_at = today(), address("learned")
    for card in queries.cards_to_read():
        yield card_facts(card, today=day, cards_at=cards_at)


def _file(parts: Iterator[str], content_type: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(parts, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Link"] = f'<{LICENCE}>; rel="license"'
    return response
