"""What is deleted when its time has come: answers that were never handed in, and words that have been read."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import make_aware

from coalface.core.questionnaire import texts_of
from coalface.core.retention import QUESTIONNAIRE_DRAFTS, QUESTIONNAIRE_WORDS
from coalface.integrity import files

from ..models import Questionnaire


def forget_due(*, today: date) -> int:
    """Delete what was begun and never handed in, and the words of what was. Returns of how many."""
    with transaction.atomic():
        count = _forget_drafts(today) + _forget_words(today)
    if count:
        files.scrub(Questionnaire)
    return count


def _forget_drafts(today: date) -> int:
    assert QUESTIONNAIRE_DRAFTS.days
    old = today - timedelta(days=QUESTIONNAIRE_DRAFTS.days)
    found = Questionnaire.objects.filter(handed_in_at=None, withdrawn_on=None, expires_on__lt=old)
    return found.update(answers={}, revisions={}, vouched=[], sent_to="", withdrawn_on=today)


def _forget_words(today: date) -> int:
    assert QUESTIONNAIRE_WORDS.days
    before = make_aware(datetime.combine(today - timedelta(days=QUESTIONNAIRE_WORDS.days), time()))
    old = Q(handed_in_at__lt=before, words_deleted_on=None)
    count = 0
    for one in Questionnaire.objects.select_for_update().filter(old):
        words = texts_of(one.answers)
        one.answers = {name: answer for name, answer in one.answers.items() if name not in words}
        one.vouched, one.sent_to, one.words_deleted_on = [], "", today
        one.save(update_fields=["answers", "vouched", "sent_to", "words_deleted_on"])
        count += 1
    return count
