"""coalface recover: with two recovery shares, give reports that nobody can read to the stewards of today."""

from typing import Annotated

import typer

from coalface.core.errors import NotAllowed

from . import house
from .channel import organisation_called
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn

TRIES = 3


def recover(
    organisation: Annotated[str, typer.Option(help="The organisation's short name.")],
    data: DataFolder = DATA_FOLDER,
) -> None:
    """With two recovery shares, give every report of an organisation keys for those who should hold them today."""
    house.enter(data)
    house.needs_ready_database()
    from django.utils import timezone

    from coalface.people.facts import RECOVERY
    from coalface.reporting.actions.keys import reports_to_rekey, share_keys_of

    place = organisation_called(organisation)
    channels = _with_stewards(place)
    waiting = len(reports_to_rekey(channels))
    if not waiting:
        say("No report waits for keys: everybody who should hold them does.")
        say("Has a steward forgotten their password? Then run `coalface mend ADDRESS` first.")
        return
    say(f"Reports that wait for keys: {waiting}. Any two custodians type their words, from paper.")
    today = timezone.localdate()
    given = share_keys_of(channels, holder=RECOVERY, private_key=_key_of(place, today), on=today)
    say(f"Fresh keys for {given} of {waiting} reports. The recovery key is forgotten again.")
    if given < waiting:
        say("The others were not sealed to this recovery key, and it cannot open them.")


def _with_stewards(place) -> list:
    """The channels in which somebody has a key. In the others there is nobody to give the reports to."""
    from coalface.people import queries
    from coalface.people.facts import RECOVERY

    found = []
    for channel in queries.channels_to_tell().filter(organisation=place):
        if any(holder.id != RECOVERY for holder in queries.holders_of(channel)):
            found.append(channel)
        else:
            say(f"“{channel.name}” has no steward with a working key, so its reports stay as they are.")
    if not found:
        raise CannotGoOn(
            "No steward has a working key. Run `coalface mend ADDRESS` for two of them, let them open their links and "
            "choose a password, then run this again."
        )
    return found


def _key_of(place, today) -> bytes:
    """Ask for two shares until they fit. Neither they nor the key are ever written down."""
    from coalface.people import actions

    from .beginning.shares import ask_shares

    for _ in range(TRIES):
        try:
            return actions.use_recovery_key(organisation=place, shares=ask_shares(), today=today)
        except NotAllowed as reason:
            typer.echo(str(reason), err=True)
    raise CannotGoOn(
        "The recovery key could not be brought back, and nothing was changed. Ask the third custodian."
    )
