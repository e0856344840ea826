"""What may be shown of S6 to S8, beside every earlier bulletin; or the reason why nothing may be published."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coalface.core.disclosure.derived import groups_to_decide, rounded_to_base
from coalface.core.disclosure.links import Link, links_between
from coalface.core.disclosure.policy import Level, Policy
from coalface.core.disclosure.publishing import why_not_publish_table
from coalface.core.disclosure.releases import Release, protect_release
from coalface.core.errors import NotAllowed
from coalface.warehouse.register import Register
from coalface.warehouse.register.counting import View

from .children import COLUMNS, NOW, PARTS, SINCE, TOTAL, Layout, cell, layouts_of, together
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
    """S6, S7 and S8 as one release, safe by itself and beside all earlier ones. NotAllowed says why there is none."""
    layouts = layouts_of(scheme, deaths=not policy.why_not_show_deaths(Level.NATIONAL))
    release = _release(layouts, register, view, THIS, policy.base(Level.NATIONAL))
    before = [_as_published(layouts, register, one) for one in earlier]
    links = [*_links(register, layouts, [*(one.view for one in earlier), view], [*before, release])]
    quiet = frozenset(
        one.cell(cell(row, column))
        for one in (*before, release)
        for row in together(layouts).says_nothing
        for column in COLUMNS
    )
    reason = None
    # Where it gives others away how much is not known, that is hidden like anything else.
    for public in (quiet, frozenset[str]()):
        found = protect_release(release, earlier=before, links=links, policy=policy, public=public)
        undecided = None if decided else _undecided(layouts, found)
        refused = why_not_publish_table(
            found, policy=policy, earlier=before, links=links, public=public, undecided=undecided
        )
        if not refused:
            return found
        reason = reason or refused
    raise NotAllowed(f"S6 to S8: {reason}")


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
    register: Register, layouts: Sequence[Layout], views: Sequence[View], releases: Sequence[Release]
) -> Iterator[Link]:
    """Each bulletin with those before it that counted the same children, as they are counted now."""
    for place, is_now in enumerate(views):
        for before, pairs in beside(views[:place], is_now):
            changes = register.child_changes(views[before], is_now)
            names = releases[before].name, releases[place].name
            for old, new in pairs:
                for layout in layouts:
                    for link in _column_links(layout, names, (old, new), changes):
                        # All three count the same children: the total is linked once.
                        if link.later[1] != cell(TOTAL, new) or layout is layouts[0]:
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


def _undecided(layouts: Sequence[Layout], release: Release) -> dict[str, str]:
    """Where all the children of a column were alike, or where none died."""
    shares = []
    for column in (NOW, SINCE):
        whole = _whole(release, cell(TOTAL, column))
        for row in (row for layout in layouts for row in layout.counted if row not in layout.says_nothing):
            part = _whole(release, cell(row, column))
            if whole and (part == whole or (row == "S8/yes" and part == 0)):
                shares.append((cell(row, column), part, whole))
    return groups_to_decide(shares)


def _whole(release: Release, name: str) -> int | None:
    value = release.table.cells[name]
    return None if value is None else int(value)
