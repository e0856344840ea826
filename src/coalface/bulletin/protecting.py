"""What may be shown of S6 to S8, beside every earlier bulletin; or the reason why nothing may be published."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from coalface.core.disclosure.derived import rounded_to_base
from coalface.core.disclosure.links import Link, links_between
from coalface.core.disclosure.policy import Level, Policy
from coalface.core.disclosure.publishing import why_not_publish_table
from coalface.core.disclosure.releases import Release, protect_release
from coalface.core.errors import NotAllowed
from coalface.warehouse.register import Register
from coalface.warehouse.register.counting import View

from .children import COLUMN_WORDS, COLUMNS, NOW, PARTS, Layout, cell, layouts_of, together
from .order import Published, beside

THIS = "this bulletin"


def protected(
    register: Register,
    view: View,
    policy: Policy,
    earlier: Sequence[Published] = (),
    *,
    scheme: str = "notification",
    decided: str = "",
) -> Release:
    """S6 to S8 and D1 to D6 as one release, safe by itself and beside all earlier ones. NotAllowed says why not.

    Of an earlier bulletin only the statistics count that it had.
    """
    _must_hide_what_was_hidden(policy, earlier)
    deaths = not policy.why_not_show_deaths(Level.NATIONAL)
    layouts = layouts_of(scheme, deaths=deaths, panels=_has_deaths(register, view))
    # One that said nothing of children has nothing in it that another could give away.
    earlier = [one for one in earlier if _layouts_there(one)]
    release = _release(layouts, register, view, THIS, policy.base(Level.NATIONAL))
    there = [_layouts_there(one) for one in earlier]
    before = [_as_published(was, register, one) for was, one in zip(there, earlier, strict=True)]
    views = [*(one.view for one in earlier), view]
    links = [*_links(register, [*there, layouts], views, [*before, release])]
    quiet, known = _not_known([*before, release], layouts), _shown_before(before, policy.threshold)
    reason = None
    # Where it gives others away how much is not known, that is hidden like anything else.
    for public, drawn in product((quiet | known, known), _drawn(policy)):
        found = protect_release(release, earlier=before, links=links, policy=drawn, public=public)
        undecided = None if decided else _undecided(layouts, found, policy.threshold)
        refused = why_not_publish_table(
            found, policy=drawn, earlier=before, links=links, public=public, undecided=undecided
        )
        if not refused:
            return found
        reason = reason or refused
    raise NotAllowed(f"{'S6 to S8 and D1 to D3' if len(layouts) > 3 else 'S6 to S8'}: {reason}")


def _drawn(policy: Policy) -> list[Policy]:
    """The same policy with other draws from its secret: one of them may leave no way beside earlier bulletins."""
    if not policy.secret:
        return [policy]
    return [replace(policy, secret=policy.secret + mark) for mark in DRAWS]


# Never a zero byte: a key that ends in one is the same key without it (RFC 2104).
DRAWS = (b"", b"1", b"2", b"3")


def _must_hide_what_was_hidden(policy: Policy, earlier: Sequence[Published]) -> None:
    highest = max((one.threshold for one in earlier), default=0)
    if highest > policy.threshold:
        raise NotAllowed(
            f"An earlier bulletin hid counts under {highest}, and what it hid must not be shown now."
            f" Choose {highest} or more."
        )


def _not_known(releases: Sequence[Release], layouts: Sequence[Layout]) -> frozenset[str]:
    """The cells that count of how many children something is not known."""
    rows = together(layouts).says_nothing
    names = [cell(row, column) for row, column in product(rows, COLUMNS)]
    return frozenset(one.cell(name) for one in releases for name in names if name in one.truth)


def _shown_before(before: Sequence[Release], threshold: int) -> frozenset[str]:
    """What an earlier one showed under a lower threshold: it is public already."""
    return frozenset(
        one.cell(name)
        for one in before
        for name, value in one.table.cells.items()
        if value is not None and one.truth[name] < threshold
    )


def _has_deaths(register: Register, view: View) -> bool:
    return any(number == "D1" for number, *_ in register.child_counts(view))


def _layouts_there(one: Published) -> tuple[Layout, ...]:
    """The statistics that an earlier bulletin had. What it did not have it neither showed nor hid."""
    every = layouts_of(one.scheme, deaths=True, panels=True)
    return tuple(layout for layout in every if any(cell(row, NOW) in one.shown for row in layout.counted))


def _counts(register: Register, view: View, layout: Layout) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for number, part, row, count in register.child_counts(view):
        found[part, layout.row_of(f"{number}/{row}")] += count
    return found


def _release(layouts: Sequence[Layout], register: Register, view: View, name: str, base: int) -> Release:
    whole = together(layouts)
    table, truth = whole.grid(_counts(register, view, whole))
    return Release(name, table, truth, base=base, level=Level.NATIONAL)


def _as_published(layouts: Sequence[Layout], register: Register, one: Published) -> Release:
    """An earlier bulletin as it was read, with the numbers behind it as they were known then."""
    release = _release(layouts, register, one.view, one.name, one.base)
    cells = {name: one.shown.get(name) for name in release.truth}
    for name, value in cells.items():
        if value is not None and value != rounded_to_base(release.truth[name], one.base):
            raise NotAllowed(
                f"The bulletin of {one.name} shows a number that this register does not give for that day."
                f" It was made"
                " from another register, or something was changed without a new known_from. Until that is put right"
                " nobody can say what the two give away together."
            )
    return replace(release, table=replace(release.table, cells=cells))


def _links(
    register: Register,
    layouts: Sequence[Sequence[Layout]],
    views: Sequence[View],
    releases: Sequence[Release],
) -> Iterator[Link]:
    """Each bulletin with those before it that counted the same children, as they are counted now."""
    for place, is_now in enumerate(views):
        for before, pairs in beside(views[:place], is_now):
            changes = register.child_changes(views[before], is_now)
            names = releases[before].name, releases[place].name
            both = [one for one in layouts[place] if one in layouts[before]]
            # Those that count the same children have one total, which is linked once.
            first = {one.total: one for one in reversed(both)}
            for old, new in pairs:
                for layout in both:
                    for link in _column_links(layout, names, (old, new), changes):
                        if link.later[1] != cell(layout.total, new) or layout is first[layout.total]:
                            yield link


def _column_links(
    layout: Layout, names: tuple[str, str], columns: tuple[str, str], changes: Sequence[tuple[object, ...]]
) -> Iterator[Link]:
    before, after = {}, {}
    for place, (number, number_now, part_was, part_now, was, is_now, many) in enumerate(changes):
        if layout.number not in (number, number_now):
            continue
        start = layout.row_of(f"{layout.number}/{was}") if part_was in PARTS[columns[0]] else None
        end = layout.row_of(f"{layout.number}/{is_now}") if part_now in PARTS[columns[1]] else None
        for one in range(int(str(many)) if start != end else 0):
            if start:
                before[f"{place}-{one}"] = start
            if end:
                after[f"{place}-{one}"] = end
    for link in links_between(*names, layout.column(), before, after):
        yield replace(
            link,
            earlier=(names[0], cell(link.earlier[1], columns[0])),
            later=(names[1], cell(link.later[1], columns[1])),
        )


def _undecided(layouts: Sequence[Layout], release: Release, threshold: int) -> dict[str, str]:
    """What somebody has to decide about, as a reader sees it: where what is shown says something of each child.

    That is so where every other row is a nought, whether or not the number in the one that is left is hidden; and where
    so few are counted that each nought is said of every one of them.
    """
    found = {}
    for column, layout in product(COLUMNS, layouts):
        where = f"{layout.number}, {COLUMN_WORDS[column][1]}"
        there = release.truth[cell(layout.total, column)]
        if 0 < there < threshold:
            found[f"{layout.total} {where}"] = f"{where}: {_few(threshold)}"
            continue
        for row in _all_of_them(layout, release, column) if there else ():
            found[f"{row} {where}"] = f"{where}: {ALL_OR_NONE}"
    return found


def _all_of_them(layout: Layout, release: Release, column: str) -> Iterator[str]:
    """The rows of one statistic that say of every child, or of every one known, that it was so; and that none died."""
    shown = {row: release.table.cells[cell(row, column)] for row in layout.rows}
    parts = next(members for total, members in layout.sums if total == layout.total)
    telling = [row for row in parts if row not in layout.says_nothing]
    possible = [row for row in telling if shown[row] != 0]
    if len(possible) == 1:
        yield possible[0]
    whole = shown[layout.total]
    yield from (
        row for row in layout.rows if whole and shown[row] == whole and row not in (*parts, layout.total)
    )
    if shown.get("S8/yes") == 0:
        yield "S8/yes"


def _few(threshold: int) -> str:
    return f"fewer than {threshold} are counted, so each nought says something of every one of them."


ALL_OR_NONE = (
    "every other row is a nought, or none died, and that says of each one of a known group that it was so."
)
