"""A bulletin as words in their order, for whatever sets it: the PDF, and the page of an installation."""

from collections.abc import Mapping

from ..figures import Bulletin, Table, written
from .cells import about, headings, notes, policy_under, symbols_in, whole_policy
from .drawing import in_words


def told(bulletin: Bulletin, drawn: Mapping[str, str]) -> dict[str, object]:
    """Everything that is said and drawn. Only the drawings are markup; a hidden number is its symbol already."""
    return {
        "title": bulletin.title,
        "notes": notes(bulletin),
        "headlines": list(bulletin.headlines),
        "tables": [_table(bulletin, table, drawn.get(table.key, "")) for table in bulletin.tables],
        "policy": [{"of": of, "says": list(says)} for of, says in whole_policy(bulletin)],
        "symbols": [f"[{symbol}] {words}" for symbol, words in symbols_in(bulletin.tables)],
    }


def _table(bulletin: Bulletin, table: Table, drawing: str) -> dict[str, object]:
    return {
        "key": table.key,
        "name": f"{table.number}. {table.title}",
        "says": table.says,
        "protected": table.protected,
        "drawing": drawing,
        "drawn": table.drawn,
        "alt": in_words(table) if drawing else "",
        "headings": headings(table),
        "places": bulletin.places,
        "about": len(headings(table)) - len(table.indicators),
        "rows": [
            [
                *about(table, row),
                *(written(value, one) for value, one in zip(row.values, table.indicators, strict=True)),
            ]
            for row in table.rows
        ],
        "definitions": list(table.definitions),
        "policy": list(policy_under(bulletin, table)),
    }
