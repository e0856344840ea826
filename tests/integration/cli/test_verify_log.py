"""`coalface verify --all`: whatever is changed behind the program's back is named."""

from datetime import timedelta

import pytest
from django.db import connection

from coalface.cli.verifying.outcomes import CannotCheck, Wrong
from coalface.cli.verifying.whole import verify_log
from coalface.core import merkle
from coalface.core.commitments import leaf_data
from coalface.core.merkle import nodes_completed_by
from coalface.integrity.actions import publish_checkpoint
from coalface.integrity.models import Checkpoint, Entry, Head, Node
from coalface.integrity.queries import hashes_at
from coalface.learning.actions import put_up_card, retract_card
from coalface.learning.actions.retracting import EMPTY
from coalface.learning.models import Card
from coalface.people.actions import sign_declaration
from coalface.reporting.actions import due, open_report
from coalface.reporting.models import KeyCopy, ProgramLeaf, SealedReport
from tests import make
from tests.make import TODAY

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=120)


@pytest.fixture
def log():
    """Five reports of which one has had its time, three cards of which one was taken back, two checkpoints."""
    channel = make.channel()
    alice = make.steward(channel)
    rows = [make.report(channel)[0] for _ in range(5)]
    open_report(report_id=rows[0].pk, today=TODAY, why="to_read", **alice.hands)
    publish_checkpoint(today=TODAY)
    due.end_old_stories(today=LATER)
    cards = [put_up_card(text=make.card(), channel=channel, today=TODAY) for _ in range(3)]
    retract_card(card_id=cards[2].pk, by=alice.person, why="recognisable", today=TODAY)
    publish_checkpoint(today=LATER)
    return rows, cards


def checked(since=None) -> str:
    return "\n".join(verify_log(since=since, each=lambda done: None))


def wrong(since=None) -> str:
    with pytest.raises(Wrong) as refused:
        checked(since)
    return str(refused.value)


def sql(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_log_that_nobody_touched_is_whole(log):
    said = checked()
    assert f"Every one of {Entry.objects.count()} entries" in said
    assert "All 2 checkpoints fit" in said


def test_an_empty_log_is_whole():
    assert "0 entries" in checked()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE integrity_entry SET week = '2026-W01' WHERE \"index\" = 3", "Entry 3 "),
        ("UPDATE integrity_entry SET what = 'card agreed' WHERE \"index\" = 5", "Entry 5 "),
        ("UPDATE integrity_entry SET role = 'Ruth Smith' WHERE \"index\" = 0", "Entry 0 "),
        ("DELETE FROM integrity_entry WHERE \"index\" = 4", "Entry 4 is missing"),
        ("UPDATE integrity_head SET size = 6", "Entry 6 stands beyond"),
        ("DELETE FROM integrity_head", "Entry 0 stands beyond"),
        ("UPDATE integrity_node SET level = 9 WHERE level = 2 AND \"index\" = 0", "entries 0 to 3"),
        ("UPDATE learning_card SET title = 'Another' WHERE title <> ''", "is not what its version 1 says"),
        ("UPDATE learning_card SET reach = 'none' WHERE retracted_on IS NULL", "is not what its version 1 says"),
        ("DELETE FROM learning_cardcondition", "is not what its version 1 says"),
        ("UPDATE learning_card SET version = 2, title = 'FORGED' WHERE title <> ''", "not stand at its newest"),
        ("UPDATE learning_card SET published_on = '2020-01-01' WHERE title <> ''", "is not what its version 1"),
        ("UPDATE learning_card SET retracted_why = 'wrong' WHERE retracted_why <> ''", "is empty, and the log"),
        ("UPDATE learning_cardversion SET published_on = '2020-01-01' WHERE title <> ''", "is not what was pub"),
        ("UPDATE learning_cardversion SET period = '2020-Q1' WHERE title <> ''", "is not what was published"),
        ("UPDATE reporting_sealedreport SET story_ended_by = 'card agreed' WHERE story IS NULL", "story ended"),
        ("UPDATE integrity_checkpoint SET size = 4 WHERE size < 7", "not about that size"),
        ("UPDATE integrity_checkpoint SET note = 'nothing'", "In the published one of 6 entries"),
    ],
)  # fmt: skip
def test_the_first_thing_that_was_changed_is_named(log, change, named):
    # A trigger guards what a card version says: whoever owns the database can drop it.
    sql("DROP TRIGGER a_version_never_changes" + ("" if sqlite() else " ON learning_cardversion"))
    sql(change)
    assert named in wrong()


def test_a_kept_hash_that_was_changed_is_named(log):
    Node.objects.filter(level=1, index=1).update(hash=bytes(32))
    assert "entries 2 to 3 (level 1, 1)" in wrong()


def test_a_card_that_was_deleted_is_missed(log):
    _, cards = log
    cards[0].conditions.all().delete()
    cards[0].versions.all().delete()
    Card.objects.filter(pk=cards[0].pk)._raw_delete("default")
    assert "3 cards were published, and there are 2" in wrong()


def test_a_retraction_that_was_undone_is_noticed(log):
    sql(
        "UPDATE learning_card SET retracted_on = NULL, retracted_why = '', retraction_salt = NULL, title = 'x',"
        " what_happened = 'x',"
        " kind = 'idea', period = '2026' WHERE retracted_on IS NOT NULL"
    )
    assert wrong()


def test_a_card_that_was_emptied_behind_our_back_is_named(log):
    _, cards = log
    sql("DROP TRIGGER a_version_never_changes" + ("" if sqlite() else " ON learning_cardversion"))
    taken = Card.objects.exclude(retracted_on=None).get()
    emptied = {"retracted_on": TODAY, "retracted_why": "wrong", "retraction_salt": taken.retraction_salt}
    cards[0].conditions.all().delete()
    cards[0].versions.update(**EMPTY, conditions=[], salt=None)
    Card.objects.filter(pk=cards[0].pk).update(**EMPTY, **emptied)
    assert f"Card {cards[0].pk} is empty, and the log does not say" in wrong()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            "UPDATE people_declaration SET leader = 'Somebody Else'",
            "What Somebody Else (Director) has signed",
        ),
        (
            "UPDATE people_declaration SET signed_on = '2020-01-01' WHERE what = 'pledge'",
            "What Jo (Director)",
        ),
        ("UPDATE people_declaration SET what = 'pledge'", "What Jo (Director) has signed"),
        (
            "DELETE FROM people_declaration WHERE what = 'pledge'",
            "1 entries of “pledge signed”, and there are 0",
        ),
    ],
)
def test_what_a_leader_has_signed_is_held_against_the_log(log, change, named):
    for what in ("pledge", "no_sanction"):
        signed = {"what": what, "leader": "Jo", "post": "Director", "signed_on": TODAY, "today": TODAY}
        sign_declaration(channel=log[0][0].channel, **signed)
    assert checked()
    sql(change)
    assert named in wrong()


def test_a_report_that_was_deleted_is_missed(log):
    rows, _ = log
    KeyCopy.objects.filter(report=rows[1]).delete()
    SealedReport.objects.filter(pk=rows[1].pk).delete()
    assert "there are 5 reports" in wrong()


def test_what_the_calendar_destroyed_is_no_loss(log):
    year_later = LATER + timedelta(days=400)
    assert due.destroy_old_conversations(today=year_later) == 1
    assert not ProgramLeaf.objects.exists()
    assert checked()


def kept_hash(level: int, place: int) -> bytes:
    return hashes_at([(level, place)])[level, place]


def rewrite(index: int) -> None:
    """What somebody does who knows how all this works: an entry and every hash above it, so that all fits again."""
    Entry.objects.filter(index=index).update(role="operator")
    Node.objects.all().delete()
    for entry in Entry.objects.order_by("index"):
        said = {"what": entry.what, "role": entry.role, "week": entry.week}
        entry.leaf_hash = merkle.leaf_hash(leaf_data(**said, commitment=bytes(entry.commitment)))
        entry.save()
        for level, place, value in nodes_completed_by(entry.index, entry.leaf_hash, kept_hash):
            Node.objects.create(level=level, index=place, hash=value)


def test_a_history_that_was_rewritten_whole_no_longer_fits_its_checkpoints(log):
    first, second = Checkpoint.objects.order_by("size")
    rewrite(first.size)
    said = wrong()
    assert f"between the published one of {first.size} entries" in said
    assert f"and the published one of {second.size} entries" in said


def test_a_checkpoint_that_somebody_kept_shows_what_ours_no_longer_do(log, tmp_path):
    kept = tmp_path / "checkpoint.txt"
    kept.write_text(Checkpoint.objects.order_by("size").first().note)
    assert checked(kept)
    Checkpoint.objects.all().delete()
    rewrite(0)
    assert "History was rewritten between the beginning and" in wrong(kept)


def test_a_log_that_was_cut_is_shorter_than_the_checkpoint_that_somebody_kept(log, tmp_path):
    kept = tmp_path / "checkpoint.txt"
    kept.write_text(Checkpoint.objects.order_by("size").last().note)
    Checkpoint.objects.all().delete()
    last = Head.objects.get().size - 1
    Entry.objects.filter(index=last).delete()
    Head.objects.update(size=last)
    said = wrong(kept)
    assert "Card" in said or "History" in said


def test_a_checkpoint_of_another_log_or_a_file_that_is_none_cannot_be_used(log, tmp_path):
    kept = tmp_path / "checkpoint.txt"
    kept.write_text(Checkpoint.objects.first().note.replace("127.0.0.1", "example.org"))
    with pytest.raises(CannotCheck, match="another log"):
        checked(kept)
    with pytest.raises(CannotCheck, match="cannot be read"):
        checked(tmp_path / "not there")
    kept.write_text("nothing\n")
    assert "signed note" in wrong(kept)


def sqlite() -> bool:
    return connection.vendor == "sqlite"
