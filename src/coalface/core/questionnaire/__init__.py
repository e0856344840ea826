"""The questionnaire to the author of a case review: at most twelve questions in ten minutes, about conditions.

What is asked and what cannot be an answer stands in tables here: pages and export draw on them.
"""

from .answers import (
    Answers,
    answered,
    as_kept,
    coded_of,
    not_answered_yet,
    texts_of,
    why_not_answers,
    why_not_hand_in,
)
from .lists import FACTOR_GROUPS, FACTOR_INFLUENCES, FACTORS, INFLUENCES, SYSTEMS
from .pages import MINUTES, PAGES, QUESTIONS, Kind, Page, Question, page_after, page_of, pages_for
from .standing import Standing, standing_of, why_not_ask

__all__ = [
    "FACTORS",
    "FACTOR_GROUPS",
    "FACTOR_INFLUENCES",
    "INFLUENCES",
    "MINUTES",
    "PAGES",
    "QUESTIONS",
    "SYSTEMS",
    "Answers",
    "Kind",
    "Page",
    "Question",
    "Standing",
    "answered",
    "as_kept",
    "coded_of",
    "not_answered_yet",
    "page_after",
    "page_of",
    "pages_for",
    "standing_of",
    "texts_of",
    "why_not_answers",
    "why_not_ask",
    "why_not_hand_in",
]
