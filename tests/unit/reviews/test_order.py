"""Which bulletins lead up to another one, and which are laid beside it."""

from datetime import date

from coalface.bulletin.order import Published, beside, told_apart, why_not_in_order
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register.counting import View

SINCE = date(2013, 4, 1)


def view(name: str, known: date = date(2016, 1, 1)) -> View:
    return View(read_half_year(name), known, SINCE)


def published(name: str) -> Published:
    return Published(name, view(name), 1, {})


FIRST, SECOND, THIRD = "2013-14-part-1", "2013-14-part-2", "2014-15-part-1"


def test_a_correction_is_laid_beside_its_first_version_and_both_neighbours():
    earlier = [view(FIRST), view(SECOND), view(THIRD)]
    found = dict(beside(earlier, view(SECOND)))
    assert found[1] == [("before", "before"), ("now", "now"), ("since", "since")]
    assert found[0] == [("since", "before")]
    assert found[2] == [("before", "since")]


def test_what_follows_a_correction_is_laid_beside_the_latest_version():
    earlier = [view(FIRST), view(SECOND), view(SECOND)]
    assert dict(beside(earlier, view(THIRD))) == {2: [("since", "before")]}
    assert list(beside([], view(FIRST))) == []


def test_every_version_has_a_name_of_its_own():
    """Two of one name would be one in the audit, and what the first one showed would be forgotten."""
    found = told_apart([published(FIRST), published(SECOND), published(FIRST)])
    assert [one.name for one in found] == [FIRST, SECOND, f"{FIRST}, version 2"]


def test_a_half_year_again_needs_a_reason_and_a_reason_needs_something_to_correct():
    earlier = [published(FIRST), published(SECOND)]
    assert "it stays" in why_not_in_order(view(FIRST), earlier, "notification")
    assert why_not_in_order(view(FIRST), earlier, "notification", corrects="A day was wrong.") is None
    said = why_not_in_order(view(THIRD), earlier, "notification", corrects="A day was wrong.")
    assert "nothing to put right" in said
    assert why_not_in_order(view(THIRD), earlier, "notification") is None
    assert "one is missing" in why_not_in_order(view("2014-15-part-2"), earlier, "notification")
    said = why_not_in_order(view("2012-13-part-2"), earlier, "notification")
    assert "cannot be put in behind it" in said
