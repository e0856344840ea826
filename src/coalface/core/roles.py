"""Who may be what. One table of roles, one table of those that one person may not hold together."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from .words import gettext_noop as _


class Role(StrEnum):
    """What somebody is here. The reporter is no role: they have no account, ever.

    The order is a rank: a leaf of somebody who holds several roles names the first of them.
    """

    STEWARD = "steward"
    PEER = "peer"
    ANSWERING_MANAGER = "answering_manager"
    AUTHOR = "author"
    ANALYST = "analyst"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """What a role is called, what it is for, and whether it belongs to one channel or to the organisation.

    `still_to_come` says in words what of it is not built yet.
    """

    label: str
    does: str
    of_channel: bool
    may_use_single_sign_on: bool
    still_to_come: str = ""


ROLES = {
    Role.STEWARD: RoleFacts(
        _("Steward"), _("Opens sealed reports, talks with reporters, drafts and checks cards."), True, False
    ),
    Role.PEER: RoleFacts(
        _("Peer"),
        _("Codes cards and drafts themes. Sees cards only."),
        True,
        True,
    ),
    Role.ANSWERING_MANAGER: RoleFacts(
        _("Answering manager"),
        _("Answers themes. Has no way to a sealed report."),
        True,
        True,
    ),
    Role.AUTHOR: RoleFacts(
        _("Author"),
        _("Answers the questionnaire about a case review, by a link of their own. Needs no account for it."),
        False,
        False,
    ),
    Role.ANALYST: RoleFacts(
        _("Analyst"),
        _("Keeps the register of case reviews, and makes the statistics from it. Sees no report."),
        False,
        True,
    ),
    Role.READER: RoleFacts(_("Reader"), _("Reads what is published, and follows it."), False, True),
}

# In one channel nobody holds both: whoever answers for a service must not be able to guess who told.
INCOMPATIBLE = {
    frozenset({Role.ANSWERING_MANAGER, Role.STEWARD}): _(
        "An answering manager cannot be a steward of the same channel: whoever answers must not know who told."
    ),
    frozenset({Role.ANSWERING_MANAGER, Role.PEER}): _(
        "An answering manager cannot be a peer of the same channel: peers judge what the service must answer."
    ),
}


def why_not_appoint(role: Role, *, by_operator: bool) -> str | None:
    """Return why this role is not given, mended or taken away on a page, or None.

    Two stewards check every card. One who could make, mend or remove the other could be both.
    """
    if role is Role.STEWARD and not by_operator:
        return _(
            "Two stewards check each other here, so neither can appoint, mend or remove the other."
            " Please ask the operator: it is one command."
        )
    return None


def why_not_single_sign_on(roles: Collection[Role]) -> str | None:
    """Return why somebody with these roles does not sign in with their organisation, or None.

    Whoever runs an organisation’s sign-in can be anybody in it. They must not be a steward.
    """
    if all(ROLES[role].may_use_single_sign_on for role in roles):
        return None
    if Role.STEWARD in roles:
        return _(
            "A steward signs in with a password and codes: their key is made from the password, so that nobody at "
            "their organisation can open a report in their name."
        )
    return _("This role signs in with a password and codes.")


def why_not_give(role: Role, *, held: frozenset[Role], line_manages_here: bool) -> str | None:
    """Return why somebody who holds these roles in a channel cannot have another, or None."""
    if role is Role.STEWARD and line_manages_here:
        return _("Nobody is a steward of a channel in which they line-manage.")
    if role in held:
        return _("This person has that role already.")
    reasons = (INCOMPATIBLE.get(frozenset({role, other})) for other in held)
    return next((reason for reason in reasons if reason), None)
