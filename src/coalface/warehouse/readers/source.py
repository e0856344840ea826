"""What every reader says of its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from coalface.warehouse.rows import Figure, Inspection
from coalface.warehouse.tables import Sheet

OGL = "Open Government Licence v3.0"
DFE = "Department for Education"
OFSTED = "Ofsted"
ONS = "Office for National Statistics"


class Layout(Protocol):
    """One way in which a source is laid out. `needs` are the columns by which it is recognised."""

    @property
    def needs(self) -> frozenset[str]: ...

    def read(self, sheet: Sheet) -> Iterator[Figure | Inspection]: ...


@dataclass(frozen=True, slots=True)
class Source:
    """One publication. Its releases, old and new, stand side by side; each file belongs to one."""

    code: str
    title: str
    publisher: str
    period: str
    layouts: tuple[Layout, ...]
    licence: str = OGL
    note: str = ""

    @property
    def items(self) -> tuple[str, ...]:
        """What a measure can read here; nothing where the rows of a file name it, and not its columns."""
        return tuple(dict.fromkeys(item for one in self.layouts for item in getattr(one, "there", ())))

    @property
    def attribution(self) -> str:
        return f"Contains public sector information licensed under the {self.licence}. {self.publisher}, {self.title}."
