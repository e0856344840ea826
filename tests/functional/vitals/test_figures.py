"""The pages of published figures: for everyone, without a script, and with the source of every number."""

import csv
import re
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.urls import reverse

import coalface.ui
from coalface.vitals import events

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def birmingham(client):
    return client.get(reverse("figures_area", args=["330"]))


def test_birminghams_story_can_be_read_off_its_page(birmingham):
    """From the notice of 2009 to the council's money in 2023: inspections, reviews, directors, the trust, publicity."""
    said = text_of(birmingham)
    story = [
        "February 2009 The Government gives the council an improvement notice",
        "16 July 2010 Ofsted, inspection of safeguarding and looked after children: Inadequate",
        "27 July 2010 A serious case review of a child’s death in 2008 is published, in full",
        "January 2011 The director of children’s services retires",
        "April 2012 A director of children’s services takes up post",
        "19 October 2012 Ofsted, inspection of the protection of children: Inadequate",
        "July 2013 The director of children’s services leaves, after 15 months",
        "July 2013 A director of children’s services takes up post",
        "15 October 2013 Ofsted’s Chief Inspector speaks of child protection in the city",
        "27 March 2014 The review is published; the Government appoints a commissioner",
        "23 May 2014 Ofsted, single inspection: Inadequate",
        "17 December 2015 The Government appoints another commissioner",
        "24 May 2016 The council says that it will move children’s services to a trust",
        "26 May 2016 National television",
        "25 November 2016 Ofsted, single inspection: Inadequate",
        "April 2018 Birmingham Children’s Trust begins",
        "17 January 2019 Ofsted, inspection of local authority children’s services: Requires improvement to be good",
        "22 July 2019 The Government revises its direction",
        "18 April 2023 Ofsted, inspection of local authority children’s services: Good",
        "26 May 2023 The Government lifts the improvement direction",
        "September 2023 The council gives notice that its money does not suffice",
    ]
    places = [said.find(line) for line in story]
    assert -1 not in places, story[places.index(-1)]
    assert places == sorted(places)
    assert "ofsted_la_inspections_2009_2023.csv, line 8" in said


def test_every_event_has_a_source_that_a_reader_can_open_and_names_no_child_and_no_officer():
    shipped = events.events_of("330")
    assert len(shipped) > 20
    for one in shipped:
        assert re.search(r": https?://[^ ]+$", one.source), one.source
        # Offices and not people: what is capitalised inside a sentence is a body, a place or the name of a review.
        names = set(re.findall(r"(?<=[a-z,;:] )[A-Z][a-z]+", one.what))
        assert names <= {"Government", "Chief", "Inspector", "Grand", "Essex", "Children", "Trust"}, one.what


def test_a_change_is_not_taken_across_a_break_and_stands_beside_englands(birmingham):
    """There is a number for 2016, from before a row was returned for each social worker."""
    said = text_of(birmingham)
    # 769.6 / 647.1 = 1.189; England: 36,186.3 / 28,482.6 = 1.270, lines 2 and 1302 of the file.
    assert "647.1 in 2017, 769.6 in 2025: +18.9%. England in the same years: +27.0%." in said
    assert "580.3 in 2016," not in said
    assert " 580.3 " in said
    assert "14,177 in 2013, 16,324 in 2025: +15.1%. England in the same years: +6.6%." in said


def test_vacancies_never_stand_alone(birmingham):
    names = re.findall(r'class="name"><a [^>]*>([^<]+)<', birmingham.content.decode())
    assert set(names) >= {
        "Posts",
        "Social workers in post",
        "Vacancies",
        "Agency workers",
        "Leavers",
        "Referrals",
    }
    assert "Vacancy rate" not in names


def test_what_was_not_published_is_a_symbol_and_never_a_nought(birmingham):
    said = text_of(birmingham)
    row = (
        re.search(r"Agency workers ((?:\[\w+\] |[\d.,]+ )+)", said[said.rfind("Every number") :])
        .group(1)
        .split()
    )
    # Birmingham's agency workers of 2024 were published as u, low reliability.
    assert row[-2:] == ["[u]", "108.5"]
    assert "0.0" not in row


def test_each_drawing_has_a_title_a_description_and_no_script(birmingham):
    page = birmingham.content.decode()
    drawings = re.findall(r"<svg [^>]*viewBox=\"0 0 360.*?</svg>", page, re.DOTALL)
    assert len(drawings) >= 10
    ids = []
    for drawing in drawings:
        drawn = ElementTree.fromstring(drawing)  # noqa: S314 - our own page
        assert drawn.find("{http://www.w3.org/2000/svg}title").text
        assert re.search(r"\d", drawn.find("{http://www.w3.org/2000/svg}desc").text)
        ids += re.findall(r' id="([^"]+)"', drawing)
    assert len(ids) == len(set(ids))
    assert "<script" not in page


def test_every_number_can_be_taken_with_its_file_and_line(client):
    response = client.get(reverse("figures_csv", args=["330"]))
    rows = list(csv.DictReader(StringIO(response.content.decode())))
    [referrals] = [row for row in rows if row["measure"] == "referrals" and row["year"] == "2025"]
    assert (referrals["value"], referrals["lines"]) == ("16324", "dfe_referrals_2013_2025.csv, line 75")
    assert all(row["lines"] and (row["value"] or row["status"]) for row in rows)
    assert {row["kind"] for row in rows} == {"flow", "stock", "rate"}


def test_england_leads_to_every_place(client):
    page = client.get(reverse("figures"))
    assert page.status_code == 200
    assert reverse("figures_area", args=["330"]) in page.content.decode()
    found = client.get(reverse("figures"), {"place": "birmingham"})
    assert (found.status_code, found.url) == (302, reverse("figures_area", args=["330"]))


def test_a_place_that_nobody_knows_is_asked_again_with_what_was_typed(client):
    page = client.get(reverse("figures"), {"place": "Brimingham"})
    assert "Did you mean Birmingham" in text_of(page)
    assert 'value="Brimingham"' in page.content.decode()
    assert client.get("/figures/999/").status_code == 404
    assert client.get("/figures/measures/gossip/").status_code == 404


def test_an_authority_that_ended_says_what_there_is_since(client):
    assert "Since then there is Cumberland and Westmorland and Furness" in text_of(
        client.get("/figures/909/")
    )
    assert client.get("/figures/940-941/").status_code == 200


def test_a_measure_is_a_funnel_by_name_and_not_a_league_table(client):
    page = client.get(reverse("figures_measure", args=["vacancy_rate"]), {"year": "2024"})
    said = text_of(page)
    assert "Outside is a reason to ask, and not an answer." in said
    names = re.findall(r'<th scope="row">([^<]+)</th>', page.content.decode())
    assert names == sorted(names)
    assert len(names) > 140
    assert not re.search(r"\b(rank|best|worst|top|bottom)\b", said, re.IGNORECASE)


def test_a_rate_without_its_counts_says_that_no_funnel_can_be_drawn(client):
    page = client.get(reverse("figures_measure", args=["section_47_rate"]), {"year": "never"})
    assert "no funnel can be drawn" in text_of(page)
    assert "<svg" not in re.sub(r"(?s)<header.*?</header>", "", page.content.decode())


def test_a_count_is_not_compared_between_places_of_different_size(client):
    said = text_of(client.get(reverse("figures_measure", args=["referrals"])))
    assert "depends first on how large a place is" in said
    assert "without what it was made of" not in said


def test_no_session_and_no_cookie(birmingham):
    assert birmingham.cookies == {}
    assert not birmingham.has_header("Vary") or "Cookie" not in birmingham["Vary"]


def test_every_shipped_event_names_publisher_title_or_day_and_an_address_and_no_person():
    """A source that can be cited: who published it, when, and where it can be read."""
    shipped = events.events_of("330")
    assert len(shipped) >= 24
    for one in shipped:
        assert re.fullmatch(
            r"[A-Z].+ (\d{1,2} )?[A-Z][a-z]+ \d{4}.*: https?://\S+|BBC News, .+: https?://\S+", one.source
        )
        assert one.on.year <= events.LOOKED_UNTIL
        for name in (
            "Christie",
            "Couldrick",
            "Duxbury",
            "Hay",
            "Howell",
            "Brazil",
            "Tucker",
            "Gibbons",
            "Warner",
        ):
            assert name not in one.what


def test_a_derived_number_is_called_so_in_the_table_and_in_the_sentence_of_its_chart(client):
    said = text_of(client.get(reverse("figures")))
    assert "52,100 (derived)" in said
    assert "The number for 2012 is derived: 2012 = 52,700/1.011" in said
    assert "605,100 (derived)" not in said


def test_a_part_that_is_published_as_larger_than_its_whole_is_said(client):
    """Workforce census 2025, Birmingham in 2023: agency_cover_fte 105.3 and agency_fte 103.4."""
    odd = "in 2023 larger than agency workers, of whom they are a part (105.3 and 103.4): as published"
    assert odd in text_of(client.get(reverse("figures_area", args=["330"])))
    asked = {"place": "330", "from": "2022", "to": "2023"}
    assert odd.removeprefix("in ") in text_of(client.get(reverse("figures_two_years"), asked))
    assert "larger than agency workers" not in text_of(client.get(reverse("figures_area", args=["358"])))


def test_up_to_when_events_were_looked_for_is_said(client):
    said = text_of(client.get(reverse("figures_area", args=["330"])))
    assert (
        "Inspections are known up to August 2026. Other events were looked for in published pages up to the end of 2025"
        in said
    )
    assert "Councillors approve a budget with more than £52 million less" in said
    others = text_of(client.get(reverse("figures_area", args=["358"])))
    assert "Other events of this place were not looked for." in others
    assert "5 October 2023" not in others


def test_an_authority_adds_what_happened_and_a_line_without_a_source_is_not_shown(tmp_path, settings):
    settings.FIGURES = tmp_path
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "events.csv").write_text(
        "area,date,what,source\n330,2020-03-01,A review is published,Council minutes 12\n330,2021-01,Rumour,\n"
        "330,soon,Not yet,Minutes\n301,2020-01,Elsewhere,Minutes\n"
    )
    own = [one for one in events.events_of("330") if one.source == "Council minutes 12"]
    assert [(one.on.isoformat(), one.what) for one in own] == [("2020-03-01", "A review is published")]
    others = [one for one in events.events_of("330") if one.source != "Council minutes 12"]
    assert all("http" in one.source for one in others)
    assert not [one for one in others if one.what in ("Rumour", "Not yet", "Elsewhere")]


@pytest.mark.parametrize("key", ["330", "E12000005", "E92000001"])
def test_each_part_of_a_long_page_is_named_at_its_top_and_stands_there(client, key):
    page = client.get(reverse("figures_area", args=[key])).content.decode()
    _before, _nav, rest = page.partition('aria-label="Parts of this page"')
    named = re.findall(r'href="#([\w-]+)"', rest.partition("</nav>")[0])
    parts = re.findall(r'<h2 id="([\w-]+)"', page.partition("<footer")[0])
    assert {"changed", "group-1", "numbers"} <= set(named)
    assert named == [part for part in parts if part != "licence"]


def test_what_stands_out_comes_first_then_what_happened_then_the_charts_then_the_rest(birmingham):
    """Judgements, what moved furthest from England, and the vacancy rate with its posts and people."""
    page = birmingham.content.decode()
    story = page[page.index('id="story"') : page.index('id="happened"')]
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", story))
    assert (
        "Ofsted’s judgements since 2009: Inadequate in 2010, 2012, 2014 and 2016;"
        " Requires improvement to be good in 2019; Good in 2023."
    ) in said
    # Conferences (LAIT) +42.4%, England −6.0%: 48.4 apart. Plans on the day, over children of the year before (1,677 of
    # 292,859 in 2025) +54.8%, England +7.2%: 47.6 apart. Section 47 (LAIT) +59.2%, England +27.2%: 32.0 apart.
    names = re.findall(r"<li><b>([^<]+)\.</b>", story)
    assert names == [
        "Initial child protection conferences per 10,000 children",
        "Children on a child protection plan, per 10,000",
    ]
    assert "37.0 in 2013, 57.3 in 2025" in said
    assert (
        "17.1% in 2025: −8.7 points. England in the same years: −2.8 points. Net of England: −5.9 points."
        in said
    )
    assert (
        "But on its limit, as it is written, lies: Children on a child protection plan: 1,677 in 2025" in said
    )
    assert (
        "In 2010 that was of safeguarding; for looked after children it was: Requires improvement to be good (then"
        " called Adequate)." in said
    )
    assert "2024 to 2025: −9.5 points, of which −9.2 come from posts" in said
    assert "nothing is published here before 2013" in said
    assert page.index('id="happened"') < page.index('id="group-1"') < page.index('id="changed"')


def test_all_that_happened_stands_in_sight_before_the_charts_and_folds_need_no_script_and_print_open(
    birmingham,
):
    page = birmingham.content.decode()
    happened = page[page.index('id="happened"') : page.index('id="group-1"')]
    in_sight, _fold, folded = happened.partition("<details")
    every = [str(number) for number in range(1, len(events.events_of("330")) + 7)]
    assert re.findall(r'<li id="event-(\d+)" value="\1">', in_sight) == every
    assert re.findall(r'<li value="(\d+)">(?:<a |\w)', folded.partition("</details>")[0]) == every, (
        "a source each"
    )
    assert "<b>April 2018</b> Birmingham Children’s Trust begins" in in_sight
    assert page.index("<summary>The table, a row") < page.index('aria-label="The table"')
    for fold in re.findall(r"<details[^>]*>\s*<(\w+)", page):
        assert fold == "summary"
    sheet = (Path(coalface.ui.__file__).parent / "static/coalface/coalface.css").read_text()
    assert "details::details-content { display: block;" in sheet.partition("@media print")[2]


@pytest.mark.parametrize("key", ["E12000005", "909", "840", "871"])
def test_a_place_with_less_to_tell_tells_less(client, key):
    """A region was never judged; Cumbria ended; others have no event besides inspections."""
    said = text_of(client.get(reverse("figures_area", args=[key])))
    assert ("Ofsted’s judgements since 2009:" in said) is (key != "E12000005")
    assert "None" not in said
