"""What is easily overlooked in a register: the first record, keys that name somebody, and names of files."""

from datetime import date

import pytest
from openpyxl import Workbook

from coalface.bulletin import reviews
from coalface.bulletin.making import view_of
from coalface.core.disclosure.policy import Deaths, Policy
from coalface.core.reviews import keys
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.bad import BadData
from coalface.warehouse.register import BadRegister, opened_register
from coalface.warehouse.register.counting import View
from coalface.warehouse.register.places import england

from .making import done, register_file, written

PLACES = england()
PART_2 = read_half_year("2013-14-part-2")
VIEW = View(PART_2, date(2014, 6, 30), date(2013, 4, 1))


def opened(tmp_path, rows):
    return opened_register(register_file(tmp_path, rows), PLACES, alike_allowed=True)


def test_what_was_completed_before_counting_began_is_said(tmp_path):
    """The first record is of a review that was completed some days before: without a word it would be lost."""
    rows = [
        done("R1", completion_date="2013-11-05", known_from="2013-11-08"),
        done("R2", completion_date="2013-12-05", known_from="2013-12-08"),
    ]
    with opened(tmp_path, rows) as register:
        view = view_of(register, PART_2, date(2014, 6, 30), None)
        assert reviews.completed(register, view).says == (
            "1 review was completed in the half-year. One more was completed before counting began on 8 November"
            " 2013, and is not counted."
        )
        assert "before counting began" not in reviews.completed(register, VIEW).says


def test_a_register_that_was_taken_over_in_one_go_is_counted_from_its_first_day(tmp_path):
    rows = [done(f"R{place}", known_from="2014-04-05") for place in range(3)]
    with opened(tmp_path, rows) as register:
        view = view_of(register, PART_2, date(2014, 6, 30), None)
        assert view.since == date(2013, 5, 1), "the first decision"
        assert reviews.completed(register, view).says == "3 reviews were completed in the half-year."


@pytest.mark.parametrize(
    ("many", "policy", "types"),
    [
        (3, Policy(), {"Total"}),
        (7, Policy(), {"Total", "Child death review", "Serious case review"}),
        (7, Policy(deaths=Deaths.NOWHERE), {"Total"}),
    ],
)
def test_types_of_review_do_not_say_how_many_children_died(tmp_path, many, policy, types):
    rows = [done(f"R{place}") for place in range(9)]
    rows += [done(f"D{place}", type="death") for place in range(many)]
    with opened(tmp_path, rows) as register:
        table = reviews.completed(register, VIEW, policy)
        assert {row.keys[0] for row in table.rows} == types


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("Sarah Bloggs", keys.ODD_KEY),
        ("SarahB1", keys.NAMING_KEY),
        ("AB", keys.NAMING_KEY),
        ("2009-05-06", keys.NUMBERING_KEY),
        ("R" + "1" * 40, keys.LONG_KEY),
        ("=cmd|calc", keys.ODD_KEY),
    ],
)
def test_a_key_that_could_name_somebody_is_refused_in_a_file_as_on_a_page(tmp_path, key, says):
    assert keys.why_not_key(key) == says
    with pytest.raises(BadRegister) as refused, opened(tmp_path, [done(key)]):
        pass
    assert [(one.column, one.says) for one in refused.value.problems] == [("review", says)]


def test_the_key_of_a_child_is_held_to_the_same(tmp_path):
    rows = [done("R1", child="07700900123"), done("R2", child="Sarah"), done("R3", child="a")]
    with pytest.raises(BadRegister) as refused, opened(tmp_path, rows):
        pass
    found = [(one.line, one.says) for one in refused.value.problems]
    assert found == [(2, keys.NUMBERING_KEY), (3, keys.NAMING_KEY)]


def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path):
    path = tmp_path / "register.xlsx"
    path.write_text(written([done()]), encoding="utf-8")
    with pytest.raises(BadData, match=r"it is text\. Name it \.csv"), opened_register(path, PLACES):
        pass
    path = tmp_path / "register.csv"
    book = Workbook()
    book.active.append(["review", "type", "status", "decision_date", "completion_date", "authorities"])
    book.save(path)
    with pytest.raises(BadData, match=r"it is a workbook\. Name it \.xlsx"), opened_register(path, PLACES):
        pass


def test_a_half_year_of_no_sensible_year_is_refused_in_a_sentence():
    for name in ("9999-00-part-2", "0000-01-part-1"):
        with pytest.raises(ValueError, match="Choose a half-year from 1900 to 2200"):
            read_half_year(name)
