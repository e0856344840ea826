"""A why map as a page shows it: the drawing, the same as text, and the list that is edited."""

from typing import Any

from django.utils.translation import gettext as _

from coalface.core.vocabulary import Effect
from coalface.core.why_map import ARROW_WORDS, LEVEL_WORDS, Level, WhyMap, as_text, draw


def map_page(drawn: WhyMap, title: str) -> dict[str, Any] | None:
    """None where nothing is drawn yet."""
    if not drawn.nodes:
        return None
    name = _("Why map: %s") % title
    return {
        "drawing": draw(drawn, name, say=_),
        "text": as_text(drawn, _),
        "nodes": [
            {
                "id": node.id,
                "text": node.text,
                "level": _(LEVEL_WORDS[Level(node.level)]),
                "open_why": node.open_why,
            }
            for level in Level
            for node in drawn.on(level)
        ],
        "arrows": [
            {
                "named": f"{arrow.source} {arrow.target}",
                "source": drawn.by_id[arrow.source].text,
                "target": drawn.by_id[arrow.target].text,
                "effect": _(ARROW_WORDS[Effect(arrow.effect)]),
            }
            for arrow in drawn.arrows
        ],
        "loose": len(
            drawn.by_id.keys() - {end for arrow in drawn.arrows for end in (arrow.source, arrow.target)}
        ),
        "open_whys": [node.text for node in drawn.open_whys],
    }
