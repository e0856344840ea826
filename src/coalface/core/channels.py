"""Opening a channel: until every precondition is met it is a practice channel, and nothing in it can be published."""

from collections.abc import Mapping
from dataclasses import dataclass

from .telephones import names_a_number
from .thresholds import STEWARDS
from .vocabulary import PROTECTED_AUDIENCES
from .words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """What has been done so far to open a channel."""

    audience: str
    stewards_with_keys: int
    stewards_declared: int
    recovery_key_tested: bool
    pledge_signed: bool
    no_sanction_signed: bool
    routes_missing: tuple[str, ...]
    name_lists_loaded: bool
    second_contact_named: bool
    dpia_noted: bool
    partnership_agreed: bool
    readers_every_working_day: bool


def why_not_open(channel: ChannelFacts) -> list[str]:
    """Return everything that still keeps this a practice channel; an empty list where it can open."""
    reasons = {
        _("Two stewards with working keys are needed. Invite them, and let them sign in once."): (
            channel.stewards_with_keys >= STEWARDS.value
        ),
        _("Every steward has to declare that they line-manage nobody who can tell here."): (
            channel.stewards_with_keys > 0 and channel.stewards_declared >= channel.stewards_with_keys
        ),
        _("The recovery key has to be tested with two of its three shares."): channel.recovery_key_tested,
        _("The pledge has to be signed by a named leader and published."): channel.pledge_signed,
        _(
            "The no-sanction declaration has to be signed by a named leader and published."
        ): channel.no_sanction_signed,
        _("The name lists have to be loaded: staff, schools and teams."): channel.name_lists_loaded,
        _("An independent second contact has to be named, for reports that nobody reads."): (
            channel.second_contact_named
        ),
        _("The data protection impact assessment has to be noted."): channel.dpia_noted,
    }
    missing = [reason for reason, met in reasons.items() if not met]
    return missing + _route_reasons(channel) + _protected_reasons(channel)


ROUTES = {
    "duty": _("The duty route has to be filled in: whom to call when a child is unsafe now."),
    "duty_number": _("The duty route needs a telephone number of this place: a child reads it, and rings."),
    "lado": _("The route to the local authority designated officer has to be filled in."),
    "whistleblowing": _("The whistleblowing route has to be filled in."),
    "escalation": _("The escalation route has to be filled in: how to challenge a decision in a live case."),
}


def routes_missing(audience: str, routes: Mapping[str, str]) -> tuple[str, ...]:
    """Return which of ROUTES are still to be filled in, from what each says: {"duty": "Ring ..."}."""
    filled = {route for route, words in routes.items() if words}
    if "duty" not in filled or audience not in PROTECTED_AUDIENCES or names_a_number(routes["duty"]):
        filled.add("duty_number")
    return tuple(route for route in ROUTES if route not in filled)


def _route_reasons(channel: ChannelFacts) -> list[str]:
    return [says for route, says in ROUTES.items() if route in channel.routes_missing]


def _protected_reasons(channel: ChannelFacts) -> list[str]:
    if channel.audience not in PROTECTED_AUDIENCES:
        return []
    reasons = {
        _("The safeguarding partnership has to agree in writing."): channel.partnership_agreed,
        _("Somebody has to read on every working day."): channel.readers_every_working_day,
    }
    return [reason for reason, met in reasons.items() if not met]
