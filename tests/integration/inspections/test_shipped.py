"""What came with the program says which files and rules it was made from, and is what today's rules find."""

import json
import sqlite3
from collections import Counter
from hashlib import sha256

import pytest

from benchmarks.reading import GOLD, JUDGED, lines_of, said, said_of
from coalface.core.reading.documents import Document, Form
from coalface.core.reading.profile import read
from coalface.core.search_words import index_words, query_words
from coalface.inspections.gathering import measured_against
from coalface.inspections.queries import facts_of, search
from coalface.inspections.shipped import about, page, shipped
from tools.reading_facts import NAMES_INSPECTOR, agreement_in

AGAIN = "Make it anew: python -m tools.reading_facts REPORTS.parquet"


def rows(sql: str, *given) -> list:
    return shipped().execute(sql, given).fetchall()


def test_it_says_from_which_files_by_which_rules_and_under_which_licence():
    made = about()
    assert made["source"] == "ofsted_childrens_services_2013_2026.parquet"
    # The digest of that file, and of the sentences coded by hand.
    assert made["source_sha256"] == "34c9c308d39ef22db23a71161edc6993bf723cdc35ae81dbd32286ddf2794a20"
    assert made["gold_sha256"] == sha256(GOLD.read_bytes()).hexdigest(), AGAIN
    assert made["judged_sha256"] == sha256(JUDGED.read_bytes()).hexdigest(), AGAIN
    assert "Open Government Licence v3.0" in made["licence"]
    assert len(made["rules"]) == 64
    assert made["version"]
    assert int(made["reports"]) == len(rows("SELECT 1 FROM report")) == 329
    assert all(len(digest) == 64 for (digest,) in rows("SELECT sha256 FROM report"))


@pytest.mark.parametrize(
    "slug", [slug for (slug,) in rows("SELECT slug FROM report JOIN sample ON id = sample.report")]
)
def test_the_rules_of_today_find_in_a_sample_what_was_shipped(slug):
    [(text,)] = rows("SELECT text FROM sample JOIN report ON id = sample.report WHERE slug = ?", slug)
    profile, facts = read(Document(slug, Form.TEXT, text)), facts_of(slug)
    assert [(one.text, one.why.value, one.because) for one in profile.criticisms] == [
        (one["text"], one["why"], one["because"]) for one in facts["criticisms"]
    ], AGAIN
    asked = [one.recommendation for one in profile.asked]
    assert [(one.text, one.who, one.when, one.measurable, one.cause) for one in asked] == [
        (one["text"], one["who"], one["when"], one["measurable"], one["cause"])
        for one in facts["recommendations"]
    ], AGAIN


def test_a_few_texts_are_shipped_and_no_inspector_stands_in_one():
    texts = [text for (text,) in rows("SELECT text FROM sample")]
    assert len(texts) == 8
    assert not [text for text in texts if NAMES_INSPECTOR.search(text)]


def test_the_gold_and_its_measures_are_those_of_today():
    gold = lines_of(GOLD)
    assert [json.loads(line) for (line,) in rows("SELECT line FROM gold ORDER BY rowid")] == [
        row | {"rules": said(row["text"])} for row in gold
    ], AGAIN
    measured = measured_against(gold, lines_of(JUDGED), said_of).as_json()
    assert page("measured") == json.loads(json.dumps(measured)), AGAIN
    assert page("agreement")["same"] == agreement_in(gold)["same"] == 197


def test_the_shares_are_those_of_the_sentences():
    together, whys = page("corpus")["together"], Counter(why for (why,) in rows("SELECT why FROM sentence"))
    assert together["criticisms"] == whys.total() - whys[None]
    assert (together["causes"], together["effects"], together["asked"]) == (
        whys["cause"],
        whys["effect"],
        whys[None],
    )
    assert sum(group["asked"] for group in page("corpus")["years"]) == together["asked"]
    assert sum(group["criticisms"] for group in page("corpus")["frameworks"]) == together["criticisms"]
    [(near,)] = rows("SELECT count(*) FROM asked WHERE told <> '[]'")
    assert together["asked_near"] == near


def test_nothing_can_be_written_to_it():
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        shipped().execute("DELETE FROM report")


@pytest.fixture(scope="module")
def latest() -> list[tuple[str, set[str]]]:
    """The latest sentences with their stems, as the index has them: all of them would take a minute."""
    found = rows("SELECT text FROM sentence ORDER BY id DESC LIMIT 1000")
    return [(text, set(index_words(text))) for (text,) in found]


@pytest.mark.parametrize("typed", ["caseloads high", "fostering", "supervision", "children’s plans", "zebra"])
def test_search_finds_what_a_slow_walk_through_the_sentences_finds(latest, typed):
    wanted = set(query_words(typed))
    slow = [text for text, stems in latest if wanted <= stems][:20]
    found, count = search(typed)
    assert [one["text"] for one in found][: len(slow)] == slow
    assert count >= len(slow)
    assert (count == 0) == (typed == "zebra")


@pytest.mark.parametrize("typed", ['" OR 1', "found:*", "NEAR(a b)", "‘’", "", "a" * 300, "x AND"])
def test_what_is_typed_is_words_and_no_command(typed):
    rows_, count = search(typed)
    assert count <= 1_001
    assert len(rows_) <= 20
