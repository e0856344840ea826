"""A reader accepts a mark or corrects it. Each has a row of their own, so that nobody waits for anybody."""

from datetime import date
from typing import Any

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.reading.readers import why_not_said

from ..models import Reading


@transaction.atomic
def say_of_sentence(
    *, by, of: dict[str, Any], sentence: dict[str, Any], says: str, because: str, today: date
) -> Reading:
    """Keep what this reader says of a sentence; what they said of it before is replaced.

    `of` names the report: `shipped`, or `kept`. `sentence` has its kind, start, text and what the rules say.
    """
    if refused := why_not_said(sentence["kind"], says, because):
        field, reason = refused
        raise NotAllowed(reason, field)
    # Pressed twice at once, the second finds the row of the first: the constraint holds on both databases.
    said, _made = Reading.objects.update_or_create(
        reader=by,
        shipped=of.get("shipped", ""),
        kept=of.get("kept"),
        kind=sentence["kind"],
        start=sentence["start"],
        defaults={
            "organisation_id": by.organisation_id,
            "text": sentence["text"],
            "rules": sentence["rules"],
            "says": says,
            "because": because,
            "on": today,
        },
    )
    return said
