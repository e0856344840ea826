"""What readers give: figures and inspections, each with the line that it stands on."""

from dataclasses import dataclass
from datetime import date

from coalface.core.figures import Value


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell. `area` is the key of an area, `item` what the source calls the thing that is counted."""

    line: int
    area: str
    year: int
    item: str
    value: Value
    note: str = ""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One published judgement. The parts are what the framework of its day judged; "" where it judged no such part."""

    line: int
    area: str
    published: date
    framework: str
    kind: str
    overall: str
    leaders: str = ""
    protection: str = ""
    in_care: str = ""
    care_leavers: str = ""
