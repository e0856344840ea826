"""Drafting a newsletter: the program writes every line, and a steward leaves out, changes and opens it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction

from coalface.core.errors import NotAllowed
from coalface.core.newsletter import MOST_CARDS, newsletter_problems, why_not_draft
from coalface.core.plain_text import tidy
from coalface.core.quarters import Quarter

from ..models import Newsletter, NewsletterLine
from .composing import lines_of
from .locked import NOT_YOURS, draft_to_act_on, is_steward_in


class Wanted(NamedTuple):
    """What a steward wants of one line."""

    words: str
    left_out: bool = False


@transaction.atomic
def draft_newsletter(*, organisation, by, quarter: Quarter, today: date) -> Newsletter:
    """Draft the newsletter of this quarter from what was published in it. NotAllowed where it cannot be."""
    if not is_steward_in(by, organisation.pk):
        raise NotAllowed(NOT_YOURS)
    standing = Newsletter.objects.filter(organisation=organisation, quarter=str(quarter), taken_back_on=None)
    if reason := why_not_draft(quarter, there=standing.exists(), today=today):
        raise NotAllowed(reason)
    lines, more = lines_of(organisation.pk, quarter, most_cards=MOST_CARDS)
    try:
        with transaction.atomic():
            newsletter = Newsletter.objects.create(
                organisation=organisation, quarter=str(quarter), more_cards=more
            )
    except IntegrityError as fault:
        # Of two stewards who draft it in the same moment the second is told what is there.
        raise NotAllowed(why_not_draft(quarter, there=True, today=today) or "") from fault
    NewsletterLine.objects.bulk_create(
        NewsletterLine(newsletter=newsletter, place=place, words=line.drafted, **line._asdict())
        for place, line in enumerate(lines, 1)
    )
    return newsletter


@transaction.atomic
def change_newsletter(
    *, newsletter_id: UUID, by, opening: str, lines: Mapping[int, Wanted], seen: int
) -> None:
    """Keep what a steward wrote. `lines` by their place; one that is not named stays as it is."""
    newsletter = draft_to_act_on(by, newsletter_id, seen=seen)
    wanted = {place: Wanted(tidy(line.words), line.left_out) for place, line in lines.items()}
    said = {str(place): line.words for place, line in wanted.items() if not line.left_out}
    newsletter.opening = tidy(opening)
    for problem in newsletter_problems(opening=newsletter.opening, lines=said):
        raise NotAllowed(problem.says, problem.field)
    newsletter.revision += 1
    newsletter.save()
    changed = []
    for line in newsletter.lines.all():
        if line.place in wanted:
            # A line that is left out keeps the words it had, for whoever puts it in again.
            line.left_out = wanted[line.place].left_out
            line.words = wanted[line.place].words or line.words
            changed.append(line)
    NewsletterLine.objects.bulk_update(changed, ["words", "left_out"])


@transaction.atomic
def throw_newsletter_away(*, newsletter_id: UUID, by) -> None:
    draft_to_act_on(by, newsletter_id).delete()
