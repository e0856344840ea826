"""One reader for each source. A reader knows its columns, and gives rows or raises `BadData` with file and line."""

from coalface.warehouse.bad import BadData
from coalface.warehouse.tables import Sheet

from . import (
    assessment_factors,
    child_protection_plans,
    child_protection_plans_at_31_march,
    children_in_need,
    lait,
    looked_after,
    national_volumes,
    ofsted_ilacs,
    ofsted_judgements,
    ofsted_since_2009,
    population,
    referrals,
    workforce,
)
from .source import Layout, Source

SOURCES: dict[str, Source] = {
    one.SOURCE.code: one.SOURCE
    for one in (
        referrals,
        children_in_need,
        child_protection_plans,
        child_protection_plans_at_31_march,
        assessment_factors,
        looked_after,
        workforce,
        population,
        lait,
        national_volumes,
        ofsted_ilacs,
        ofsted_judgements,
        ofsted_since_2009,
    )
}


def recognised(sheet: Sheet) -> tuple[Source, Layout]:
    """The source and layout of a file by the names of its columns. Where several fit, the one that needs the most."""
    header = frozenset(sheet.header)
    known = [(source, layout) for source in SOURCES.values() for layout in source.layouts]
    fitting = [(source, layout) for source, layout in known if layout.needs <= header]
    if fitting:
        return max(fitting, key=lambda one: len(one[1].needs))
    raise BadData(sheet.file, 1, _why_not(header, known))


def _why_not(header: frozenset[str], known: list[tuple[Source, Layout]]) -> str:
    source, layout = max(known, key=lambda one: len(one[1].needs & header) / len(one[1].needs))
    missing = sorted(layout.needs - header)
    misspelt = [
        f"“{there}” is to be “{name}”"
        for name in missing
        for there in header - layout.needs
        if _letters(there) == _letters(name)
        or _letters(there).replace("al", "") == _letters(name).replace("al", "")
    ]
    if misspelt:
        return f"a column is misspelt: {'; '.join(misspelt)}."
    if 2 * len(layout.needs & header) < len(layout.needs):
        return (
            "these are not the columns of any file that can be read here. `coalface sources` says which can."
            " A new layout needs a reader of its own."
        )
    return (
        f"this looks like {source.title}, but has no column {_listed(missing)}."
        " Is it the whole file, in the layout of the last release?"
    )


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"


__all__ = ["SOURCES", "Layout", "Source", "recognised"]
