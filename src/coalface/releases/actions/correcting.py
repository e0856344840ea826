"""Saying that a published bulletin is wrong: one analyst writes the notice, and another one publishes it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import localdate

from coalface.core.corrections import (
    GONE,
    NOT_PUBLISHED,
    ONE_WAITS,
    why_not_agree,
    why_not_begin,
    why_not_write,
)
from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What
from coalface.reviews import queries as reviews

from ..models import Correction, Release
from ..queries.correcting import is_superseded, notice_waiting, notices_of, tables_of
from .locked import NOT_YOURS


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a bulletin: in words, in which tables, and when it was found."""

    words: str
    tables: Sequence[str]
    found_on: date | None


def write_notice(*, release_id: UUID, by: Any, wrong: Wrong, now: datetime) -> Correction:
    """Keep a notice until a second analyst has looked at it. NotAllowed says why not."""
    try:
        with transaction.atomic():
            release = _published(by, release_id)
            keys = [key for key, _name in tables_of(release)]
            if reason := why_not_begin(
                waits=notice_waiting(release) is not None,
                superseded=is_superseded(release),
                notices=len(notices_of(release)),
            ):
                raise NotAllowed(reason)
            assert release.published_on is not None
            refused = why_not_write(
                wrong=wrong.words,
                tables=wrong.tables,
                there=keys,
                found_on=wrong.found_on,
                published_on=release.published_on,
                today=localdate(now),
            )
            if refused:
                raise NotAllowed(refused[1], refused[0])
            return Correction.objects.create(
                release=release,
                found_on=wrong.found_on,
                tables=";".join(key for key in keys if key in wrong.tables),
                wrong=wrong.words,
                written_at=now,
                written_by=by,
            )
    except IntegrityError as fault:
        raise NotAllowed(ONE_WAITS) from fault


@transaction.atomic
def publish_notice(
    *, release_id: UUID, by: Any, seen: str, looked_at: Collection[str], today: date
) -> Correction:
    """Let everyone read it, for good. `seen` is the digest of the notice that this analyst had before them."""
    notice = _waiting(by, release_id)
    if reason := why_not_agree(
        wrote_it=notice.written_by_id == by.pk,
        same_words=notice.public_digest().hex() == seen,
        looked_at=looked_at,
    ):
        raise NotAllowed(reason)
    last = notice.release.corrections.aggregate(last=Max("number"))["last"] or 0  # type: ignore[attr-defined] - Django adds it
    notice.number, notice.published_on, notice.agreed_by = last + 1, today, by
    notice.save()
    enter(
        what=What.STATISTICS_CORRECTED,
        role=Role.ANALYST.value,
        week=str(Week.of(today)),
        commitment=notice.leaf_commitment,
    )
    return notice


@transaction.atomic
def throw_notice_away(*, release_id: UUID, by: Any) -> None:
    """A notice that nobody has read yet. A published one stays."""
    _waiting(by, release_id).delete()


def _waiting(by: Any, release_id: UUID) -> Correction:
    release = _published(by, release_id)
    found = Correction.objects.select_for_update().filter(release=release, published_on=None).first()
    if found is None:
        raise NotAllowed(GONE)
    return found


def _published(by: Any, release_id: UUID) -> Release:
    """A published bulletin, locked, for an analyst of its organisation."""
    release = Release.objects.select_for_update().filter(pk=release_id).first()
    kept = reviews.register_kept_by(by)
    if release is None or kept is None or kept.organisation_id != release.organisation_id:
        raise NotAllowed(NOT_YOURS)
    if release.published_on is None:
        raise NotAllowed(NOT_PUBLISHED)
    return release
