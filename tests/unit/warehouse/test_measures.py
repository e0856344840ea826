"""Every measure is a file that a data officer can read, and one that is wrong says how."""

import pytest

from coalface.core.figures import NOT_AVAILABLE, Kind, Value, why_odd
from coalface.warehouse.bad import BadData
from coalface.warehouse.defining import measures, read_measures

RIGHT = """
name = "Referrals"
says = "Requests for services."
kind = "flow"
period = "year to 31 March"
unit = "referrals"
group = "work"
order = 1

[[origins]]
source = "dfe_referrals"
item = "referral_count"
"""


def test_every_origin_of_every_measure_has_figures(figures):
    there = set(
        figures.execute("SELECT DISTINCT source, item FROM figures JOIN loads USING (file_id)").fetchall()
    )
    asked = {(origin.source, origin.item) for one in measures().values() for origin in one.origins}
    assert asked - there == set()


def test_flows_have_periods_and_stocks_have_days():
    for one in measures().values():
        if one.kind is not Kind.RATE:
            assert one.period.startswith("year to") == (one.kind is Kind.FLOW), one.code


def test_the_breaks_are_where_counting_changed():
    known = measures()
    assert [one.year for one in known["referrals"].breaks] == [2010]
    assert [one.year for one in known["in_post"].breaks] == [2017]
    assert known["core_assessments"].last_year == 2013
    assert known["looked_after_at_31_march"].breaks == ()


def test_a_measure_can_be_added_as_one_file(tmp_path):
    (tmp_path / "mine.toml").write_text(RIGHT, encoding="utf-8")
    assert read_measures(tmp_path)["mine"].name == "Referrals"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('name = "Referrals"', ""), "it has no “name”"),
        (('kind = "flow"', 'kind = "count"'), "“kind” has to be one of: flow, stock, rate"),
        (('kind = "flow"', 'kind = "stock"'), "a stock is counted on a day"),
        (("year to 31 March", "31 March"), "a flow is counted over a period"),
        (("year to 31 March", "a while"), "“period” has to be one of"),
        (("order = 1", 'order = "first"'), "“order” is not of the kind"),
        (("order = 1", "order = 1\ncolour = 3"), "“colour” is not something a measure has"),
        (('group = "work"', 'group = "play"'), "“group” has to be one of"),
        (("dfe_referrals", "dfe_gossip"), "there is no source “dfe_gossip”"),
        (
            ("referral_count", "referal_count"),
            "“dfe_referrals” has no item “referal_count”. Did you mean “referral_count”?",
        ),
        (("referral_count", "x"), "“dfe_referrals” has no item “x”. It has referral_count, "),
        (('item = "referral_count"', ""), "each [[origins]] needs item, source"),
        (("order = 1", 'order = 1\nover = ["mine"]'), "either [[origins]]"),
        (("order = 1", "order ="), "this is not TOML"),
        (
            ("order = 1", 'order = 1\npart_of = "gossip"'),
            "“gossip” is no measure of the same kind, unit and period",
        ),
    ],
)
def test_a_measure_that_is_wrong_is_named_and_says_how(tmp_path, change, says):
    (tmp_path / "mine.toml").write_text(RIGHT.replace(*change), encoding="utf-8")
    with pytest.raises(BadData) as refused:
        read_measures(tmp_path)
    assert str(refused.value).startswith("mine.toml: ")
    assert says in str(refused.value)


def test_a_part_is_held_only_against_what_is_counted_alike():
    whole = Value(103.4)
    assert why_odd(Value(105.3), whole, 2023, "agency workers") == (
        "in 2023 larger than agency workers, of whom they are a part (105.3 and 103.4): as published"
    )
    assert why_odd(whole, whole, 2023, "agency workers") == why_odd(NOT_AVAILABLE, whole, 2023, "x") == ""
    assert measures()["agency_cover"].part_of == "agency_workers"


def test_a_rate_is_made_of_measures_that_there_are(tmp_path):
    rate = (
        RIGHT.replace('kind = "flow"', 'kind = "rate"').partition("[[origins]]")[0] + 'over = ["leavers"]\n'
    )
    (tmp_path / "mine.toml").write_text(rate, encoding="utf-8")
    with pytest.raises(BadData, match="there is no measure “leavers”"):
        read_measures(tmp_path)
