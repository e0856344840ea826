"""The columns of a sheet of child deaths, and the words in it as codes."""

from collections.abc import Mapping
from types import MappingProxyType

from .authorities import Authorities
from .deaths import AGENCIES, DOMAINS, INFLUENCES, LISTS
from .mapping import code_in, code_of_place

COLUMNS = MappingProxyType(
    {
        "key": ("Reference", ("ref", "id", "reference number", "case ref")),
        "month": ("Month of the death", ("month of death", "date of death month")),
        "panel_date": ("When the panel met", ("date of panel", "panel", "panel date", "date reviewed")),
        "authority": ("Authority", ("local authority", "la", "la code", "council", "area")),
        "age_months": ("Age in months", ("months", "age in whole months")),
        "age_band": ("Age band", ("age group", "age range")),
        "category": ("Category of the death", ("category of death", "classification")),
        "influence_child": (DOMAINS["influence_child"], ("domain a", "child", "intrinsic", "childs needs")),
        "influence_family": (DOMAINS["influence_family"], ("domain b", "family", "environment")),
        "influence_parenting": (DOMAINS["influence_parenting"], ("domain c", "parenting")),
        "influence_services": (DOMAINS["influence_services"], ("domain d", "services", "service")),
        "modifiable": ("Modifiable factors", ("modifiable", "modifiable factors identified", "preventable")),
        "agencies": ("Who was at the panel", ("agencies represented", "present")),
    }
)
NEEDED = ("key", "month", "authority")


def as_codes(row: Mapping[str, str], places: Authorities) -> dict[str, str]:
    """A row with its words as codes, where they are the words of a list. All else stays, to be found wanting."""
    return {name: _as_code(name, typed.strip(), places) for name, typed in row.items()}


def _as_code(name: str, typed: str, places: Authorities) -> str:
    if name == "authority":
        return code_of_place(typed, places)
    if name == "agencies":
        return ";".join(code_in(AGENCIES, part.strip()) for part in typed.split(";") if part.strip())
    if name in DOMAINS:
        # 1 and 1* are two codes: what plain letters make alike is not alike here.
        return next((code for code, label in INFLUENCES.items() if typed in (code, label)), typed)
    if name == "month" and len(typed) == len("2026-03-01"):
        # A spreadsheet makes a day of a month.
        return typed[:7] if typed.endswith("-01") else typed
    return code_in(LISTS[name], typed) if name in LISTS else typed
