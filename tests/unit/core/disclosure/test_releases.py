"""Two tables that are each safe can give a child away together. They are audited as one."""

from dataclasses import replace

import numpy as np
import pytest

from coalface.core.disclosure.links import Link, links_between
from coalface.core.disclosure.policy import Deaths, Level, Policy
from coalface.core.disclosure.protect import protect
from coalface.core.disclosure.publishing import why_not_publish_table
from coalface.core.disclosure.releases import Release, audit_releases, protect_release
from coalface.core.disclosure.tables import grid

POLICY = Policy()


def released(name: str, rows: list[list[int]], **more) -> Release:
    """A table with its totals last, protected by itself."""
    table = grid(rows)
    return Release(name, protect(table, POLICY.rule()).table, table.cells, **more)


def with_totals(rows) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in rows]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def reason(release: Release, **more) -> str | None:
    return why_not_publish_table(release, policy=POLICY, **more)


MARCH = released("March 2014", with_totals([[12, 9, 30], [8, 21, 17]]))


def test_a_table_that_is_safe_by_itself_is_published():
    assert reason(MARCH) is None
    assert reason(released("September 2014", with_totals([[3, 9, 30], [8, 21, 17]]))) is None


def test_two_tables_that_are_safe_alone_are_refused_together():
    """A total since counting began rises from 12 to 14: the two children who were added can be worked out exactly."""
    september = released("September 2014", with_totals([[14, 9, 30], [8, 21, 17]]))
    links = [
        Link(("March 2014", cell), ("September 2014", cell), added=september.truth[cell] - MARCH.truth[cell])
        for cell in MARCH.truth
    ]
    assert reason(september) is None
    said = reason(september, earlier=[MARCH], links=links)
    assert "r0c0 (added since March 2014): it can be worked out exactly" in said
    assert "next annual release" in said
    assert "2 children" not in said


def test_a_large_addition_is_published():
    september = released("September 2014", with_totals([[20, 18, 41], [17, 30, 26]]))
    links = [
        Link(("March 2014", cell), ("September 2014", cell), added=september.truth[cell] - MARCH.truth[cell])
        for cell in MARCH.truth
    ]
    assert reason(september, earlier=[MARCH], links=links) is None


def test_hiding_where_something_small_was_added_makes_the_pair_safe():
    rows = with_totals([[14, 18, 41], [17, 30, 26]])
    september = released("September 2014", rows)
    links = [
        Link(("March 2014", cell), ("September 2014", cell), added=september.truth[cell] - MARCH.truth[cell])
        for cell in MARCH.truth
    ]
    assert reason(september, earlier=[MARCH], links=links) is not None
    block = frozenset({"r0c0", "r0c1", "r1c0", "r1c1"})
    hidden = replace(september, table=september.table.hiding(block))
    assert reason(hidden, earlier=[MARCH], links=links) is None


def test_one_record_that_moved_from_one_cell_to_another_is_seen():
    """Nobody came and nobody went, and one child's age was put right: 12 and 9 became 11 and 10."""
    later = released("Corrected", with_totals([[11, 10, 30], [8, 21, 17]]))
    links = [
        Link(("March 2014", "r0c0"), ("Corrected", "r0c0"), went=1),
        Link(("March 2014", "r0c1"), ("Corrected", "r0c1"), came=1),
    ]
    said = reason(later, earlier=[MARCH], links=links)
    assert "r0c0 (changed out of since March 2014)" in said
    assert "r0c1 (changed into since March 2014)" in said


def test_for_the_whole_country_a_small_revision_is_published():
    march = replace(MARCH, level=Level.NATIONAL)
    later = released("Corrected", with_totals([[13, 9, 30], [8, 21, 17]]), level=Level.NATIONAL)
    links = [Link(("March 2014", "r0c0"), ("Corrected", "r0c0"), added=1)]
    assert reason(later, earlier=[march], links=links) is None
    strict = Policy(small_national_revisions_shown=False)
    assert why_not_publish_table(later, policy=strict, earlier=[march], links=links) is not None


def test_the_half_year_between_two_totals_is_found_even_where_the_totals_are_national():
    """The half-year's own table hides 3. The totals before and after give it away: 12 and 15."""
    march = replace(MARCH, level=Level.NATIONAL)
    later = released("To September", with_totals([[15, 19, 30], [18, 21, 17]]), level=Level.NATIONAL)
    half = released("April to September", with_totals([[3, 10, 0], [10, 0, 0]]), level=Level.NATIONAL)
    assert half.table.cells["r0c0"] is None
    links = [
        Link(("March 2014", cell), ("To September", cell), added=later.truth[cell] - march.truth[cell])
        for cell in march.truth
    ]
    ties = [(link.cell("added"), (half.cell(link.later[1]),)) for link in links if link.added]
    assert reason(half, earlier=[march, later], links=links) is None
    said = reason(half, earlier=[march, later], links=links, ties=ties)
    assert "April to September / r0c0: it can be worked out exactly" in said


def test_numbers_of_published_reviews_may_be_small():
    reviews = Release("Reviews", grid([[2, 3, 5]]), {"r0c0": 2, "r0c1": 3, "r0c2": 5})
    assert "it is small, and it is shown" in reason(reviews)
    public = frozenset(map(reviews.cell, reviews.truth))
    assert reason(reviews, public=public) is None


def test_a_public_number_may_grow_by_little():
    before = Release("Before", grid([[2, 3, 5]]), {"r0c0": 2, "r0c1": 3, "r0c2": 5})
    after = Release("After", grid([[3, 3, 6]]), {"r0c0": 3, "r0c1": 3, "r0c2": 6})
    links = [Link(("Before", "r0c0"), ("After", "r0c0"), added=1)]
    public = frozenset({*map(before.cell, before.truth), *map(after.cell, after.truth)})
    assert reason(after, earlier=[before], links=links, public=public) is None


def test_rounding_does_not_hide_a_small_number():
    """A 3 that is shown as 5 is anything from 3 to 7, and a 2 that is shown as 0 is 0 to 2."""
    table = grid([[5, 0, 30, 35]])
    release = Release("Rounded", table, {"r0c0": 3, "r0c1": 2, "r0c2": 30, "r0c3": 35}, base=5)
    said = reason(release)
    assert "Rounded / r0c0: it can be worked out to within less than 5" in said
    assert "Rounded / r0c1: it can be worked out to be under 6" in said


def test_a_hidden_number_among_rounded_ones_is_safe():
    table = grid([[None, None, 30, 45]])
    release = Release("Rounded", table, {"r0c0": 3, "r0c1": 12, "r0c2": 30, "r0c3": 45}, base=5)
    assert reason(release) is None


def test_a_nought_that_is_hidden_is_pointed_out():
    table = grid([[0, 9, 9]])
    release = Release("Odd", table.hiding(frozenset({"r0c0", "r0c2"})), table.cells)
    assert "it is a nought, which this policy shows, and it is hidden" in reason(release)


def test_releases_that_contradict_each_other_are_refused():
    changed = replace(MARCH, name="April 2014", truth={**MARCH.truth, "r0c0": 13})
    links = [Link(("March 2014", "r0c0"), ("April 2014", "r0c0"), added=1)]
    assert "contradict each other" in reason(changed, earlier=[MARCH], links=links)


def test_a_table_that_does_not_add_is_refused():
    table = grid([[50, 173, 147, 117, 482]])
    assert "50 + 173 + 147 + 117 = 487" in reason(Release("Official", table, table.cells))


def test_deaths_by_authority_are_refused_and_nationally_are_not():
    assert reason(MARCH, says_who_died=True).startswith(
        "Whether children died is shown for the whole country only"
    )
    assert reason(replace(MARCH, level=Level.NATIONAL), says_who_died=True) is None
    policy = Policy(deaths=Deaths.BY_AUTHORITY)
    assert why_not_publish_table(MARCH, policy=policy, says_who_died=True) is None


def test_a_share_of_all_waits_for_a_decision():
    said = reason(MARCH, undecided={"died": "This says of a known group that all of them were so."})
    assert said == (
        "This says of a known group that all of them were so. Decide whether that may be public, and write down why; or"
        " show a larger group."
    )


@pytest.mark.parametrize("seed", range(25))
def test_links_from_records_tie_the_two_releases_exactly(seed):
    """earlier + added + changed into = later + removed + changed out of, in every cell and every total."""
    chance = np.random.default_rng(seed)
    cells = [f"r{row}c{column}" for row in range(2) for column in range(3)]
    before = {f"child {number}": str(chance.choice(cells)) for number in range(60)}
    after = {child: cell for child, cell in before.items() if chance.random() < 0.9}
    after |= {child: str(chance.choice(cells)) for child in after if chance.random() < 0.1}
    after |= {f"new child {number}": str(chance.choice(cells)) for number in range(12)}
    earlier, later = counted("Earlier", before), counted("Later", after)
    links = links_between("Earlier", "Later", later.table, before, after)
    assert len(links) == 12
    for link in links:
        start, end = earlier.truth[link.earlier[1]], later.truth[link.later[1]]
        assert start + link.added + link.came == end + link.removed + link.went
    found = audit_releases([earlier, later], links, POLICY)
    assert all("contradict" not in finding.reason for finding in found)


def counted(name: str, records: dict[str, str]) -> Release:
    counts = list(records.values())
    rows = [[counts.count(f"r{row}c{column}") for column in range(3)] for row in range(2)]
    return released(name, with_totals(rows))


@pytest.mark.parametrize("seed", range(40))
def test_what_is_protected_beside_earlier_releases_is_safe_beside_them(seed):
    """Three half-years, in which a few children are added, a few are put right and a few are taken out."""
    chance = np.random.default_rng(seed)
    cells = [f"r{row}c{column}" for row in range(2) for column in range(3)]
    known = {f"child {number}": str(chance.choice(cells)) for number in range(90)}
    first = counted("First", known)
    published, links = [first], []
    for name in ("Second", "Third"):
        after = {child: cell for child, cell in known.items() if chance.random() < 0.97}
        after |= {child: str(chance.choice(cells)) for child in after if chance.random() < 0.05}
        after |= {
            f"{name} {number}": str(chance.choice(cells)) for number in range(int(chance.integers(1, 30)))
        }
        release = counted(name, after)
        links += links_between(published[-1].name, name, release.table, known, after)
        release = protect_release(release, earlier=published, links=links, policy=POLICY)
        assert reason(release, earlier=published, links=links) is None
        published.append(release)
        known = after


def test_a_release_is_not_hidden_for_the_sake_of_what_is_national():
    national = [replace(MARCH, level=Level.NATIONAL), replace(MARCH, name="Later", level=Level.NATIONAL)]
    found = protect_release(national[1], earlier=national[:1], links=[], policy=POLICY)
    assert found.table == MARCH.table


def test_a_release_with_a_base_is_rounded_where_it_is_not_hidden():
    later = replace(released("Later", with_totals([[3, 19, 31], [18, 21, 17]])), base=5)
    found = protect_release(later, earlier=[], links=[], policy=POLICY)
    assert found.table.cells["r0c0"] is None
    assert found.table.cells["r2c3"] == 110
    assert reason(found) is None
