"""Make a small site for tests that run the real server: python -m tests.small_site, with COALFACE_DATA set."""

import os

import django


def make_site() -> None:
    from django.core.management import call_command

    from coalface.core.roles import Role
    from coalface.learning.actions import put_up_card
    from coalface.ui.clock import today
    from tests import make, people_make

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    organisation = make.organisation(slug="millbrook", name="Millbrook", front_door_phone="01632 960 115")
    channel = make.channel(organisation_=organisation, slug="millbrook-staff", name="Millbrook staff")
    young = {"audience": "young_person", "duty_route": "Ring the front door on 01632 960 115."}
    make.channel(organisation_=organisation, slug="millbrook-young", name="Millbrook young people", **young)
    for name in ("Alice", "Bob"):
        person = people_make.steward(channel, name)
        person.email = f"{name.lower()}@example.org"
        person.save()
    for name, role in (("Mandy", Role.ANSWERING_MANAGER), ("Pat", Role.PEER), ("Quin", Role.PEER)):
        person = people_make.member(channel, role, name)
        person.email = f"{name.lower()}@example.org"
        person.save()
    for place in ("screen", "wall"):
        card = make.card(
            title=f"What was open stood on another {place}",
            what_happened=f"The new worker looked at the list. What was open stood on another {place}.",
            how_it_ended="Somebody saw the lighthouse.",
        )
        put_up_card(text=card, channel=channel, today=today())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalface.config.settings")
    django.setup()
    make_site()
