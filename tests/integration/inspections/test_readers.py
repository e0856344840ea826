"""Readers judge at the same time, on either database; and how far they agree is worked out by hand once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from coalface.core.errors import NotAllowed
from coalface.core.reading.readers import ASKED, CRITICISM
from coalface.core.roles import Role
from coalface.inspections.actions import keep_report, say_of_sentence, take_report_away
from coalface.inspections.dropping import document_of
from coalface.inspections.models import KeptReport, Reading
from coalface.inspections.queries import agreement_of_readers, gold_lines
from coalface.ui.clock import today
from tests import make
from tests.many_at_once import in_own_connection


def sentence(start: int = 0, rules: str = "none") -> dict:
    return {"kind": CRITICISM, "start": start, "text": f"Sentence {start}.", "rules": rules}


def say(person, says: str, start: int = 0, because: str = "") -> Reading:
    of = {"shipped": "dorset-2021-11-19"}
    return say_of_sentence(
        by=person, of=of, sentence=sentence(start), says=says, because=because, today=today()
    )


@pytest.fixture
def readers(db):
    channel = make.channel()
    return [make.person(channel, Role.PEER, name) for name in ("Ann", "Ben", "Cat")]


def test_agreement_between_readers_worked_out_by_hand(readers):
    # Four sentences, two readers each, three of four alike. Shares: none 5/8, no 1/8, effect 2/8, cause 0.
    # Chance by AC1 = (5/8·3/8 + 1/8·7/8 + 2/8·6/8 + 0) / (4 - 1) = (34/64) / 3 = 0.1771; (0.75 - 0.1771) / 0.8229.
    for start, (one, two) in enumerate(
        [("none", "none"), ("no", "none"), ("none", "none"), ("effect", "effect")]
    ):
        say(readers[0], one, start)
        say(readers[1], two, start)
    found = agreement_of_readers(CRITICISM)
    assert found["value"] == pytest.approx(0.6962, abs=0.0001)
    assert (found["sentences"], found["readings"], found["accepted"], found["paired"]) == (4, 8, 5, 4)
    assert agreement_of_readers(ASKED)["value"] is None


def test_one_reader_alone_agrees_with_nobody(readers):
    say(readers[0], "none")
    assert agreement_of_readers(CRITICISM)["value"] is None
    assert gold_lines()[0]["said"] == {"none": 1}


def test_what_is_no_code_is_refused_and_nothing_is_kept(readers):
    with pytest.raises(NotAllowed, match="Choose what you see"):
        say(readers[0], "terrible")
    with pytest.raises(NotAllowed, match="longer than 300"):
        say(readers[0], "none", because="x" * 301)
    assert not Reading.objects.exists()


@in_own_connection
def people_there() -> list:
    channel = make.channel()
    return [make.person(channel, Role.PEER, name) for name in ("Ann", "Ben", "Cat")]


@in_own_connection
def what_is_there() -> tuple:
    names = sorted(Reading.objects.values_list("reader__name", flat=True))
    return names, gold_lines()[0]["said"]


def test_readers_who_press_at_once_and_one_who_presses_twice_lose_nothing(real_database):
    with ThreadPoolExecutor(6) as pool:
        people = pool.submit(people_there).result()
        pressed = [
            pool.submit(in_own_connection(say), person, "cause") for person in people for _ in range(4)
        ]
        for one in pressed:
            one.result()
        names, said = pool.submit(what_is_there).result()
    assert names == ["Ann", "Ben", "Cat"]
    assert said == {"cause": 3}


def test_when_an_account_goes_its_readings_stay_without_it(readers):
    say(readers[0], "no")
    readers[0].grants.all().delete()
    readers[0].delete()
    [left] = Reading.objects.all()
    assert left.reader_id is None
    assert gold_lines()[0]["said"] == {"no": 1}


def test_a_report_that_is_taken_away_takes_what_was_said_of_it(readers):
    document = document_of("r.txt", ("Supervision is poor. Plans are weak. " * 60 + "\0").encode())
    kept = keep_report(document=document, name="x", by=readers[0], today=today())
    assert "\0" not in kept.text
    of = {"kept": kept}
    say_of_sentence(by=readers[1], of=of, sentence=sentence(), says="none", because="", today=today())
    with pytest.raises(NotAllowed, match="Somebody else keeps"):
        take_report_away(report=kept, by=readers[1])
    take_report_away(report=kept, by=readers[0])
    assert not KeptReport.objects.exists()
    assert not Reading.objects.exists()
    # Pressed twice, nothing is left to do.
    take_report_away(report=kept, by=readers[0])
