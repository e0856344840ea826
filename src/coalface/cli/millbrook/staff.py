"""Giving Millbrook's people their accounts, each with an authenticator app that is set up already."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coalface.core.roles import ROLES, Role
from coalface.people import actions
from coalface.people.wrapping import unwrapped

from .people import PASSWORD, PEOPLE, DemoPerson


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A steward at their desk: the account and its opened key."""

    person: object
    private_key: bytes


def make_staff(
    organisation, staff_channel, partner_channel, *, today: date
) -> tuple[list[SignedIn], dict[str, Any]]:
    """Make everyone's account. Returns the two stewards, signed in, and everybody by their login."""
    stewards, everybody = [], {}
    for facts in PEOPLE:
        person = everybody[facts.login] = _make_account(facts, organisation, staff_channel, today)
        if facts.role is Role.STEWARD:
            actions.give_role(
                person=person, role=facts.role, channel=partner_channel, line_manages_here=False, today=today
            )
            stewards.append(SignedIn(person, unwrapped(person.steward_key, PASSWORD)))
    return stewards, everybody


def _make_account(facts: DemoPerson, organisation, channel, today: date):
    where = channel if ROLES[facts.role].of_channel else None
    token = actions.invite(
        organisation=organisation, email=facts.email, role=facts.role, channel=where, today=today
    )
    person = actions.accept_invitation(
        token=token, name=facts.name, password=PASSWORD, line_manages_here=False, today=today
    )
    _set_up_codes(person, facts.totp_secret)
    return person


def _set_up_codes(person, secret: str) -> None:
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(person, secret)
