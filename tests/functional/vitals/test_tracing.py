"""Every number leads to the line on which it was published: ten numbers, followed as a reader would follow them."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.unit.warehouse.making import SHEETS

from .test_figures import text_of

pytestmark = pytest.mark.django_db

# What stands in the files, read there by eye: place, measure, year; words; then (file, line, column, cell) of each row.
TEN = [
    ("330", "referrals", 2025, "16,324", [("dfe_referrals_2013_2025.csv", "referral_count", "16324")]),
    ("330", "in_post", 2025, "769.6", [("dfe_social_work_workforce_2017_2025.csv", "inpost_fte", "769.6")]),
    ("330", "agency_workers", 2024, "[u]", [("dfe_social_work_workforce_2017_2025.csv", "agency_fte", "u")]),
    (
        "330",
        "agency_workers",
        2025,
        "108.5",
        [("dfe_social_work_workforce_2017_2025.csv", "agency_fte", "108.5")],
    ),
    (
        "E92000001",
        "in_post",
        2017,
        "28,482.6",
        [("dfe_social_work_workforce_2017_2025.csv", "inpost_fte", "28482.6")],
    ),
    ("E92000001", "referrals", 2012, "605,100", [("national_volumes_2005_2015.csv", "value", "605100")]),
    ("330", "looked_after_at_31_march", 2016, "", [("lait_cin_cla_2016_2025.parquet", "value", "")]),
    ("940/941", "caseload", 2024, "", [("dfe_social_work_workforce_2017_2025.csv", "", "")]),
    ("330", "referrals_per_10_000", 2024, "", [("ons_population_0_17_2012_2024.csv", "", "")]),
    ("330", "vacancy_rate", 2025, "17.1", [("dfe_social_work_workforce_2017_2025.csv", "vacancy_fte", "")]),
]


@pytest.mark.parametrize(("area", "code", "year", "words", "rows"), TEN, ids=lambda one: str(one)[:24])
def test_a_number_leads_to_its_file_line_column_and_cell(client, area, code, year, words, rows):
    page = client.get(reverse("figures_number", args=[area, code, year]))
    assert page.status_code == 200
    said, html = text_of(page), page.content.decode()
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)[1]
    assert words in heading
    for file, column, cell in rows:
        assert file in said
        address = unescape(re.search(rf'href="(/figures/sources/[^"]*/{re.escape(file)}/\d+/)"', html)[1])
        # The row is the one in the file, cell for cell.
        line = int(address.rstrip("/").rsplit("/", 1)[1])
        sheet = next(one.sheet() for one in SHEETS.values() if one.file == file)
        [published] = [cells for at, cells in sheet.rows if at == line]
        row_page = client.get(address)
        shown = [
            unescape(one)
            for one in re.findall(r"<dd>([^<]*)</dd>", row_page.content.decode().split("<details", 1)[1])
        ]
        assert shown == [one or "–" for one in published]
        if column:
            assert column in re.search(r"Column</dt><dd>([^<]*)<", html)[1]
        if cell:
            assert re.search(rf"<b>{re.escape(cell)}</b> <span class=\"soft\">\(read here\)", html)


def test_a_computed_number_says_how_and_shows_each_part(client):
    said = text_of(client.get(reverse("figures_number", args=["330", "vacancy_rate", 2025])))
    assert "Computed here: 100 × Vacancies ÷ (Vacancies + Social workers in post)" in said
    assert "Social workers in post, 2025: 769.6" in said
    vacancies = float(re.search(r"Vacancies, 2025: ([\d.]+)", said)[1])
    assert 100 * vacancies / (vacancies + 769.6) == pytest.approx(17.1, abs=0.05)


def test_the_population_under_a_rate_is_that_of_the_year_before(client):
    said = text_of(client.get(reverse("figures_number", args=["330", "referrals_per_10_000", 2024])))
    assert "Referrals, 2024" in said
    assert re.search(r"Children[^,]*, 2023: ", said)


def test_every_number_in_every_table_of_a_place_leads_to_where_it_is_from(client):
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    linked = re.findall(r'<td><a href="(/figures/330/numbers/[^"]+)">([^<]+)</a></td>', page)
    assert len(linked) > 400
    # No cell with a figure in it leads nowhere; what was never published is [x] and does.
    bare = [one for one in re.findall(r"<td>([^<]+)</td>", page) if re.fullmatch(r"[\d.,]+", one)]
    assert bare == []
    address, words = linked[-1]
    assert words in text_of(client.get(address))


def test_numbers_of_two_years_and_of_a_measure_lead_there_too(client):
    two = client.get(reverse("figures_two_years"), {"from": 2013, "to": 2025, "place": "Birmingham"})
    assert '<a href="/figures/330/numbers/referrals/2025/">16,324</a></td>' in two.content.decode()
    funnel = client.get(reverse("figures_measure", args=["vacancy_rate"]), {"year": 2024}).content.decode()
    assert "/figures/330/numbers/vacancy_rate/2024/" in funnel


def test_an_inspection_leads_to_its_line(client):
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    address = re.search(r'href="(/figures/sources/[^"]*ofsted_la_inspections_2009_2023\.csv/8/)"', page)[1]
    assert "Birmingham" in text_of(client.get(address))


def test_every_file_stands_in_the_list_with_its_release_and_licence(client):
    said = text_of(client.get(reverse("figures_sources")))
    for one in SHEETS.values():
        assert one.file in said
    assert "2022 (superseded)" in said
    assert "Open Government Licence v3.0" in said


@pytest.mark.parametrize(
    "address",
    [
        "/figures/330/numbers/gossip/2024/",
        "/figures/999/numbers/referrals/2024/",
        "/figures/330/numbers/referrals/1066/",
        "/figures/330/numbers/referrals/2009/",
        "/figures/330/numbers/referrals/99999999999999999999/",
        "/figures/sources/2025/passwd/1/",
        "/figures/sources/2025/..%2f..%2fetc%2fpasswd/1/",
        "/figures/sources/2025/loaded.json/1/",
        "/figures/sources/2025/dfe_referrals_2013_2025.csv/999999/",
        "/figures/sources/2025/dfe_referrals_2013_2025.csv/99999999999999999999/",
        "/figures/sources/1999/dfe_referrals_2013_2025.csv/75/",
    ],
)
def test_what_is_not_there_is_not_found_and_no_other_file_is_opened(client, address):
    assert client.get(address).status_code == 404


def test_a_file_that_was_loaded_here_can_be_traced_as_one_that_came_with_the_program(
    client, tmp_path, settings
):
    from coalface.warehouse.loading import load
    from tests.unit.warehouse.making import birmingham, rows_of, write

    rows = [
        {**row, "time_period": "2026"}
        for row in rows_of("dfe_referrals", birmingham)
        if row["time_period"] == "2025"
    ]
    settings.FIGURES = tmp_path
    load(tmp_path, [write(tmp_path / "referrals_2026.csv", rows)])
    page = client.get(reverse("figures_number", args=["330", "referrals", 2026]))
    assert "referrals_2026.csv" in text_of(page)
    assert "16,324" in text_of(page)
    row = client.get(re.search(r'href="(/figures/sources/2026/[^"]+)"', page.content.decode())[1])
    assert "16324" in text_of(row)
