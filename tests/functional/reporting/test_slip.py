"""A reflection slip: made in the page, shown once, kept nowhere."""

import html
import logging
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coalface.people.actions.names import load_name_list
from tests import make

pytestmark = pytest.mark.django_db

WRITTEN = {
    "happened": "A visit was booked and was not on the list.",
    "learned": "Two lists that should agree will not.",
    "changed": "We keep one list.",
}


@pytest.fixture
def channel():
    return make.channel()


@pytest.fixture
def made(client, channel):
    def made(**fields):
        return client.post(f"/tell/{channel.slug}/slip/", {"step": "make", **WRITTEN, **fields})

    return made


def page(response) -> str:
    return html.unescape(response.content.decode())


def test_what_was_written_comes_back_as_a_sheet(made):
    response = made()
    assert response.status_code == 200
    assert "<h1>What I learned</h1>" in page(response)
    for text in WRITTEN.values():
        assert f"<p>{text}</p>" in page(response)


def test_an_exact_age_is_shown_and_stays_unless_the_writer_changes_it(made):
    check = page(made(happened="A child aged 7 was seen late."))
    assert "underlined with dashes may point to somebody or to nobody" in check
    assert '<span class="mark-perhaps">“aged 7”</span>' in check
    assert not re.search(r'name="choice-1" value="blank" checked', check)
    assert 'role="alert"' not in check
    said = {"marked-perhaps1": "aged 7", "happened": "A child aged 7 was seen late."}
    assert "<p>A child aged 7 was seen late.</p>" in page(made(**said, **{"choice-perhaps1": "keep"}))
    general = page(made(**said, **{"choice-perhaps1": "blank"}))
    assert "<p>A child of primary-school age was seen late.</p>" in general


def test_the_answer_is_not_to_be_kept_by_anybody(made):
    response = made()
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


# PostgreSQL reads long lists through a cursor.
READING = ("SELECT", "SAVEPOINT", "RELEASE", "DECLARE")


def test_nothing_is_written_down_and_nothing_is_logged(made, caplog):
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        made(happened="Mrs Okafor rang.")
        made()
    assert asked.captured_queries
    for query in asked.captured_queries:
        assert query["sql"].startswith(READING), query["sql"]
        assert not any(text in query["sql"] for text in (*WRITTEN.values(), "Okafor"))
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not any(text in line for line in said for text in (*WRITTEN.values(), "Okafor"))


def test_a_name_is_shown_before_the_sheet_is(made):
    first = made(learned="Mrs Okafor was right to ask.")
    assert "One thing here could point to someone" in page(first)
    assert "<h1>What I learned</h1>" not in page(first)
    blanked = made(learned="Mrs Okafor was right to ask.", **{"marked-1": "Mrs Okafor", "choice-1": "blank"})
    assert "<h1>What I learned</h1>" in page(blanked)
    assert "Okafor" not in page(blanked)


def test_the_page_of_a_slip_carries_no_name_that_is_not_on_it(made):
    kept = {
        "learned": "Mrs Okafor and Mr Bell were right.",
        "carried-keep": "Mr Bell",
        "carried-blank": "Mrs Okafor",
    }
    slip = page(made(**kept))
    assert "[adult A] and Mr Bell were right." in slip
    assert "Okafor" not in slip
    assert '<input type="hidden" name="carried-keep" value="Mr Bell">' in slip


def test_the_organisations_own_names_are_noticed_too(made, channel):
    load_name_list(organisation=channel.organisation, which="staff", text="Zedrick", today=make.TODAY)
    assert "could point to someone" in page(made(learned="I asked Zedrick."))


def test_an_empty_slip_is_refused_in_a_sentence_and_a_long_one_keeps_its_words(made):
    assert "Write in at least one of the three boxes" in page(made(happened="", learned="", changed=""))
    long = page(made(changed="word " * 900))
    assert "Shorten it to about two pages" in long
    assert WRITTEN["learned"] in long


def test_words_can_be_changed_after_the_sheet_was_shown(made):
    again = page(made(step="edit"))
    assert "Make the slip" in again
    assert all(text in again for text in WRITTEN.values())


def test_the_way_to_it_stands_on_the_follow_up_page_and_takes_no_receipt_along(client, channel):
    make.steward(channel)
    _, receipt = make.report(channel)
    back = page(client.post("/receipt/", {"step": "open", "receipt": receipt}))
    assert f'href="/tell/{channel.slug}/slip/"' in back
    shown = page(client.get(f"/tell/{channel.slug}/slip/"))
    assert 'name="receipt"' not in shown


@pytest.mark.parametrize("audience", ["young_person", "parent_carer"])
def test_children_and_parents_are_not_offered_one(client, audience):
    channel = make.channel(audience=audience)
    make.steward(channel)
    _, receipt = make.report(channel)
    assert "/slip/" not in page(client.post("/receipt/", {"step": "open", "receipt": receipt}))
    assert client.get(f"/tell/{channel.slug}/slip/").status_code == 404
