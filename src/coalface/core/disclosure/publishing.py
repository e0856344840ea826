"""May this table be published? One question, one answer: the reason why not, or None."""

from collections.abc import Mapping, Sequence

from .links import Link
from .policy import Policy
from .releases import Release, audit_releases
from .tables import Sum, why_does_not_add

MOST_REASONS = 3


def why_not_publish_table(
    release: Release,
    *,
    policy: Policy,
    earlier: Sequence[Release] = (),
    links: Sequence[Link] = (),
    ties: Sequence[Sum] = (),
    public: frozenset[str] = frozenset(),
    says_who_died: bool = False,
    undecided: Mapping[str, str] | None = None,
) -> str | None:
    """Return the reason this table cannot be published beside the earlier ones, or None if it can.

    `links`, `ties` and `public` are those of `audit_releases`. `undecided` is where it says something of each one
    of a known group, and nobody has decided about it: a sentence each.
    """
    if says_who_died and (reason := policy.why_not_show_deaths(release.level)):
        return reason
    if release.base == 1 and (reason := why_does_not_add(release.table)):
        return reason
    if undecided:
        return f"{_listed(list(undecided.values()))} {DECIDE}"
    found = audit_releases([*earlier, release], links, policy, ties=ties, public=public)
    if not found:
        return None
    listed = _listed([finding.reason for finding in found])
    return f"Small numbers could be worked out from this table{_beside(earlier)}. {listed} {ADVICE}"


def _listed(reasons: Sequence[str]) -> str:
    more = [f"There are {len(reasons) - MOST_REASONS} more."] if len(reasons) > MOST_REASONS else []
    return " ".join([*reasons[:MOST_REASONS], *more])


DECIDE = "Decide whether that may be public, and write down why; or show a larger group."
ADVICE = (
    "Hide more of this table, or hold back what changed to the next annual release."
    " What is published already cannot be taken back."
)


def _beside(earlier: Sequence[Release]) -> str:
    return " and what was published before it" if earlier else ""
