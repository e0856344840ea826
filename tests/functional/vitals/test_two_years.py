"""Two years side by side, and an authority beside those it is like."""

import re

import pytest
from django.urls import reverse

from .test_figures import text_of

pytestmark = pytest.mark.django_db


def rows_of(page):
    found = {}
    for row in re.findall(r"(?s)<tr[^>]*><th[^>]* scope=\"row\">(.*?)</tr>", page.content.decode()):
        name, *cells = re.split(r"</?t[hd][^>]*>\s*", row)
        found[name] = [re.sub(r"</?a[^>]*>", "", cell) for cell in cells if cell]
    return found


def test_the_question_of_2013_is_answered_as_far_as_it_was_published(client):
    """Changes computed from the Department’s statistical first releases; the claims stand beside them as claims."""
    page = client.get(reverse("figures_two_years"))
    rows = rows_of(page)
    assert rows["Initial assessments completed"][:3] == ["319,900", "451,500", "+41.1%"]
    assert rows["Core assessments completed"][2] == "+110.0%"
    assert rows["Referrals"][2] == "+12.4%"
    assert rows["Children who became the subject of a plan"][2] == "+53.2%"
    assert rows["Children looked after"][2] == "+12.9%"
    assert rows["Section 47 enquiries"][:3] == ["[x]", "124,600", "[x]"]
    assert rows["Referrals"][-1] == "national_volumes_2005_2015.csv, lines 39, 43"
    said = text_of(page)
    assert "up by more than 60%" in said
    assert "It is not computed here." in said
    assert "Counted anew in 2010" in said


def test_any_two_years_of_any_place(client):
    asked = {"place": "birmingham", "from": "2017", "to": "2025"}
    rows = rows_of(client.get(reverse("figures_two_years"), asked))
    assert rows["Social workers in post"][:3] == ["647.1", "769.6", "+18.9%"]
    assert rows["Vacancy rate (computed here)"][:3] == ["25.8%", "17.1%", "−8.7 points"]
    assert rows["Average caseload (computed here)"][2] == "+0.5 cases a case holder (+3.4%)"


def test_what_was_claimed_of_england_is_not_claimed_of_a_place(client):
    assert "It speaks of England" not in text_of(client.get(reverse("figures_two_years")))
    place = text_of(client.get(reverse("figures_two_years"), {"place": "330", "from": "2008", "to": "2012"}))
    assert place.count("It is not computed here. It speaks of England.") == 2


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ({"from": "2012", "to": "2008"}, 422, "2012 is not before 2008"),
        ({"place": "Brimingham"}, 200, "Did you mean Birmingham"),
    ],
)
def test_what_cannot_be_asked_is_said(client, asked, status, says):
    page = client.get(reverse("figures_two_years"), asked)
    assert page.status_code == status
    assert says in text_of(page)


def test_what_means_nothing_is_as_good_as_not_asked(client):
    page = client.get(reverse("figures_two_years"), {"from": "x", "to": "99999"})
    assert page.status_code == 200
    assert "England, 2008 and 2012" in text_of(page)


def test_without_a_list_of_neighbours_none_is_made_up(client):
    assert "No list of statistical neighbours is among the published files" in text_of(
        client.get(reverse("figures_area", args=["330"]))
    )


def test_a_list_that_is_added_puts_an_authority_beside_others_by_name(client, settings, tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "neighbours.csv").write_text(
        "area,neighbour,source\n330,892,Our own list of 2026\n330,383,Our own list of 2026\n330,301,\n330,000,Rumour\n"
    )
    settings.FIGURES = tmp_path
    page = client.get(reverse("figures_area", args=["330"]))
    headings = re.findall(r'<th scope="col">([^<]+)</th>', page.content.decode())
    at = headings.index("Leeds")
    assert headings[at - 3 : at + 2] == ["Measure", "Birmingham", "England", "Leeds", "Nottingham"]
    assert "Our own list of 2026" in text_of(page)
    assert "Rumour" not in text_of(page)
