"""Which auxiliary needs which, and so in what order they are worked out; a circle is named and refused."""

from collections.abc import Iterator, Mapping

from .definition import TIME, Auxiliary, Stock
from .expressions import names_in
from .refusals import BadDefinition


def in_order(auxiliaries: Mapping[str, Auxiliary], stocks: Mapping[str, Stock]) -> tuple[Auxiliary, ...]:
    """Each after those that it needs."""
    done: dict[str, Auxiliary] = {}
    for name in auxiliaries:
        _add(name, auxiliaries, done)
    for stock in stocks.values():
        for name in needed_by(stock, auxiliaries):
            if name in stocks or name == TIME:
                raise BadDefinition(
                    f"{stock.name}.starts depends on {name}. A start can need parameters alone.", stock.name
                )
    return tuple(done.values())


def _add(name: str, auxiliaries: Mapping[str, Auxiliary], done: dict[str, Auxiliary]) -> None:
    # Without recursion, so that a long chain is no trouble: a path, and at each step what is left to look at.
    path: dict[str, Iterator[str]] = {}
    current: str | None = name
    while current is not None:
        if current not in done and current not in path:
            path[current] = iter(sorted(set(names_in(auxiliaries[current].value)) & auxiliaries.keys()))
        current = None
        while path:
            last = next(reversed(path))
            wanted = next((need for need in path[last] if need not in done), None)
            if wanted is None:
                done[last] = auxiliaries[last]
                del path[last]
                continue
            if wanted in path:
                circle = [*list(path)[list(path).index(wanted) :], wanted]
                raise BadDefinition(
                    f"These depend on one another in a circle: {' → '.join(circle)}. Put a stock between them.",
                    wanted,
                )
            current = wanted
            break


def needed_by(stock: Stock, auxiliaries: Mapping[str, Auxiliary]) -> set[str]:
    """Everything that the start of a stock rests on."""
    seen: set[str] = set()
    waiting = list(names_in(stock.starts))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            if name in auxiliaries:
                waiting += names_in(auxiliaries[name].value)
    return seen
