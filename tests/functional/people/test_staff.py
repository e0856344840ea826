"""Where signing in leads."""

import pytest
from django.urls import reverse

from tests import make
from tests import people_make as people

pytestmark = pytest.mark.django_db


def test_a_steward_comes_to_the_desk():
    steward = people.member(make.channel(), people.Role.STEWARD)
    assert people.at_work(steward).get(reverse("staff")).url == reverse("desk")


def test_others_read_what_they_can_do_here():
    peer = people.member(make.channel(), people.Role.PEER)
    page = people.signed_in(peer).get(reverse("staff")).content.decode()
    assert "Codes cards and drafts themes" in page
    assert reverse("people") not in page
