"""The figures of a protected grid as rows of a table: a number, its symbol, or its share."""

from coalface.core.disclosure.derived import percentage
from coalface.core.disclosure.releases import Release

from .children import COLUMN_WORDS, COLUMNS, NOW, SINCE, TOTAL, cell
from .figures import Indicator, Symbol, Value

NOT_KNOWN = (
    "How many are not known is shown even where they are few, unless it gives another number away: it says nothing of"
    " a child."
)


def counts(name: str, label: str) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(f"{name}_{COLUMN_WORDS[column][0]}", f"{label} {COLUMN_WORDS[column][1]}")
        for column in COLUMNS
    )


def shares(name: str) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            f"{name}_{COLUMN_WORDS[column][0]}_percent",
            f"Share of the children {COLUMN_WORDS[column][1]}",
            "%",
            1,
        )
        for column in (NOW, SINCE)
    )


def three(release: Release, row: str, low: Symbol = Symbol.LOW) -> list[Value]:
    return [_value(release, cell(row, column), low) for column in COLUMNS]


def _value(release: Release, name: str, low: Symbol) -> Value:
    value = release.table.cells[name]
    if value is None:
        return Symbol.HIDDEN
    # What is shown is shown rounded; that it is not nought may then still be said.
    return low if value == 0 and release.truth[name] else int(value)


def two_shares(release: Release, row: str, total: str = TOTAL) -> list[Value]:
    found: list[Value] = []
    for column in (NOW, SINCE):
        part, whole = (release.table.cells[cell(name, column)] for name in (row, total))
        if part is None or whole is None:
            found.append(Symbol.HIDDEN)
            continue
        share = percentage(int(part), int(whole))
        found.append(Symbol.NOT_APPLICABLE if share is None else share)
    return found
