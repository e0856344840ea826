"""A steward opens a pulse and gets its codes, once; or drops one that nobody has answered yet."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from coalface.core.errors import NotAllowed
from coalface.core.pulse import ONE_IS_OPEN, digest_of_code, new_codes, no_counts, refuse, why_not_open
from coalface.core.pulse_questions import latest_set
from coalface.core.roles import Role
from coalface.core.words import gettext_noop as _
from coalface.integrity.kinds import What
from coalface.people import queries as people

from ..models import Pulse, PulseCode
from ..queries import pulses_of_channel
from .leaves import STEWARD, enter_leaf

ONLY_STEWARDS = _("Only a steward of this channel can do that.")
ANSWERED = _("Somebody has answered this pulse already. It stays open until its last day.")


@transaction.atomic
def open_pulse(*, channel, by, codes: int, closes_on: date, today: date) -> list[str]:
    """Open a pulse and return its codes. They are kept nowhere but as digests, so this is the only time."""
    if not people.has_role(by, Role.STEWARD, channel.pk):
        raise NotAllowed(ONLY_STEWARDS)
    before = pulses_of_channel(channel)
    refuse(
        why_not_open(
            audience=channel.audience,
            codes=codes,
            closes_on=closes_on,
            today=today,
            last_opened_on=before.values_list("opened_on", flat=True).first(),
            one_is_open=before.filter(closed_on=None).exists(),
        )
    )
    pulse = _begun(channel, asked=latest_set(), handed_out=codes, opened_on=today, closes_on=closes_on)
    made = new_codes(codes)
    # Sorted by what chance made of them: where a row lies says nothing of where its code stands on the list.
    digests = sorted(digest_of_code(code) for code in made)
    PulseCode.objects.bulk_create(
        [PulseCode(digest=digest, pulse=pulse) for digest in digests], batch_size=500
    )
    enter_leaf(What.PULSE_OPENED, pulse, role=STEWARD, on=today, **pulse.opened_facts())
    return made


def _begun(channel, **facts: Any) -> Pulse:
    """The pulse, kept. Of two stewards who open one in the same moment the second is told."""
    try:
        with transaction.atomic():
            return Pulse.objects.create(
                organisation_id=channel.organisation_id,
                channel_id=channel.pk,
                practice=channel.practice,
                counts=no_counts(facts["asked"]),
                **facts,
            )
    except IntegrityError as fault:
        raise NotAllowed(ONE_IS_OPEN, "channel") from fault


@transaction.atomic
def drop_pulse(*, pulse_id: UUID, by, today: date) -> None:
    """Take back a pulse that nobody has answered: the list was lost, or the number was wrong."""
    pulse = Pulse.objects.select_for_update().filter(pk=pulse_id).first()
    if pulse is None or not people.has_role(by, Role.STEWARD, pulse.channel_id):
        raise NotAllowed(ONLY_STEWARDS)
    if pulse.used or pulse.closed_on:
        raise NotAllowed(ANSWERED)
    enter_leaf(What.PULSE_DROPPED, pulse, role=STEWARD, on=today, **pulse.opened_facts())
    pulse.delete()
