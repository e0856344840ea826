"""Who has been asked about which review, and the questionnaire behind a link."""

from hashlib import sha256
from typing import Any

from django.db.models import F, QuerySet

from coalface.core.reviews.lists import DONE_STATUSES
from coalface.reviews import queries as reviews

from ..models import Questionnaire


def digest_of(token: str) -> bytes:
    """What is kept of a link."""
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def questionnaire_of_link(token: str) -> Questionnaire | None:
    """The questionnaire that a link belongs to, whether it can still be answered or not; None where there is none."""
    found = Questionnaire.objects.filter(token_digest=digest_of(token))
    return found.select_related("review__register__organisation").first()


def register_here(person: Any) -> Any:
    """The register that this person keeps, or None."""
    return reviews.register_kept_by(person)


def questionnaires_of(register: Any) -> QuerySet[Questionnaire]:
    """Every questionnaire about a review of this register, the latest first."""
    found = Questionnaire.objects.filter(review__register=register)
    return found.select_related("review", "asked_by").order_by("-asked_on", "-review__key")


def questionnaires_about(review: Any) -> QuerySet[Questionnaire]:
    """Every asking about one review, the latest first. An open one is the latest."""
    found = Questionnaire.objects.filter(review=review).select_related("review", "asked_by")
    return found.order_by(
        "-asked_on", F("withdrawn_on").asc(nulls_first=True), F("handed_in_at").desc(nulls_first=True)
    )


def open_about(review: Any) -> Questionnaire | None:
    """The one that was neither handed in nor withdrawn, though its link may have run out."""
    return questionnaires_about(review).filter(withdrawn_on=None, handed_in_at=None).first()


def completed_and_not_asked(register: Any) -> QuerySet[Any]:
    """What is known now of each completed review whose author was never asked, the latest completed first."""
    asked = Questionnaire.objects.filter(review__register=register).values("review_id")
    done = reviews.current_versions(register).filter(status__in=DONE_STATUSES)
    return done.exclude(review_id__in=asked).order_by("-completion_date", "review__key")
