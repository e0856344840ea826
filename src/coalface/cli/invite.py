"""coalface invite: the operator invites somebody to a role."""

from typing import Annotated

import typer

from coalface.core.roles import ROLES, Role

from . import house
from .channel import channel_called
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn


def invite(
    email: Annotated[str, typer.Argument(help="Their e-mail address.")],
    role: Annotated[Role, typer.Option(help="What they will be.")],
    channel: Annotated[
        str, typer.Option(help="The short name of the channel, or of any in the organisation.")
    ],
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Make a link with which somebody gets an account and a role. It is shown here and never mailed."""
    from .beginning.answers import Unfit, read_address

    try:
        address = read_address(email)
    except Unfit as reason:
        raise CannotGoOn(str(reason)) from reason
    house.enter(data)
    house.needs_ready_database()
    token = _invited(address, role, channel)
    say(f"Give this link to {address}, in person. It works once, for 14 days:", f"  {invitation_link(token)}")


def _invited(address: str, role: Role, slug: str) -> str:
    from django.utils import timezone

    from coalface.people import actions

    channel = channel_called(slug)
    return actions.invite(
        organisation=channel.organisation,
        channel=channel if ROLES[role].of_channel else None,
        role=role.value,
        email=address,
        today=timezone.localdate(),
    )


def invitation_link(token: str) -> str:
    from django.conf import settings
    from django.urls import reverse

    return f"{settings.SITE_URL}{reverse('invitation', args=[token])}"
