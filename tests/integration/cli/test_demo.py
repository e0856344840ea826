"""The demo is whole or not there: 120 reports, each as far as its story says."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import date
from hashlib import sha256

from coalface.cli.millbrook.authority import AREAS
from coalface.cli.millbrook.days import UNFINISHED
from coalface.cli.millbrook.stories import read_stories
from coalface.core.quarters import Quarter
from coalface.core.readability import reading_age

from .conftest import DEMO_PORT
from .houses import coalface

AREA_CODES = frozenset(code for code, _, _ in AREAS)


def ask(folder, question: str):
    with closing(sqlite3.connect(folder / "coalface.sqlite3")) as database:
        return database.execute(question).fetchall()


def test_staff_told_a_hundred_and_twenty_times_and_young_people_three_times(millbrook):
    assert ask(millbrook, "SELECT sum(count) FROM reporting_tally WHERE what = 'told'") == [(123,)]
    by_audience = (
        "SELECT audience, count(*) FROM reporting_sealedreport JOIN people_channel"
        " ON people_channel.id = channel_id GROUP BY 1 ORDER BY 1"
    )
    assert ask(millbrook, by_audience) == [("staff", 120), ("young_person", 3)]


def test_each_has_come_as_far_as_its_story_says(millbrook):
    """90 published, 3 retracted and 3 closed have ended; 6 wait unread; the other 21 are at work."""
    rows = ask(
        millbrook, "SELECT week_ended != '', week_first_read != '', story IS NULL FROM reporting_sealedreport"
    )
    assert Counter(rows) == {
        (1, 1, 1): 96,
        (0, 0, 0): 6,
        (0, 1, 0): 18,  # being read, asked, or with the reporter: the story is still there
        (0, 1, 1): 3,  # agreed: the story is gone, the card waits for its batch
    }
    assert ask(millbrook, "SELECT count(*) FROM learning_card WHERE retracted_on IS NULL") == [(90,)]
    assert ask(millbrook, "SELECT count(*) FROM learning_card WHERE retracted_on IS NOT NULL") == [(3,)]


def test_cards_were_published_in_batches_a_quarter_apart(millbrook):
    days = ask(millbrook, "SELECT published_on, count(*) FROM learning_card GROUP BY 1 ORDER BY 1")
    assert len(days) == 8
    assert min(count for _, count in days) >= 3


def test_one_trial_helped_one_made_no_difference_and_one_is_running(millbrook):
    trials = ask(
        millbrook,
        "SELECT result, count(*), theme_id IS NOT NULL FROM trials_trial JOIN trials_trialnumber"
        " ON trial_id = trials_trial.id GROUP BY trials_trial.id ORDER BY result",
    )
    assert trials == [("", 14, 1), ("helped", 24, 1), ("no_difference", 17, 0)]


def test_the_newsletter_of_the_last_quarter_is_published(millbrook):
    [(quarter, opening)] = ask(
        millbrook, "SELECT quarter, opening FROM newsletter_newsletter WHERE published_on IS NOT NULL"
    )
    assert quarter == str(Quarter.of(date.today()).before())  # noqa: DTZ011 - the day of the demo's own clock
    assert "tell us" in opening
    [(lines,)] = ask(millbrook, "SELECT count(*) FROM newsletter_newsletterline")
    assert lines > 0


def test_two_bulletins_are_published_and_one_waits_for_its_sign_off(millbrook):
    told = "SELECT period, number, signed_on IS NOT NULL, publish_on IS NOT NULL FROM releases_release ORDER BY period"
    assert ask(millbrook, told) == [
        ("2014-15-part-1", 1, 1, 0),
        ("2014-15-part-2", 1, 1, 0),
        ("2015-16-part-1", None, 0, 1),
    ]


def test_authors_were_asked_and_the_link_that_waits_opens_one_questionnaire(millbrook):
    came_back = (
        "SELECT handed_in_at IS NOT NULL, count(*) FROM questionnaire_questionnaire GROUP BY 1 ORDER BY 1"
    )
    assert ask(millbrook, came_back) == [(0, 2), (1, 14)]
    token = (millbrook / "demo-questionnaire.txt").read_text().strip().split("/")[2]
    waits = ask(
        millbrook, "SELECT token_digest, answers FROM questionnaire_questionnaire WHERE answers = '{}'"
    )
    assert waits == [(sha256(token.encode()).digest(), "{}")]


def test_two_channels_are_open_and_one_is_for_practice(millbrook):
    channels = ask(millbrook, "SELECT slug, opened_on IS NOT NULL FROM people_channel ORDER BY slug")
    assert channels == [("millbrook-partners", 0), ("millbrook-staff", 1), ("millbrook-young-people", 1)]


def test_what_young_people_asked_is_answered_in_words_of_nine_years(millbrook):
    asked = (
        "SELECT for_young FROM learning_answer JOIN learning_theme ON learning_theme.id = theme_id"
        " JOIN people_channel ON people_channel.id = channel_id WHERE audience = 'young_person'"
    )
    [(words,)] = ask(millbrook, asked)
    assert reading_age(words) <= 9.5
    [(cards,)] = ask(
        millbrook,
        "SELECT count(*) FROM learning_intheme JOIN learning_theme ON learning_theme.id = theme_id"
        " JOIN people_channel ON people_channel.id = channel_id WHERE audience = 'young_person'",
    )
    assert cards >= 2


def test_its_log_is_named_after_the_address_at_which_it_was_to_be_served(millbrook):
    assert ask(millbrook, "SELECT name FROM integrity_origin") == [(f"127.0.0.1:{DEMO_PORT}/log/1",)]
    [(note,)] = ask(millbrook, "SELECT note FROM integrity_checkpoint ORDER BY size DESC LIMIT 1")
    assert note.startswith(f"127.0.0.1:{DEMO_PORT}/log/1\n")


def test_no_report_is_kept_in_clear(millbrook):
    written = b"".join(path.read_bytes() for path in millbrook.iterdir() if path.is_file())
    kept = [story for story in read_stories(AREA_CODES) if story.state in UNFINISHED]
    assert len(kept) == 27
    assert not [story.key for story in kept if story.told.story[:30].encode() in written]


def test_no_receipt_is_in_the_database(millbrook):
    receipts = [
        line.strip()
        for line in (millbrook / "demo-receipts.txt").read_text().splitlines()
        if line[:2] == "  "
    ]
    assert len(receipts) == 27
    database = (millbrook / "coalface.sqlite3").read_bytes()
    assert not [receipt for receipt in receipts if receipt.encode() in database]


def test_everyone_who_can_sign_in_is_written_down_for_the_sign_in_page(millbrook):
    people = json.loads((millbrook / "demo-people.json").read_text())
    assert {frozenset(person) for person in people} == {frozenset({"email", "password", "who"})}
    assert len(people) == 8


def test_made_once_it_is_not_made_again(millbrook):
    before = (millbrook / "coalface.sqlite3").read_bytes()
    again = coalface("demo", "--no-serve", data=millbrook)
    assert again.returncode == 0
    assert "Making Millbrook" not in again.stdout
    assert "ruth@example.org" in again.stdout
    assert (millbrook / "coalface.sqlite3").read_bytes() == before


def test_cut_short_it_leaves_nothing_in_its_place_and_is_made_again(millbrook, left_by_the_first_try):
    assert left_by_the_first_try == {"half made": True, "in its place": False, "after the second": False}
    assert ask(millbrook, "SELECT count(*) FROM reporting_sealedreport") == [(123,)]


def test_it_never_takes_the_place_of_something_real(house):
    before = (house / "coalface.sqlite3").read_bytes()
    for fresh in ([], ["--fresh"]):
        refused = coalface("demo", "--no-serve", *fresh, data=house)
        assert refused.returncode == 1
        assert "holds something that is not a demo" in refused.stderr
    assert (house / "coalface.sqlite3").read_bytes() == before


def test_init_never_builds_on_a_demo(millbrook):
    refused = coalface("init", data=millbrook)
    assert refused.returncode == 1
    assert "holds the demo" in refused.stderr
