"""What was taken back out of a newsletter is gone from the files of the database, and not from the tables alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.db import connection

from coalface.learning.actions import retract_card, wipe_words
from coalface.newsletter import actions
from coalface.newsletter.actions.scrubbing import wipe_words as wipe_newsletters
from tests.many_at_once import in_own_connection

from .made import TODAY, a_quarter, change, drafted

LINE = "Lists that quagswag in one line"
TOP = "Words at the top that quagwobble"


@in_own_connection
def take_them_back():
    told = a_quarter()
    newsletter = drafted(told)
    line = newsletter.lines.get(about=told.cards[0].pk)
    change(newsletter, told.alice, TOP, {line.place: actions.Wanted(LINE)})
    actions.publish_newsletter(newsletter_id=newsletter.pk, by=told.alice, seen=2, today=TODAY)
    before = bytes_there()
    retract_card(card_id=told.cards[0].pk, by=told.bob, why="recognisable", today=TODAY)
    wipe()
    between = bytes_there()
    actions.take_newsletter_back(newsletter_id=newsletter.pk, by=told.bob, today=TODAY)
    wipe()
    return before, between, bytes_there()


def wipe() -> None:
    """What `run-due` does within the hour. SQLite has nothing left to do."""
    wipe_words()
    wipe_newsletters()


def bytes_there() -> bytes:
    """All that the tables of newsletters hold on the disk. On PostgreSQL the files of the server, written out first."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            name = cursor.execute("PRAGMA database_list").fetchone()[2]
            return b"".join(path.read_bytes() for path in Path(name).parent.glob(Path(name).name + "*"))
        cursor.execute("CHECKPOINT")
        found = []
        for table in ("newsletter_newsletter", "newsletter_newsletterline"):
            cursor.execute(f"SELECT pg_read_binary_file(pg_relation_filepath('{table}'))")
            found.append(bytes(cursor.fetchone()[0]))
        return b"".join(found)


def test_not_a_word_is_left_in_the_files(real_database):
    with ThreadPoolExecutor(1) as alone:
        before, between, after = alone.submit(take_them_back).result()
    for words in (LINE, TOP):
        assert words.encode() in before, "the search finds it while it is there"
    assert LINE.encode() not in between
    assert TOP.encode() in between, "the rest of the newsletter stands"
    assert TOP.encode() not in after
