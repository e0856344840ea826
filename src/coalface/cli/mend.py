"""coalface mend: the operator lets somebody make their account anew, where no other steward can."""

from typing import Annotated

import typer

from . import house
from .invite import invitation_link
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn


def mend(
    email: Annotated[str, typer.Argument(help="The address they sign in with.")],
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Make a link with which somebody who lost their password makes their account anew. A steward gets a new key."""
    house.enter(data)
    house.needs_ready_database()
    from django.utils import timezone

    from coalface.people import actions, queries

    person = queries.person_at(email.strip().lower())
    if person is None:
        raise CannotGoOn(f"Nobody here signs in as “{email.strip()}”. `coalface invite` makes a new account.")
    token = actions.mend_account(person=person, today=timezone.localdate())
    say(f"Give this link to {person.email}, in person. It works once, for 14 days:")
    say(f"  {invitation_link(token)}")
