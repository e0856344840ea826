"""coalface remove: the operator takes a role away, a steward's too."""

from typing import Annotated

import typer

from coalface.core.roles import ROLES, Role

from . import house
from .channel import channel_called
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn


def remove(
    email: Annotated[str, typer.Argument(help="The address they sign in with.")],
    role: Annotated[Role, typer.Option(help="What they will no longer be.")],
    channel: Annotated[
        str, typer.Option(help="The short name of the channel, or of any in the organisation.")
    ],
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Take a role away at once. With somebody's last role go their account, their name and their address."""
    house.enter(data)
    house.needs_ready_database()
    from coalface.core.errors import NotAllowed
    from coalface.people import actions

    grant = _grant(email.strip().lower(), role, channel)
    try:
        actions.take_role_away(grant=grant, today=_today())
    except NotAllowed as refusal:
        raise CannotGoOn(str(refusal)) from refusal
    say(f"The role is taken away: {ROLES[role].label}.")


def _grant(email: str, role: Role, slug: str):
    """The role that this person holds there, or a sentence that says that they do not."""
    from coalface.people import queries

    channel = channel_called(slug)
    where = channel if ROLES[role].of_channel else None
    grant = queries.grant_at(email, role, channel=where, organisation=channel.organisation)
    if grant is None:
        raise CannotGoOn(f"Nobody with the address “{email}” has the role “{ROLES[role].label}” there.")
    return grant


def _today():
    from django.utils import timezone

    return timezone.localdate()
