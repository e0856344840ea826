"""The social work workforce census as it is sent to the Department, counted up to one month."""

from datetime import date
from decimal import Decimal

import pytest

from coalface.core.errors import NotAllowed
from coalface.core.own_returns.census import (
    count_census,
    count_vacancies,
    is_census,
    is_vacancies,
    september,
)
from coalface.core.own_returns.census_xml import is_xml, read_census

HEADINGS = ["AgencyWorker", "SWENo", "FTE", "PersonBirthDate", "RoleEndDate", "Cases30", "WorkingDaysLost"]


def test_the_workforce_census_is_counted_up_and_nobody_in_it_is_kept():
    rows = [
        (2, ["0", "SW1", "1", "1980-01-01", "", "18", "3"]),
        (3, ["0", "SW2", "0.6", "1985-01-01", "", "", "0"]),
        (4, ["1", "SW3", "1", "1990-01-01", "", "20", ""]),
        (5, ["0", "SW4", "1", "1970-01-01", "2026-03-31", "", "9"]),
    ]
    assert is_census(HEADINGS)
    found, notes = count_census(HEADINGS, rows, year=2026)
    [((year, place), counted)] = found.items()
    assert (september(year), place, notes) == (date(2026, 9, 1), "", ())
    # In post 1 + 0.6; one agency worker; 18 + 20 cases, held by the first and the third.
    assert counted == {
        "in_post": Decimal("1.6"),
        "agency": Decimal(1),
        "cases": Decimal(38),
        "case_holders": Decimal(2),
    }


@pytest.mark.parametrize(
    ("place", "cell", "says"),
    [
        (0, "maybe", "AgencyWorker is neither"),
        (2, "9", "FTE is not between"),
        (5, "many", "Cases30 is no number"),
    ],
)
def test_a_census_that_cannot_be_counted_names_the_line(place, cell, says):
    row = ["0", "SW1", "1", "1980-01-01", "", "18", "3"]
    row[place] = cell
    with pytest.raises(NotAllowed, match=f"Line 2: {says}"):
        count_census(HEADINGS, [(2, row)], year=2026)


def test_every_line_that_cannot_be_counted_is_named():
    rows = [(2, ["maybe", "", "9", "", "", "x", ""]), (3, ["0", "", "", "", "", "1", ""])]
    with pytest.raises(NotAllowed) as refused:
        count_census(HEADINGS, rows, year=2026)
    assert str(refused.value) == (
        "Line 2: AgencyWorker is neither 0 nor 1. Line 2: FTE is not between 0 and 2. Line 2: Cases30 is no number that"
        " can be counted. Line 3: FTE is not between 0 and 2."
    )


def test_the_years_and_authorities_of_one_file_are_counted_apart():
    """The flat file of a regional data team has YearCensus and LEA before the elements of the return."""
    headings = ["YearCensus", "LEA", "AgencyWorker", "SWENo", "FTE", "RoleEndDate", "FTE30", "Cases30"]
    rows = [
        (2, ["2024", "330", "0", "SW1", "1", "", "1", "10"]),
        (3, ["2025", "330", "0", "SW1", "1", "", "1", "12"]),
        (4, ["2025", "330", "1", "SW2", "0.5", "", "0.5", "6"]),
        (5, ["2025", "331", "0", "SW3", "1", "", "1", "20"]),
    ]
    found, notes = count_census(headings, rows, year=2026)
    assert {key: (one["in_post"], one["agency"], one["cases"]) for key, one in found.items()} == {
        (2024, "330"): (1, 0, 10),
        (2025, "330"): (1, Decimal("0.5"), 18),
        (2025, "331"): (1, 0, 20),
    }
    assert "each year of the file is one month" in notes[0][0]


def test_without_the_days_on_which_people_left_it_is_said_that_all_were_counted():
    headings = [name for name in HEADINGS if name != "RoleEndDate"]
    _found, notes = count_census(headings, [(2, ["0", "SW1", "1", "", "18", ""])], year=2026)
    [(words, about)] = notes
    assert "everybody in the file was counted as in post" in words % about


def test_the_other_part_of_the_return_has_one_number():
    headings = ["NumberOfVacancies", "NoAgencyFTE", "NoAgencyHeadcount"]
    assert is_vacancies(headings)
    assert not is_vacancies(["Month", "NumberOfVacancies"])
    assert count_vacancies(headings, [(2, ["44.5", "38", "40"])]) == Decimal("44.5")
    with pytest.raises(NotAllowed, match="several rows"):
        count_vacancies(headings, [(2, ["44.5", "", ""]), (3, ["40", "", ""])])


# The elements and their order are those of the Department's schema for the collection of 2022.
XML = """<?xml version="1.0" encoding="UTF-8"?>
<Message>
  <Header>
    <CollectionDetails><Collection>CSWW</Collection><Year>2025</Year><ReferenceDate>2025-09-30</ReferenceDate></CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>330</LEA><SoftwareCode>A</SoftwareCode></Source>
  </Header>
  <LALevelVacancies><NumberOfVacancies>44.5</NumberOfVacancies><NoAgencyFTE>38</NoAgencyFTE></LALevelVacancies>
  <CSWWWorker><AgencyWorker>0</AgencyWorker><SWENo>SW123456</SWENo><FTE>0.8</FTE><PersonBirthDate>1980-01-01</PersonBirthDate>
    <Cases30>14</Cases30></CSWWWorker>
  <CSWWWorker><AgencyWorker>1</AgencyWorker><SWENo>SW123457</SWENo><FTE>1</FTE><Cases30>20</Cases30></CSWWWorker>
  <CSWWWorker><AgencyWorker>0</AgencyWorker><FTE>1</FTE><RoleEndDate>2025-03-31</RoleEndDate></CSWWWorker>
</Message>
"""


def test_the_xml_that_is_sent_is_read_and_of_its_workers_only_what_is_counted():
    content = XML.encode()
    assert is_xml(content)
    census = read_census(content)
    assert "SW123456" not in repr(census)
    assert "1980" not in repr(census)
    assert census.about == {"year": "2025", "lea": "330", "numberofvacancies": "44.5"}
    found, _notes = count_census(census.headings, census.rows, year=2000)
    assert found == {
        (2025, "330"): {
            "in_post": Decimal("0.8"),
            "agency": Decimal(1),
            "cases": Decimal(34),
            "case_holders": Decimal("1.8"),
        }
    }


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        (XML[:400], "damaged or cut off"),
        ("<Message><Children><Child/></Children></Message>", "not the social work workforce census"),
        ('<!DOCTYPE m [<!ENTITY a "b">]><Message>&a;</Message>', "damaged"),
        ("<a>" * 20 + "</a>" * 20, "not the social work workforce census"),
    ],
)
def test_other_xml_is_refused_in_words(xml, says):
    with pytest.raises(NotAllowed, match=says):
        read_census(xml.encode())
