"""All children's social care inspections since 2009, one row an authority and its inspections side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coalface.warehouse.rows import Inspection
from coalface.warehouse.tables import Sheet

from . import ofsted
from .source import OFSTED, Source

SLAC = "Safeguarding & Looked After Children (SLAC) Inspection publication date"
SIF = "Single Inspection of LA Children's Services (SIF)"


@dataclass(frozen=True, slots=True)
class Visit:
    """The columns of one inspection among those that stand side by side."""

    framework: str
    kind: str
    published: str
    overall: str
    parts: dict[str, str] = field(default_factory=dict)


def _sif(which: str, kind: str) -> Visit:
    return Visit(
        "SIF",
        kind,
        f"{SIF} {which} publication date",
        f"{which} Overall Judgement (OE)",
        {
            "leaders": f"{which} leadership, management and governance",
            "protection": f"{which} children who need help and protection",
            "in_care": f"{which} children looked after and achieving permanence",
            "care_leavers": f"{which} CLA Sub: Experiences and progress of care leavers",
        },
    )


def _ilacs(which: str, in_care: dict[str, str]) -> Visit:
    before = f"{which} ILACS framework".strip()
    return Visit(
        "ILACS",
        f"{before} inspection type",
        f"{before} publication date",
        f"{before} overall effectiveness",
        {
            "leaders": f"{before} impact of leaders",
            "protection": f"{before} experiences and progress of children who need help and protection",
            **{part: f"{before} {column}" for part, column in in_care.items()},
        },
    )


TOGETHER = {"in_care": "experiences and progress of children in care and care leavers"}
APART = {
    "in_care": "experiences and progress of children in care",
    "care_leavers": "experiences and progress of care leavers",
}
EARLY = (
    Visit("SLAC", "", SLAC, "SLAC Safeguarding Overall effectiveness (OE)"),
    Visit(
        "SLAC",
        "re-inspection",
        "SLAC re-inspection of Safeguarding publication date",
        "SLAC re-inspection Safeguarding OE",
    ),
    Visit("CPI", "", "Child Protection Inspections (CPI) publication date", "CPI Overall Effectiveness (OE)"),
    Visit(
        "CPI",
        "re-inspection",
        "Child Protection Re-Inspection (CPRI) publication date",
        "CPRI Overall Effectiveness (OE)",
    ),
    _sif("First SIF", ""),
    _sif("SIF Re-inspection", "re-inspection"),
)
IN_CARE_OF_SLAC = "SLAC Looked After Children Overall Effectiveness (OE)"
KINDS = {"ILACS Standard Inspection": "standard", "ILACS Short Inspection": "short"}


@dataclass(frozen=True, slots=True)
class Since2009Layout:
    """`visits` stand side by side; one that did not happen has no publication date."""

    visits: tuple[Visit, ...]

    @property
    def needs(self) -> frozenset[str]:
        columns = {
            column for one in self.visits for column in (one.published, one.overall, *one.parts.values())
        }
        return frozenset({ofsted.NAME, IN_CARE_OF_SLAC, *columns})

    def read(self, sheet: Sheet) -> Iterator[Inspection]:
        for line, cells in sheet.rows:
            row = dict(zip(sheet.header, (cell.strip() for cell in cells), strict=True))
            for visit in self.visits:
                if row[visit.published] and row[visit.published] not in ofsted.NO_JUDGEMENT:
                    yield _inspection(sheet, line, row, visit)


def _inspection(sheet: Sheet, line: int, row: dict[str, str], visit: Visit) -> Inspection:
    published = ofsted.day(sheet, line, visit.published, row[visit.published])
    parts = dict(visit.parts)
    if visit.published == SLAC:
        parts["in_care"] = IN_CARE_OF_SLAC
    return Inspection(
        line=line,
        area=ofsted.authority(sheet, line, row, published),
        published=published,
        framework=visit.framework,
        kind=KINDS.get(row.get(visit.kind, ""), "") if visit.framework == "ILACS" else visit.kind,
        overall=ofsted.judgement(sheet, line, visit.overall, row[visit.overall]),
        **{part: ofsted.judgement(sheet, line, column, row[column]) for part, column in parts.items()},
    )


SOURCE = Source(
    code="ofsted_since_2009",
    title="Children’s social care in England 2023, inspections of local authorities since 2009",
    publisher=OFSTED,
    period="day of publication",
    layouts=(
        Since2009Layout((*EARLY, _ilacs("First", TOGETHER), _ilacs("Second", APART))),
        Since2009Layout((*EARLY, _ilacs("", TOGETHER))),
    ),
    note="Inspections of before 2013 stand in it under today’s words: it has no “adequate”.",
)
