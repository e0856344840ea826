"""Newsletters as stewards see them: which quarters wait, which are drafted, and what stands."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.newsletter import PARTS, Part, quarters_to_draft
from coalface.learning.presenters.words import day_words

from ..forms import LineFields
from ..models import Newsletter
from .reading import quarter_words


def staff_page(organisations: Iterable, newsletters: Iterable[Newsletter], *, today: date) -> dict[str, Any]:
    """For each organisation the quarters that wait for one; and every newsletter there is."""
    found = list(newsletters)
    taken = {(one.organisation_id, one.quarter) for one in found if one.taken_back_on is None}
    waiting = [
        {"organisation": organisation, "quarter": str(quarter), "when": quarter_words(quarter)}
        for organisation in organisations
        for quarter in quarters_to_draft(today)
        if (organisation.pk, str(quarter)) not in taken
    ]
    return {"waiting": waiting, "rows": [_row(one) for one in found]}


def _row(newsletter: Newsletter) -> dict[str, Any]:
    lines = list(newsletter.lines.all())
    return {
        "id": newsletter.pk,
        "quarter": newsletter.quarter,
        "when": quarter_words(newsletter.when),
        "place": newsletter.organisation.name,
        "public": newsletter.public,
        "draft": newsletter.published_on is None,
        "stands": _stands(newsletter),
        "gone": _gone(sum(line.gone for line in lines)),
    }


def _stands(newsletter: Newsletter) -> str:
    if newsletter.taken_back_on:
        return _("Taken back on %(day)s") % {"day": day_words(newsletter.taken_back_on)}
    if newsletter.published_on:
        return _("Published on %(day)s") % {"day": day_words(newsletter.published_on)}
    return _("A draft. Only stewards can read it.")


def _gone(number: int) -> str:
    """Nobody knows whether the word at the top still speaks of it, so somebody has to read it."""
    if not number:
        return ""
    said = ngettext(
        "%(n)d line went, because what it was about was taken back. Read the word at the top again: if it still speaks"
        " of it, take the newsletter back.",
        "%(n)d lines went, because what they were about was taken back. Read the word at the top again: if it still"
        " speaks of it, take the newsletter back.",
        number,
    )
    return said % {"n": number}


def draft_parts(fields: Iterable[LineFields]) -> list[dict[str, Any]]:
    """The lines to look through, by part."""
    every = list(fields)
    parts = [(code, [one for one in every if one.line.part == code.value]) for code in Part]
    return [
        {"code": code.value, "title": _(PARTS[code].label), "lines": some} for code, some in parts if some
    ]
