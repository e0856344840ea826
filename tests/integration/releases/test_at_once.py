"""Three analysts sign at once, each in a connection of their own: one does, two are told so."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from coalface.core.errors import NotAllowed
from coalface.core.releases import LOOKS, SIGNED
from coalface.core.roles import Role
from coalface.releases import actions
from coalface.releases.models import Release
from tests import people_make
from tests.integration.reviews import made as reviews_made
from tests.many_at_once import in_own_connection

from . import made

HANDS = 3


@in_own_connection
def make_it():
    by, _second = made.analysts()
    release = made.bare(reviews_made.register(by)[0], by)
    place = release.organisation
    others = [people_make.member(None, Role.ANALYST, f"Analyst{n}", organisation=place) for n in range(HANDS)]
    return release.pk, release.files_digest().hex(), others


@in_own_connection
def attempt(release_id, seen, by, together):
    together.wait()
    try:
        actions.sign_release(
            release_id=release_id, by=by, seen=seen, looked_at=tuple(LOOKS), today=made.TODAY
        )
    except NotAllowed as refusal:
        return str(refusal)
    return by.name


@in_own_connection
def who_signed(release_id):
    return Release.objects.get(pk=release_id).signed_by.name


def test_of_three_who_sign_at_once_one_does(real_database):
    together = Barrier(HANDS)
    with ThreadPoolExecutor(1) as alone, ThreadPoolExecutor(HANDS) as hands:
        release_id, seen, others = alone.submit(make_it).result()
        asked = [hands.submit(attempt, release_id, seen, by, together) for by in others]
        said = [one.result() for one in asked]
        assert said.count(SIGNED) == HANDS - 1
        [signer] = set(said) - {SIGNED}
        assert alone.submit(who_signed, release_id).result() == signer
