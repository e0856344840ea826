"""The rows of one change: the versions that it closes and opens, and its leaf in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from coalface.core.commitments import digest_of
from coalface.core.reviews.ages import band_of
from coalface.core.reviews.changes import Why
from coalface.core.reviews.lists import MALTREATMENT
from coalface.core.reviews.values import ReviewFacts
from coalface.core.roles import Role
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import FACTS, Change, Child, DeathVersion, Register, Review, Version, VersionAuthority
from ..queries.changing import facts_of_change
from .by import By
from .wording import kept_note

PROGRAM = "program"


@contextmanager
def sealed_change(register: Register, by: By, why: Why) -> Iterator[Change]:
    """A change to hang versions on. When they are written, it enters its leaf, last in the transaction.

    The leaf says only that a register was changed: that there is a new review can itself be a secret.
    """
    change = Change.objects.create(
        register=register,
        made_at=by.now,
        by=by.person,
        way=by.way.value,
        why=why.value,
        note=kept_note(register, by.note, by.looked_at),
        facts_digest=b"",
    )
    yield change
    change.facts_digest = digest_of(facts_of_change(change))
    change.save(update_fields=["facts_digest"])
    role = Role.ANALYST.value if by.person is not None else PROGRAM
    enter(
        what=What.REGISTER_CHANGED,
        role=role,
        week=str(Week.of(localdate(by.now))),
        commitment=change.commitment(),
    )


def close_version(version: Version | DeathVersion, change: Change, at: datetime | None = None) -> None:
    """What was known until now. A clock that was set back must not close it before it was opened."""
    version.known_to, version.closed_by = max(at or change.made_at, version.known_from), change
    version.save(update_fields=["known_to", "closed_by"])


def write_version(
    review: Review, number: int, facts: ReviewFacts, change: Change, *, known_from: datetime
) -> Version:
    """Write what is known of a review from an instant on."""
    version = Version.objects.create(
        review=review, number=number, known_from=known_from, opened_by=change, **facts_columns(facts)
    )
    VersionAuthority.objects.bulk_create(
        VersionAuthority(version=version, code=one.code) for one in facts.authorities
    )
    Child.objects.bulk_create(children_to_write(version, facts))
    return version


def facts_columns(facts: ReviewFacts) -> dict[str, Any]:
    """The columns of a version that say what is known."""
    return {name: getattr(facts, name) for name in FACTS}


def children_to_write(version: Version, facts: ReviewFacts) -> list[Child]:
    """The children of a version, to be kept by whoever asks."""
    return [
        Child(
            version=version,
            number=number,
            age_months=child.age_months,
            age_band=child.age_band or band_of(child.age_months),
            died=child.died,
            maltreatment=child.maltreatment,
            maltreatment_also=";".join(code for code in MALTREATMENT if code in child.also),
        )
        for number, child in enumerate(facts.children, start=1)
    ]
