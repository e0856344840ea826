"""A model as its definition file says it: parameters, stocks, and what lies between, checked and in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from .expressions import Expression
from .units import Unit

if TYPE_CHECKING:
    from .program import Program

SHIPPED = Path(__file__).with_name("definition.toml")
TIME = "time"


@dataclass(frozen=True, slots=True)
class Parameter:
    """An assumption, a lever, or an event that happens whether levers are moved or not. `least` and `most` are
    the plausible range; limits are what may be typed at all.
    """

    name: str
    says: str
    unit: Unit
    default: float
    least: float
    most: float
    limits: tuple[float, float]
    is_lever: bool
    is_event: bool
    grade: str
    source: str


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is, how it starts, and how it changes in a week."""

    name: str
    says: str
    unit: Unit
    starts: Expression
    changes: Expression


@dataclass(frozen=True, slots=True)
class Auxiliary:
    """What follows from stocks, parameters and other auxiliaries at the same moment."""

    name: str
    unit: Unit
    value: Expression


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a lever is judged by: the mean of the last year. A difference below `counts_from`, in points of a hundred
    or in percent, is not worth counting.
    """

    name: str
    says: str
    less_is_better: bool
    in_points: bool
    counts_from: float


@dataclass(frozen=True)
class Definition:
    """A checked definition. `auxiliaries` stand in an order in which each needs only those before it."""

    name: str
    digest: str
    parameters: Mapping[str, Parameter]
    constants: Mapping[str, tuple[float, Unit]]
    auxiliaries: tuple[Auxiliary, ...]
    stocks: Mapping[str, Stock]
    outcomes: Mapping[str, Outcome]

    @cached_property
    def program(self) -> "Program":
        """The steps that engines follow."""
        from .program import program_of

        return program_of(self)

    @cached_property
    def levers(self) -> dict[str, Parameter]:
        return {name: one for name, one in self.parameters.items() if one.is_lever}

    @cached_property
    def events(self) -> dict[str, Parameter]:
        return {name: one for name, one in self.parameters.items() if one.is_event}

    @cached_property
    def assumptions(self) -> dict[str, Parameter]:
        """The parameters whose range is wider than one value."""
        return {name: one for name, one in self.parameters.items() if one.least < one.most}


def digest_of(text: str) -> str:
    """What a result carries, so that one can tell which definition it came from."""
    return sha256(text.replace("\r\n", "\n").encode()).hexdigest()


@lru_cache(maxsize=1)
def shipped() -> Definition:
    """The definition that comes with the program."""
    from .reading import definition_from

    return definition_from(SHIPPED.read_text(encoding="utf-8"))
