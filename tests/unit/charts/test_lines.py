"""A line of JSON in, a line out; a bad one is answered in words, and the rest go on."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.charts.lines import answer, answer_line

YEAR = [10, 12, 9, 11, 13, 10, 12, 11, 9, 10, 12, 11, 10]


def asked(**fields):
    return answer(json.dumps(fields))


def test_an_xmr_line_has_the_fields_that_others_build_on():
    given = asked(id="a7", chart="xmr", y=YEAR, improvement="decrease", target=30, rebase=[], fix_after=None)
    first = ["id", "mean", "lpl", "upl", "outside_limits", "signal", "point", "variation", "assurance"]
    assert list(given)[:9] == first
    assert given["id"] == "a7"
    assert given["assurance"] == "consistent_pass"
    assert {len(given[name]) for name in first[1:7]} == {13}


@pytest.mark.parametrize("chart", ["i", "mr", "run", "c", "u", "up", "p", "pp", "g", "t"])
def test_every_control_chart_line_has_its_fields(chart):
    sizes = {"n": [50] * 13} if chart in ("u", "up", "p", "pp") else {}
    given = asked(id=1, chart=chart, y=YEAR, freeze=12, screened_mr=False, **sizes)
    names = ["id", "cl", "lcl", "ucl", "sigma_signal", "runs_signal", "longest_run", "n_crossings"]
    assert list(given)[:8] == names
    assert {len(given[name]) for name in names[1:5]} == {13}
    assert given["runs_signal"] in (True, False)


def test_a_funnel_line_has_its_fields_at_the_denominators_sorted():
    given = asked(
        id=2, chart="funnel", numerator=[5, 9, 30], denominator=[40, 20, 100], data_type="PR", trim_by=0.1
    )
    names = ["id", "target", "phi", "tau2", "ll95", "ul95", "ll998", "ul998"]
    assert list(given)[:12] == [*names, "odll95", "odul95", "odll998", "odul998"]
    assert given["denominator"] == [20, 40, 100]


def test_what_is_not_given_goes_by_the_packages_defaults():
    """ptd_spc: increase, screened; qic: screened once it is loaded (Anhøj, Control Charts in Healthcare, ch. 11)."""
    assert asked(chart="xmr", y=YEAR) == asked(
        chart="xmr", y=YEAR, improvement="increase", screen_outliers=True
    )
    assert asked(chart="i", y=YEAR) == asked(chart="i", y=YEAR, screened_mr=True)


def test_fewer_than_twelve_points_says_trial_limits():
    given = asked(chart="xmr", y=YEAR[:8])
    assert given["trial_limits"] is True
    assert "Trial limits" in given["notes"][0]
    assert asked(chart="xmr", y=YEAR)["trial_limits"] is False


def test_it_says_whether_ranges_were_screened():
    assert asked(chart="xmr", y=[*YEAR, 90])["ranges_set_aside"] == 1
    assert "Every moving range was used." in asked(chart="xmr", y=YEAR, screen_outliers=False)["notes"]


def test_rule_sets_are_named_choices():
    rising = [*YEAR, 9.9, 10.9, 11.2, 11.4, 11.6, 11.8]
    assert asked(chart="xmr", y=rising)["signal"][-1] == "common cause"
    assert asked(chart="xmr", y=rising, rules="making_data_count_six")["signal"][-1] == "increasing trend"
    assert set(asked(chart="xmr", y=rising, rules="limits_only")["signal"]) == {"common cause"}
    assert "making_data_count_six" in asked(chart="xmr", y=rising, rules="nelson")["error"]


BAD = [
    ({"chart": "i", "y": YEAR, "freeze": 11}, "freeze is 11"),
    ({"chart": "xmr", "y": YEAR, "fix_after": 6}, "fix_after is 6"),
    ({"chart": "xmr", "y": YEAR, "fix_after": 12.5}, "no whole number"),
    ({"chart": "c", "y": [1, float("inf"), 3]}, "Point 2 of y is infinite"),
    ({"chart": "c", "y": [1, float("nan"), 3]}, "Point 2 of y is NaN"),
    ({"chart": "c", "y": [1, "2", 3]}, "Point 2 of y is not a number"),
    ({"chart": "c", "y": [1, True, 3]}, "Point 2 of y is not a number"),
    ({"chart": "c", "y": [1, [2], 3]}, "Point 2 of y is not a number"),
    ({"chart": "c", "y": [1, 10**400, 3]}, "too large"),
    ({"chart": "xmr", "y": [1e308, -1e308, 1e308]}, "too large"),
    ({"chart": "c", "y": [1, -2, 3]}, "a count is not negative"),
    ({"chart": "p", "y": [1, 2], "n": [5, 0]}, "Point 2 of n is 0"),
    ({"chart": "u", "y": [1, 0], "n": [5, 0]}, "Point 2 of n is 0"),
    ({"chart": "p", "y": [1, 6], "n": [5, 5]}, "Point 2 counts 6 of 5"),
    ({"chart": "p", "y": [1, 2]}, "needs n"),
    ({"chart": "p", "y": [1, 2, 3], "n": [5, 5]}, "y has 3 points and n has 2"),
    ({"chart": "t", "y": [3, 0, 2]}, "more than nought"),
    ({"chart": "t", "y": [3, -1, 2]}, "more than nought"),
    ({"chart": "g", "y": [3, 1, 2], "n": [1, 1, 1]}, "no use for n"),
    ({"chart": "xmr", "y": []}, "y is empty"),
    ({"chart": "xmr", "y": [None, None]}, "only gaps"),
    ({"chart": "xmr", "y": [1, None, 2]}, "no number for point 2"),
    ({"chart": "xmr", "y": 5}, "y is no list"),
    ({"chart": "xmr"}, "There is no y"),
    ({"chart": "funnel", "numerator": [1]}, "There is no denominator"),
    ({"chart": "xrm", "y": YEAR}, "Did you mean xmr"),
    ({"chart": "funel"}, "Did you mean funnel"),
    ({"y": YEAR}, "no chart of that name"),
    ({"chart": 7, "y": YEAR}, "no chart of that name"),
    ({"chart": "xmr", "y": YEAR, "improvement": "up"}, "increase, decrease or neutral"),
    ({"chart": "xmr", "y": YEAR, "target": "ten"}, "target is not a number"),
    ({"chart": "xmr", "y": YEAR, "target": 10**400}, "target is not a number"),
    ({"chart": "xmr", "y": YEAR, "rebase": [13]}, "places of 13 points run from 0 to 12"),
    ({"chart": "xmr", "y": YEAR, "rebase": [-1]}, "run from 0 to 12"),
    ({"chart": "xmr", "y": YEAR, "rebase": [1.5]}, "no whole number"),
    ({"chart": "xmr", "y": YEAR, "rebase": "2024-01"}, "rebase is no list"),
    ({"chart": "xmr", "y": YEAR, "screen_outliers": "yes"}, "true or false"),
    ({"chart": "xmr", "y": YEAR, "gaps": "bridge"}, "refuse or break"),
    ({"chart": "i", "y": YEAR, "freze": 12}, "nearly freeze"),
    ({"chart": "xmr", "y": [1, 2, 3], "dates": ["2024-01", "2024-02", "2024-04"]}, "no point for 2024-03"),
    ({"chart": "xmr", "y": [1, 2, 3], "months": ["2024-01", "2024-02", "2024-04"]}, "no point for 2024-03"),
    ({"chart": "xmr", "y": [1, 2, 3], "dates": ["2024-01", "2024-02"]}, "2 dates and 3 points"),
]


@pytest.mark.parametrize(("fields", "says"), BAD)
def test_a_bad_line_is_answered_with_its_id_in_words(fields, says):
    given = asked(id=["any", 3], **fields)
    assert given["id"] == ["any", 3]
    assert list(given) == ["id", "error"]
    assert says in given["error"]
    assert given["error"].endswith((".", "?"))


@pytest.mark.parametrize("line", ["", "{", "nonsense", "[1,2", b"\xff\xfe", "[" * 100_000, '{"id": 1}}'])
def test_what_is_not_json_is_answered_with_a_null_id(line):
    given = answer(line)
    assert given["id"] is None
    assert "not JSON" in given["error"]


@pytest.mark.parametrize("line", ["[1, 2]", '"xmr"', "7", "null"])
def test_what_is_no_object_is_said_so(line):
    assert "no object" in answer(line)["error"]


def test_an_id_that_json_cannot_write_again_is_null():
    assert json.loads(answer_line('{"id": NaN, "chart": "c", "y": [1, 2]}'))["id"] is None


def test_missing_points_of_a_control_chart_are_gaps_that_the_notes_name():
    """qicharts2 leaves them out of the sums, takes no range across them, and lets the runs pass over."""
    given = asked(chart="u", y=[5, None, 7, 6], n=[50, 50, None, 60])
    assert given["cl"][0] == pytest.approx(11 / 110)
    assert [limit is None for limit in given["ucl"]] == [False, True, True, False]
    assert given["sigma_signal"] == [False] * 4
    assert "point 2 and 3" in given["notes"][1]


def test_a_size_of_nought_is_taken_where_there_is_no_count():
    assert asked(chart="p", y=[5, None, 7], n=[50, 0, 50])["cl"][0] == pytest.approx(12 / 100)


def test_an_xmr_chart_with_gaps_allowed_breaks_at_them():
    given = asked(chart="xmr", y=[1, 3, None, 9, 8], gaps="break", screen_outliers=False)
    assert given["upl"][0] == pytest.approx(21 / 4 + 2.66 * 1.5)
    assert given["signal"][2] is None
    assert given["outside_limits"][2] is False


def test_fields_that_are_of_no_use_are_said_to_be_unused():
    assert "not used: freeze" in asked(chart="xmr", y=YEAR, freeze=12)["notes"][-1]
    assert "were not used" in asked(chart="xmr", y=YEAR, colour="blue")["notes"][-1]


def test_what_was_typed_is_not_said_again():
    assert "Smith" not in json.dumps(asked(chart="Smith of Elm Road", y=YEAR))
    assert "Smith" not in json.dumps(asked(chart="i", y=[1, "Smith"]))


@given(
    st.sampled_from(["xmr", "i", "mr", "run", "c", "u", "up", "p", "pp", "g", "t", "funnel"]),
    st.dictionaries(
        st.sampled_from(
            ["y", "n", "numerator", "denominator", "freeze", "rebase", "target", "trim_by", "dates"]
        ),
        st.one_of(
            st.lists(
                st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=3), st.booleans()),
                max_size=20,
            ),
            st.integers(),
            st.floats(),
            st.none(),
        ),
    ),
)
def test_whatever_is_asked_is_answered_in_json(chart, fields):
    given = json.loads(
        answer_line(json.dumps({"id": 1, "chart": chart, **fields})), parse_constant=pytest.fail
    )
    assert ("error" in given) != ("notes" in given)
