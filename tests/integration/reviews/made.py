"""A register in the database for tests, kept by an analyst; and reviews in it."""

from datetime import UTC, date, datetime
from typing import Any

from coalface.core.reviews.deaths import DeathFacts
from coalface.core.reviews.values import Child, ReviewFacts
from coalface.core.roles import Role
from coalface.reviews import actions, queries
from coalface.reviews.models import Death, Register, Review
from tests import make, people_make

NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


def analyst(name: str = "Kofi", organisation: Any = None):
    return people_make.member(
        None, Role.ANALYST, name, organisation=organisation or make.organisation(), codes=True
    )


def register(by: Any = None) -> tuple[Register, Any]:
    """A register and the analyst who keeps it."""
    by = by or analyst()
    return actions.register_for(by), by


def facts(
    kept: Register, *, children: tuple[Child, ...] = (Child(age_months=7, died="yes"),), **said: Any
) -> ReviewFacts:
    """A review under way in the authority of code 330, or what a test says instead."""
    codes = said.pop("authorities", ("330",))
    places = queries.authorities_of(kept)
    told = {
        "key": "",
        "type": "lcspr",
        "status": "under_way",
        "incident_date": date(2026, 3, 2),
        "notification_date": date(2026, 3, 9),
        "decision_date": date(2026, 4, 1),
        **said,
    }
    found = tuple(one for code in codes if (one := places.named(code)))
    return ReviewFacts(**told, authorities=found, children=children)


def entered(kept: Register, by: Any, *, now: datetime = NOW, **said: Any) -> Review:
    about = {"register": kept, "by": actions.By(by, now), "facts": facts(kept, **said)}
    return actions.enter_review(**about, alike_allowed=True)


def changed(
    kept: Register, by: Any, review: Review, *, now: datetime, why: str = "news", seen: int = 1, **said: Any
):
    about = {"register": kept, "review_id": review.pk, "by": actions.By(by, now), "seen": seen, "why": why}
    return actions.change_review(**about, facts=facts(kept, **said))


def struck(kept: Register, by: Any, review: Review, *, now: datetime, seen: int = 1, note: str = ""):
    made_by = actions.By(by, now, note=note)
    return actions.strike_review(register=kept, review_id=review.pk, by=made_by, seen=seen)


def death(kept: Register, by: Any, *, now: datetime = NOW, **said: Any) -> Death:
    """A death in the authority of code 330, or what a test says instead."""
    place = queries.authorities_of(kept).named("330")
    told = {"month": date(2026, 3, 1), "authority": place, "age_months": 7, "category": "10", **said}
    return actions.enter_deaths(register=kept, by=actions.By(by, now), deaths=[DeathFacts(**told)])[0]
