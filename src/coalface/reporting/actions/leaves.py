"""One leaf in the log for each action: it commits to the report, and shows only what was done and when.

What opens a leaf is kept where the report itself is: in the sealed conversation where it is open, else beside the row.
"""

from datetime import date

from django.db.models import F

from coalface.core.conversation import Leaf, noted
from coalface.core.kept_leaves import KeptLeaf
from coalface.core.weeks import Week
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import ProgramLeaf, SealedReport, Tally
from ..queries.counts import quarter_of
from ..queries.opened import OpenReport

PROGRAM = "program"


def enter_leaf(what: What, report: OpenReport, *facts: bytes, role: str, on: date) -> None:
    """Enter that this was done to this report. The conversation keeps what opens the leaf; the caller saves the row."""
    leaf = leaf_of(what, report.row, *facts, role=role, on=on)
    report.keep_talk(noted(report.talk, leaf))
    enter_kept(leaf)


def enter_for_program(what: What, row: SealedReport, *facts: bytes, on: date) -> None:
    """Enter that the program did this by itself, without a key: what opens the leaf stands beside the row."""
    leaf = leaf_of(what, row, *facts, role=PROGRAM, on=on)
    ProgramLeaf.objects.create(report=row, salt=bytes.fromhex(leaf.salt))
    enter_kept(leaf)


def leaf_of(what: What, row: SealedReport, *facts: bytes, role: str, on: date) -> KeptLeaf:
    """A leaf about this report, not entered yet. Facts say more, such as the rule that ended a story."""
    return KeptLeaf.new(what=what.value, role=role, week=str(Week.of(on)), facts=(row.id.bytes, *facts))


def leaf_of_report(row: SealedReport, kept: Leaf) -> KeptLeaf:
    """The leaf that says that this report was received."""
    facts = (row.id.hex, kept.story_digest)
    return KeptLeaf(What.REPORT_RECEIVED.value, "reporter", row.week_received, kept.salt, facts)


def enter_kept(leaf: KeptLeaf) -> int:
    """Enter a leaf, and return its index in the log."""
    return enter(what=What(leaf.what), role=leaf.role, week=leaf.week, commitment=leaf.commitment).index


def count_up(report: SealedReport, what: str, *, on: date) -> None:
    """Add one to a public count of this channel and quarter."""
    quarter = quarter_of(on)
    counted = Tally.objects.filter(channel_id=report.channel_id, quarter=quarter, what=what)
    if not counted.update(count=F("count") + 1):
        # The first of its quarter, or one of two that are first at once: then both are counted.
        Tally.objects.get_or_create(channel_id=report.channel_id, quarter=quarter, what=what)
        counted.update(count=F("count") + 1)
