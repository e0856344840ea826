"""How much waits for somebody who is no steward. For the one mail of a day, which says no more than that it does."""

from datetime import date

from .coding import cards_to_code, cards_to_settle
from .themes import check_backs_of_peer, drafts_of_peer, promise_due, themes_to_answer


def waits_for(person, *, today: date) -> int:
    """How many things wait for this peer or answering manager."""
    to_answer = themes_to_answer(person)
    unanswered = [theme for theme in to_answer if not theme.answers.all()]
    fallen_due = [theme for theme in to_answer if (due := promise_due(theme)) and due <= today]
    drafts = [theme for theme in drafts_of_peer(person) if theme.drafter_id != person.pk]
    return (
        len(unanswered)
        + len(fallen_due)
        + len(drafts)
        + len(cards_to_code(person, today=today))
        + len(cards_to_settle(person))
        + len(check_backs_of_peer(person, today=today))
    )
