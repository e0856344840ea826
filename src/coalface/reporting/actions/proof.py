"""The reporter's proof that their report is in the log. Theirs to keep or not: it shows that they reported."""

import logging

from coalface.core.errors import NotAllowed
from coalface.core.kept_leaves import KeptLeaf
from coalface.core.merkle_places import ProofError
from coalface.core.proofs import Proof
from coalface.core.words import gettext_noop as _
from coalface.integrity.actions import prove_as_entered, prove_as_published
from coalface.integrity.key_file import NoLogKey

from ..queries.opened import OpenReport
from .answering import come_back
from .leaves import leaf_of_report
from .telling import Sealed

log = logging.getLogger(__name__)

# An index says how many lines there are at this moment. Where a report is made up, it could be asked for each second,
# and a line in between would be the second in which somebody else told.
PRACTICE = _("A practice channel gives no proof: in an open channel you can keep one.")


def proof_when_told(sealed: Sealed) -> Proof | None:
    """The proof that goes with the answer to telling. The same key and report give the same one again.

    None where none can be made now. The report is kept all the same, and its receipt is good. None for practice.
    """
    if sealed.leaf:
        return None if sealed.practice else _proof(prove_as_entered, sealed.leaf, sealed.index)
    report = come_back(sealed.receipt)
    return None if report.row.practice else _proof(prove_as_entered, own_leaf(report))


def proof_later(typed: str) -> Proof | None:
    """The proof for somebody who comes back: against the newest published checkpoint that covers it."""
    report = come_back(typed)
    if report.row.practice:
        raise NotAllowed(PRACTICE)
    return _proof(prove_as_published, own_leaf(report))


def own_leaf(report: OpenReport) -> KeptLeaf | None:
    """The leaf that says that this report was received, with what opens it; None in reports of an older version."""
    return report.talk.leaf and leaf_of_report(report.row, report.talk.leaf)


def _proof(prove, leaf: KeptLeaf | None, *known) -> Proof | None:
    try:
        return leaf and prove(leaf, *known)
    except (NoLogKey, ProofError):
        log.error("A proof could not be made. Run coalface doctor.")
        return None
