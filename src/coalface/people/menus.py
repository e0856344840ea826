"""The staff menu: the entries that lead somewhere for this person."""

from django.http import HttpRequest

from coalface.core.roles import Role

from .queries import roles_of

ENTRIES = {
    Role.STEWARD: frozenset(
        {
            "desk",
            "staff_cards",
            "staff_newsletters",
            "staff_trials",
            "staff_reading",
            "staff_pulses",
            "people",
        }
    ),
    Role.PEER: frozenset({"why_desk", "staff_trials", "own_returns", "staff_reading", "learned"}),
    Role.ANSWERING_MANAGER: frozenset({"answers", "staff_trials", "own_returns", "staff_reading", "learned"}),
    Role.ANALYST: frozenset({"staff_reviews", "staff_bulletins", "own_returns", "staff_reading", "learned"}),
}


def menu_of(request: HttpRequest) -> frozenset[str]:
    if not request.user.is_authenticated:
        return frozenset()
    roles = {role for role, _ in roles_of(request.user)}
    return frozenset({"learned"}).union(*(ENTRIES.get(role, frozenset()) for role in roles))
