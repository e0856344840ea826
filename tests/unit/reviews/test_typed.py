"""What is typed on a page is judged as a file is: both know the same faults, at the same fields."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.errors import NotAllowed
from coalface.core.reviews.keys import next_key, why_not_key
from coalface.core.reviews.likeness import may_be_one
from coalface.core.reviews.loading import alike, plan_of
from coalface.core.reviews.mapping import COLUMNS, as_codes, guessed, naming_column, why_not_columns
from coalface.core.reviews.typed import read_day, read_review
from coalface.core.reviews.whole_file import cell_name
from coalface.warehouse.register.layout import NAMES, OF_CHILD
from tests.unit.reviews.making import done, row
from tests.unit.reviews.test_reading import PLACES, WRONG

TODAY = date(2026, 11, 18)


def read(cells, known_from=None):
    answers = {name: cells.get(name, "") for name in NAMES}
    children = [answers] if any(answers[name] for name in OF_CHILD) else []
    return read_review(answers, children, PLACES, known_from=known_from)


# What only a file can have wrong: the keys of rows, and the days on which they were recorded.
OF_FILES_ALONE = {"review", "known_from", "known_to"}
# A page reads it.
IN_WORDS = "a date in words"


@pytest.mark.parametrize(
    "what", [what for what, (_, column) in WRONG.items() if column not in OF_FILES_ALONE and what != IN_WORDS]
)
def test_a_page_finds_at_the_same_field_what_a_file_has_wrong(what):
    cells, column = WRONG[what]
    recorded = read_day(cells.get("known_from", ""))
    assert column in {fault.field for fault in read(cells, recorded)[1]}


def test_a_review_that_is_right_is_read_whole():
    facts, faults = read(done(age_months="7", died="yes", maltreatment="PHY", maltreatment_also="NEG; EMO"))
    assert faults == []
    assert facts.children[0].also == {"NEG", "EMO"}
    assert [one.code for one in facts.authorities] == ["330"]


@pytest.mark.parametrize(
    "typed", ["31/3/2014", "31/03/2014", "2014-03-31", "31 March 2014", "31 Mar 2014", " 31.3.2014 "]
)
def test_a_day_is_read_as_people_write_it(typed):
    assert read_day(typed) == date(2014, 3, 31)


@given(st.dates(date(1945, 1, 1), date(2199, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_every_day_is_read_back_from_every_way_of_writing_it(day):
    for written in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}"):
        assert read_day(written) == day


@pytest.mark.parametrize(
    ("typed", "says"),
    [("1/2/14", "two digits"), ("31/2/2014", "no date"), ("soon", "no date"), ("1/1/1066", "1945")],
)
def test_what_is_no_day_is_refused(typed, says):
    with pytest.raises(NotAllowed, match=says):
        read_day(typed)


@pytest.mark.parametrize("key", ["R0012", "SCR-14", "2014/07", "A1", "lcs_3.2", next_key("R", 12)])
def test_a_reference_may_be_short_and_have_a_figure(key):
    assert why_not_key(key) is None


@pytest.mark.parametrize(
    "key", ["", "Lily", "LILY-1", "R", "14/03/2019", "943 476 5919", "9434765919", "R1 2", "x" * 31, "Ö1"]
)
def test_a_reference_is_no_name_and_no_number_of_somebody(key):
    assert why_not_key(key)


def test_two_reviews_may_be_one_where_an_authority_and_a_day_are_the_same():
    first, same_day, other_place, later = (
        read(row(incident_date=day, authorities=place, decision_date=decided))[0]
        for day, place, decided in (
            ("2013-03-01", "330", "2013-05-01"),
            ("2013-03-01", "330; 331", "2013-06-01"),
            ("2013-03-01", "331", "2013-05-01"),
            ("2013-03-02", "330", "2013-05-02"),
        )
    )
    assert may_be_one(first, same_day)
    assert not may_be_one(first, other_place)
    assert not may_be_one(first, later)


def test_a_file_is_held_against_what_is_known():
    known = {"R1": read(row("R1"))[0], "R2": read(row("R2"))[0], "R3": None, "R4": read(row("R4"))[0]}
    given_rows = [
        row("R1"),
        row("R2", method="systems"),
        row("R4", known_to="2014-01-01"),
        row("R5"),
        row("R3"),
    ]
    plan = plan_of([read(cells)[0] for cells in given_rows], known, TODAY)
    assert (plan.same, [one.key for one in plan.changed], plan.struck) == (("R1",), ["R2"], ("R4",))
    assert [history[0].key for history in plan.new] == ["R5"]
    assert [key for key, _says in plan.wrong] == ["R3"]


def test_the_order_of_authorities_and_children_is_no_difference():
    one, other = read(row(authorities="330; 331"))[0], read(row(authorities="331; 330"))[0]
    assert alike(one, other)
    assert not alike(one, read(row(authorities="330"))[0])


def test_columns_are_guessed_by_our_names_and_by_what_they_are_often_called():
    found = guessed(
        ["Ref", "Type of review", "status", "Local Authority", "Date completed", "Nothing of ours"]
    )
    assert found == {"review": 0, "type": 1, "status": 2, "authorities": 3, "completion_date": 4}
    assert why_not_columns(found) == []
    assert [name for name, _ in why_not_columns({**found, "method": 2})] == ["status", "method"]
    assert set(COLUMNS) == set(NAMES)


@pytest.mark.parametrize(
    "heading",
    ["Child name", "Surname", "DOB", "Date of birth", "Postcode", "NHS number", "Notes", "Initials"],
)
def test_a_column_that_could_name_somebody_is_seen(heading):
    assert naming_column(["Ref", heading]) == heading


def test_none_of_our_own_columns_is_taken_for_one_that_names():
    usual = [name for names in COLUMNS.values() for name in (names[0], *names[1])]
    assert naming_column([*COLUMNS, *usual]) == ""


def test_words_are_read_as_codes_and_what_is_none_stays():
    typed = {
        "type": "Serious Case Review",
        "died": "Y",
        "authorities": "Birmingham; 331",
        "maltreatment": "Not known",
    }
    assert as_codes(typed, PLACES) == {
        "type": "scr",
        "died": "yes",
        "authorities": "330;331",
        "maltreatment": "unknown",
    }
    assert as_codes({"type": "enquiry"}, PLACES) == {"type": "enquiry"}


@pytest.mark.parametrize(("place", "name"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")])
def test_cells_are_named_as_spreadsheets_name_them(place, name):
    assert cell_name(7, place) == name
