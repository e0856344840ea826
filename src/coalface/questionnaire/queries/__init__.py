"""What can be asked about questionnaires."""

from .asked import (
    completed_and_not_asked,
    digest_of,
    open_about,
    questionnaire_of_link,
    questionnaires_about,
    questionnaires_of,
    register_here,
)
from .checking import handed_in_facts, questionnaires_not_as_entered
from .counting import answered_in, coded_in, half_years_over

__all__ = [
    "answered_in",
    "coded_in",
    "completed_and_not_asked",
    "digest_of",
    "half_years_over",
    "handed_in_facts",
    "open_about",
    "questionnaire_of_link",
    "questionnaires_about",
    "questionnaires_not_as_entered",
    "questionnaires_of",
    "register_here",
]
