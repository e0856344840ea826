"""What somebody asked for in the address. Nothing of it is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from coalface.core.spiral import shipped
from coalface.warehouse.areas import ENGLAND

from .held import MOST_HELD, held_as_code, held_in, held_values
from .levers import AS_NOW, BELIEF, EVENT, LEVERS, Choice

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
    """`chosen` has a code for each select, `held` an end of its range for each assumption that somebody is sure of.

    `closer` asks for what takes longer. `unknown` says that part of the address meant nothing.
    """

    place: str = ENGLAND
    name: str = ""
    look: str = DRAWN[0]
    go: bool = False
    closer: bool = False
    chosen: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
    unknown: bool = False

    @property
    def levers(self) -> dict[str, float]:
        return self._told(LEVERS)

    @property
    def events(self) -> dict[str, float]:
        return self._told([EVENT])

    @property
    def beliefs(self) -> dict[str, float]:
        return {**self._told([BELIEF]), **held_values(self.held)}

    def _told(self, choices: Iterable[Choice]) -> dict[str, float]:
        told: dict[str, float] = {}
        for choice in choices:
            if step := choice.step(self.chosen.get(choice.name, AS_NOW)):
                told |= step.told
        return told

    def query(self, **changed: str) -> str:
        """The same as an address. What is left as it is now is left out."""
        told = {
            "place": self.place,
            "name": self.name,
            "look": self.look,
            **self.chosen,
            "hold": held_as_code(self.held),
            "closer": "1" if self.closer else "",
            "go": "1",
            **changed,
        }
        return urlencode({name: code for name, code in told.items() if code and code != AS_NOW})

    def carried(self) -> list[tuple[str, str]]:
        """The same as hidden fields of a form."""
        return parse_qsl(self.query(closer=""))

    def query_holding(self, assumption: str, end: str) -> str:
        """The same, sure of this too; or sure of it no more, where `end` is nothing. Oldest go first."""
        others = [(name, one) for name, one in self.held.items() if name != assumption]
        added = [(assumption, end)] if end else []
        return self.query(hold=held_as_code(dict([*others, *added][-MOST_HELD:])))


def asked_in(given: Mapping[str, str]) -> Asked:
    """Read the address. What it cannot mean is left out, and said."""
    chosen, unknown = {}, False
    for choice in (*LEVERS, EVENT, BELIEF):
        code = given.get(choice.name, AS_NOW)
        unknown |= choice.step(code) is None
        chosen[choice.name] = code if choice.step(code) else AS_NOW
    look = given.get("look", DRAWN[0])
    unknown |= look not in DRAWN
    held, all_known = held_in(given.get("hold", ""))
    # Whoever is sure of an end of the range has said it last; the select must not say something else.
    if any(one in held for step in BELIEF.steps for one in step.told):
        chosen[BELIEF.name] = AS_NOW
    name = "".join(sign for sign in given.get("name", "") if sign.isprintable()).strip()
    return Asked(
        place=given.get("place", ENGLAND).strip()[:100] or ENGLAND,
        name=name[:LONGEST_NAME],
        look=look if look in DRAWN else DRAWN[0],
        go=given.get("go") == "1",
        closer=given.get("closer") == "1",
        chosen=chosen,
        held=held,
        unknown=unknown or not all_known,
    )


def outcome_words(look: str) -> str:
    return shipped().outcomes[look].says
