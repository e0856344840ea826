"""What is known of a review as plain facts, for other programs."""

from typing import Any

from coalface.core.reviews.rules import DATES

from ..models import FACTS, Version


def version_facts(version: Version) -> dict[str, Any]:
    """One version, in the codes of a register file."""
    facts = {name: getattr(version, name) for name in FACTS}
    return {
        "id": version.review_id,
        "review": version.review.key,
        "number": version.number,
        "known_from": version.known_from.isoformat(),
        "known_to": version.known_to.isoformat() if version.known_to else None,
        "way": version.opened_by.way,
        "why": version.opened_by.why,
        "note": version.opened_by.note,
        **facts,
        **{name: facts[name].isoformat() if facts[name] else None for name in DATES},
        "authorities": [row.code for row in version.authorities.all()],
        "children": [
            {
                "age_months": child.age_months,
                "age_band": child.age_band,
                "died": child.died,
                "maltreatment": child.maltreatment,
                "maltreatment_also": [code for code in child.maltreatment_also.split(";") if code],
            }
            for child in version.children.all()
        ],
    }
