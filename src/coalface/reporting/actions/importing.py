"""Reports of an earlier collection are sealed like any other, all of them or none. Nobody has five words to them."""

import secrets
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.sealing import new_key_pair
from coalface.core.telling import Told
from coalface.core.vocabulary import PROTECTED_AUDIENCES
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from .telling import write_report

TAG_BYTES = 32
NOT_THEIRS = _(
    "What children, young people, parents or carers once told is not imported: they were promised something else."
)


@transaction.atomic
def import_reports(*, channel, reports: Iterable[Told], today: date) -> int:
    """Seal each of these as a report of this week, and return how many there were."""
    if channel.audience in PROTECTED_AUDIENCES:
        raise NotAllowed(NOT_THEIRS)
    people.keep_holders(channel.pk)
    # In an order that chance makes, so that the order of the sheet is nowhere.
    shuffled = list(reports)
    secrets.SystemRandom().shuffle(shuffled)
    for told in shuffled:
        # The private half of this key is thrown away here, and no words lead to the tag.
        public_key, _private = new_key_pair()
        write_report(channel, told, secrets.token_bytes(TAG_BYTES), public_key, today)
    return len(shuffled)
