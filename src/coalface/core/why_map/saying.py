"""A why map in words: the same content as the drawing, for whoever does not see it."""

from collections.abc import Callable

from ..vocabulary import Effect
from ..words import gettext_noop as _
from .model import ARROW_WORDS, LEVEL_WORDS, Level, Node, WhyMap

NOBODY_KNOWS = _("Why? Nobody can say yet.")
NOTHING_HERE = _("Nothing is named here.")


def as_written(words: str) -> str:
    return words


def as_text(drawn: WhyMap, say: Callable[[str], str] = as_written) -> str:
    """Return the map as lines of plain text, level by level, each thing numbered. `say` translates fixed words."""
    numbers = {node.id: number for number, node in enumerate(in_order(drawn), start=1)}
    lines: list[str] = []
    for level in Level:
        lines += [*([""] if lines else []), say(LEVEL_WORDS[level])]
        for node in drawn.on(level):
            lines.append(f"{numbers[node.id]}. {_one_line(node)}")
            lines += [f"   {words}" for words in _led_to(drawn, node, numbers, say)]
            if node.open_why:
                lines.append(f"   {say(NOBODY_KNOWS)}")
        if not drawn.on(level):
            lines.append(say(NOTHING_HERE))
    return "\n".join(lines)


def in_order(drawn: WhyMap) -> list[Node]:
    """The nodes from the top of the drawing to the foot."""
    return [node for level in Level for node in drawn.on(level)]


def _led_to(drawn: WhyMap, node: Node, numbers: dict[str, int], say: Callable[[str], str]) -> list[str]:
    said = []
    for effect in Effect:
        targets = [
            arrow.target for arrow in drawn.arrows if (arrow.source, arrow.effect) == (node.id, effect)
        ]
        if targets:
            named = "; ".join(
                f"{numbers[target]} ({_one_line(drawn.by_id[target])})"
                for target in sorted(targets, key=numbers.__getitem__)
            )
            said.append(f"{say(ARROW_WORDS[effect])}: {named}")
    return said


def _one_line(node: Node) -> str:
    return " ".join(node.text.split())
