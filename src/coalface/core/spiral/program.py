"""A definition as a list of steps: what is worked out once, and what each week. Every engine follows the same
list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .definition import TIME, Definition
from .expressions import Apply, Expression, Name, Number


@dataclass(frozen=True, slots=True)
class Step:
    """Put into place `into` what comes of applying `what` to the places `of`."""

    what: str
    into: int
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """Places are numbered. `once` needs parameters alone; `weekly` needs stocks or the time."""

    parameters: Mapping[str, int]
    numbers: Mapping[int, float]
    time: int
    stocks: tuple[str, ...]
    levels: tuple[int, ...]
    starts: tuple[int, ...]
    changes: tuple[int, ...]
    once: tuple[Step, ...]
    weekly: tuple[Step, ...]
    named: Mapping[str, int]
    places: int


@dataclass(slots=True)
class _Writer:
    named: dict[str, int] = field(default_factory=dict)
    numbers: dict[float, int] = field(default_factory=dict)
    done: dict[tuple[str, tuple[int, ...]], int] = field(default_factory=dict)
    moving: set[int] = field(default_factory=set)
    once: list[Step] = field(default_factory=list)
    weekly: list[Step] = field(default_factory=list)
    places: int = 0

    def place(self, *, moving: bool = False) -> int:
        self.places += 1
        if moving:
            self.moving.add(self.places - 1)
        return self.places - 1

    def write(self, tree: Expression) -> int:
        """The place where the value of an expression stands; the same expression has the same place."""
        match tree:
            case Number(value):
                if value not in self.numbers:
                    self.numbers[value] = self.place()
                return self.numbers[value]
            case Name(name):
                return self.named[name]
            case Apply(what, to):
                of = tuple(self.write(part) for part in to)
                return self.without_dividing(what, of) or self.step(what, of)
        raise AssertionError(f"no such expression: {tree}")

    def step(self, what: str, of: tuple[int, ...]) -> int:
        if (what, of) not in self.done:
            moving = not self.moving.isdisjoint(of)
            self.done[what, of] = into = self.place(moving=moving)
            (self.weekly if moving else self.once).append(Step(what, into, of))
        return self.done[what, of]

    def without_dividing(self, what: str, of: tuple[int, ...]) -> int | None:
        """Where what is divided by stays the same, divide once and multiply each week: that is several times as quick.

        over(a, b, c) becomes a * over(1, b, 0) + c * over(0, b, 1).
        """
        if what not in ("div", "over") or of[0] not in self.moving or of[1] in self.moving:
            return None
        one, nought = self.write(Number(1.0)), self.write(Number(0.0))
        if what == "div":
            return self.step("mul", (of[0], self.step("div", (one, of[1]))))
        times = self.step("mul", (of[0], self.step("over", (one, of[1], nought))))
        otherwise = self.step("mul", (of[2], self.step("over", (nought, of[1], one))))
        return self.step("add", (times, otherwise))


def program_of(definition: Definition) -> Program:
    """The steps, each after those that it needs."""
    writer = _Writer()
    for name in definition.parameters:
        writer.named[name] = writer.place()
    for name, (value, _) in definition.constants.items():
        writer.named[name] = writer.write(Number(value))
    for name in (TIME, *definition.stocks):
        writer.named[name] = writer.place(moving=True)
    for auxiliary in definition.auxiliaries:
        writer.named[auxiliary.name] = writer.write(auxiliary.value)
    starts = tuple(writer.write(stock.starts) for stock in definition.stocks.values())
    changes = tuple(writer.write(stock.changes) for stock in definition.stocks.values())
    return Program(
        {name: writer.named[name] for name in definition.parameters},
        {place: value for value, place in writer.numbers.items()},
        writer.named[TIME],
        tuple(definition.stocks),
        tuple(writer.named[name] for name in definition.stocks),
        starts,
        changes,
        tuple(writer.once),
        tuple(writer.weekly),
        writer.named,
        writer.places,
    )
