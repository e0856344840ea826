"""Child deaths in the statistics: counted by hand, hidden like children, and read from a file whole or not at all."""

import csv
from datetime import date
from io import StringIO

import pytest

from coalface.bulletin.making import make_bulletin
from coalface.bulletin.order import told_apart
from coalface.bulletin.saving import published_of
from coalface.bulletin.writing import files_of
from coalface.core.disclosure.policy import Deaths, Policy
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.bad import BadData
from coalface.warehouse.register import BadRegister, opened_register
from coalface.warehouse.register.deaths import DeathRow, deaths_of_file
from coalface.warehouse.register.places import england

from .making import done, register_file

PLACES, KNOWN = england(), date(2014, 6, 30)
PERIOD, NEXT = read_half_year("2013-14-part-2"), read_half_year("2014-15-part-1")
# Children enough of reviews that their tables are not in the way.
ALIVE = [
    done(
        f"R{place}",
        child="1",
        age_months="7",
        died=("yes", "no")[place % 2],
        maltreatment=("PHY", "NEG")[place % 2],
    )
    for place in range(40)
]


def death(place: int, panel="2014-01-10", band="lt1", modifiable="no", seen="1111", **known) -> DeathRow:
    day = date.fromisoformat(panel)
    return DeathRow(
        f"D{place}",
        known.get("known_from", day),
        known.get("known_to"),
        day,
        band,
        modifiable,
        *seen.replace("*", ""),
    )


def files_with(tmp_path, deaths, period=PERIOD, **said):
    with opened_register(
        register_file(tmp_path, ALIVE), PLACES, deaths=deaths, alike_allowed=True
    ) as register:
        known = {"as_known": KNOWN, "since": date(2013, 4, 1), "decided": "They are made up.", **said}
        return files_of(make_bulletin(register, period, **known))


def rows_of(files, name):
    found = csv.DictReader(StringIO(files[f"{name}.csv"].decode()))
    return {
        tuple(row[one] for one in ("domain", "influence") if one in row)
        or row.get("age_at_death")
        or row["modifiable_factors"]: row
        for row in found
    }


def test_deaths_are_counted_by_the_day_of_the_panel_and_shown_from_six_on(tmp_path):
    # In the half-year: 8 babies of whom 6 had a modifiable factor, and 7 of 16 or 17. Before it: 9 babies.
    deaths = [death(n, modifiable="yes", seen="1231") for n in range(6)]
    deaths += [death(n, seen="1111") for n in range(6, 8)]
    deaths += [death(n, band="16_17", seen="1111") for n in range(8, 15)]
    deaths += [death(n, panel="2013-09-30", seen="2111") for n in range(15, 24)]
    # After it, struck out by then, and known only later: none of these counts.
    deaths += [death(30, panel="2014-04-01"), death(31, known_to=date(2014, 2, 1))]
    deaths += [death(32, known_from=date(2014, 7, 1))]
    files = files_with(tmp_path, deaths)
    ages = rows_of(files, "d1_ages_of_children_who_died")
    shown = {
        name: (row["deaths_before_half_year"], row["deaths_half_year"], row["deaths_cumulative"])
        for name, row in ages.items()
    }
    assert shown["Total"] == ("9", "15", "24")
    assert shown["Under 1"] == ("9", "8", "17")
    assert shown["16 to 17"] == ("0", "7", "7")
    assert ages["Under 1"]["deaths_half_year_percent"] == "53.3"
    factors = rows_of(files, "d2_modifiable_factors")
    assert factors["Modifiable factors were identified"]["deaths_half_year"] == "6"
    assert factors["No modifiable factors were identified"]["deaths_half_year"] == "9"
    domains = rows_of(files, "d3_domains_of_child_deaths")
    assert (
        domains["Family and environment", "May have contributed, or explains it (2 or 3)"]["deaths_half_year"]
        == "6"
    )
    assert domains["Total", "Total"]["deaths_cumulative"] == "24"


def test_a_small_number_of_deaths_is_hidden_and_so_is_what_would_give_it_away(tmp_path):
    deaths = [death(n) for n in range(12)] + [
        death(n, band="11_15", modifiable="yes", seen="1211") for n in (20, 21)
    ]
    files = files_with(tmp_path, deaths)
    ages = rows_of(files, "d1_ages_of_children_who_died")
    assert ages["Total"]["deaths_half_year"] == "14"
    assert ages["11 to 15"]["deaths_half_year"] == ages["11 to 15"]["deaths_half_year_percent"] == "c"
    assert ages["Under 1"]["deaths_half_year"] == "c"
    page = files["index.html"].decode()
    assert (
        "Counts of 1 to 5 are hidden, and others that would give one away."
        in page.split('id="d1_ages_of_children_who_died"')[1].split("</section>")[0]
    )


def test_where_the_policy_shows_no_deaths_there_is_no_chapter(tmp_path):
    files = files_with(tmp_path, [death(n) for n in range(12)], policy=Policy(deaths=Deaths.NOWHERE))
    assert not [name for name in files if name.startswith(("d1_", "d2_", "d3_", "s8_"))]
    assert not [
        name for name in files_with(tmp_path, []) if name.startswith("d") and name != "datapackage.json"
    ]


def test_low_deaths_have_a_sign_of_their_own(tmp_path):
    """In open data of the Department `low` is what rounds to nought, and `k` is that of deaths."""
    deaths = [death(n) for n in range(12)] + [death(n, band="11_15") for n in (20, 21, 22)]
    files = files_with(tmp_path, deaths, policy=Policy(threshold=2, rounding_base=10))
    assert rows_of(files, "d1_ages_of_children_who_died")["11 to 15"]["deaths_half_year"] == "k"


def test_the_next_bulletin_knows_what_this_one_showed_of_deaths_and_can_begin_to_show_them(tmp_path):
    deaths = [death(n, band=("lt1", "1_4")[n % 2], seen=("1211", "1111")[n % 2]) for n in range(24)]
    deaths += [death(n, panel="2014-05-01", seen=("1211", "1111")[n % 2]) for n in range(40, 60)]
    for policy in (Policy(), Policy(deaths=Deaths.NOWHERE)):
        first = published_of(files_with(tmp_path, deaths, policy=policy))
        assert (first.shown.get("D1/lt1|now"), first.shown.get("D/Total|now")) in ((12, 24), (None, None))
        after = {"as_known": date(2014, 12, 31), "earlier": told_apart([first])}
        later = rows_of(files_with(tmp_path, deaths, NEXT, **after), "d1_ages_of_children_who_died")
        assert later["Under 1"]["deaths_before_half_year"] == "12"
        assert later["Under 1"]["deaths_half_year"] == "20"


HEAD = "key,month,panel_date,authority,age_months,age_band,modifiable,influence_family,known_from"


def test_deaths_are_read_from_a_file_by_the_rules_of_the_register(tmp_path):
    path = tmp_path / "deaths.csv"
    path.write_text(f"{HEAD}\nD1,2013-11,2014-01-10,330,7,,yes,2,2014-02-01\n", encoding="utf-8")
    [row] = deaths_of_file(path, PLACES, date(2026, 1, 1))
    assert (row.panel_date, row.age_band, row.influence_family) == (date(2014, 1, 10), "lt1", "2")
    assert row.known_from == date(2014, 2, 1)
    bad = ["D1,2013-11,2013-01-10,330,7,,no,1,", "D1,2013-11,,999,240,,yes,1,never"]
    path.write_text("\n".join([HEAD, *bad]), encoding="utf-8")
    with pytest.raises(BadRegister) as refused:
        deaths_of_file(path, PLACES, date(2026, 1, 1))
    said = " ".join(map(str, refused.value.problems))
    for words in (
        "line 2, panel_date: The panel met before",
        "line 3, authority",
        "line 3, key: A death of this",
        "line 3, age_months",
        "line 3, modifiable",
        "line 3, known_from",
    ):
        assert words in said
    path.write_text("key,month,authority,name\nD1,2013-11,330,x\n", encoding="utf-8")
    with pytest.raises(BadData, match="deaths have none"):
        deaths_of_file(path, PLACES, date(2026, 1, 1))
