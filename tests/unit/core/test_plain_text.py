"""What people type, made safe to keep."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.plain_text import tidy

ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  one\r\ntwo\rthree  ", "one\ntwo\nthree"),
        ("a\0b\x1b[31mc", "ab[31mc"),
        ("\u202eesrever\u202c", "esrever"),
        ("e\u0301", "é"),
        ("a\ufffe\uffff\ufdd0b", "ab"),
        ("\ud800 alone", "alone"),
        ("👨‍👩‍👧 and ज्‍", "👨‍👩‍👧 and ज्‍"),
    ],
)
def test_what_is_no_writing_goes_and_words_stay(typed, kept):
    assert tidy(typed) == kept


@given(ANYTHING)
def test_whatever_is_kept_can_stand_in_xml(typed):
    """XML 1.0, 2.2: the feed is read by programs that stop at a character that may not be there."""
    kept = tidy(typed)
    read = ElementTree.fromstring(f"<a>{escape(kept)}</a>")  # noqa: S314 - the standard library is the judge here
    assert read.text == (kept or None)


@given(ANYTHING)
def test_tidying_twice_changes_nothing_more(typed):
    assert tidy(tidy(typed)) == tidy(typed)
