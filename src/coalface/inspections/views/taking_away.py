"""What was found to take along, under the licence of the reports: shares as JSON, sentences coded by hand as CSV."""

import csv
import json
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coalface.learning.views.freshness import fresh

from .. import queries
from ..shipped import about, gold, page

HAND = ("id", "authority", "published", "drawn", "part", "text", "first", "second", "rules")
READ = ("report", "kind", "start", "text", "rules", "readers", "said")


@require_safe
@fresh
def facts_json(request: HttpRequest) -> HttpResponse:
    """All shares, how the rules were measured, and everything that was asked for again and again."""
    facts = {
        "about": about(),
        **{name: page(name) for name in ("corpus", "measured", "agreement", "repeated")},
    }
    return _file(json.dumps(facts, ensure_ascii=False, indent=1), "application/json", "reading.json")


@require_safe
@fresh
def gold_csv(request: HttpRequest) -> HttpResponse:
    return _csv(HAND, [[line.get(name) or "" for name in HAND] for line in gold()], "reading-gold.csv")


@require_safe
@fresh
def readers_csv(request: HttpRequest) -> HttpResponse:
    """Sentences of published reports that readers have judged, with how many said what. Nobody is told apart."""
    rows = [
        [line["shipped"], *(line[name] for name in READ[1:-1]), json.dumps(line["said"])]
        for line in queries.gold_lines()
    ]
    return _csv(READ, rows, "reading-readers.csv")


def _csv(header: tuple[str, ...], rows: list[list[object]], name: str) -> HttpResponse:
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows(rows)
    return _file(written.getvalue(), "text/csv", name)


def _file(words: str, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(words, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
