"""A child’s death in words: what is known, and what was known before."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.reviews.ages import AGE_CODES
from coalface.core.reviews.authorities import Authorities
from coalface.core.reviews.deaths import AGENCIES, CATEGORIES, DOMAINS, INFLUENCES, MODIFIABLE, DeathFacts

from ..models import DeathVersion
from ..queries import death_as_value
from .pages import made_by, when_words
from .words import Line, day_words, months_words


def death_lines(death: DeathFacts) -> list[Line]:
    agencies = ", ".join(_(AGENCIES[code]) for code in AGENCIES if code in death.agencies)
    age = (
        months_words(death.age_months)
        if death.age_months is not None
        else _(AGE_CODES.get(death.age_band, death.age_band))
    )
    return [
        Line(_("Month"), month_words(death)),
        Line(_("Panel met"), day_words(death.panel_date)),
        Line(_("Authority"), death.authority.name if death.authority else _("Not known")),
        Line(_("Age"), age),
        Line(_("Category"), _(CATEGORIES.get(death.category, death.category))),
        *(Line(_(label), _(INFLUENCES.get(getattr(death, name), ""))) for name, label in DOMAINS.items()),
        Line(_("Modifiable"), _(MODIFIABLE.get(death.modifiable, death.modifiable))),
        Line(_("At the panel"), agencies or _("Not known")),
    ]


def month_words(death: DeathFacts) -> str:
    return f"{death.month:%B %Y}" if death.month else _("Not known")


def deaths_list(versions: Iterable[DeathVersion], places: Authorities) -> list[dict[str, Any]]:
    found = []
    for version in versions:
        death = death_as_value(version, places)
        found.append(
            {
                "id": version.death_id,
                "key": death.key,
                "month": month_words(death),
                "where": death.authority.name if death.authority else _("Not known"),
                "category": _(CATEGORIES.get(death.category, death.category)),
                "modifiable": _(MODIFIABLE.get(death.modifiable, death.modifiable)),
            }
        )
    return found


def death_page(versions: Sequence[DeathVersion], places: Authorities) -> dict[str, Any]:
    """One death as it is known now, and everything that was ever known of it."""
    latest = versions[0]
    history: list[dict[str, Any]] = []
    if latest.known_to is not None and latest.closed_by is not None:
        struck = made_by(latest.closed_by)
        history.append({**struck, "when": when_words(latest.known_to), "differences": [], "lines": []})
    for version, before in zip(versions, [*versions[1:], None], strict=True):
        lines = death_lines(death_as_value(version, places))
        old = dict(death_lines(death_as_value(before, places))) if before else {}
        changed = [
            (line.name, old[line.name], line.says) for line in lines if before and old[line.name] != line.says
        ]
        history.append(
            {
                **made_by(version.opened_by),
                "when": when_words(version.known_from),
                "differences": changed,
                "lines": [] if before else lines,
            }
        )
    return {
        "id": latest.death_id,
        "struck": latest.known_to is not None,
        "key": latest.death.key,
        "lines": death_lines(death_as_value(latest, places)),
        "number": latest.number,
        "history": history,
    }
