"""Making a bulletin from the register as it was known on a day, checked together with every one before it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from coalface.bulletin.figures import Bulletin
from coalface.bulletin.making import make_bulletin
from coalface.bulletin.writing import drawings, files_of
from coalface.bulletin.writing.told import told
from coalface.core.corrections import reason_of
from coalface.core.disclosure.policy import Policy
from coalface.core.errors import NotAllowed
from coalface.core.releases import LONGEST_REASON, ONE_AT_A_TIME, TOO_LONG, why_not_make, why_not_policy
from coalface.core.reviews.periods import HalfYear
from coalface.questionnaire.queries import answered_in
from coalface.reviews import queries as reviews

from ..models import Release, ReleaseFile
from ..queries.comparing import earlier_as_published
from ..queries.correcting import notices_of
from ..queries.staff import last_of, under_way
from .locked import NOT_YOURS, release_to_act_on

PAGE = "page.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which bulletin somebody wants: of which half-year, as known on which day, and what was decided."""

    period: HalfYear
    as_known: date
    decided: str = ""
    policy: Policy = field(default_factory=Policy)


def make_release(*, by: Any, asked: Asked, now: datetime) -> Release:
    """Make it, with all its files. NotAllowed says why not: what is not safe is never kept.

    It takes seconds, so it is made before the transaction in which it is kept.
    """
    register = reviews.register_kept_by(by)
    if register is None:
        raise NotAllowed(NOT_YOURS)
    reason = _reason_for(register.organisation_id, asked, localdate(now))
    release = Release(
        organisation=register.organisation,
        period=asked.period.name,
        as_known=asked.as_known,
        reason=reason,
        decided=asked.decided,
        threshold=asked.policy.threshold,
        rounding_base=asked.policy.rounding_base,
        deaths=asked.policy.deaths.value,
        authorities_shown=asked.policy.totals_by_authority_public,
        made_at=now,
        made_by=by,
        register_digest=reviews.digest_of_known(register, asked.as_known),
    )
    files = _files(bulletin_of(release))
    try:
        with transaction.atomic():
            release.save(force_insert=True)
            ReleaseFile.objects.bulk_create(
                ReleaseFile(release=release, name=name, content=content, digest=sha256(content).digest())
                for name, content in files.items()
            )
    except IntegrityError as fault:
        raise NotAllowed(ONE_AT_A_TIME, "period") from fault
    return release


def bulletin_of(release: Release) -> Bulletin:
    """The bulletin as values. NotAllowed where the audit, beside all that is published, refuses it."""
    register = reviews.register_of(release.organisation)
    if register is None:
        raise NotAllowed(NOT_YOURS)
    earlier = earlier_as_published(release)
    with reviews.counted_on(register, release.as_known) as counted:
        return make_bulletin(
            counted,
            release.half_year,
            as_known=release.as_known,
            # Every bulletin counts from the day from which the first one did.
            since=earlier[0].view.since if earlier else None,
            earlier=earlier,
            decided=release.decided,
            corrects=release.reason,
            policy=release.policy,
            told=answered_in(register, release.half_year),
        )


def _reason_for(organisation_id: UUID, asked: Asked, today: date) -> str:
    """What the notices say about the version that this one takes the place of; NotAllowed where it cannot be made."""
    last = last_of(organisation_id, asked.period)
    notices = notices_of(last) if last else []
    refused = why_not_make(
        asked.period,
        asked.as_known,
        today=today,
        again=last is not None,
        noticed=bool(notices),
        under_way=under_way(organisation_id) is not None,
    )
    if refused:
        raise NotAllowed(refused[1], refused[0])
    if refused := why_not_policy(asked.policy, before=last.policy if last else None):
        raise NotAllowed(refused[1], refused[0])
    if len(asked.decided) > LONGEST_REASON:
        raise NotAllowed(TOO_LONG, "decided")
    return reason_of([one.wrong for one in notices])


def _files(bulletin: Bulletin) -> Mapping[str, bytes]:
    """Every file of the bulletin, and what our own page is set from: it never changes either."""
    said = json.dumps(told(bulletin, drawings(bulletin)), ensure_ascii=False, sort_keys=True, indent=1)
    return {**files_of(bulletin), PAGE: f"{said}\n".encode()}


@transaction.atomic
def throw_release_away(*, release_id: UUID, by: Any) -> None:
    release_to_act_on(by, release_id).delete()
