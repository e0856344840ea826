"""coalface init: an organisation, its first channel, a tested recovery key and two invited stewards."""

from pathlib import Path
from typing import Annotated

import typer

from . import house
from .beginning import answers as ask
from .beginning.losing import LOSING_ALL
from .beginning.making import Plan, make
from .beginning.server import why_not_begin_there
from .beginning.settings_file import settings_text
from .folder import SETTINGS_FILE, is_demo, make_data_folder, write_for_owner
from .invite import invitation_link
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn

CUSTODIANS = 3


def init(
    data: DataFolder = DATA_FOLDER,
    organisation: Annotated[str | None, typer.Option(help="The organisation's name.")] = None,
    organisation_slug: Annotated[str | None, typer.Option(help="Its short name.")] = None,
    front_door_phone: Annotated[
        str | None, typer.Option(help="The number to ring when a child is unsafe now.")
    ] = None,
    front_door_hours: Annotated[str, typer.Option(help="When it is answered: 'day and night'.")] = "",
    support_line: Annotated[str, typer.Option(help="Support for people who work here.")] = "",
    data_protection_contact: Annotated[str, typer.Option(help="Whom to ask about data.")] = "",
    url: Annotated[str | None, typer.Option(help="The address of the site.")] = None,
    channel: Annotated[str | None, typer.Option(help="The first channel's name.")] = None,
    channel_slug: Annotated[str | None, typer.Option(help="Its short name.")] = None,
    audience: Annotated[
        str | None, typer.Option(help="staff, partner, young_person or parent_carer.")
    ] = None,
    area: Annotated[list[str] | None, typer.Option(help="A part of the service: 'Front door = 18'.")] = None,
    steward: Annotated[list[str] | None, typer.Option(help="A steward's address. Twice.")] = None,
    custodian: Annotated[
        list[str] | None, typer.Option(help="Who keeps a recovery share. Three times.")
    ] = None,
    shares_file: Annotated[
        Path | None,
        typer.Option(help="Read two shares back from here, such as a named pipe, and ask nobody."),
    ] = None,
) -> None:
    """Make an organisation and its first channel. Run twice, it only says what is there."""
    if _say_what_is_there(data):
        return
    if reason := why_not_begin_there():
        raise CannotGoOn(reason)
    name = ask.one(organisation, "The organisation’s name", ask.read_name)
    slug = ask.one(organisation_slug, "Its short name", ask.read_slug, _slug_of(name))
    about = {
        "front_door_phone": ask.one(front_door_phone, "The front door’s telephone number", ask.read_phone),
        "front_door_hours": front_door_hours,
        "support_line": support_line,
        "data_protection_contact": data_protection_contact,
    }
    site = ask.one(url, "The address of the site", ask.read_url, "http://127.0.0.1:8000")
    channel_name = ask.one(channel, "The first channel’s name", ask.read_name, f"People who work in {name}")
    chosen_slug = ask.one(channel_slug, "Its short name", ask.read_slug, f"{slug}-staff")
    chosen_audience = ask.one(audience, "Who tells there", ask.read_audience, "staff")
    areas = ask.any_number(area or [], "A part of the service and its staff, such as Front door = 18")
    stewards = ask.several(steward or [], "A steward’s address", ask.read_address, count=ask.STEWARDS_NEEDED)
    custodians = ask.several(custodian or [], "Who keeps a recovery share", ask.read_name, count=CUSTODIANS)
    from .beginning.shares import make_tested_key

    public_key, shares = make_tested_key(custodians, shares_file)
    _make_house(data, site)
    made, tokens = make(
        Plan(
            (name, slug),
            about,
            (channel_name, chosen_slug),
            chosen_audience,
            areas,
            stewards,
            public_key,
            shares,
        )
    )
    _say_what_was_made(made, stewards, tokens)


def _slug_of(name: str) -> str:
    return ask.code_of(name).replace("_", "-")


def _say_what_is_there(folder: Path) -> bool:
    """Say what stands in the data folder, if anything does."""
    if is_demo(folder.absolute()):
        raise CannotGoOn(f"{folder} holds the demo. Choose another folder with --data.")
    if not (folder / SETTINGS_FILE).exists():
        return False
    house.enter(folder)
    house.needs_ready_database()
    from coalface.people import queries

    channels = list(queries.channels_to_tell())
    for channel in channels:
        state = "a practice channel" if channel.practice else f"open since {channel.opened_on}"
        say(f"There already: {channel.organisation.name}, with “{channel.name}” ({channel.slug}), {state}.")
        _say_what_is_missing(channel)
    if channels:
        say("Nothing was changed.")
    return bool(channels)


def _make_house(folder: Path, url: str) -> None:
    make_data_folder(folder)
    if not (folder / SETTINGS_FILE).exists():
        write_for_owner(folder / SETTINGS_FILE, settings_text(url))
    house.enter(folder)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _say_what_was_made(channel, stewards: list[str], tokens: list[str]) -> None:
    from coalface.people import queries

    say("", f"{channel.organisation.name} is made, and so is its channel “{channel.name}”.")
    say(
        "The recovery key is tested. Each share is on its custodian’s paper and nowhere else. Let each custodian write",
        "this fingerprint of it on their paper too. `coalface doctor` shows it, and it must stay the same:",
        f"  {queries.recovery_fingerprints()[channel.organisation.name]}",
        "",
    )
    say("Give each steward their link, in person. It works once, for 14 days:")
    for email, token in zip(stewards, tokens, strict=True):
        say(f"  {email}: {invitation_link(token)}")
    say("")
    _say_what_is_missing(channel)
    say(
        "",
        LOSING_ALL,
        "",
        "Next: fill in [mail] in coalface.toml, run `coalface doctor`, then `coalface serve`.",
    )


def _say_what_is_missing(channel) -> None:
    from coalface.people import queries

    if reasons := queries.why_not_open(channel):
        say("Until all of this is done it is a practice channel, and nothing in it can be published:")
        for reason in reasons:
            say(f"  - {reason}")
