"""A house whose stewards have all forgotten their passwords: python -m tests.integration.cli.forgotten STEP

`make` tells two reports and prints the shares of the recovery key; `accept LINK LINK` makes both accounts anew;
`read` prints how many stories each steward can read.
"""

import json
import os
import sys

import django


def make_house() -> None:
    from django.core.management import call_command

    from coalface.core.recovery import split
    from coalface.core.sealing import new_key_pair
    from tests import make, people_make

    call_command("migrate", verbosity=0)
    public, private = new_key_pair()
    organisation = make.organisation(slug="harrowdale", name="Harrowdale", recovery_public_key=public)
    channel = make.channel(organisation_=organisation, slug="harrowdale-staff")
    stewards = [people_make.steward(channel, name) for name in ("Alice", "Bob")]
    for _ in range(2):
        make.report(channel)
    print(json.dumps({"shares": split(private), "stewards": [person.email for person in stewards]}))


def accept(links: list[str]) -> None:
    from django.utils import timezone

    from coalface.people import actions
    from tests import people_make

    for link in links:
        token = link.rstrip("/").rpartition("/")[2]
        actions.accept_invitation(
            token=token, password=people_make.OTHER_PASSWORD, today=timezone.localdate()
        )


def read() -> None:
    from coalface.people.models import StewardKey
    from coalface.people.wrapping import unwrapped
    from coalface.reporting import queries
    from tests import make, people_make

    seen = []
    for key in StewardKey.objects.select_related("person"):
        lines = queries.inbox(key.person, private_key=unwrapped(key, people_make.OTHER_PASSWORD))
        seen.append(sum(line.told is not None and line.told.story == make.STORY for line in lines))
    print(json.dumps(seen))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalface.config.settings")
    django.setup()
    step, *words = sys.argv[1:]
    {"make": make_house, "accept": lambda: accept(words), "read": read}[step]()
