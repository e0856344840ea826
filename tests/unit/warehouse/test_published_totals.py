"""What is read agrees with what its publishers computed from it: totals, rates, and the same number in another file."""

from importlib.resources import files

import duckdb
import pytest

from coalface.core.figures import read_value
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.cells import cells

from .making import rows_of

# England and regions are rounded to 10 since 2013; and a region may hold an authority that has no number.
ROUNDED_TO = 10


@pytest.mark.parametrize(
    ("source", "item"),
    [
        ("dfe_referrals", "referral_count"),
        ("dfe_child_protection_plans", "CPP_start"),
        ("dfe_child_protection_plans_at_31_march", "CPP_At31"),
        ("dfe_children_in_need", "At31_episodes"),
        ("dfe_looked_after", "children_count: Children looked after on 31 March each year"),
        ("ons_population", "population_estimate"),
    ],
)
def test_authorities_add_up_to_england_and_to_their_regions_where_none_is_hidden(figures, source, item):
    rows = figures.execute(
        """
        WITH one AS (
            SELECT f.area, f.year, f.number, f.status, a.region, a.level
            FROM figures f JOIN loads l USING (file_id) JOIN areas a USING (area)
            WHERE l.source = ? AND f.item = ?),
        added AS (
            SELECT year, region AS area, sum(number) AS total, count(*) FILTER (status NOT IN ('', 'z')) AS hidden
            FROM one WHERE level = 'authority' GROUP BY ALL
            UNION ALL
            SELECT year, 'E92000001', sum(number), count(*) FILTER (status NOT IN ('', 'z'))
            FROM one WHERE level = 'authority' GROUP BY ALL)
        SELECT year, area, total, number FROM added JOIN one USING (year, area) WHERE hidden = 0 AND area <> 'E12000007'
        """,
        [source, item],
    ).fetchall()
    assert len(rows) >= 40, "most years and regions hide nothing"
    assert {area for _, area, _, _ in rows} >= {"E92000001", "E12000005"}
    apart = [row for row in rows if abs(row[2] - row[3]) > ROUNDED_TO / 2]
    assert apart == []


PUBLISHED_RATES = {
    "vacancy_rate": "vacancy_rate_fte",
    "agency_rate": "agency_rate_fte",
    "agency_cover_rate": "agency_cover_rate_fte",
    "vacancies_covered_rate": "vacancy_agency_cover_rate_fte",
    "turnover_rate": "turnover_rate_fte",
    "absence_rate": "absence_rate_fte",
    "caseload": "caseload_fte",
}


def computed_and_published(figures, code, where):
    """(computed from its parts, as published, area, year, what is below the line) for each cell with both."""
    published = figures.execute(
        "SELECT area, year, number FROM figures JOIN loads USING (file_id)"  # noqa: S608
        f" WHERE source = 'dfe_workforce' AND release = '2025' AND item = ? AND number IS NOT NULL AND {where}",
        [PUBLISHED_RATES[code]],
    ).fetchall()
    found = cells(figures, [measures()[code]], None, range(2017, 2026))
    for area, year, number in published:
        cell = found[code, area, year]
        if cell.over.number is not None and cell.under.number:
            rate = measures()[code].per * cell.over.number / cell.under.number
            yield rate, number, area, year, cell.under.number


@pytest.mark.parametrize("code", PUBLISHED_RATES)
def test_rates_of_authorities_are_computed_as_the_department_computes_them(figures, code):
    """On every cell. What is published has one figure after the point, and was made of numbers that had more."""
    compared = list(computed_and_published(figures, code, "area NOT LIKE 'E%'"))
    assert len(compared) > 1250
    per = measures()[code].per
    apart = [
        (rate, number, area, year)
        for rate, number, area, year, below in compared
        # Half a tenth in the rate itself, in what is above the line and in what is below it; and a leap year's day.
        if abs(rate - number)
        > 0.0501 + 0.05 * (per + rate) / below + (rate / 253 if code == "absence_rate" else 0)
    ]
    assert apart == []


def test_a_leap_year_has_a_working_day_more(figures):
    """253 days make the absence rate of every year but those to September 2020 and 2024, where 254 come closer."""
    compared = list(computed_and_published(figures, "absence_rate", "area NOT LIKE 'E%'"))

    def apart(years, days):
        return [
            one
            for one in compared
            if one[3] in years and abs(one[0] * 253 / days - one[1]) > 0.0501 + one[0] * 1e-3
        ]

    leap = {2020, 2024}
    others = set(range(2017, 2026)) - leap
    assert apart(others, 253) == []
    assert len(apart(leap, 254)) < len(apart(leap, 253))


def test_the_departments_rate_stands_where_a_larger_place_leaves_out_parts(figures):
    """In 2024 Birmingham's agency workers were of low reliability: the region has only its vacancies."""
    covered = measures()["vacancies_covered_rate"]
    cell = cells(figures, [covered], ["E12000005"], [2024])[covered.code, "E12000005", 2024]
    assert cell.value.number == 69.2
    assert 100 * cell.over.number / cell.under.number == pytest.approx(53.1, abs=0.1)
    assert "leave out places" in cell.note
    # Each number leads to its own column: the two that were counted, and the rate that stands.
    assert [(trace.line, trace.item) for trace in cell.traces] == [
        (170, "agency_cover_fte"),
        (170, "vacancy_fte"),
        (170, "vacancy_agency_cover_rate_fte"),
    ]


def test_no_rate_is_computed_where_the_department_would_not_stand_behind_it(figures):
    """A cover rate above 100 per cent is published as u, low reliability."""
    cover = measures()["agency_cover_rate"]
    cell = cells(figures, [cover], ["330"], [2023])[cover.code, "330", 2023]
    assert cell.over.number > cell.under.number
    assert (cell.value.number, cell.value.status) == (None, "u")


def test_a_joint_return_is_nobodys_own(figures):
    """The release of 2022 wrote the numbers of both under the first of them; later ones name both."""
    asked = [measures()[code] for code in ("in_post", "vacancy_rate", "cases")]
    for member in ("940", "941", "314", "318"):
        told = cells(figures, asked, [member], range(2021, 2026))
        assert {cell.value.number for cell in told.values()} <= {None}, member
    joint = cells(figures, asked, ["940/941"], [2022])
    assert joint["in_post", "940/941", 2022].value.number == 337.9


def test_what_two_files_carry_they_carry_alike(figures):
    """The Interactive Tool took its counts from the data sets: D3, D5, B1 and Children looked after."""
    pairs = [
        ("dfe_child_protection_plans", "CPP_start", "CPP_Abuse"),
        ("dfe_child_protection_plans_at_31_march", "CPP_At31", "CPP_Num"),
        ("dfe_referrals", "referral_count", "CPP_Total_NumRef"),
        ("dfe_looked_after", "children_count: Children looked after on 31 March each year", "LACnum"),
    ]
    for source, item, code in pairs:
        [(same, other)] = figures.execute(
            """
            SELECT count(*) FILTER (a.number = b.number), count(*) FILTER (a.number <> b.number)
            FROM figures a JOIN loads l ON l.file_id = a.file_id AND l.source = ? AND a.item = ?
            JOIN figures b ON b.area = a.area AND b.year = a.year AND b.item = ?
            JOIN loads m ON m.file_id = b.file_id AND m.source = 'dfe_lait'
            """,
            [source, item, code],
        ).fetchall()
        assert same > 700
        assert other <= same * 0.01, (source, same, other)


def test_every_cell_of_a_file_is_in_the_warehouse_once_and_unchanged(figures):
    """Fast against slow: read by DuckDB from what the readers gave, and here from the file with nothing but csv."""
    rows = rows_of("dfe_workforce")
    loaded = {
        (area, year, item): (number, status)
        for area, year, item, number, status in figures.execute(
            "SELECT area, year, item, number, status FROM figures JOIN loads USING (file_id)"
            " WHERE source = 'dfe_workforce' AND release = '2025'"
        ).fetchall()
    }
    columns = [name for name in rows[0] if name.endswith(("fte", "headcount", "cases"))]
    assert len(loaded) == len(rows) * len(columns)
    for row in rows:
        area = row["old_la_code"].replace(" / ", "/") or row["region_code"] or row["country_code"]
        for column in columns:
            value = read_value(row[column])
            assert loaded[area, int(row["time_period"]), column] == (value.number, value.status)


def test_symbols_stay_symbols_and_vintages_stay_apart(figures):
    told = cells(figures, [measures()["agency_workers"]], ["330"], [2022, 2024])
    assert told["agency_workers", "330", 2024].value.status == "u"
    assert told["agency_workers", "330", 2024].value.number is None
    leavers = measures()["leavers"]
    newest = cells(figures, [leavers], None, [2022])
    then = cells(figures, [leavers], None, [2022], release="2022")
    assert ("leavers", "940", 2022) in then
    assert {trace.release for cell in newest.values() for trace in cell.traces} == {"2025"}
    assert {trace.release for cell in then.values() for trace in cell.traces} == {"2022"}
    revised = [key for key in then if key in newest and newest[key].value != then[key].value]
    assert 0 < len(revised) < len(then)


def test_children_on_a_plan_per_10_000_are_the_rate_that_the_department_publishes(figures):
    """Made here of two other files; the Local Authority Interactive Tool has the same as CPP_rate, to one figure."""
    tool = files("coalface.warehouse").joinpath("data/lait_child_protection.parquet")
    published = duckdb.sql(
        "SELECT old_la_code, time_period::int, try_cast(value AS DOUBLE)"  # noqa: S608 - a file of ours
        f" FROM '{tool}' WHERE measure_code = 'CPP_rate' AND old_la_code IS NOT NULL"
    ).fetchall()
    found = cells(figures, [measures()["on_plan_per_10_000"]], None, range(2016, 2026))
    compared = [
        (found["on_plan_per_10_000", area, year].value.number, rate, area, year)
        for area, year, rate in published
        if rate is not None and ("on_plan_per_10_000", area, year) in found
    ]
    compared = [one for one in compared if one[0] is not None]
    assert len(compared) > 1450
    assert [one for one in compared if abs(one[0] - one[1]) > 0.0501] == []
