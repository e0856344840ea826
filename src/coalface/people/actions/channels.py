"""Channels: made as practice channels, filled in, and opened when nothing is missing."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from coalface.core.channels import ROUTES
from coalface.core.errors import NotAllowed
from coalface.core.roles import Role, why_not_give
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop as _
from coalface.integrity.actions import enter
from coalface.integrity.kinds import What

from ..models import Channel, Declaration, Organisation, Person, RoleGrant
from ..queries.channels import routes_missing, why_not_open
from .areas import keep_areas
from .authority import must_be_steward
from .leaves import STEWARD, enter_leaf, role_of

ROUTE_FIELDS = frozenset(
    {
        "duty_route",
        "lado_route",
        "whistleblowing_route",
        "escalation_route",
        "second_contact_name",
        "second_contact_email",
        "steward_phone_line",
        "post_address",
    }
)


@transaction.atomic
def make_channel(
    *,
    organisation: Organisation,
    slug: str,
    name: str,
    audience: str,
    today: date,
    areas: Iterable[tuple[str, str, int]] = (),
) -> Channel:
    """Make a practice channel. An area is its code, its name and its number of staff, ten or more."""
    if Channel.objects.filter(slug=slug).exists():
        raise NotAllowed(_("Another channel has this short name already. Choose another one."))
    channel = Channel.objects.create(organisation=organisation, slug=slug, name=name, audience=audience)
    keep_areas(channel, areas)
    enter_leaf(What.CHANNEL_MADE, channel.pk, role=role_of(None), today=today)
    return channel


@transaction.atomic
def update_routes(*, channel: Channel, today: date, by: Person | None = None, **routes: str) -> None:
    """Fill in whom to call and where to write. An open channel keeps every route that it opened with."""
    must_be_steward(by, channel)
    assert routes.keys() <= ROUTE_FIELDS, routes.keys() - ROUTE_FIELDS
    channel = _locked(channel)
    for field, words in routes.items():
        setattr(channel, field, words.strip())
    if channel.opened_on and (missing := routes_missing(channel)):
        raise NotAllowed(ROUTES[missing[0]])
    if channel.opened_on and not (channel.second_contact_name and channel.second_contact_email):
        raise NotAllowed(
            _("An open channel needs its independent second contact: a name and an e-mail address.")
        )
    channel.save(update_fields=list(routes))
    enter_leaf(What.ROUTES_CHANGED, channel.pk, role=role_of(by), today=today)


@transaction.atomic
def note_papers(
    *, channel: Channel, today: date, by: Person | None = None, **papers: date | bool | None
) -> None:
    """Note the impact assessment, the partnership's agreement, and reading on every working day."""
    must_be_steward(by, channel)
    assert papers.keys() <= {"dpia_noted_on", "partnership_agreed_on", "readers_every_working_day"}
    channel = _locked(channel)
    for field, fact in papers.items():
        setattr(channel, field, fact)
    if channel.opened_on and (reasons := why_not_open(channel)):
        raise NotAllowed(reasons[0])
    channel.save(update_fields=list(papers))
    enter_leaf(What.PAPERS_NOTED, channel.pk, role=role_of(by), today=today)


@transaction.atomic
def sign_declaration(
    *,
    channel: Channel,
    what: str,
    leader: str,
    post: str,
    signed_on: date,
    today: date,
    by: Person | None = None,
) -> Declaration:
    """Publish that a named leader has signed the pledge, or that nobody is sanctioned for telling."""
    must_be_steward(by, channel)
    signed = Declaration.objects.create(
        channel=channel,
        what=Declaration.What(what),
        leader=leader.strip(),
        post=post.strip(),
        signed_on=signed_on,
    )
    week, role = str(Week.of(today)), role_of(by)
    enter(what=signed.kind, role=role, week=week, commitment=signed.leaf_commitment)
    return signed


@transaction.atomic
def declare_line_management(
    *, person: Person, channel: Channel, line_manages_here: bool, today: date
) -> None:
    """A steward says whether they line-manage anybody who can tell in this channel."""
    if line_manages_here and (reason := why_not_give(Role.STEWARD, held=frozenset(), line_manages_here=True)):
        raise NotAllowed(reason)
    grant = RoleGrant.objects.select_for_update().get(person=person, channel=channel, role=Role.STEWARD.value)
    grant.line_manages_here = line_manages_here
    grant.save(update_fields=["line_manages_here"])
    enter_leaf(What.LINE_MANAGEMENT_DECLARED, grant.pk, role=STEWARD, today=today)


@transaction.atomic
def open_channel(*, channel: Channel, today: date, by: Person | None = None) -> None:
    """Turn a practice channel into one that counts."""
    must_be_steward(by, channel)
    channel = _locked(channel)
    if channel.opened_on:
        raise NotAllowed(_("This channel is open already."))
    if reasons := why_not_open(channel):
        raise NotAllowed(" ".join(reasons))
    channel.opened_on = today
    channel.save(update_fields=["opened_on"])
    enter_leaf(What.CHANNEL_OPENED, channel.pk, role=role_of(by), today=today)


def _locked(channel: Channel) -> Channel:
    # Without the key: a report that is being told holds the log and, last of all, looks whether its channel is there.
    return (
        Channel.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation")
        .get(pk=channel.pk)
    )
