"""Child deaths in the register: entered together or not at all, changed without overwriting, and held to the log."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coalface.core.errors import NotAllowed
from coalface.core.reviews.deaths import DeathFacts
from coalface.integrity.models import Entry
from coalface.reviews import actions, queries
from coalface.reviews.models import Change, Death, DeathVersion
from tests.integration.reviews import made
from tests.integration.reviews.made import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=9)


def facts(kept, **said) -> DeathFacts:
    place = queries.authorities_of(kept).named("330")
    return replace(DeathFacts(month=date(2026, 3, 1), authority=place, age_months=7, category="10"), **said)


def entered(kept, by, *deaths):
    return actions.enter_deaths(register=kept, by=actions.By(by, NOW), deaths=deaths)


def test_a_death_is_changed_and_what_was_known_stays():
    kept, by = made.register()
    [death] = entered(kept, by, facts(kept))
    now = facts(kept, modifiable="yes", influence_family="2")
    about = {"register": kept, "death_id": death.pk, "by": actions.By(by, LATER)}
    actions.change_death(**about, facts=now, seen=1, why="news")
    latest, first = queries.death_versions(death)
    assert (first.modifiable, first.known_to, latest.modifiable) == ("unknown", LATER, "yes")
    assert (death.key, latest.age_band) == ("D0001", "lt1")
    with pytest.raises(actions.Changed):
        actions.change_death(**about, facts=facts(kept), seen=1, why="news")
    with pytest.raises(NotAllowed, match="Nothing is different"):
        actions.change_death(**about, facts=now, seen=2, why="news")


def test_with_one_that_cannot_be_so_none_is_entered():
    kept, by = made.register()
    with pytest.raises(NotAllowed, match="18 or over"):
        entered(kept, by, facts(kept), facts(kept, age_months=300))
    with pytest.raises(NotAllowed, match="already"):
        entered(kept, by, facts(kept, key="D7"), facts(kept, key="D7"))
    assert not Death.objects.exists()
    assert not Change.objects.exists()


def test_many_deaths_of_one_file_are_one_change_and_one_leaf_that_holds_them():
    kept, by = made.register()
    entered(kept, by, facts(kept), facts(kept))
    assert [leaf.what for leaf in Entry.objects.all()] == ["register changed"]
    assert not [*queries.changes_not_as_entered()]
    DeathVersion.objects.filter(death__key="D0002").update(category="1")
    assert len([*queries.changes_not_as_entered()]) == 1


def test_another_organisations_death_is_not_there():
    kept, by = made.register()
    [death] = entered(kept, by, facts(kept))
    other, _someone = made.register()
    assert queries.death_of(other, death.pk) is None
    assert not queries.deaths_known(other)
