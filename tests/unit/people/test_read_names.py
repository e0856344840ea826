"""Reading a name list that somebody pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.errors import NotAllowed
from coalface.people.actions.names import RowsWrong, read_names


def test_one_name_on_each_line():
    assert read_names("Ann Bell\nBen Cole\n") == ["Ann Bell", "Ben Cole"]


def test_a_heading_empty_lines_quotes_and_repeats_are_passed_over():
    assert read_names('Name\r\n"Ann Bell"\r\n\r\n Ann Bell \r\nBen Cole') == ["Ann Bell", "Ben Cole"]


def test_what_cannot_be_seen_is_taken_out():
    assert read_names("\ufeffAnn\u200e Bell\x00") == ["Ann Bell"]


def test_a_list_without_a_name_is_refused():
    with pytest.raises(NotAllowed, match="no name in this list"):
        read_names("name\n\n")


def test_every_wrong_row_is_said_with_its_number():
    with pytest.raises(RowsWrong) as refusal:
        read_names("Ann Bell\nBell, Ann\n\n7\nBen;Cole")
    assert [number for number, _ in refusal.value.rows] == [2, 4, 5]


@given(st.lists(st.text(), max_size=20).map("\n".join))
def test_whatever_is_pasted_is_read_or_refused_in_words(text):
    try:
        names = read_names(text)
    except NotAllowed:
        return
    assert names
    assert len(names) == len(set(names))
    assert read_names("name\n" + "\n".join(names)) == names
