"""The fictional people of the demo, for its sign-in page. `coalface demo` writes them down."""

import json
from dataclasses import dataclass
from functools import cache

from django.conf import settings

FILE = "demo-people.json"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody who may be signed in as by anyone who tries the demo."""

    email: str
    password: str
    who: str

    @property
    def facts(self) -> list[str]:
        """Name, role and where they come from, each for a line of its own."""
        return self.who.split(", ")


@cache
def people() -> tuple[DemoPerson, ...]:
    """Everyone in the file, a list of {email, password, who}; nobody outside the demo."""
    path = settings.DATA / FILE
    if not settings.DEMO or not path.exists():
        return ()
    return tuple(DemoPerson(**person) for person in json.loads(path.read_text()))
