"""Questionnaires for tests: about a completed review of a register."""

from datetime import date
from typing import Any

from coalface.core.questionnaire import page_of
from coalface.questionnaire import actions, queries
from coalface.questionnaire.models import Questionnaire
from coalface.reviews.models import Review
from tests.integration.reviews import made as reviews_made

NOW = reviews_made.NOW
TODAY = NOW.date()
DONE = {"status": "completed", "completion_date": date(2026, 10, 1)}
ANSWERS = {
    "child": {"family": "one_parent", "known_as": ["cin"]},
    "family": {"factors": ["16A", "4B"]},
    "weighing": {"factors_influence": {"16A": "3", "4B": "1*"}},
    "systems": {"systems": {"social_care": "2", "housing": "3"}},
    "conditions": {"conditions": ["workload", "handover"]},
    "then": {"hard_to_see": "Each service had a part of it, and nobody had the whole."},
    "review": {"still_so": "yes"},
    "questionnaire": {"missing": "Nothing about transport."},
}


def completed(kept: Any, by: Any, **said: Any) -> Review:
    return reviews_made.entered(kept, by, **{**DONE, **said})


def asked(
    kept: Any, by: Any, review: Review | None = None, *, today: date = TODAY
) -> tuple[Questionnaire, str]:
    """An open questionnaire, and the secret of its link."""
    review = review or completed(kept, by)
    token = actions.ask_author(register=kept, review_id=review.pk, by=by, today=today, sent_to="The author")
    found = queries.questionnaire_of_link(token)
    assert found is not None
    return found, token


def answer(one: Questionnaire, answers: dict[str, Any] | None = None, *, now: Any = NOW) -> None:
    """Save every page as somebody does who goes from one to the next."""
    for name, given in (ANSWERS if answers is None else answers).items():
        page = page_of(name)
        assert page is not None
        one.refresh_from_db()
        actions.save_page(questionnaire=one, page=page, given=given, seen=one.revisions.get(name, 0), now=now)
    one.refresh_from_db()


def handed_in(
    kept: Any, by: Any, answers: dict[str, Any] | None = None, *, now: Any = NOW, **said: Any
) -> Questionnaire:
    one, _token = asked(kept, by, completed(kept, by, **said), today=now.date())
    answer(one, answers, now=now)
    actions.hand_in(questionnaire=one, seen=sum(one.revisions.values()), now=now)
    one.refresh_from_db()
    return one
