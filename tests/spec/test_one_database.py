"""The list of what is tested on one database leaves nothing else out."""

import pytest

from tests.one_database import ENOUGH_ONCE, HERE, is_enough_once


@pytest.mark.parametrize("line", ENOUGH_ONCE)
def test_each_line_names_what_is_there(line):
    assert (HERE / line).exists()


def test_a_run_on_the_other_database_leaves_out_these_alone():
    left_out = {path for path in HERE.rglob("test_*.py") if is_enough_once(path)}
    assert left_out == {HERE / line for line in ENOUGH_ONCE if line.endswith(".py")}
    assert not is_enough_once(HERE)
    assert not is_enough_once(HERE / "integration/cli/test_run_due.py")
