"""What a why map holds: what was so, on five levels, and arrows for what made what more likely, or less."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from ..errors import NotAllowed
from ..telling import Problem
from ..vocabulary import Effect
from ..words import gettext_noop as _


class Level(StrEnum):
    """Where in the system something lies. Maps are drawn in this order, from far away down to the family."""

    OUTSIDE = "outside"
    ORGANISATION = "organisation"
    TEAM = "team"
    WORKER = "worker"
    FAMILY = "family"


LEVEL_WORDS = {
    Level.OUTSIDE: _("Outside the organisation"),
    Level.ORGANISATION: _("Organisation"),
    Level.TEAM: _("Team"),
    Level.WORKER: _("Worker"),
    Level.FAMILY: _("Family and child"),
}

# What an arrow says. "Helped" would read as its opposite where it leads to "Nobody comes".
ARROW_WORDS = {
    Effect.HINDERED: _("Made it more likely"),
    Effect.HELPED: _("Made it less likely"),
}

# More than these is more than anyone follows with a finger.
MOST_NODES = 24
MOST_ARROWS = 40
LONGEST_TEXT = 160


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that was so. `open_why`: nobody can say yet why it was so."""

    id: str
    level: str
    text: str
    open_why: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """`source` made `target` more likely (Effect.HINDERED), or less (Effect.HELPED). Both are ids of nodes."""

    source: str
    target: str
    effect: str = Effect.HINDERED.value


@dataclass(frozen=True, slots=True)
class WhyMap:
    """A map as it was drawn up. It may be unfinished: `problems` says what is still amiss."""

    nodes: tuple[Node, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    by_id: Mapping[str, Node] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {node.id: node for node in self.nodes})

    def on(self, level: str) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.level == level)

    @property
    def open_whys(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.open_why)

    def as_facts(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Nodes and arrows, ready to be kept as JSON."""
        return [asdict(node) for node in self.nodes], [asdict(arrow) for arrow in self.arrows]

    @classmethod
    def from_facts(cls, nodes: Iterable[Mapping[str, Any]], arrows: Iterable[Mapping[str, Any]]) -> "WhyMap":
        """A map from what was kept. Raises NotAllowed where that is no map at all."""
        try:
            return cls(tuple(Node(**one) for one in nodes), tuple(Arrow(**one) for one in arrows))
        except TypeError:
            raise NotAllowed(_("This is not a why map. Draw it again from the list.")) from None


def problems(drawn: WhyMap) -> list[Problem]:
    """Everything to look at again before a map is kept or drawn, as sentences; none where all is well."""
    return [*_of_nodes(drawn), *_of_arrows(drawn)]


def _of_nodes(drawn: WhyMap) -> Iterable[Problem]:
    nodes = drawn.nodes
    if len(nodes) > MOST_NODES:
        yield Problem(
            "nodes",
            _("A map of more than 24 things is hard to follow. Draw two maps, or join what is alike."),
        )
    if any(not node.text.strip() for node in nodes):
        yield Problem("nodes", _("Something on the map has no words yet. Say it, or take it out."))
    if any(len(node.text) > LONGEST_TEXT for node in nodes):
        yield Problem("nodes", _("Each thing on the map has room for 160 letters. Please say it shorter."))
    if any(node.level not in set(Level) for node in nodes):
        yield Problem("nodes", _("Choose a level from the list for everything on the map."))
    if len(drawn.by_id) < len(nodes) or any(not node.id for node in nodes):
        yield Problem("nodes", _("Two things on the map have the same key. Take one of them out."))
    if any(
        count > 1 for count in Counter((node.level, node.text.strip().casefold()) for node in nodes).values()
    ):
        yield Problem("nodes", _("The same words stand twice on one level. Keep one of them."))


def _of_arrows(drawn: WhyMap) -> Iterable[Problem]:
    arrows = drawn.arrows
    if len(arrows) > MOST_ARROWS:
        yield Problem("arrows", _("More than 40 arrows cannot be followed. Keep those that explain most."))
    if any(end not in drawn.by_id for arrow in arrows for end in (arrow.source, arrow.target)):
        yield Problem("arrows", _("An arrow leads from or to something that is not on the map. Take it out."))
    if any(arrow.source == arrow.target for arrow in arrows):
        yield Problem("arrows", _("An arrow leads back to where it began. Choose what it leads to."))
    if any(arrow.effect not in set(Effect) for arrow in arrows):
        yield Problem(
            "arrows", _("Say for each arrow whether it made something more likely, or less likely.")
        )
    if any(count > 1 for count in Counter((arrow.source, arrow.target) for arrow in arrows).values()):
        yield Problem("arrows", _("Two arrows lead from the same thing to the same thing. Keep one of them."))
