"""The authorities that a register may name: England's as the Department for Education lists them, or a file's."""

from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from coalface.core.reviews.authorities import Authorities, Authority
from coalface.warehouse.areas import Areas, areas, areas_from, shipped
from coalface.warehouse.tables import read_sheet

# The list of codes begins on this day. What it gives as its first day existed before, for all that it knows.
LIST_BEGINS = date(2009, 1, 1)


def england() -> Authorities:
    """Every authority of England since 2009, with the days on which it began and ended."""
    return _from(areas())


def fictional() -> Authorities:
    """The places of the demonstration register. None of them exists."""
    with as_file(files("coalface.warehouse").joinpath("data", "fictional_authorities.csv")) as path:
        return listed_in(path, fictional_places=True)


def listed_in(path: Path, *, fictional_places: bool = False) -> Authorities:
    """The authorities of a file with the columns of the Department's list."""
    return _from(areas_from(read_sheet(path), shipped("regions")), fictional_places)


def _from(found: Areas, fictional_places: bool = False) -> Authorities:
    return Authorities(
        tuple(
            Authority(
                code=one.number,
                name=one.name,
                ons_code=one.codes[-1],
                region_code=one.region,
                region_name=found.regions.get(one.region, ""),
                began=None if one.began <= LIST_BEGINS else one.began,
                ended=one.ended,
                former_codes=one.codes[:-1],
            )
            for one in sorted(found.authorities.values(), key=lambda one: one.name)
        ),
        fictional_places,
    )
