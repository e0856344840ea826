"""Ages of children in whole years: shown in amber, with words that can stand in their place."""

import pytest

from coalface.core.redaction import blank_out, find, look_over


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("A girl aged 7 was in the wrong list.", "A girl of primary-school age was in the wrong list."),
        ("The child was 4 years old.", "The child was under five."),
        ("She is seven years of age.", "She is of primary-school age."),
        ("A 7-year-old girl opened the door.", "A primary-school-age girl opened the door."),
        ("A 15 year old was moved.", "A young person of secondary-school age was moved."),
        ("Two girls, 7 and 9 years old, waited.", "Two girls, of primary-school age, waited."),
        ("At the age of three he was moved.", "When under five he was moved."),
        ("My son is 7yo.", "My son is of primary-school age."),
    ],
)
def test_an_age_in_whole_years_is_shown_in_amber_and_reads_well_in_general_words(typed, instead):
    marks = look_over(typed)
    assert [(mark.label, mark.is_firm) for mark in marks] == [("age", False)]
    assert blank_out(typed, marks) == instead
    assert look_over(instead) == []
    assert find(typed) == [], "a card may say as much, and a program is not answered 422 for it"


@pytest.mark.parametrize(
    "typed",
    [
        "Children aged 0 to 17 are counted.", "The group is for those aged 16+.", "Boys aged 11-16 come on Mondays.",
        "He waited 7 years.", "A mother aged 24 rang.", "The form is a 7 year old form.", "He is in Year 7.",
        "She typed it on a 7-year-old laptop.", "We managed 4 visits.",
        "Under 5s were seen first.",
    ],
)  # fmt: skip
def test_what_is_no_exact_age_of_a_child_is_left_alone(typed):
    assert [typed[mark.start : mark.end] for mark in look_over(typed)] == []


def test_an_age_to_the_month_is_firm_as_before():
    (mark,) = look_over("A girl aged 3 yrs 2 mths was in the wrong list.")
    assert mark.is_firm
