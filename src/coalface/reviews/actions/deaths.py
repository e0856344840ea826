"""Entering a child’s death as a panel recorded it, and changing what is known of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from coalface.core.errors import NotAllowed
from coalface.core.reviews.ages import band_of
from coalface.core.reviews.changes import Why, why_not_change
from coalface.core.reviews.deaths import AGENCIES, CODED, DeathFacts, why_not_death
from coalface.core.reviews.keys import next_key, why_not_key
from coalface.core.reviews.lists import UNKNOWN
from coalface.core.words import gettext_noop as _

from ..models import Change, Death, DeathVersion, Register
from .by import By
from .closing import close_version, sealed_change
from .recording import NOTHING_ELSE
from .striking import STRUCK, Changed, strike

TAKEN = _("There is a death of this reference already. Change that one, or give this one another reference.")
NOT_THERE = _("There is no such death in this register.")


@transaction.atomic
def enter_deaths(*, register: Register, by: By, deaths: Iterable[DeathFacts]) -> list[Death]:
    """Enter deaths as one change: all of them, or none."""
    locked = Register.objects.select_for_update().get(pk=register.pk)
    there = set(Death.objects.filter(register=locked).values_list("key", flat=True))
    made = []
    with sealed_change(locked, by, Why.NEW) as change:
        for facts in deaths:
            key = facts.key or _free_key(locked, there)
            if reason := why_not_key(key) or (TAKEN if key in there else None):
                raise NotAllowed(reason, "key")
            there.add(key)
            _judge(facts, by)
            death = Death.objects.create(register=locked, key=key)
            _write(death, 1, facts, change)
            made.append(death)
        locked.save(update_fields=["next_death"])
    return made


@transaction.atomic
def change_death(
    *, register: Register, death_id: UUID, by: By, facts: DeathFacts, seen: int, why: str
) -> DeathVersion:
    """Close what was known and open what is known now."""
    death, version = _locked(register, death_id)
    if version is None:
        raise NotAllowed(STRUCK)
    if reason := why_not_change(why=why, seen=seen, now=version.number, struck=False):
        raise (Changed(reason) if seen != version.number else NotAllowed(reason, "why"))
    _judge(facts, by)
    if all(getattr(version, name) == value for name, value in _columns(facts).items()):
        raise NotAllowed(NOTHING_ELSE)
    with sealed_change(register, by, Why(why)) as change:
        close_version(version, change)
        return _write(death, version.number + 1, facts, change)


@transaction.atomic
def strike_death(*, register: Register, death_id: UUID, by: By, seen: int) -> Change:
    """Strike out a death that was recorded by mistake. What was known of it stays in its history."""
    _death, version = _locked(register, death_id)
    return strike(register, version, by=by, seen=seen)


def _locked(register: Register, death_id: UUID) -> tuple[Death, DeathVersion | None]:
    death = Death.objects.select_for_update().filter(register=register, pk=death_id).first()
    if death is None:
        raise NotAllowed(NOT_THERE)
    return death, death.versions.select_for_update().filter(known_to=None).first()


def _judge(facts: DeathFacts, by: By) -> None:
    if wrong := why_not_death(facts, localdate(by.now)):
        raise NotAllowed(wrong[0][1], wrong[0][0])


def _write(death: Death, number: int, facts: DeathFacts, change: Change) -> DeathVersion:
    return DeathVersion.objects.create(
        death=death, number=number, known_from=change.made_at, opened_by=change, **_columns(facts)
    )


def _columns(facts: DeathFacts) -> dict[str, Any]:
    assert facts.authority is not None
    return {
        **{name: getattr(facts, name) for name in (*CODED, "month", "panel_date", "age_months")},
        "age_band": facts.age_band if facts.age_band != UNKNOWN else band_of(facts.age_months),
        "authority": facts.authority.code,
        "agencies": ";".join(code for code in AGENCIES if code in facts.agencies),
    }


def _free_key(register: Register, there: set[str]) -> str:
    while True:
        key = next_key("D", register.next_death)
        register.next_death += 1
        if key not in there:
            return key
