"""Whoever waits for a report can give up; the rules know no clock."""

import pytest

from coalface.core.reading.documents import read_document
from coalface.core.reading.refusing import CannotRead

from . import making

TWO_PAGES = making.pdf([[(50, 700, making.FINDING)], [(50, 700, making.FINDING)]])


def test_patience_is_asked_at_each_page_and_within_it():
    asked = []
    whole = read_document("r.pdf", TWO_PAGES, lambda: asked.append(1))
    assert whole == read_document("r.pdf", TWO_PAGES)
    assert len(asked) > 2 * 2


def test_where_it_runs_out_nothing_is_half_read():
    left = iter([None, None, None, None])

    def patience():
        if next(left, "gone") == "gone":
            raise CannotRead("enough")

    with pytest.raises(CannotRead, match="enough"):
        read_document("r.pdf", TWO_PAGES, patience)
