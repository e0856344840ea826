"""Releases of the same records, audited together: what two safe tables give away when one is laid beside the other.

Every cell of every release is a cell of one large table. A cell that was published before and is published again is
tied to its earlier self: what it was, and what was added or changed into it, is what it is, and what was removed or
changed out of it. Those four are cells as well, and a small one among them is protected like any small cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .audit import Bounds, Knowledge, audit
from .derived import rounded_to_base
from .links import BETWEEN, Link
from .policy import Level, Policy
from .protect import protect
from .tables import Number, Sum, Table, make_table


@dataclass(frozen=True, slots=True)
class Release:
    """One table as it went out or is about to: `truth` before anything was hidden, `table` as it is read."""

    name: str
    table: Table
    truth: Mapping[str, int]
    base: int = 1  # what its numbers are rounded to
    level: Level = Level.AUTHORITY

    def cell(self, name: str) -> str:
        return f"{self.name}{BETWEEN}{name}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A small cell that can be known too well, and why. The sentence never says the number."""

    cell: str
    bounds: Bounds | None
    reason: str


@dataclass(frozen=True, slots=True)
class _Whole:
    """All releases as one table."""

    cells: dict[str, Number | None] = field(default_factory=dict)
    truth: dict[str, int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    bounds: dict[str, Bounds] = field(default_factory=dict)


def audit_releases(
    releases: Sequence[Release],
    links: Sequence[Link],
    policy: Policy,
    *,
    ties: Sequence[Sum] = (),
    public: frozenset[str] = frozenset(),
) -> list[Finding]:
    """The small cells that somebody with every release in hand knows better than the policy allows.

    `ties` are further sums over full names, such as a total that two tables share. `public` names cells that may be
    small and shown, such as numbers of published reviews. A count of none between two releases is taken as known: it
    is what anybody would guess.
    """
    whole = _together(releases, links, ties)
    public |= _public_changes(releases, links, policy, public)
    return [*_wrongly_hidden(whole, policy), *_audited(whole, policy, public)]


def protect_release(
    release: Release,
    *,
    earlier: Sequence[Release],
    links: Sequence[Link],
    policy: Policy,
    ties: Sequence[Sum] = (),
    public: frozenset[str] = frozenset(),
) -> Release:
    """The release with as much hidden as it takes beside all earlier ones, and rounded where it has a base.

    Ask `why_not_publish_table` afterwards: where an earlier release leaves no way, nothing that is hidden now helps.
    """
    whole = _together([*earlier, release], links, ties)
    for link in links:
        whole.truth[link.both] = whole.truth[link.start] + sum(link.joined.values())
    own = {release.cell(name): name for name in release.truth}
    fixed = frozenset(name for name, value in whole.cells.items() if value is not None and name not in own)
    rounded_before = frozenset(whole.bounds) - {link.both for link in links} - own.keys()
    public |= _public_changes([*earlier, release], links, policy, public)
    found = protect(
        make_table(whole.truth, whole.sums),
        policy.rule(fixed | rounded_before | public),
        frozenset(whole.truth) - fixed - rounded_before - public - own.keys(),
    )
    hidden = frozenset(own[name] for name in found.table.hidden if name in own)
    near = {name: rounded_to_base(count, release.base) for name, count in release.truth.items()}
    return replace(release, table=Table(near, release.table.sums).hiding(hidden))


def _together(releases: Sequence[Release], links: Sequence[Link], ties: Sequence[Sum]) -> _Whole:
    whole = _Whole(sums=list(ties))
    for release in releases:
        _add_release(whole, release)
    for link in links:
        _add_link(whole, link)
    return whole


def _public_changes(
    releases: Sequence[Release], links: Sequence[Link], policy: Policy, public: frozenset[str]
) -> frozenset[str]:
    """The cells between releases that may be small and known."""
    levels = {release.name: release.level for release in releases}
    return frozenset(
        cell
        for link in links
        if link.end in public or policy.shows_small_revisions(levels[link.later[0]])
        for cell in (*link.joined, *link.left)
    )


def _audited(whole: _Whole, policy: Policy, public: frozenset[str]) -> Iterator[Finding]:
    small = [name for name, value in whole.truth.items() if policy.rule(public).is_small(name, value)]
    known = Knowledge(lower=policy.rule().lower, bounds=whole.bounds)
    hidden = [name for name in small if whole.cells[name] is None]
    found = audit(make_table(whole.cells, whole.sums), known, asked=hidden)
    if not found.feasible:
        yield Finding(
            "", None, "The releases contradict each other. Look for a number that changed and is not linked."
        )
    yield from _shown_though_small(whole, small)
    yield from _too_well_known(found.bounds, policy)


def _wrongly_hidden(whole: _Whole, policy: Policy) -> Iterator[Finding]:
    """Noughts that are hidden, though the words under the table say that none is."""
    for name, value in whole.truth.items():
        if value < policy.rule().lower and whole.cells[name] is None and name not in whole.bounds:
            yield Finding(name, None, f"{name}: it is a nought, which this policy shows, and it is hidden.")


def _shown_though_small(whole: _Whole, small: list[str]) -> Iterator[Finding]:
    for name in small:
        if whole.cells[name] is not None:
            yield Finding(name, None, f"{name}: it is small, and it is shown.")


def _too_well_known(bounds: Mapping[str, Bounds], policy: Policy) -> Iterator[Finding]:
    for name, pair in bounds.items():
        if policy.rule().require.why_too_close(pair):
            yield Finding(name, pair, f"{name}: {_in_words(pair, policy.threshold)}.")


def _in_words(bounds: Bounds, threshold: int) -> str:
    low, high = bounds
    if low == high:
        return "it can be worked out exactly"
    if high is not None and high < threshold:
        return f"it can be worked out to be under {threshold}"
    return f"it can be worked out to within less than {threshold - 1}"


def _add_release(whole: _Whole, release: Release) -> None:
    for name, value in release.table.cells.items():
        cell = release.cell(name)
        whole.truth[cell] = release.truth[name]
        if value is not None and release.base > 1:
            # A rounded number is a hidden one of which an interval is known.
            reach = release.base // 2
            whole.bounds[cell] = (max(0, value - reach), value + reach)
            value = None
        whole.cells[cell] = value
    for total, parts in release.table.sums:
        whole.sums.append((release.cell(total), tuple(release.cell(part) for part in parts)))


def _add_link(whole: _Whole, link: Link) -> None:
    """earlier + added + changed into = later + removed + changed out of, by way of a cell that holds either side."""
    for cell, count in (link.joined | link.left).items():
        whole.truth[cell] = count
        whole.cells[cell] = None if count else 0
    whole.cells[link.both] = None
    whole.bounds[link.both] = (0, None)
    whole.sums.append((link.both, (link.start, *link.joined)))
    whole.sums.append((link.both, (link.end, *link.left)))
