"""A newsletter as everyone reads it, as plain values."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.newsletter import PARTS, Part
from coalface.core.quarters import Quarter
from coalface.learning.addresses import address
from coalface.learning.presenters.words import day_words, period_words

from ..models import Newsletter, NewsletterLine

# Where a line leads: the name of the address, by what it is about.
LEADS_TO = {"card": "card", "theme": "theme", "trial": "trial"}


def quarter_words(quarter: Quarter) -> str:
    """'2026-Q3' as "July to September 2026"."""
    return period_words(str(quarter))


def newsletter_page(newsletter: Newsletter) -> dict[str, Any]:
    """All that is read of it. A line whose card, theme or trial was taken back is not there any more."""
    standing = [line for line in newsletter.lines.all() if not line.gone and not line.left_out]
    return {
        "id": newsletter.pk,
        "quarter": newsletter.quarter,
        "when": quarter_words(newsletter.when),
        "place": newsletter.organisation.name,
        "opening": newsletter.opening,
        "parts": [part for code in Part if (part := _part(code, standing))["lines"]],
        "more": _more(newsletter.more_cards),
        "published": day_words(newsletter.published_on) if newsletter.published_on else "",
    }


def _part(code: Part, lines: list[NewsletterLine]) -> dict[str, Any]:
    return {
        "code": code.value,
        "title": _(PARTS[code].label),
        "lines": [_line(line) for line in lines if line.part == code.value],
    }


def _line(line: NewsletterLine) -> dict[str, Any]:
    name = LEADS_TO[line.of]
    return {
        "title": line.title,
        "words": line.words,
        "path": reverse(name, args=[line.about]),
        "url": address(name, line.about),
    }


def _more(cards: int) -> str:
    if not cards:
        return ""
    said = ngettext("And %(n)d more card, on the site.", "And %(n)d more cards, on the site.", cards)
    return said % {"n": cards}


def title_words(quarter: Quarter) -> str:
    return _("What we learned: %(when)s") % {"when": quarter_words(quarter)}


def list_lines(newsletters: list[Newsletter]) -> list[dict[str, Any]]:
    """A line for each quarter that has one, the latest first."""
    quarters = dict.fromkeys(newsletter.when for newsletter in newsletters)
    return [{"quarter": str(quarter), "when": quarter_words(quarter)} for quarter in quarters]


def last_day(newsletters: list[Newsletter]) -> date:
    return max(day for newsletter in newsletters if (day := newsletter.published_on))
