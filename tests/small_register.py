"""Put two analysts and a register into a small site: python -m tests.small_register, with COALFACE_DATA set."""

import os

import django


def make_register() -> None:
    from coalface.people import queries as people
    from tests.integration.releases import made

    by, second = made.analysts(next(iter(people.organisations())))
    for person in (by, second):
        person.email = f"{person.name.lower()}@example.org"
        person.save()
    made.register(by)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalface.config.settings")
    django.setup()
    make_register()
