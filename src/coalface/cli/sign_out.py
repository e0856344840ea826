"""coalface sign-out: the operator ends somebody's sign-ins, or everybody's."""

from typing import Annotated

import typer

from . import house
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn


def sign_out(
    email: Annotated[str, typer.Argument(help="The address they sign in with.")] = "",
    everybody: Annotated[bool, typer.Option("--everybody", help="End every sign-in of everybody.")] = False,
    data: DataFolder = DATA_FOLDER,
) -> None:
    """End sign-ins at once, where a device is lost or a stranger may be in. What is being typed is shown back."""
    house.enter(data)
    house.needs_ready_database()
    from coalface.people import actions, queries

    if bool(email) is everybody:
        raise CannotGoOn("Say whom: one address, or --everybody. Nobody was signed out.")
    if everybody:
        say(f"Everybody is signed out. Sign-ins that ended: {actions.sign_everybody_out()}.")
        return
    person = queries.person_at(email.strip().lower())
    if person is None:
        raise CannotGoOn(f"Nobody here signs in as “{email.strip()}”. Nobody was signed out.")
    actions.sign_out_everywhere(person=person)
    say(
        f"{person.email} is signed out everywhere. Whoever knows their password and has their phone can sign in again: "
        "`coalface mend` makes the account anew."
    )
