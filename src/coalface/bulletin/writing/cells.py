"""A table as rows of words, the same for the page, the PDF and both workbooks."""

from collections.abc import Sequence

from ..figures import SYMBOL_WORDS, Bulletin, Row, Symbol, Table

FICTIONAL = "A demonstration. The places, reviews and children in it are made up: nothing in it happened."


def headings(table: Table) -> list[str]:
    return [*_about_headings(table), *(_heading(one.label, one.unit) for one in table.indicators)]


def about(table: Table, row: Row) -> list[str]:
    """What a row is about: the half-year where there are several, the place, and the filters."""
    found = [row.period.label] if table.by_period else []
    if table.by_authority:
        found += [
            row.place.name if row.place else "England",
            row.place.ons_code if row.place else "E92000001",
        ]
    return [*found, *(table.total_says or key if key == "Total" else key for key in row.keys)]


def _about_headings(table: Table) -> list[str]:
    found = ["Half-year"] if table.by_period else []
    if table.by_authority:
        found += ["Area", "Area code"]
    return [*found, *(one.label for one in table.filters)]


def _heading(label: str, unit: str) -> str:
    return f"{label} (%)" if unit == "%" else f"{label} (days)" if unit == "days" else label


def policy_under(bulletin: Bulletin, table: Table) -> tuple[str, ...]:
    """What may be shown in this table, as it stands under it: in one line, where the whole of it stands elsewhere."""
    if table.policy:
        return table.policy
    asked = bulletin.settings
    places = (
        "How many reviews an authority had is public already."
        if asked["reviews_by_authority"] == "shown"
        else "How many reviews an authority had is not shown."
    )
    if not table.protected:
        return (f"Numbers of reviews are shown as they are. {places}",)
    base = int(asked["rounding_base"])
    hidden = f"Counts of 1 to {int(asked['threshold']) - 1} are hidden, and others that would give one away."
    rounded = "They are not rounded." if base == 1 else f"They are rounded to the nearest {base}."
    return (f"{hidden} {rounded} Whether children died is shown {asked['deaths']}. {places}",)


def whole_policy(bulletin: Bulletin) -> list[tuple[str, tuple[str, ...]]]:
    """Everything about what may be shown, once: of children and of reviews."""
    return [("Tables of children", bulletin.policy), ("Tables of reviews", bulletin.policy_of_reviews)]


def symbols_in(tables: Sequence[Table]) -> list[tuple[Symbol, str]]:
    """The symbols that are used, with what they mean, in their fixed order."""
    used = {
        value for table in tables for row in table.rows for value in row.values if isinstance(value, Symbol)
    }
    return [(symbol, words) for symbol, words in SYMBOL_WORDS.items() if symbol in used]


def notes(bulletin: Bulletin) -> list[str]:
    """What is true of the whole bulletin."""
    checked = (
        f"It was checked together with the bulletins of {', '.join(bulletin.earlier)}."
        if bulletin.earlier
        else "It was checked by itself: no earlier bulletin of the same register was named."
    )
    return [
        *([FICTIONAL] if bulletin.fictional else []),
        f"Half-year: {bulletin.period.label}, {bulletin.period.time_identifier.partition(' (')[0]}."
        f" As known on {bulletin.as_known.isoformat()}. Counting began on {bulletin.since.isoformat()}.",
        *(
            [
                f"This is a corrected version. What is put right: {bulletin.corrects} The earlier version stays beside"
                " it, and what that one showed cannot be taken back."
            ]
            if bulletin.corrects
            else []
        ),
        checked,
        *([f"All or none of a group: {bulletin.decided}"] if bulletin.decided else []),
    ]
