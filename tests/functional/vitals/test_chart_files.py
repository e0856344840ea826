"""A chart taken along: as a picture, as numbers and as a specification, each the same as on its page."""

import csv
import json
import re
from io import StringIO

import pytest
from django.urls import reverse

from coalface.vitals.events import events_of

pytestmark = pytest.mark.django_db


def take(client, door, *arguments):
    response = client.get(reverse(door, args=arguments))
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    return response


def test_every_chart_of_a_page_has_a_table_and_three_files(client):
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    charts = re.findall(r"(?s)<figure class=\"chart.*?</figure>", page)
    assert len(charts) >= 10
    for chart in charts:
        assert "<table>" in chart
        assert len(re.findall(r'href="/figures/330/charts/\w+\.(png|csv|json)"', chart)) == 3


def test_a_picture_is_a_png_with_the_name_of_the_place_in_it(client, monkeypatch):
    drawn = []

    def seen(svg):
        drawn.append(svg)
        return real(svg)

    from coalface.vitals.presenters import files

    real = files.png_of
    monkeypatch.setattr(files, "png_of", seen)
    response = take(client, "figures_chart", "330", "vacancies", "png")
    assert response["Content-Type"] == "image/png"
    # Portable Network Graphics (ISO/IEC 15948), 5.2 and 11.2.1: the signature, then the width and the height.
    assert response.content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(response.content[at : at + 4]) for at in (16, 20))
    assert width == 1080
    assert height > 600
    assert "Birmingham: Vacancies" in drawn[0]
    said = " ".join(re.findall(r'<text class="(?:faint|fine)"[^>]*>([^<]+)<', drawn[0]))
    for words in (
        "These files have no number before 2017.",
        "1. December 2008: Ofsted judges the safeguarding of children inadequate",
        "3. 16 July 2010: Ofsted, inspection of safeguarding and looked after children: Inadequate",
        "Filled marks are inspections: G good, I inadequate, R requires improvement to be good.",
        "Source: Department for Education, Children’s social work workforce, indicators (release 20",
        "Contains public sector information licensed under the Open Government Licence v3.0.",
    ):
        assert words in re.sub(r"\s+", " ", said), words


def test_the_numbers_of_a_chart_are_those_of_the_table_of_its_page(client):
    rows = list(
        csv.DictReader(StringIO(take(client, "figures_chart", "330", "vacancies", "csv").content.decode()))
    )
    assert {row["measure"] for row in rows} == {"vacancies"}
    assert all("dfe_social_work_workforce" in row["lines"] for row in rows)
    spec = json.loads(take(client, "figures_chart", "330", "vacancies", "json").content)
    drawn = {str(row["year"]): row["value"] for row in spec["data"]["values"] if row["value"] is not None}
    assert drawn == {row["year"]: float(row["value"]) for row in rows if row["value"]}


def test_a_specification_begins_a_new_line_where_counting_changed_and_says_what_happened(client):
    spec = json.loads(take(client, "figures_chart", "330", "in_post", "json").content)
    parts = {row["year"]: row["part"] for row in spec["data"]["values"]}
    assert parts[2016] != parts[2017] == parts[2018]
    said = {
        (row["what"], row["said"])
        for layer in spec["layer"]
        for row in layer.get("data", {}).get("values", [])
        if "said" in row
    }
    assert [
        n for what, n in said if what == "April 2018: Birmingham Children’s Trust begins" and n.isdecimal()
    ]
    assert [letter for what, letter in sorted(said) if "single inspection" in what and letter == "I"] == [
        "I",
        "I",
    ]


def test_every_number_stands_once_on_the_strip_and_every_chart_has_the_same_years_and_events(client):
    """From the first that is known, of 2008, which stands at the edge, to the last."""
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    happened = len(events_of("330")) + 6
    strip, *charts = re.findall(r'(?s)<svg [^>]*viewBox="0 0 360.*?</svg>', page)
    numbers = re.findall(r'class="(?:flag|pin)-number"[^>]*>(\d+)<', strip)
    assert sorted(map(int, numbers)) == list(range(1, happened + 1))
    assert len(charts) == 16
    edges = set()
    for drawing in (strip, *charts):
        assert re.findall(r">(20\d\d)<", drawing) == ["2010", "2015", "2020", "2025"]
        [years] = re.findall(r'<path class="base" fill="none" d="([^"]+)"', drawing)
        edges.add(tuple(re.findall(r"M([\d.]+) ", years)))
        # Ofsted: inadequate in 2010, 2012, 2014 and 2016, requires improvement in 2019, good in 2023.
        assert re.findall(r'pin-letter"[^>]*>(\w)<', drawing) == ["I", "I", "I", "I", "R", "G"]
    assert [len(one) for one in edges] == [18], "17 years that lie under each other"
    for drawing in charts:
        assert not re.findall(r'class="(?:flag|pin)-number"', drawing)
        strokes = re.findall(r'<path class="pole" fill="none" d="([^"]+)"', drawing)[-1]
        assert strokes.count("M") == happened - 6
    described = re.findall(r"<desc[^>]*>([^<]+)<", page)
    assert any("These files have no number before 2013." in one for one in described)
    assert all(re.search(r"Inspections: 3: 16 July 2010, Inadequate; 7: ", one) for one in described)
    spec = json.loads(take(client, "figures_chart", "330", "vacancies", "json").content)
    assert [row["year"] for row in spec["data"]["values"]] == list(range(2009, 2026))


def test_a_chart_of_twelve_years_has_the_limits_that_are_told_and_others_say_how_many_years_there_are(client):
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    charts = {
        re.search(r">([^<]+)</a></p>", one)[1]: one
        for one in re.findall(r"(?s)<figure class=\"chart.*?</figure>", page)
    }
    assert "Limits: 9,722 and 21,901." in charts["Referrals"]
    assert len(re.findall(r'<line class="limit"', charts["Referrals"])) == 2
    assert (
        "+15.1%. England in the same years: +6.6%. Highest 19,512 in 2015, lowest 13,013 in 2016."
        in charts["Referrals"]
    )
    assert all(re.search(r"Highest .+ in 20\d\d, lowest .+ in 20\d\d\.", one) for one in charts.values())
    assert "Limits: 716 and 1,677." in charts["Children on a child protection plan"]
    assert "9 years in a row: no limits." in charts["Posts"]
    for name in ("Posts", "Absence rate"):
        assert '<line class="limit"' not in charts[name]
    assert "imits" not in charts["Absence rate"]


def test_the_first_signs_have_the_same_years_and_the_same_events(client):
    page = client.get(reverse("first_signs_area", args=["330"])).content.decode()
    drawings = re.findall(r'(?s)<svg [^>]*viewBox="0 0 360.*?</svg>', page)
    assert len(drawings) >= 7
    for drawing in drawings:
        assert re.findall(r">(20\d\d)<", drawing) == ["2010", "2015", "2020", "2025"]
        assert len(re.findall(r'pin-letter"', drawing)) == 6
        strokes = re.findall(r'<path class="pole" fill="none" d="([^"]+)"', drawing)[-1]
        assert strokes.count("M") == len(events_of("330"))


def test_what_is_added_after_the_last_published_year_has_its_column(client, tmp_path, settings):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "events.csv").write_text("area,date,what,source\n330,2026-04,A move,Minutes 12\n")
    settings.FIGURES = tmp_path
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    drawings = re.findall(r'(?s)<svg [^>]*viewBox="0 0 360.*?</svg>', page)
    for one in drawings:
        [years] = re.findall(r'<path class="base" fill="none" d="([^"]+)"', one)
        assert years.count("M") == 2026 - 2009 + 2
    assert "April 2026: A move" in drawings[0], "on the strip"


def test_england_is_named_on_rates_and_not_drawn_beside_counts(client):
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    named = {
        re.search(r">([^<]+)</a></p>", figure)[1]: ">England</text>" in figure
        for figure in re.findall(r"(?s)<figure class=\"chart.*?</figure>", page)
    }
    assert named["Absence rate"]
    assert named["Average caseload"]
    assert not named["Referrals"]
    assert not named["Vacancies"]


def test_a_funnel_can_be_taken_along_too(client):
    rows = list(
        csv.DictReader(StringIO(take(client, "figures_funnel", "vacancy_rate", 2024, "csv").content.decode()))
    )
    assert len(rows) > 140
    assert all(0 <= float(row["Value"]) <= 100 for row in rows)
    assert take(client, "figures_funnel", "vacancy_rate", 2024, "png").content[1:4] == b"PNG"
    spec = json.loads(take(client, "figures_funnel", "vacancy_rate", 2024, "json").content)
    assert len(spec["data"]["values"]) == len(rows)


def test_what_is_not_there_is_not_found(client):
    for address in (
        "/figures/330/charts/gossip.png",
        "/figures/999/charts/vacancies.png",
        "/figures/330/charts/initial_assessments.csv",
        "/figures/measures/referrals/2024.png",
        "/figures/measures/vacancy_rate/1066.csv",
        "/figures/measures/gossip/2024.csv",
    ):
        assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_only_a_symbol_that_was_published_stands_in_its_shaded_year(client):
    """2024 is published as u; posts of 2016 are not in these files, though people in post of 2016 are."""
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    drawings = re.findall(r'(?s)<svg [^>]*viewBox="0 0 360.*?</svg>', page)
    symbols = [re.findall(r'y="173">(\w+)<', one) for one in drawings]
    assert {symbol for some in symbols for symbol in some} == {"u"}
    assert [one for one in symbols if one][:3] == [["u"]] * 3
