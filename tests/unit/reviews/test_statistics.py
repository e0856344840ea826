"""S1 to S8 of registers small enough to count on the fingers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coalface.bulletin import how_long, reviews
from coalface.bulletin.figures import Symbol
from coalface.bulletin.making import make_bulletin
from coalface.bulletin.writing import files_of
from coalface.core.errors import NotAllowed
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register import opened_register
from coalface.warehouse.register.counting import View
from coalface.warehouse.register.places import england

from .making import done, register_file, row

PLACES = england()
PART_2 = read_half_year("2013-14-part-2")
VIEW = View(PART_2, date(2014, 6, 30), date(2013, 4, 1))


@pytest.fixture
def counted(tmp_path):
    """Give a function that reads rows and asks one question of them."""

    def ask(rows, question, view=VIEW):
        with opened_register(register_file(tmp_path, rows), PLACES) as register:
            return question(register, view)

    return ask


def figures(table):
    return {row.keys[0] if row.keys else row.place and row.place.name: row.values for row in table.rows}


def test_s1_counts_a_joint_review_once_and_the_last_day_of_the_half_year(counted):
    rows = [
        done("R1", completion_date="2013-10-01", authorities="330; 331"),
        done("R2", completion_date="2014-03-31"),
        done("R3", completion_date="2014-04-01"),
        done("R4", completion_date="2013-09-30"),
    ]
    table = counted(rows, reviews.completed)
    assert [(line.period.name, line.values) for line in table.rows if line.keys == ("Total",)] == [
        ("2013-14-part-1", (1, 1)),
        ("2013-14-part-2", (2, 3)),
    ]


def test_s2_takes_six_months_by_the_calendar_and_the_middle_review(counted):
    # From 31 August the sixth month after ends on 28 February.
    days = ["2014-02-28", "2014-03-01", "2013-12-31", "2014-01-31", "2014-03-30", "2014-03-31"]
    rows = [
        done(f"R{place}", decision_date="2013-08-31", completion_date=day) for place, day in enumerate(days)
    ]
    rows.append(done("R9", decision_date="", completion_date="2014-01-01"))
    values = figures(counted(rows, how_long.durations))["This half-year"]
    # Days: 122, 153, 181, 182, 211, 212.
    assert values[:6] == (7, 1, Decimal("153.0"), Decimal("181.5"), Decimal("211.0"), 3)
    assert values[6] == Decimal("50.0")
    # Wilson's interval of 3 of 6 is 18.8% to 81.2%.
    assert values[7:] == (Decimal("18.8"), Decimal("81.2"))


def test_s2_gives_no_quartile_of_five(counted):
    rows = [done(f"R{place}") for place in range(5)]
    assert figures(counted(rows, how_long.durations))["This half-year"][2:5] == (Symbol.UNRELIABLE,) * 3


def test_s2_lets_reviews_that_go_on_count_and_those_from_before_from_then(counted):
    # Ten decided on 1 May 2013: five completed after 100 days, five go on. Two of 2011 were open when counting began.
    rows = [done(f"R{place}", completion_date="2013-08-09") for place in range(5)]
    rows += [row(f"O{place}") for place in range(5)]
    rows += [
        done("L1", decision_date="2011-05-01", completion_date="2013-05-01"),
        row("L2", decision_date="2011-05-01"),
    ]
    found = figures(counted(rows, how_long.by_year_of_decision))
    assert found["2013-14"][:3] == (10, 5, Decimal("50.0"))
    assert found["2013-14"][5] == 100
    assert found["2011-12"] == (2, 1, *[Symbol.NOT_AVAILABLE] * 4)


def test_s3_is_given_as_known_then_and_as_known_now(counted):
    rows = [
        row("R1", known_from="2013-05-10", status="paused", status_reason="inquest"),
        done("R1", known_from="2014-05-01", completion_date="2014-03-30"),
        row("R2", known_from="2014-04-10", decision_date="2014-03-01"),
        row("R3", known_from="2013-05-10", status="paused", status_reason="inquest"),
        done("R3", known_from="2014-05-10", completion_date="2014-05-05"),
    ]
    found = figures(counted(rows, reviews.in_progress))
    assert found["Total"] == (2, 2)
    # R3 was paused on the last day, and that is known now as it was then.
    assert found["Paused"] == (2, 1)
    assert found["Under way"] == (0, 1)


def test_s4_and_s5_name_no_authority_whose_review_does_not(counted):
    public = {"status": "published", "publication_date": "2014-02-01"}
    rows = [
        done("R1", authorities="330; 331", publication="full", **public),
        done("R2", authorities="330", publication="anonymised", **public),
        done("R3", authorities="332", publication="not"),
        done("R4", authorities="330", completion_date="2013-07-01", publication="summary", **public),
    ]
    s4, s5 = counted(rows, reviews.by_authority)
    assert figures(s4) == {
        None: (1, 3),
        "Birmingham": (1, Symbol.NOT_APPLICABLE),
        "Coventry": (1, Symbol.NOT_APPLICABLE),
    }
    assert figures(s5)[None] == (2, 4)
    assert figures(s5)["Birmingham"] == (2, Symbol.NOT_APPLICABLE)


def test_revisions_say_what_came_later_and_what_was_wrong(counted):
    rows = [
        done("R1", known_from="2014-02-01"),
        done("R1", known_from="2014-05-01", completion_date="2014-04-02"),
        done("R2", known_from="2014-04-15", completion_date="2014-03-01"),
        done("R3", known_from="2014-03-30", completion_date="2014-03-01"),
    ]
    found = {line.period.name: line.values for line in counted(rows, reviews.revisions).rows}
    # Of two known at the end one was corrected into April, and one more was recorded later.
    assert found["2013-14-part-2"] == (2, 1, 0, 1, 2)


def test_what_s5_of_the_last_bulletin_said_stands_beside_what_is_known_now(counted):
    """A review is counted for its authority once it is published: that comes later, and is no mistake."""
    public = {"status": "published", "publication": "full"}
    rows = [
        done("R1", completion_date="2013-07-01", **public, publication_date="2013-08-01"),
        done("R2", completion_date="2013-07-02", **public, publication_date="2013-12-01"),
        done("R3", completion_date="2013-11-02", **public, publication_date="2013-12-01"),
        done("R4", completion_date="2013-07-03", authorities="332", **public, publication_date="2013-08-01"),
    ]
    last = View(read_half_year("2013-14-part-1"), date(2013, 10, 1), VIEW.since)
    table = counted(rows, lambda register, view: reviews.revisions_by_authority(register, view, last))
    assert figures(table) == {None: (2, 3), "Birmingham": (1, 2)}


def test_in_short_says_more_or_fewer_than_the_half_year_before(counted):
    rows = [
        done("R1", completion_date="2013-07-01"),
        *(done(f"R{n}", completion_date="2013-11-01") for n in (2, 3)),
    ]
    whole = replace(VIEW, since=date(2013, 4, 1))
    assert counted(rows, reviews.completed, whole).says == (
        "2 reviews were completed in the half-year. That is 1 more than in the half-year before."
    )
    # The half-year before was not counted whole: nothing is said of it.
    part = replace(VIEW, since=date(2013, 6, 1))
    assert counted(rows, reviews.completed, part).says == "2 reviews were completed in the half-year."


def test_s6_to_s8_count_children_and_not_reviews(tmp_path):
    rows = [
        *(
            done("R1", child=f"a{place}", age_months="3", died="yes", maltreatment="PHY")
            for place in range(7)
        ),
        *(
            done("R1", child=f"b{place}", age_months="150", died="no", maltreatment="NEG")
            for place in range(8)
        ),
        done("R1", child="c"),
    ]
    with opened_register(register_file(tmp_path, rows), PLACES) as register:
        bulletin = make_bulletin(register, PART_2, as_known=VIEW.as_known, since=VIEW.since)
    tables = {table.number: figures(table) for table in bulletin.tables if table.protected}
    assert tables["S6"]["Total"][:3] == (0, 16, 16)
    assert tables["S6"]["Under 1"] == (0, 7, 7, Decimal("43.8"), Decimal("43.8"))
    assert tables["S6"]["Not known"][1] == 1
    assert tables["S7"]["Neglect"][:3] == (0, 8, 8)
    assert tables["S8"]["Died"][:3] == (0, 7, 7)


def test_where_all_died_somebody_has_to_decide(tmp_path):
    rows = [
        done(
            "R1",
            child=f"{age}{place}",
            age_months=age,
            died="yes",
            maltreatment="NEG" if age == "5" else "PHY",
        )
        for place in range(7)
        for age in ("5", "30")
    ]
    with opened_register(register_file(tmp_path, rows), PLACES) as register:
        with pytest.raises(NotAllowed, match="Decide whether that may be public"):
            make_bulletin(register, PART_2, as_known=VIEW.as_known)
        assert make_bulletin(
            register, PART_2, as_known=VIEW.as_known, decided="All eight are named in public reports."
        )


def test_a_half_year_in_which_nothing_was_completed_is_a_bulletin_of_noughts(tmp_path):
    with opened_register(register_file(tmp_path, [row("R1")]), PLACES) as register:
        bulletin = make_bulletin(register, PART_2, as_known=VIEW.as_known)
    tables = {table.key: figures(table) for table in bulletin.tables}
    assert tables["s4_which_authorities"] == {None: (0, 0)}
    assert tables["s8_whether_the_child_died"]["Died"][:3] == (0, 0, 0)
    assert files_of(bulletin)["index.html"]


def test_a_half_year_that_has_not_ended_is_refused(tmp_path):
    with (
        opened_register(register_file(tmp_path, [done(known_from="2014-02-01")]), PLACES) as register,
        pytest.raises(NotAllowed, match="before the half-year ended"),
    ):
        make_bulletin(register, PART_2)
