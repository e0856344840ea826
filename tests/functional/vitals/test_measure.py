"""The page of one measure: every number with its unit, alike in a column, and limits for who lies inside too."""

import csv
import json
import re
from io import StringIO

import pytest
from django.urls import reverse

from .test_chart_files import take
from .test_figures import text_of

pytestmark = pytest.mark.django_db


def of(client, code, **asked):
    return client.get(reverse("figures_measure", args=[code]), asked)


def columns(page):
    """The cells of the table, by heading."""
    table = re.search(r"(?s)<table>(.*?)</table>", page.content.decode())[1]
    headings = re.findall(r'<th scope="col">(.*?)</th>', table)
    rows = [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"(?s)<t[hd].*?</t[hd]>", row)]
        for row in re.findall(r"(?s)<tr>(.*?)</tr>", table)[1:]
    ]
    return dict(zip(headings, zip(*rows, strict=True), strict=True))


@pytest.mark.parametrize(
    ("code", "number", "value"),
    [
        ("vacancy_rate", r"\d{1,3}\.\d%", "Vacancy rate"),
        ("caseload", r"[\d,]+\.\d", "Average caseload"),
        ("referrals_per_10_000", r"[\d,]+\.\d", "Referrals per 10,000 children"),
    ],
)
def test_a_column_has_one_number_of_decimals(client, code, number, value):
    found = columns(of(client, code, year="2024"))
    for heading in (value, "Lower 99.8% limit", "Upper 99.8% limit"):
        assert {cell for cell in found[heading] if not re.fullmatch(number, cell)} <= {"–"}, heading
    counts = [cells for heading, cells in found.items() if heading not in ("Place", "Outside")][:2]
    for cells in counts:
        assert len({len(cell.partition(".")[2]) for cell in cells}) == 1


def test_a_place_inside_is_told_its_limits_and_how_wide_they_are(client):
    """The limits agree with those that a reviewer computed with code of his own: 0.303 and 43.40 at 929 posts."""
    said = text_of(of(client, "vacancy_rate", year="2025", place="Birmingham"))
    assert (
        "Birmingham: 17.1% at a size of 929 (vacancies + social workers in post). That is inside its limits, 0.3% and"
        " 43.4%. Limits of this kind are wide enough for 147 of 149 places."
    ) in said
    assert "They are wide enough for 147 of 149 places." in said


def test_a_rate_that_is_no_share_says_its_unit_after_each_number(client):
    said = text_of(of(client, "caseload", year="2025", place="330"))
    assert re.search(r"Birmingham: 15\.2 cases a case holder at a size of 492", said)
    assert re.search(
        r"from [\d.]+ to [\d.]+ cases a case holder\. The centre line is [\d.]+ cases a case holder", said
    )


def test_a_vacancy_rate_is_told_with_posts_and_people_here_too(client):
    said = text_of(of(client, "vacancy_rate", place="330"))
    assert "England over the years" in said
    assert "Birmingham over the years 25.8% in 2017, 17.1% in 2025: −8.7 points." in said
    assert re.search(r"2024 to 2025: −9\.5 points, of which [+−][\d.]+ come from posts", said)


def test_a_place_that_is_not_known_is_said_and_what_was_typed_stays(client):
    page = of(client, "vacancy_rate", place="Brimingham")
    assert page.status_code == 200
    assert "Did you mean Birmingham" in text_of(page)
    assert 'value="Brimingham"' in page.content.decode()


def test_without_limits_the_number_of_a_place_is_said_with_its_unit(client):
    said = text_of(of(client, "section_47_rate", year="2025", place="Birmingham"))
    assert "Birmingham: 210.4 per 10,000 children in 2025. There are no limits to hold it against." in said
    london = text_of(of(client, "section_47_rate", year="2025", place="London"))
    assert "London has no number among the places of 2025." in london


def test_a_funnel_that_leaves_its_page_says_year_unit_source_and_licence(client, monkeypatch):
    from coalface.vitals.presenters import files

    drawn, real = [], files.png_of
    monkeypatch.setattr(files, "png_of", lambda svg: drawn.append(svg) or real(svg))
    take(client, "figures_funnel", "caseload", 2024, "png")
    spec = json.loads(take(client, "figures_funnel", "caseload", 2024, "json").content)
    picture = " ".join(re.findall(r"<text[^>]*>(.*?)</text>", drawn[0]))
    for said in (picture, " ".join([spec["title"]["text"], spec["title"]["subtitle"], spec["description"]])):
        assert "Average caseload, 2024" in said
        assert "cases a case holder, 30 September 2024" in said
        assert "Department for Education, Children’s social work workforce, indicators (release 2025)" in said
        assert "Open Government Licence v3.0" in said
    rows = list(
        csv.DictReader(StringIO(take(client, "figures_funnel", "caseload", 2024, "csv").content.decode()))
    )
    assert {(row["Unit"], row["Year"]) for row in rows} == {("cases a case holder", "2024")}
    assert all(
        re.fullmatch(r"dfe_social_work_workforce_2017_2025\.csv, line \d+.*", row["Read from"])
        for row in rows
    )
