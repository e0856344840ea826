"""What everyone may read of themes, and what changed because someone spoke. No session, no cookie."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coalface.core.why_map import WhyMap
from coalface.people import queries as people
from coalface.ui.clock import today

from .. import queries
from ..beside import beside_themes
from ..presenters.cards import card_line
from ..presenters.figures import figures_page
from ..presenters.themes import theme_line, theme_page
from ..presenters.why_maps import map_page
from ..presenters.words import day_words
from ..queries.coding import agreed_codings
from ..queries.openness import openness
from ..queries.themes import cards_in, gone_from
from .freshness import fresh

# What a theme can have come to, in the order in which the page of changes shows it.
GROUPS = ("better", "promised", "refused", "waiting")


@require_safe
@fresh
def themes(request: HttpRequest) -> HttpResponse:
    """Every theme that was put to the service, the latest first."""
    lines = [theme_line(theme, today=today()) for theme in queries.public_themes()]
    return render(request, "learning/themes/list.html", {"themes": lines})


@require_safe
@fresh
def theme(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    found = queries.public_theme(theme_id)
    if found is None:
        raise Http404
    if found.taken_back_on:
        page = {"when": day_words(found.taken_back_on)}
        return render(request, "learning/themes/taken_back.html", page, status=410)
    cards = cards_in(found)
    page = {
        "theme": theme_page(found, today=today()),
        "cards": [card_line(card) for card in cards],
        "gone": gone_from(found),
        "coded": len(agreed_codings([card.id for card in cards])),
        "beside": beside_themes([found.id])[found.id],
        "map": map_page(WhyMap.from_facts(found.why_map.nodes, found.why_map.arrows), found.title),
        "under": "changed",
    }
    return render(request, "learning/themes/theme.html", page)


@require_safe
@fresh
def changed(request: HttpRequest) -> HttpResponse:
    """One page: what changed because someone spoke, and what has not."""
    day = today()
    groups: dict[str, list] = {name: [] for name in GROUPS}
    themes = list(queries.public_themes())
    beside = beside_themes([found.id for found in themes])
    for found in themes:
        line = theme_page(found, today=day) | {"beside": beside[found.id]}
        groups[_group(line)].append(line)
    facts = openness(today=day)
    page = {"groups": groups, "facts": facts, "channels": people.channels_to_tell(), **figures_page(facts)}
    return render(request, "learning/themes/changed.html", page)


def _group(line: dict) -> str:
    if any(check["better"] for check in line["check_backs"][-1:]):
        return "better"
    if not line["answers"]:
        return "waiting"
    return "promised" if line["answers"][0]["promises"] else "refused"
