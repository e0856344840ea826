"""Child deaths as an overview panel records them (CDOP form C): codes and ages, and nothing that says whose it was.

Nobody is blamed by it: an influence says in which domain conditions stood that contributed, and how much.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from coalface.core.errors import NotAllowed
from coalface.core.words import gettext_noop as _

from .ages import AGE_CODES, band_of
from .authorities import Authorities, Authority, why_authorities_not
from .lists import UNKNOWN, not_on_list
from .rules import TWO_AGES, WHOLE_MONTHS, why_age_not
from .typed import Answers, Fault, read_count, read_day, tried

# The four domains of form C.
DOMAINS = MappingProxyType(
    {
        "influence_child": _("Factors intrinsic to the child"),
        "influence_family": _("Family and environment"),
        "influence_parenting": _("Parenting capacity"),
        "influence_services": _("Service provision"),
    }
)
INFLUENCES = MappingProxyType(
    {
        "0": _("0: information not available"),
        "1": _("1: no factors identified"),
        "1*": _("1*: factors identified, unlikely to have contributed to the death"),
        "2": _("2: factors that may have contributed to vulnerability, ill-health or death"),
        "3": _("3: factors that provide a complete and sufficient explanation for the death"),
    }
)
CONTRIBUTED = ("2", "3")
CATEGORIES = MappingProxyType(
    {
        "1": _("Deliberately inflicted injury, abuse or neglect"),
        "2": _("Suicide or deliberate self-inflicted harm"),
        "3": _("Trauma and other external factors"),
        "4": _("Malignancy"),
        "5": _("Acute medical or surgical condition"),
        "6": _("Chronic medical condition"),
        "7": _("Chromosomal, genetic and congenital anomalies"),
        "8": _("Perinatal or neonatal event"),
        "9": _("Infection"),
        "10": _("Sudden unexpected, unexplained death"),
        UNKNOWN: _("Not known yet"),
    }
)
MODIFIABLE = MappingProxyType(
    {
        "yes": _("Modifiable factors were identified"),
        "no": _("No modifiable factors were identified"),
        UNKNOWN: _("Not enough information"),
    }
)
AGENCIES = MappingProxyType(
    {
        "primary": _("Primary health care"),
        "paediatrics": _("Paediatrics"),
        "hospital": _("Hospital services"),
        "mental": _("Mental health services"),
        "ambulance": _("Ambulance services"),
        "police": _("Police"),
        "social_care": _("Children’s social care services"),
        "schools": _("Schools"),
        "other": _("Others"),
    }
)
CODED = MappingProxyType(
    {"category": CATEGORIES, "modifiable": MODIFIABLE, **dict.fromkeys(DOMAINS, INFLUENCES)}
)

NO_MONTH = _("The month of the death is missing. Give it as 3/2026, without the day.")
ODD_MONTH = _("This is no month. Write it like 3/2026 or 2026-03, without the day.")
AHEAD = _("This lies ahead of today. Look at it again.")
PANEL_EARLY = _("The panel met before the death. Look at both.")
NO_PLACE = _("No authority is named. Name the one in which the child lived.")
NO_SUCH_PLACE = _("There is no authority of this code. Look at the list of codes.")
NOTHING_MODIFIABLE = _(
    "It says that modifiable factors were identified, and no domain has an influence of 2 or 3. Look at both."
)


@dataclass(frozen=True, slots=True)
class DeathFacts:
    """What a panel recorded of one death. `month` is the first day of the month: the day itself is not asked for."""

    key: str = ""
    month: date | None = None
    panel_date: date | None = None
    authority: Authority | None = None
    age_months: int | None = None
    age_band: str = UNKNOWN
    category: str = UNKNOWN
    modifiable: str = UNKNOWN
    influence_child: str = "0"
    influence_family: str = "0"
    influence_parenting: str = "0"
    influence_services: str = "0"
    agencies: frozenset[str] = frozenset()


def why_not_death(death: DeathFacts, today: date) -> list[tuple[str, str]]:
    """Everything that cannot be so: (field, sentence). Empty where nothing is wrong."""
    found = [(name, not_on_list(codes)) for name, codes in CODED.items() if getattr(death, name) not in codes]
    if not death.agencies <= AGENCIES.keys():
        found.append(("agencies", not_on_list(AGENCIES)))
    if death.age_months is not None and (reason := why_age_not(death.age_months)):
        found.append(("age_months", reason))
    elif death.age_months is not None and death.age_band not in (UNKNOWN, band_of(death.age_months)):
        found.append(("age_band", TWO_AGES))
    if death.age_band not in AGE_CODES:
        found.append(("age_band", not_on_list(AGE_CODES)))
    if death.month is None:
        found.append(("month", NO_MONTH))
    found += [
        (name, AHEAD) for name in ("month", "panel_date") if (day := getattr(death, name)) and day > today
    ]
    if death.month and death.panel_date and death.panel_date < death.month:
        found.append(("panel_date", PANEL_EARLY))
    if death.authority is None:
        found.append(("authority", NO_PLACE))
    elif reason := why_authorities_not([death.authority], death.month):
        found.append(("authority", reason))
    if death.modifiable == "yes" and not any(getattr(death, name) in CONTRIBUTED for name in DOMAINS):
        found.append(("modifiable", NOTHING_MODIFIABLE))
    return found


def read_death(answers: Answers, places: Authorities, *, today: date) -> tuple[DeathFacts, list[Fault]]:
    """The death that was typed, and everything that is wrong in it."""
    faults: list[Fault] = []
    month = tried(faults, "month", read_month, answers)
    panel = tried(faults, "panel_date", read_day, answers)
    months = tried(faults, "age_months", lambda typed: read_count(typed, WHOLE_MONTHS), answers)
    place = places.named(answers.get("authority", "")) if answers.get("authority") else None
    if answers.get("authority") and place is None:
        faults.append(Fault("authority", NO_SUCH_PLACE))
    agencies = (code.strip() for code in answers.get("agencies", "").split(";"))
    codes = {name: answers.get(name, "").strip() for name in (*CODED, "age_band")}
    facts = DeathFacts(
        key=answers.get("key", "").strip(),
        month=month,
        panel_date=panel,
        authority=place,
        age_months=months,
        agencies=frozenset(filter(None, agencies)),
        **{name: code for name, code in codes.items() if code},
    )
    unread = {fault.field for fault in faults}
    faults += [Fault(name, says) for name, says in why_not_death(facts, today) if name not in unread]
    return facts, faults


def read_month(typed: str) -> date | None:
    """The first day of a month that was typed as 3/2026 or 2026-03. NotAllowed where it is none."""
    plain = typed.strip()
    if not plain:
        return None
    first, sign, second = plain.partition("-") if "-" in plain else plain.partition("/")
    year, month = (first, second) if "-" in plain else (second, first)
    if not (
        sign and year.isascii() and year.isdigit() and len(year) == 4 and month.isascii() and month.isdigit()
    ):
        raise NotAllowed(ODD_MONTH)
    try:
        found = read_day(f"{year}-{int(month):02}-01")
    except NotAllowed as refusal:
        raise NotAllowed(ODD_MONTH) from refusal
    return found


LISTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {**CODED, "age_band": AGE_CODES, "agencies": AGENCIES}
)
