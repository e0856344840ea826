"""The slow twin of the audit for numbers that need not be whole: Fourier and Motzkin's elimination, in fractions."""

from fractions import Fraction

Line = tuple[dict[str, Fraction], Fraction]  # sum of factor x cell, at most this


def bounds_by_elimination(table, lower: int = 0) -> dict[str, tuple[Fraction, Fraction | None]] | None:
    """Bounds of the hidden cells over all real numbers from `lower` on, or None where nothing fits."""
    lines: list[Line] = [({name: Fraction(-1)}, Fraction(-lower)) for name in table.hidden]
    for total, parts in table.sums:
        factors = {part: Fraction(1) for part in parts} | {total: Fraction(-1)}
        given = sum((factor * (table.cells[name] or 0) for name, factor in factors.items()), Fraction(0))
        hidden = {name: factor for name, factor in factors.items() if table.cells[name] is None}
        lines.append((hidden, -given))
        lines.append(({name: -factor for name, factor in hidden.items()}, given))
    found = {name: bounds_of(name, lines, table.hidden) for name in table.hidden}
    if any(bounds is None for bounds in found.values()) or not consistent(lines, table.hidden):
        return None
    return found


def bounds_of(asked, lines, names):
    for name in names:
        if name != asked:
            lines = without(name, lines)
    if any(not factors and most < 0 for factors, most in lines):
        return None
    low = max(-most / -factors[asked] for factors, most in lines if factors and factors[asked] < 0)
    tops = [most / factors[asked] for factors, most in lines if factors and factors[asked] > 0]
    high = min(tops) if tops else None
    return None if high is not None and low > high else (low, high)


def consistent(lines, names) -> bool:
    for name in names:
        lines = without(name, lines)
    return all(most >= 0 for _, most in lines)


def without(name, lines):
    """What the lines say when this cell is taken out of them."""
    kept = {key(line): line for line in lines if name not in line[0]}
    above = [line for line in lines if line[0].get(name, 0) > 0]
    below = [line for line in lines if line[0].get(name, 0) < 0]
    for up, most in above:
        for down, least in below:
            a, b = up[name], -down[name]
            factors = {
                other: up.get(other, Fraction(0)) / a + down.get(other, Fraction(0)) / b
                for other in {*up, *down} - {name}
            }
            line = ({other: factor for other, factor in factors.items() if factor}, most / a + least / b)
            kept[key(line)] = line
    return list(kept.values())


def key(line):
    return frozenset(line[0].items()), line[1]
