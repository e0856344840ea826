"""The end of a story and of a conversation: first the keys, then what they opened, then a leaf with the rule."""

from datetime import date

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.life import Rule, why_not_destroy
from coalface.core.weeks import Week
from coalface.integrity.destroyed import note_gone
from coalface.integrity.kinds import What

from ..models import KeyCopy, SealedReport
from ..queries.opened import OpenReport
from .leaves import PROGRAM, count_up, enter_for_program, enter_kept, enter_leaf, leaf_of
from .scrubbing import scrub


def destroy_story(row: SealedReport, *, rule: Rule, on: date) -> None:
    """Destroy what was told, its time being up. Inside the caller's transaction. NotAllowed with the reason."""
    _destroy(row, rule, on)
    enter_for_program(What.STORY_DESTROYED, row, rule.value.encode(), on=on)


def end_story(report: OpenReport, *, on: date, rule: Rule = Rule.CARD_AGREED, role: str = PROGRAM) -> None:
    """Destroy the story now, unless a legal hold keeps it: then it goes when the hold is lifted.

    The caller saves the row.
    """
    if destroy_now(report, on=on, rule=rule):
        enter_destroyed(report, on=on, rule=rule, role=role)


def destroy_now(report: OpenReport, *, on: date, rule: Rule) -> bool:
    """Destroy the story unless a hold keeps it. Says whether it did: then `enter_destroyed` has to follow, last."""
    if report.row.on_hold or report.row.story is None:
        return False
    _destroy(report.row, rule, on)
    return True


def enter_destroyed(report: OpenReport, *, on: date, rule: Rule, role: str) -> None:
    enter_leaf(What.STORY_DESTROYED, report, rule.value.encode(), role=role, on=on)


def _destroy(row: SealedReport, rule: Rule, on: date) -> None:
    if reason := why_not_destroy(row.facts, rule=rule, today=on):
        raise NotAllowed(reason)
    row.key_copies.filter(opens=KeyCopy.Opens.STORY).delete()
    row.story, row.desk, row.story_ended_by = None, None, rule.value
    row.week_story_ended = str(Week.of(on))
    row.save(update_fields=["story", "desk", "story_ended_by", "week_story_ended"])
    transaction.on_commit(scrub)
    count_up(row, f"story ended: {rule.value}", on=on)
    note_gone("story", row.pk, rule=rule.value, week=row.week_story_ended)


@transaction.atomic
def destroy_conversation(row: SealedReport, *, on: date) -> None:
    """Destroy all that is left of a report that ended, or whose 90 days ran out, a year ago."""
    row = SealedReport.objects.select_for_update().get(pk=row.pk)
    assert row.week_ended or row.week_story_ended, "only a report that has ended is destroyed"
    assert not row.on_hold, "a legal hold keeps everything"
    # With the row goes all that could open this leaf: what is left is that it happened, and in which week.
    leaf = leaf_of(What.CONVERSATION_DESTROYED, row, role=PROGRAM, on=on)
    row.key_copies.all().delete()
    row.delete()
    enter_kept(leaf)
    transaction.on_commit(scrub)
