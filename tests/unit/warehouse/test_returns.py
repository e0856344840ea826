"""A return is added up as by hand, and a column that is not there is named."""

import pytest

from coalface.warehouse.bad import BadData
from coalface.warehouse.returns import Counted, count_return

RETURN = "authority,month,days\n330,2025-01,10\n330,2025-01,20\n330,2025-02,5\n301,2025-01,7\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "return.csv"
    path.write_text(RETURN)
    return path


def test_rows_are_counted_in_groups_with_their_mean(file):
    assert count_return(file, ["authority"], "days") == [Counted((301,), 1, 7), Counted((330,), 3, 35 / 3)]
    assert [one.rows for one in count_return(file, ["authority", "month"])] == [1, 2, 1]


def test_a_column_that_is_not_there_is_named(file):
    with pytest.raises(
        BadData, match=r"return\.csv, line 1: there is no column “team”\. There are: authority, month"
    ):
        count_return(file, ["team"])


def test_a_name_is_a_name_and_no_command(file):
    with pytest.raises(BadData, match="there is no column"):
        count_return(file, ['authority"; DROP TABLE x; --'])


def test_what_is_no_table_is_said_to_be_none(tmp_path):
    (tmp_path / "x.parquet").write_bytes(b"no parquet")
    with pytest.raises(BadData, match="cannot be read as a table"):
        count_return(tmp_path / "x.parquet", ["a"])
