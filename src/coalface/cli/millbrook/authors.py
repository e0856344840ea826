"""Questionnaires to the authors of Millbrook’s reviews: some came back last half-year, and one waits with its link."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from ..registers import SEED_OF_THE_DEMONSTRATION

CAME_BACK = 14
# The words that authors write in the demo. Everything else chance chooses from the lists, the likely more often.
HARD_TO_SEE = (
    "Each service had a part of it and nobody had the whole. The meeting where it would have come together was moved "
    "twice, and by then people had changed.",
    "What the child said was written down in four places. None of the four systems shows what stands in the others.",
    "The plan said that things were improving, and visits were planned to see that. Nobody was asked what would show "
    "that they were not.",
    "",
)
HELPED = (
    "One health visitor stayed with the family for the whole time. Everybody else knew things through her.",
    "School kept a place for the child to come to, whatever had happened in the morning.",
    "",
)
LIKELY = {
    "factors": ("16A", "4B", "3B", "2B", "1B", "18C", "17A", "5B"),
    "systems": ("social_care", "health", "between", "police", "education", "mental_health", "housing"),
    "conditions": ("workload", "staffing", "handover", "agencies", "tools_it", "thinking", "supervision"),
}


def ask_authors(kofi: Any, *, today: date) -> str:
    """Ask about the latest completed reviews, let most answer, and return the secret of the link that waits."""
    from coalface.core.reviews.periods import half_year_of
    from coalface.questionnaire import actions, queries

    register = queries.register_here(kofi)
    luck = Random(SEED_OF_THE_DEMONSTRATION)  # noqa: S311 - it hides nothing
    waits, begun, *back = (
        one.review_id for one in queries.completed_and_not_asked(register)[: CAME_BACK + 2]
    )
    before = half_year_of(half_year_of(today).first - timedelta(days=1))
    for number, review_id in enumerate(back):
        day = before.first + timedelta(days=10 + 11 * number)
        token = actions.ask_author(
            register=register, review_id=review_id, by=kofi, today=day, sent_to="Lead reviewer"
        )
        _answer(token, _answers(luck, number), day + timedelta(days=6), hands_in=True)
    asked = {"register": register, "by": kofi}
    token = actions.ask_author(
        **asked, review_id=begun, today=today - timedelta(days=30), sent_to="Independent author"
    )
    _answer(token, {"family": "one_parent", "known_as": ["cin"]}, today - timedelta(days=20), hands_in=False)
    return actions.ask_author(
        **asked, review_id=waits, today=today - timedelta(days=3), sent_to="Independent author"
    )


def _answer(token: str, answers: dict[str, Any], day: date, *, hands_in: bool) -> None:
    from django.utils.timezone import make_aware

    from coalface.core.questionnaire import PAGES
    from coalface.questionnaire import actions, queries

    one = queries.questionnaire_of_link(token)
    assert one is not None
    noon = make_aware(datetime.combine(day, time(12)))
    saved = 0
    for page in PAGES:
        given = {asked.name: answers[asked.name] for asked in page.questions if answers.get(asked.name)}
        if given:
            actions.save_page(questionnaire=one, page=page, given=given, seen=0, now=noon)
            saved += 1
    if hands_in:
        actions.hand_in(questionnaire=one, seen=saved, now=noon)


def _answers(luck: Random, number: int) -> dict[str, Any]:
    factors = [code for code in LIKELY["factors"] if luck.random() < 0.45]
    conditions = [code for code in LIKELY["conditions"] if luck.random() < 0.5]
    return {
        "family": luck.choice(("one_parent", "parent_and_partner", "two_parents", "kinship")),
        "known_as": [luck.choice(("cpp", "cin", "agency", "none"))],
        "factors": factors,
        "factors_influence": {code: luck.choice(("1*", "2", "2", "3")) for code in factors},
        "systems": {code: luck.choice(("0", "1", "1*", "2", "2", "3")) for code in LIKELY["systems"]},
        "conditions": conditions,
        "hard_to_see": HARD_TO_SEE[number % len(HARD_TO_SEE)],
        "helped": HELPED[number % len(HELPED)],
        "still_so": luck.choice(("yes", "partly", "partly", "no")),
        "practitioners": luck.choice(("throughout", "once", "once", "written")),
        "family_heard": luck.choice(("once", "not", "throughout")),
    }
