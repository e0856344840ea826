"""Make a small site for tests that run the real server: python -m tests.small_site, with COALFACE_DATA set."""

import os

import django


def make_site() -> None:
    from django.core.management import call_command

    from coalface.core.roles import Role
    from tests import make, people_make

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    organisation = make.organisation(slug="millbrook", name="Millbrook", front_door_phone="01632 960 115")
    channel = make.channel(organisation_=organisation, slug="millbrook-staff", name="Millbrook staff")
    for name in ("Alice", "Bob"):
        person = people_make.steward(channel, name)
        person.email = f"{name.lower()}@example.org"
        person.save()
    reader = people_make.member(channel, Role.ANSWERING_MANAGER, "Mandy")
    reader.email = "mandy@example.org"
    reader.save()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalface.config.settings")
    django.setup()
    make_site()
