"""A sheet of child deaths held against the rules and the register, before anything of it is kept."""

from collections.abc import Mapping
from datetime import date

from coalface.core.reviews.death_columns import COLUMNS, as_codes
from coalface.core.reviews.deaths import read_death
from coalface.core.reviews.keys import why_not_key
from coalface.core.reviews.whole_file import (
    all_faults,
    located,
    pointing_cells,
    rows_of,
    without_cells,
    without_totals,
)
from coalface.core.sheets import Sheet
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..models import Register
from .deaths import death_keys
from .judging import Judged
from .places import authorities_of

THERE = _("A death of this reference is in the register, or twice in this file. Change it on its page.")


def judge_deaths(register: Register, sheet: Sheet, chosen: Mapping[str, int], today: date) -> Judged:
    """Judge every row of a sheet of deaths. Nothing is kept."""
    places = authorities_of(register)
    lists = people.name_lists(register.organisation)
    sheet, totals = without_totals(sheet)
    pointing = pointing_cells(sheet, chosen, places, lists, as_codes)
    clean = without_cells(sheet, chosen, pointing)
    there, problems, deaths = death_keys(register), [], []
    for at, row in enumerate(rows_of(clean, chosen, places, COLUMNS, as_codes)):
        facts, faults = read_death(row, places, today=today)
        problems += [(at, fault.field, fault.says) for fault in faults]
        if reason := why_not_key(facts.key) or (THERE if facts.key in there else None):
            problems.append((at, "key", reason))
        there.add(facts.key)
        deaths.append(facts)
    if faults := all_faults(pointing, [*totals, *located(sheet, chosen, problems, COLUMNS)]):
        return Judged(faults=faults)
    return Judged(deaths=tuple(deaths))
