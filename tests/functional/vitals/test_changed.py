"""What changed at a place: signals first, numbers with their years, points and never per cents of per cents."""

import re

import pytest
from django.urls import reverse

from coalface.core.charts import funnel, xmr
from coalface.core.charts.funnel import limits_to_draw
from coalface.vitals.presenters.changed import spans
from coalface.vitals.presenters.positions import positions
from coalface.vitals.queries import figures

from .test_figures import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(client):
    """Birmingham’s section of that name, in words."""
    said = text_of(client.get(reverse("figures_area", args=["330"])))
    section = said[said.rindex("What changed, in numbers") : said.index("The first signs: what these")]
    return re.sub(r"Where from : [^\d]+(?:10,000)?[^\d]*(?= 20\d\d)", "Where from", section)


def row(changed, name, following):
    return re.search(rf" {name} (.*?) {following} ", changed)[1]


def test_a_rate_changes_by_points_beside_england_with_its_highest_and_lowest_year(changed):
    said = row(changed, "Vacancy rate", "Agency workers")
    # 17.1% in 2025, and 26.6% in 2024, the highest: lines of the workforce census.
    assert re.search(r"[\d.]+% in 2017, 17\.1% in 2025: [+−][\d.]+ points\.", said)
    assert re.search(
        r"England in the same years: [+−][\d.]+ points\. Net of England: [+−][\d.]+ points\.", said
    )
    assert re.search(r"Highest [\d.]+% in 20\d\d, lowest [\d.]+% in 20\d\d\.", said)
    assert not re.search(r"[+−][\d.]+%", said)


def test_a_vacancy_rate_is_parted_between_posts_and_people_for_the_last_year_and_for_all(changed):
    said = row(changed, "Vacancy rate", "Agency workers")
    found = re.findall(
        r"(\d{4}) to 2025: ([+−][\d.]+) points, of which ([+−][\d.]+) come from posts \(.*?\) and ([+−][\d.]+) from",
        said,
    )
    assert [first for first, *_ in found] == ["2017", "2024"]
    for _first, *numbers in found:
        change, posts, people = (float(one.replace("−", "-")) for one in numbers)
        assert posts + people == pytest.approx(change, abs=0.11)


def test_what_makes_one_careful_with_the_return_of_2024_stands_beside_the_change_and_at_its_number(
    changed, client
):
    """Lines 237 and 400 of the workforce census: 278 vacancies in 2023 and in 2024; in 2024 most else is [u]."""
    said = row(changed, "Vacancy rate", "Agency workers")
    there = text_of(client.get(reverse("figures_number", args=["330", "vacancies", 2024])))
    for words in (said, there):
        assert "Marked as of low reliability in the return for 2024: agency workers, " in words
        assert "case holders" in words.partition("return for 2024")[2].partition(".")[0]
        assert "Vacancies: 278.0 in 2023 and in 2024 alike; perhaps not counted anew in 2024." in words
    assert "return for 2025" not in said
    other = text_of(client.get(reverse("figures_number", args=["330", "vacancies", 2023])))
    assert "alike" not in other


def test_caseload_changes_in_cases_and_in_per_cent_and_counts_in_per_cent_alone(changed):
    said = changed[changed.rindex("Average caseload") :].removeprefix("Average caseload ")
    assert re.match(
        r"14\.7 in 2017, [\d.]+ in 2025: [+−]?\d\.\d cases a case holder \([+−]\d\.\d%\)\. England in the same years:"
        r" [+−]\d\.\d cases a case holder \([+−][\d.]+%\)\. Net of England: [+−]\d\.\d cases a case holder\.",
        said,
    )
    assert "14,177 in 2013, 16,324 in 2025: +15.1%." in changed


def test_the_signals_of_a_count_are_those_of_its_control_chart(changed):
    """Thirteen years of referrals, typed from the file, on the chart that everything else stands on."""
    with figures() as connection:
        years = connection.execute(
            "SELECT year, number FROM figures JOIN loads USING (file_id) WHERE source = 'dfe_referrals'"
            " AND item = 'referral_count' AND area = '330' ORDER BY year"
        ).fetchall()
    assert [year for year, _ in years] == list(range(2013, 2026))
    chart = xmr([number for _, number in years], improvement="neutral")
    said = row(changed, "Referrals", "Referrals per")
    signals = {str(one) for one in chart.signal} - {"common cause"}
    assert ("Signals:" in said) is bool(signals)
    assert f"mean {chart.mean[-1]:,.0f}, limits {chart.lpl[-1]:,.0f} and {chart.upl[-1]:,.0f}" in said


def test_a_rate_is_a_signal_in_the_years_in_which_it_lies_outside_its_funnel(changed):
    with figures() as connection:
        years = positions(connection)["vacancy_rate"]
        rows = connection.execute(
            """
            SELECT v.area, v.number, p.number FROM figures v JOIN loads l USING (file_id)
            JOIN figures p ON p.file_id = v.file_id AND p.area = v.area AND p.year = v.year AND p.item = 'inpost_fte'
            WHERE l.source = 'dfe_workforce' AND l.release = '2025' AND v.item = 'vacancy_fte' AND v.year = 2024
              AND v.area NOT LIKE 'E%' AND v.number IS NOT NULL AND p.number IS NOT NULL AND v.number + p.number > 0
            """
        ).fetchall()
    made = funnel([v for _, v, _ in rows], [v + p for _, v, p in rows], data_type="PR")
    here = made.order.index([area for area, _, _ in rows].index("330"))
    limits = limits_to_draw(made, made.denominator)
    position = years[2024].places["330"]
    assert position.value == pytest.approx(100 * made.ratio[here], abs=0.1)
    assert (position.low, position.high) == pytest.approx(
        (100 * limits["ll998"][here], 100 * limits["ul998"][here]), abs=0.3
    )
    said = row(changed, "Vacancy rate", "Agency workers")
    above = [year for year, among in years.items() if among.places["330"].side == "above"]
    assert (
        (f"Above its limits among all authorities in {spans(above)}" in said)
        if above
        else "Inside its limits" in said
    )


def test_signals_are_named_first_and_the_rest_is_not_called_one(changed):
    first = changed[: changed.index("Referrals 1") if "Referrals 1" in changed else 1500]
    assert "No signal can be seen in:" in first
    assert "Too few years to look for one in:" in first
    few = first[first.index("Too few years") :]
    assert "Posts" in few
    assert "Vacancy rate" not in few


def test_what_rose_most_in_the_work_is_told_though_it_has_no_limits(changed, client):
    """LAIT, Section_47 and ISCP_Conf: 132.2 in 2016 and 210.4 in 2025; England 148.8 and 189.3."""
    said = row(
        changed, "Section 47 enquiries per 10,000 children", "Initial child protection conferences per"
    )
    assert said.startswith("132.2 in 2016, 210.4 in 2025: +78.2 per 10,000 children (+59.2%).")
    assert "No limits: it is published without the counts that it is made of." in said
    first = changed[: changed.index("No limits:")]
    bare = first[first.index("Published without counts") :]
    assert "Section 47 enquiries per 10,000 children" in bare
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    assert "section_47_rate-1-title" in page
    assert "initial_conferences_rate-2-title" in page


def test_inside_says_how_wide_the_limits_are(changed):
    """At Birmingham’s 929 posts of 2025 they were 0.3% and 43.4%, as other code found."""
    said = row(changed, "Vacancy rate", "Agency workers")
    assert "In 2025 they were 0.3% and 43.4% at its size: wide enough for 147 of 149 places." in said


def test_a_year_that_reads_like_its_limit_says_by_how_little_it_lies_inside(changed):
    said = changed[changed.rindex(" Children on a child protection plan ") :]
    assert "limits 716 and 1,677" in said
    assert "1,677 in 2025 lies 0.12 below the upper limit." in said


def test_no_word_says_whether_it_is_much(changed):
    assert not re.search(
        r"\b(sharp|steep|dramatic|significant|large|huge|worr|alarming|good|bad|better|worse|poor)\w*",
        changed,
        re.IGNORECASE,
    )


def test_each_row_leads_to_the_numbers_that_it_speaks_of(client):
    page = client.get(reverse("figures_area", args=["330"])).content.decode()
    section = page[page.index('id="changed"') : page.index("</section>", page.index('id="changed"'))]
    rows = section.split("<h3")[1:]
    assert len(rows) > 15
    for one in rows:
        years = set(
            re.findall(r"(?:in|of) (20\d\d)[,:.]", one.split("<b>")[0].split("Inside")[0].split("No year")[0])
        )
        assert one.count("<summary>Where from") == 1, "its sources are one fold"
        linked = set(re.findall(r'/numbers/\w+/(20\d\d)/"', one))
        assert years <= linked, one


def test_a_region_has_no_funnel_and_says_nothing_of_one(client):
    said = text_of(client.get(reverse("figures_area", args=["E12000005"])))
    assert "among all authorities" not in said


def test_years_are_written_as_spans():
    assert spans([2018, 2020, 2021, 2022, 2025]) == "2018, 2020–2022, 2025"
