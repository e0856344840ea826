"""`coalface disclosure`: a table in JSON comes in, an answer in JSON goes out, and bad input is one sentence."""

import json

import pytest
from typer.testing import CliRunner

from coalface.cli.main import app


def ask(verb, sent):
    text = sent if isinstance(sent, str | bytes) else json.dumps(sent)
    return CliRunner().invoke(app, ["disclosure", verb], input=text)


def answer(verb, sent):
    answered = ask(verb, sent)
    assert answered.exit_code == 0, answered.output
    return json.loads(answered.stdout)


HIDDEN = [[None, None, 20, 37], [9, None, None, 31], [None, 20, None, 29], [20, 36, 41, 97]]


def test_an_audit_answers_with_four_keys():
    found = answer("audit", {"values": HIDDEN, "lower": 1, "require": {"min_width": 5, "min_upper": 6}})
    # With r0c1 = x, the others follow: r0c0 = 17 - x, r2c0 = x - 6, r1c1 = 16 - x, r2c2 = 15 - x, r1c2 = 6 + x.
    # All of them are 1 or more where x is 7 to 14.
    assert found == {
        "feasible": True,
        "exactly_recovered": [],
        "failing": [],
        "bounds": {
            "r0c0": [3, 10],
            "r0c1": [7, 14],
            "r1c1": [2, 9],
            "r1c2": [13, 20],
            "r2c0": [1, 8],
            "r2c2": [1, 8],
        },
    }


def test_cells_and_sums_are_audited_by_their_names():
    found = answer(
        "audit", {"cells": {"boys": None, "girls": 4, "all": 9}, "sums": [["all", ["boys", "girls"]]]}
    )
    assert found["bounds"] == {"boys": [5, 5]}
    assert found["exactly_recovered"] == found["failing"] == ["boys"]


def test_a_table_that_contradicts_itself_is_not_feasible_and_says_nothing_else():
    found = answer("audit", {"values": [[50, 173, 147, 117, 482]]})
    assert found == {"feasible": False, "exactly_recovered": [], "failing": [], "bounds": {}}


def test_an_open_end_is_null():
    found = answer("audit", {"values": [[3, None, None]]})
    assert found["bounds"] == {"r0c1": [0, None], "r0c2": [3, None]}


def test_bounds_of_one_cell_stand_in_place_of_lower():
    sent = {"values": [[None, None, 9]], "lower": 1, "bounds": {"r0c0": [0, 4]}}
    assert answer("audit", sent)["bounds"] == {"r0c0": [0, 4], "r0c1": [5, 9]}


def test_numbers_that_are_no_counts_may_have_decimals():
    sent = {"values": [[0.1, None, 0.3]], "integer": False}
    assert answer("audit", sent)["bounds"] == {"r0c1": [0.2, 0.2]}


def test_small_decimals_have_the_bounds_that_they_have():
    """As floats they are near nothing, and nothing is what a nearest small fraction made of them."""
    small = [[None, None, 0.0005], [None, None, 0.0005], [0.0005, 0.0005, 0.001]]
    found = answer("audit", {"values": small, "integer": False})
    assert found["exactly_recovered"] == []
    assert found["bounds"] == {name: [0, 0.0005] for name in ("r0c0", "r0c1", "r1c0", "r1c1")}
    assert "4 is the most" in ask("audit", {"values": [[0.00005]], "integer": False}).output


def test_protect_answers_with_the_grid_that_it_was_given():
    sent = [[3, 14, 20, 37], [9, 2, 20, 31], [8, 20, 1, 29], [20, 36, 41, 97]]
    found = answer("protect", {"values": sent, "threshold": 6})
    assert found["primary"] == ["r0c0", "r1c1", "r2c2"]
    assert len(found["secondary"]) == 3
    for row, given in zip(found["values"], sent, strict=True):
        assert [value for value in row if value is not None] == [
            value for value, kept in zip(given, row, strict=True) if kept is not None
        ]


def test_protect_answers_with_the_cells_that_it_was_given():
    sent = {"cells": {"a": 3, "b": 9, "c": 12, "t": 24}, "sums": [["t", ["a", "b", "c"]]]}
    found = answer("protect", sent)
    assert found["cells"]["a"] is None
    assert found["primary"] == ["a"]
    assert set(found["secondary"]) < {"b", "c", "t"}


def test_protect_ends_with_1_where_nothing_can_be_done():
    answered = ask("protect", {"values": [[1, 2, 3]], "always_shown": ["r0c2"]})
    assert answered.exit_code == 1
    found = json.loads(answered.stdout)
    assert found["unprotected"] == ["r0c0", "r0c1"]
    assert "Do not publish this table" in found["says"]


BAD = {
    "nothing": ("", "Nothing came in"),
    "not JSON": ("{", "not JSON"),
    "not an object": ("[1]", "not an object"),
    "bytes of another kind": (b"\xff\xfe{", "UTF-8"),
    "nested too deep": ("[" * 100_000, "nested too deep"),
    "a grid nested too deep": ('{"values": [[[[1]]]]}', "nested too deep"),
    "ragged": ('{"values": [[1, 2], [3]]}', "not equally long"),
    "mixed": ('{"values": [[1, [2]], [3, 4]]}', "others a list"),
    "flat": ('{"values": [1, 2]}', "single list"),
    "no rows": ('{"values": []}', "empty"),
    "no columns": ('{"values": [[], []]}', "empty"),
    "no cells": ('{"cells": {}}', "empty"),
    "negative": ('{"values": [[-1, 2, 1]]}', "below 0"),
    "fractional": ('{"values": [[1.5, 2, 3.5]]}', "not whole"),
    "words": ('{"values": [["three", 2, 5]]}', "not a number"),
    "a number in quotes": ('{"values": [["3", 2, 5]]}', "not a number"),
    "true": ('{"values": [[true, 2, 3]]}', "not a number"),
    "not a number": ('{"values": [[NaN, 2, 3]]}', "NaN"),
    "infinite": ('{"values": [[Infinity, 2, 3]]}', "Infinity"),
    "huge": ('{"values": [[1e400, 2, 3]]}', "too large"),
    "absurd": ('{"values": [[1e99999999999999999999, 2, 3]]}', "too large"),
    "many digits": ('{"values": [[' + "9" * 6000 + ", 2, 3]]}", "too large"),
    "too many cells": (json.dumps({"values": [[0] * 400] * 400}), "160,000 cells"),
    "an unknown key": ('{"values": [[1, 2, 3]], "treshold": 6}', "“treshold”"),
    "a key twice": ('{"values": [[1, 2, 3]], "values": [[1]]}', "twice"),
    "a cell twice": ('{"cells": {"a": 1, "a": 2}}', "“a”"),
    "both kinds": ('{"values": [[1]], "cells": {"a": 1}}', "either"),
    "sums beside a grid": ('{"values": [[1, 2, 3]], "sums": []}', "needs no “sums”"),
    "a sum of nothing": ('{"cells": {"a": 1}, "sums": [["a", []]]}', "no parts"),
    "a sum of strangers": ('{"cells": {"a": 1}, "sums": [["a", ["b"]]]}', "no such cell"),
    "a sum of itself": ('{"cells": {"a": 1}, "sums": [["a", ["a"]]]}', "twice"),
    "a sum of another form": ('{"cells": {"a": 1}, "sums": [["a", "b"]]}', "[total, [parts]]"),
}
BAD_AUDIT = {
    "lower below nothing": ('{"values": [[1, null, 3]], "lower": -1}', "below 0"),
    "bounds of a stranger": ('{"values": [[1, null, 3]], "bounds": {"r9c9": [0, 1]}}', "no such cell"),
    "bounds the wrong way round": (
        '{"values": [[1, null, 3]], "bounds": {"r0c1": [2, 1]}}',
        "wrong way round",
    ),
    "bounds of another form": ('{"values": [[1, null, 3]], "bounds": {"r0c1": 2}}', "[lowest, highest]"),
    "a base of nothing": ('{"values": [[1, null, 3]], "round": 0}', "1 or more"),
    "an unknown demand": ('{"values": [[1, null, 3]], "require": {"width": 5}}', "“width”"),
    "a flag in words": ('{"values": [[1, null, 3]], "integer": "yes"}', "true or false"),
}
BAD_PROTECT = {
    "a threshold that hides nothing": ('{"values": [[1, 2, 3]], "threshold": 1}', "2 or more"),
    "hidden already": ('{"values": [[1, null, 3]]}', "hidden in this table already"),
    "does not add": ('{"values": [[50, 173, 147, 117, 482]]}', "50 + 173 + 147 + 117 = 487"),
    "a stranger to be shown": ('{"values": [[1, 2, 3]], "always_shown": ["x"]}', "no such cell"),
}


@pytest.mark.parametrize(
    ("verb", "sent", "says"),
    [
        *[
            pytest.param(verb, *case, id=f"{verb}: {why}")
            for verb in ("audit", "protect")
            for why, case in BAD.items()
        ],
        *[pytest.param("audit", *case, id=f"audit: {why}") for why, case in BAD_AUDIT.items()],
        *[pytest.param("protect", *case, id=f"protect: {why}") for why, case in BAD_PROTECT.items()],
    ],
)
def test_bad_input_is_one_sentence_for_a_person_and_for_a_program(verb, sent, says):
    answered = ask(verb, sent)
    assert answered.exit_code == 2
    assert says in answered.stderr
    assert json.loads(answered.stdout) == {"error": answered.stderr.strip()}
    assert "Traceback" not in answered.output
