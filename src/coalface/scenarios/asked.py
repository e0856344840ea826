"""What somebody asked for in the address. Nothing of it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from coalface.core.spiral import shipped
from coalface.warehouse.areas import ENGLAND

from .levers import AS_NOW, BELIEF, EVENT, EVENTS, LEVERS, Choice

LONGEST_NAME = 80
# What may be drawn. High risk that is not seen is not: only whether it becomes more or less is answered.
DRAWN = (
    "vacancy_rate",
    "turnover_rate",
    "perceived_workload",
    "waiting",
    "undetected_errors",
    "morale",
    "trust",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """`chosen` has a code for each select. `unknown` says that part of the address meant nothing."""

    place: str = ENGLAND
    name: str = ""
    look: str = DRAWN[0]
    go: bool = False
    chosen: Mapping[str, str] = field(default_factory=dict)
    unknown: bool = False

    @property
    def levers(self) -> dict[str, float]:
        return {one.parameter: value for one in LEVERS if (value := self._value(one)) is not None}

    @property
    def events(self) -> dict[str, float]:
        return dict(EVENTS.get(self.chosen.get(EVENT.name, ""), {}))

    @property
    def beliefs(self) -> dict[str, float]:
        value = self._value(BELIEF)
        return {} if value is None else {BELIEF.parameter: value}

    def _value(self, choice: Choice) -> float | None:
        step = choice.step(self.chosen.get(choice.name, AS_NOW))
        return step.value if step else None

    def query(self, **changed: str) -> str:
        """The same as an address. What is left as it is now is left out."""
        told = {
            "place": self.place,
            "name": self.name,
            "look": self.look,
            **self.chosen,
            "go": "1",
            **changed,
        }
        return urlencode({name: code for name, code in told.items() if code and code != AS_NOW})


def asked_in(given: Mapping[str, str]) -> Asked:
    """Read the address. What it cannot mean is left out, and said."""
    chosen, unknown = {}, False
    for choice in (*LEVERS, EVENT, BELIEF):
        code = given.get(choice.name, AS_NOW)
        unknown |= choice.step(code) is None
        chosen[choice.name] = code if choice.step(code) else AS_NOW
    look = given.get("look", DRAWN[0])
    unknown |= look not in DRAWN
    name = "".join(sign for sign in given.get("name", "") if sign.isprintable()).strip()
    return Asked(
        place=given.get("place", ENGLAND).strip()[:100] or ENGLAND,
        name=name[:LONGEST_NAME],
        look=look if look in DRAWN else DRAWN[0],
        go=given.get("go") == "1",
        chosen=chosen,
        unknown=unknown,
    )


def outcome_words(look: str) -> str:
    return shipped().outcomes[look].says
