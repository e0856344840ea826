"""A line goes with the card, theme or trial that it is about, in the same transaction in which that is taken back."""

from typing import Any
from uuid import UUID

from django.db import transaction

from ..models import NewsletterLine
from .scrubbing import scrub

EMPTY = {"title": "", "drafted": "", "words": "", "salt": None}


def let_line_go(*, what: str, row_id: UUID, **_signal: Any) -> None:
    """Heard from `integrity.destroyed`, of whatever is destroyed or taken back."""
    lines = NewsletterLine.objects.filter(of=what, about=row_id)
    of_drafts, _models = lines.filter(newsletter__published_on=None).delete()
    emptied = lines.update(**EMPTY)
    if of_drafts or emptied:
        transaction.on_commit(scrub)
