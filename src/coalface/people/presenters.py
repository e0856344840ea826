"""What the pages about people and channels show: plain dictionaries, made of what the queries found."""

from collections.abc import Container, Iterable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coalface.core.channels import ChannelFacts
from coalface.core.roles import ROLES, Role, why_not_appoint
from coalface.core.thresholds import STEWARDS
from coalface.core.vocabulary import PROTECTED_AUDIENCES

from .models import Channel, Declaration, Invitation, Person, RoleGrant


def people_page(
    *, me: Person, channels: Iterable[Channel], grants: Iterable[RoleGrant], invitations: Iterable[Invitation]
) -> dict[str, Any]:
    grants = list(grants)
    stewards = {grant.person_id for grant in grants if grant.role == Role.STEWARD.value}
    return {
        "channels": [
            {
                "channel": channel,
                "lines": [
                    grant_line(grant, me=me, stewards=stewards)
                    for grant in grants
                    if grant.channel_id == channel.pk
                ],
            }
            for channel in channels
        ],
        "everywhere": [
            grant_line(grant, me=me, stewards=stewards) for grant in grants if grant.channel_id is None
        ],
        "why_not_stewards": why_not_appoint(Role.STEWARD, by_operator=False),
        "invitations": [invitation_line(invitation) for invitation in invitations],
    }


def grant_line(grant: RoleGrant, *, me: Person, stewards: Container[UUID] = ()) -> dict[str, Any]:
    is_steward = grant.role == Role.STEWARD.value
    return {
        "grant": grant,
        "person": grant.person,
        "role": _(ROLES[Role(grant.role)].label),
        "notes": steward_notes(grant) if is_steward else [],
        "is_me": grant.person_id == me.pk,
        "may_mend": grant.person_id not in stewards,
        "may_take_away": why_not_appoint(Role(grant.role), by_operator=False) is None,
    }


def steward_notes(grant: RoleGrant) -> list[str]:
    """What still has to happen before this steward counts."""
    notes = []
    if not hasattr(grant.person, "steward_key"):
        notes.append(_("has to sign in once, so that their key is made"))
    if grant.line_manages_here is None:
        notes.append(_("has not declared yet that they line-manage nobody here"))
    return notes


def invitation_line(invitation: Invitation) -> dict[str, Any]:
    role = (
        _("To make their account anew") if invitation.mends_account else _(ROLES[Role(invitation.role)].label)
    )
    return {"invitation": invitation, "role": role, "channel": invitation.channel}


def channel_page(
    channel: Channel,
    *,
    facts: ChannelFacts,
    reasons: list[str],
    declarations: list[Declaration],
    names: dict[str, int],
    declared: RoleGrant | None,
) -> dict[str, Any]:
    return {
        "channel": channel,
        "reasons": reasons,
        "steps": steps(channel, facts, names),
        "declarations": [(DECLARED[signed.what], signed) for signed in declarations],
        "has_declared": bool(declared and declared.line_manages_here is False),
    }


DECLARED = {
    Declaration.What.PLEDGE.value: gettext_noop("The pledge"),
    Declaration.What.NO_SANCTION.value: gettext_noop("The no-sanction declaration"),
}


def steps(channel: Channel, facts: ChannelFacts, names: dict[str, int]) -> list[dict[str, Any]]:
    """Everything to fill in, what it is for, and whether it is done."""

    def step(done: bool, title: str, name: str, *args: str) -> dict[str, Any]:
        here = [channel.slug, *args] if name != "invite" else []
        return {"done": done, "title": title, "url": reverse(name, args=here)}

    routes_done = not facts.routes_missing and facts.second_contact_named
    families = facts.audience in PROTECTED_AUDIENCES
    papers_done = facts.dpia_noted and (
        (facts.partnership_agreed and facts.readers_every_working_day) or not families
    )
    return [
        step(facts.stewards_with_keys >= STEWARDS.value, _("Two stewards, or more"), "invite"),
        step(bool(channel.organisation.front_door_phone), _("About the organisation"), "channel_about"),
        step(routes_done, _("Routes and the second contact"), "channel_routes"),
        step(facts.pledge_signed, _("The pledge, signed"), "channel_sign", "pledge"),
        step(
            facts.no_sanction_signed, _("The no-sanction declaration, signed"), "channel_sign", "no_sanction"
        ),
        step(bool(names["staff"]), _("Names of staff"), "channel_names", "staff"),
        step(bool(names["schools"]), _("Names of schools"), "channel_names", "schools"),
        step(bool(names["teams"]), _("Names of teams"), "channel_names", "teams"),
        step(facts.recovery_key_tested, _("The recovery key, tested"), "channel_recovery"),
        step(papers_done, _("The impact assessment, noted"), "channel_papers"),
    ]


def rows_wrong(rows: list[tuple[int, str]]) -> list[str]:
    """One sentence for each row that is no name; the first ten, so that the page stays a page."""
    said = [
        _("Row %(number)d: %(reason)s.") % {"number": number, "reason": _(reason)}
        for number, reason in rows[:10]
    ]
    if len(rows) > len(said):
        said.append(_("And %d more rows like these.") % (len(rows) - len(said)))
    return [_("Nothing was loaded."), *said]
