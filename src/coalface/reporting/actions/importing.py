"""Reports of an earlier collection are sealed like any other, all of them or none. Nobody has five words to them."""

import secrets
from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction

from coalface.core.errors import NotAllowed
from coalface.core.sealing import hkdf, new_key_pair
from coalface.core.telling import Told
from coalface.core.vocabulary import PROTECTED_AUDIENCES
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..models import KeptAnswer
from .telling import write_report

TAG_BYTES = 32
NOT_THEIRS = _(
    "What children, young people, parents or carers once told is not imported: they were promised something else."
)


def import_reports(*, channel, reports: Iterable[Told], today: date, key: str = "") -> int:
    """Seal each of these as a report of this week, and return how many there were.

    `key` is that of the page which sends them. What a key has brought in already is not sealed again: 0.
    """
    if channel.audience in PROTECTED_AUDIENCES:
        raise NotAllowed(NOT_THEIRS)
    try:
        return _import_reports(channel, reports, today, key)
    except IntegrityError:
        if KeptAnswer.objects.filter(key_digest=_digest(key)).exists():
            return 0
        raise


@transaction.atomic
def _import_reports(channel, reports: Iterable[Told], today: date, key: str) -> int:
    if key:
        KeptAnswer.objects.create(day=today, key_digest=_digest(key), body_digest=b"", answer=b"")
    people.keep_holders(channel.pk)
    # In an order that chance makes, so that the order of the sheet is nowhere.
    shuffled = list(reports)
    secrets.SystemRandom().shuffle(shuffled)
    for told in shuffled:
        # The private half of this key is thrown away here, and no words lead to the tag.
        public_key, _private = new_key_pair()
        write_report(channel, told, secrets.token_bytes(TAG_BYTES), public_key, today)
    return len(shuffled)


def _digest(key: str) -> bytes:
    return hkdf(key.encode(), label=b"coalface import lookup")
