"""The year and the framework stand on a report’s first page; the words are those of published reports."""

import pytest

from coalface.core.reading.dates import OTHER, framework_of, year_of

FIRST_PAGES = {
    "Inspection of Dorset local authority\nchildren’s services\nInspection dates: 27 September to 8 October 2021\n": (
        2021,
        "inspection of local authority children’s services",
    ),
    "Inspection of Kent County Council\nchildren’s services\nInspection dates: 3 to 7 November 2025\n": (
        2025,
        "inspection of local authority children’s services",
    ),
    "Blackburn with Darwen Borough\nCouncil\nInspection of services for children in need of help and\nprotection,"
    " children looked after and care leavers\nInspection date: 25 September to 19 October 2017\n"
    "Report published: 8 December 2017": (
        2017,
        "single inspection framework",
    ),
    "Joint targeted area inspection of Millbrook\nInspection dates: 3 to 7 March 2025\n": (
        2025,
        "joint targeted area inspection",
    ),
    "What happened to us\n": (None, OTHER),
}


@pytest.mark.parametrize("page", FIRST_PAGES)
def test_the_first_page_says_when_and_under_which_framework(page):
    assert (year_of(page), framework_of(page)) == FIRST_PAGES[page]


def test_a_kind_that_is_only_mentioned_further_down_is_not_the_framework():
    assert (
        framework_of("A letter\n" + "Plans are good. " * 60 + "There was a joint targeted area inspection.")
        == OTHER
    )
