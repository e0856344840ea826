"""The reading room as everyone sees it: a report dropped in, one that was shipped, all together, and search."""

import html
import logging
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from benchmarks.reading import ASKED, lines_of
from coalface.inspections import dropping
from coalface.inspections.models import KeptReport, Reading
from coalface.inspections.shipped import shipped
from coalface.ui import one_file
from tests.integration.inspections.made import REPORT
from tests.unit.reading import making
from tests.unit.reading.texts import NEWSLETTER_OF_AN_INSPECTION, OTHERS

pytestmark = pytest.mark.django_db


def page(response) -> str:
    return " ".join(html.unescape(response.content.decode()).split())


def drop(client, name: str, data: bytes):
    return client.post("/reading/report/", {"file": SimpleUploadedFile(name, data), "words": ""})


@pytest.fixture
def no_rows(db):
    yield
    assert not KeptReport.objects.exists()
    assert not Reading.objects.exists()


def test_a_report_that_is_dropped_in_is_shown_in_the_order_of_a_minute(client, no_rows):
    response = drop(client, "our_own.txt", REPORT.encode())
    shown = page(response)
    assert response.status_code == 200
    assert not response.cookies
    headings = [
        "What it explains", "What it only asserts", "What others were told before", "What you could act on tomorrow",
        "The report itself",
    ]  # fmt: skip
    places = [shown.index(f">{heading}</h2>") for heading in headings]
    assert places == sorted(places)
    assert "criticises in 3 sentences. In one of them it names something upstream" in shown
    assert "In one sentence it says only what came of it. In one sentence it says neither" in shown
    tomorrow = shown[places[3] : places[4]]
    assert (
        "recruit ten more social workers by March 2027"
        in tomorrow.partition("Everything that it asks for")[0]
    )
    assert "The quality of plans" not in tomorrow.partition("Everything that it asks for")[0]
    assert '<mark class="cause" id="c1">Visits are late because caseloads are too high.' in shown
    assert "Our own" not in shown
    assert "our own" in shown


def test_words_can_be_pasted_and_are_kept_on_the_page_where_they_cannot_be_read(client, no_rows):
    assert "In one of them it names something upstream" in page(
        client.post("/reading/report/", {"words": REPORT})
    )
    welsh = "Mae plant yn cael eu gweld yn gyflym. " * 20
    refused = client.post("/reading/report/", {"words": welsh})
    assert refused.status_code == 422
    assert "in Welsh" in page(refused)
    assert "Mae plant yn cael" in page(refused)


UNASKED = (
    "Millbrook\n\nVisits are late because caseloads are too high. Children are seen by people they know."
)


def test_where_no_heading_is_known_the_page_says_so_and_counts_one_as_one(client, no_rows):
    shown = page(client.post("/reading/report/", {"words": UNASKED}))
    assert "We found no heading that we know, so we may have missed what it asks for" in shown
    assert "it asks for nothing" not in shown
    assert "It criticises in one sentence, and names something upstream" in shown
    assert "In 0" not in shown
    assert "1 sentences" not in shown
    asked = "Next steps\n\nThe board will meet again in the spring and read what was written about it."
    assert "found under its heading “Next steps”" in page(
        client.post("/reading/report/", {"words": f"{UNASKED}\n\n{asked}"})
    )


def test_what_stands_under_a_heading_and_cannot_be_read_is_counted_and_no_share_of_nothing_is_said(
    client, no_rows
):
    asked = "Recommendations\n\nReduce caseloads.\n\nCarers wait. Plans are weak."
    shown = page(client.post("/reading/report/", {"words": f"{UNASKED}\n\n{asked}"}))
    assert "2 paragraphs stand under headings that say what it asks for; we could read 1." in shown
    assert "At least 0" not in shown
    assert "None or hardly any of its words stand in runs of eight or more" in shown


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("r.txt", b"", "This file is empty"),
        ("r.pdf", making.scanned(2), "pictures of pages and no text"),
        ("r.pdf", making.locked(making.pdf([[(50, 700, "Words")]]), "x"), "locked with a password"),
        ("r.pdf", b"<!doctype html><html><body>Not found</body></html>", "what is in it is a web page"),
        ("r.txt", ("Itâ€™s broken. Weâ€™re sure. " * 20).encode(), "letters of this file were broken"),
        ("r.docx", b"\xd0\xcf\x11\xe0" + b"x" * 500, "old Word file"),
        ("r.txt", b"word " * (one_file.MOST_BYTES // 5 + 10), "larger than 2.4 MB"),
        ("r.txt", b"The plan is late and of no use to the child. " * 14_000, "longer than 600,000 signs"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence_and_never_half_read(client, no_rows, name, data, says):
    response = drop(client, name, data)
    assert response.status_code == 422
    assert says in page(response)
    assert "What it explains" not in page(response)


def test_two_columns_and_a_web_page_with_scripts_are_read(client, no_rows):
    left = [
        (50, 700 - 14 * row, words)
        for row, words in enumerate(["Visits are late because", "caseloads are high."])
    ]
    right = [(320, 700 - 14 * row, words) for row, words in enumerate(["Supervision is", "poor."])]
    shown = page(drop(client, "r.pdf", making.pdf([left + right])))
    assert "Visits are late because caseloads are high." in shown
    web = "<!doctype html><html><body><script>alert(1)</script><p>Supervision is poor.</p><b>x</b></body></html>"
    shown = page(drop(client, "r.html", web.encode()))
    assert "Supervision is poor." in shown
    assert "alert(1)" not in shown


def test_what_takes_too_long_is_given_up(client, no_rows, monkeypatch):
    monkeypatch.setattr(dropping, "MOST_SECONDS", -1)
    response = drop(client, "r.pdf", making.pdf([[(50, 700, making.FINDING)]]))
    assert response.status_code == 422
    assert "longer than 20 seconds" in page(response)


def test_whoever_comes_when_too_many_wait_is_told_so(client, no_rows):
    for _ in range(2):
        assert dropping._line.acquire(blocking=False)
    try:
        response = client.post("/reading/report/", {"words": REPORT})
    finally:
        for _ in range(2):
            dropping._line.release()
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    # What was pasted is still there.
    assert "Visits are late" in page(response)


def test_no_word_of_a_report_reaches_the_log(client, no_rows, caplog):
    caplog.set_level(logging.DEBUG)
    drop(client, "secretname.txt", REPORT.encode())
    drop(client, "secretname.pdf", b"%PDF-1.7 secretword")
    said = " ".join(record.getMessage() for record in caplog.records)
    assert "caseloads" not in said
    assert "secret" not in said


def test_a_report_elsewhere_than_here_is_refused_as_before(client, db):
    response = client.post("/receipt/", {"file": SimpleUploadedFile("r.txt", b"words")})
    assert response.status_code == 400


def test_every_report_that_came_with_the_program_has_a_page(client):
    slugs = [slug for (slug,) in shipped().execute("SELECT slug FROM report ORDER BY id")]
    assert len(slugs) == 329
    for slug in slugs[::20]:
        response = client.get(f"/reading/reports/{slug}/")
        assert response.status_code == 200
        assert "What you could act on tomorrow" in page(response)
    assert client.get("/reading/reports/nowhere-2020-01-01/").status_code == 404


def test_a_report_that_came_in_full_shows_its_words_and_no_inspector(client):
    [slug] = (
        shipped()
        .execute(
            "SELECT slug FROM report JOIN sample ON report.id = sample.report ORDER BY report.id DESC LIMIT 1"
        )
        .fetchone()
    )
    shown = page(client.get(f"/reading/reports/{slug}/"))
    assert "The report itself" in shown
    assert "Lead inspector" not in shown


def test_all_reports_together_have_shares_with_intervals_and_no_ranking(client):
    shown = page(client.get("/reading/together/"))
    found = shipped().execute("SELECT value FROM page WHERE name = 'corpus'").fetchone()
    assert found
    assert "about 26 say that something was not good enough (22 to 32)" in shown
    assert "about 8 name something upstream that makes it likely (7 to 10)" in shown
    assert "present as homeless" in shown
    # How often rules err about what is asked for is counted from the judged sentences, on the day the file is made.
    held_out = [
        row for row in lines_of(ASKED) if row["part"] == "held out" and row["drawn"] != "random again"
    ]
    who = sum(row["who"] is not None for row in held_out)
    assert f"Of {len(held_out)} that somebody judged by hand" in shown
    assert f"of the {who} there were" in shown
    # No place stands on it: nothing is counted by authority.
    for (name,) in shipped().execute("SELECT DISTINCT authority FROM report"):
        if name not in ("bury", "reading"):
            assert f" {name} " not in shown.lower()


def test_sentences_are_found_by_their_words_latest_first(client):
    shown = page(client.get("/reading/search/", {"query": "caseloads too high", "kind": "criticism"}))
    assert "Criticised" in shown
    assert "Asked for</p>" not in shown
    nothing = page(client.get("/reading/search/", {"query": "zebra crossing"}))
    assert "No sentence holds all of that" in nothing
    far = client.get("/reading/search/", {"query": "children", "page": "99999999999"})
    assert far.status_code == 200


def test_the_gold_says_how_it_was_made_and_can_be_taken_along(client, db):
    shown = page(client.get("/reading/gold/"))
    assert "of 230 sentences that chance drew from all findings the rules marked 50, and 46 of these" in shown
    assert "of 110 that the rules say name a cause, drawn by chance from all reports" in shown
    assert "200 of them" in shown
    assert "one coder with themselves" in shown
    assert "Nobody has read a mark yet." in shown
    csv = client.get("/reading/gold.csv").content.decode()
    assert len(csv.splitlines()) == 661
    assert client.get("/reading/reading.json").json()["about"]["licence"].startswith("Contains public sector")


@pytest.mark.parametrize("what", OTHERS)
def test_a_text_of_another_kind_is_not_read_until_somebody_asks_for_it_again(client, no_rows, what):
    words = OTHERS[what]
    for response in (
        drop(client, "words.txt", words.encode()),
        client.post("/reading/report/", {"words": words}),
    ):
        shown = page(response)
        assert response.status_code == 422
        assert "does not read like an inspection report or a review" in shown
        assert "What it explains" not in shown
        # The words of the file stand in the box, so that nothing has to be found again.
        assert " ".join(words.split()) in shown
        assert 'name="anyway" value="yes"' in shown
    shown = page(client.post("/reading/report/", {"words": words, "anyway": "yes"}))
    assert "What it explains" in shown


def test_a_newsletter_that_tells_of_an_inspection_is_called_one(client, no_rows):
    shown = page(client.post("/reading/report/", {"words": NEWSLETTER_OF_AN_INSPECTION}))
    assert "it reads like a newsletter" in shown
    assert "What it explains" not in shown


def test_what_comes_nearest_to_an_action_is_a_sheet_to_fill_in_that_sends_nothing(client, no_rows):
    report = f"{UNASKED}\n\nWhat needs to improve\n\n◼ The quality of plans.\n◼ Train social workers in direct work."
    shown = page(client.post("/reading/report/", {"words": report}))
    sheet = shown.partition('id="tomorrow"')[2].partition("</section>")[0]
    assert (
        "Of the 2 things that it asks for, this one comes nearest. It leaves three of the four open." in sheet
    )
    assert "Train social workers in direct work." in sheet
    assert "The quality of plans." not in sheet
    assert re.findall(r'<textarea [^>]*id="(r2-\w+)"', sheet) == ["r2-who", "r2-when", "r2-seen"]
    # Nothing that is filled in has a name or a form around it: a browser has nothing to send.
    assert "<form" not in sheet
    assert "name=" not in sheet


def test_hardly_a_report_is_left_without_something_to_begin_with(client):
    slugs = [slug for (slug,) in shipped().execute("SELECT slug FROM report ORDER BY id")]
    pages = [page(client.get(f"/reading/reports/{slug}/")) for slug in slugs[7::20]]
    with_sheet = sum("<textarea" in shown for shown in pages)
    asks = sum("We found nothing that it asks for" not in shown for shown in pages)
    assert with_sheet == asks >= 0.9 * len(pages)


def test_each_year_of_a_chart_has_its_interval(client):
    shown = page(client.get("/reading/together/"))
    charts = shown.split('<figure class="chart">')[1:]
    assert len(charts) == 2
    for chart in charts:
        drawing = chart.partition("</svg>")[0]
        assert drawing.count('class="whisker"') == drawing.count('class="dot"') > 8
