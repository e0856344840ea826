"""Tables of every kind for Hypothesis: grids of two and three sides, hierarchies, linked tables, cumulative ones."""

from hypothesis import strategies as st

from coalface.core.disclosure.tables import Table, grid, make_table


def line(name: str, length: int, numbers: list[int]) -> tuple[dict, list]:
    cells = {f"{name}{place}": number for place, number in enumerate(numbers[:length])}
    return cells, [(f"{name}t", list(cells))]


def filled(names_and_sums, numbers) -> Table:
    """A table with these numbers in its counted cells and its totals worked out. A sum follows those it needs."""
    counted, sums = names_and_sums
    cells = dict(zip(counted, numbers, strict=True))
    for total, parts in sums:
        cells.setdefault(total, sum(cells[part] for part in parts))
    return make_table(cells, sums)


def two_way(rows: int, columns: int) -> tuple[list, list]:
    return of_grid((rows + 1, columns + 1))


def three_way(layers: int, rows: int, columns: int) -> tuple[list, list]:
    return of_grid((layers + 1, rows + 1, columns + 1))


def of_grid(shape) -> tuple[list, list]:
    def nested(sides):
        return [nested(sides[1:]) for _ in range(sides[0])] if sides else None

    table = grid(nested(list(shape)))
    totals = {total for total, _ in table.sums}
    # Inner lines first, so that each total is met when its parts are known.
    waiting, ordered, ready = list(table.sums), [], set(table.cells) - totals
    while waiting:
        for total, parts in list(waiting):
            if set(parts) <= ready:
                ordered.append((total, parts))
                waiting.remove((total, parts))
                ready.add(total)
    return [name for name in table.cells if name not in totals], ordered


# Wards in districts in a county, by two ages: rows are a tree.
HIERARCHY = (
    ["a1y", "a2y", "b1y", "b2y", "a1o", "a2o", "b1o", "b2o"],
    [
        ("ay", ["a1y", "a2y"]),
        ("by", ["b1y", "b2y"]),
        ("ao", ["a1o", "a2o"]),
        ("bo", ["b1o", "b2o"]),
        *[(f"{ward}t", [f"{ward}y", f"{ward}o"]) for ward in ("a1", "a2", "b1", "b2", "a", "b")],
        ("ty", ["ay", "by"]),
        ("to", ["ao", "bo"]),
        ("all", ["ty", "to"]),
        ("all", ["at", "bt"]),
    ],
)

# Two tables of the same children, by place and age and by place and type, that share the totals by place.
LINKED = (
    ["p1y", "p1m", "p1o", "p2y", "p2m", "p2o", "p1n", "p2n"],
    [
        ("p1", ["p1y", "p1m", "p1o"]),
        ("p2", ["p2y", "p2m", "p2o"]),
        ("y", ["p1y", "p2y"]),
        ("m", ["p1m", "p2m"]),
        ("o", ["p1o", "p2o"]),
        ("all", ["p1", "p2"]),
        ("all", ["y", "m", "o"]),
        ("p1all", ["p1", "p1n"]),
        ("p2all", ["p2", "p2n"]),
        ("n", ["p1n", "p2n"]),
        ("whole", ["all", "n"]),
        ("whole", ["p1all", "p2all"]),
    ],
)

# Three half-years, each with what was added, and the total since counting began, in two places.
CUMULATIVE = (
    ["a0", "a+1", "a+2", "b0", "b+1", "b+2"],
    [
        ("a1", ["a0", "a+1"]),
        ("a2", ["a1", "a+2"]),
        ("b1", ["b0", "b+1"]),
        ("b2", ["b1", "b+2"]),
        ("t0", ["a0", "b0"]),
        ("t1", ["a1", "b1"]),
        ("t2", ["a2", "b2"]),
    ],
)

SHAPES = {
    "two-way 2 x 2": two_way(2, 2),
    "two-way 2 x 3": two_way(2, 3),
    "two-way 3 x 3": two_way(3, 3),
    "three-way": three_way(2, 2, 2),
    "hierarchical": HIERARCHY,
    "linked": LINKED,
    "cumulative": CUMULATIVE,
}


@st.composite
def tables(draw, most: int = 6, shapes=tuple(SHAPES)) -> Table:
    """A small table that adds, with at most `most` in all."""
    shape = SHAPES[draw(st.sampled_from(shapes))]
    numbers, left = [], most
    for _ in shape[0]:
        numbers.append(draw(st.integers(0, min(left, 3))))
        left -= numbers[-1]
    return filled(shape, draw(st.permutations(numbers)))
