"""coalface channel: one more channel for an organisation, and the areas that it asks about."""

from typing import Annotated

import typer

from . import house
from .options import DATA_FOLDER, DataFolder
from .saying import say
from .stopping import CannotGoOn

channel = typer.Typer(
    help="Make a channel, or change its areas.", no_args_is_help=True, rich_markup_mode=None
)

Areas = Annotated[list[str] | None, typer.Option(help="A part of the service: 'Front door = 18'.")]
AREA = "A part of the service and its staff, such as Front door = 18"


@channel.command()
def add(
    organisation: Annotated[str, typer.Option(help="The organisation's short name.")],
    name: Annotated[str | None, typer.Option(help="The channel's name.")] = None,
    slug: Annotated[str | None, typer.Option(help="Its short name.")] = None,
    audience: Annotated[
        str | None, typer.Option(help="staff, partner, young_person or parent_carer.")
    ] = None,
    area: Areas = None,
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Make one more practice channel in an organisation. What is not given is asked."""
    from .beginning import answers as ask

    house.enter(data)
    house.needs_ready_database()
    place = organisation_called(organisation)
    chosen_name = ask.one(name, "The channel’s name", ask.read_name)
    chosen_slug = ask.one(slug, "Its short name", ask.read_slug)
    chosen_audience = ask.one(audience, "Who tells there", ask.read_audience, "staff")
    areas = ask.any_number(area or [], AREA)
    from coalface.people import actions

    actions.make_channel(
        organisation=place,
        name=chosen_name,
        slug=chosen_slug,
        audience=chosen_audience,
        areas=[(part.code, part.name, part.staff) for part in areas],
        today=_today(),
    )
    say(f"“{chosen_name}” is made, as a practice channel. Its page says what is missing before it opens.")
    say(f"Give it two stewards: `coalface invite ADDRESS --role steward --channel {chosen_slug}`.")


@channel.command()
def areas(
    slug: Annotated[str, typer.Argument(help="The channel's short name.")],
    area: Areas = None,
    replace: Annotated[bool, typer.Option("--replace", help="Put these in place of all there are.")] = False,
    data: DataFolder = DATA_FOLDER,
) -> None:
    """Add areas to a channel, or put others in their place. The form, the paper form and the API follow at once."""
    from .beginning import answers as ask

    house.enter(data)
    house.needs_ready_database()
    found = channel_called(slug)
    parts = ask.any_number(area or [], AREA)
    from coalface.people import actions

    given = [(part.code, part.name, part.staff) for part in parts]
    actions.update_areas(channel=found, areas=given, replace=replace, today=_today())
    say(f"“{channel_called(slug).name}” now asks about these parts of the service:")
    say(*(f"  - {part.name} ({part.staff})" for part in channel_called(slug).areas.all()))


def organisation_called(slug: str):
    """The organisation with this short name, or a sentence that says which there are."""
    from coalface.people import queries

    organisations = {found.slug: found for found in queries.organisations()}
    if slug not in organisations:
        there = ", ".join(organisations) or "none yet"
        raise CannotGoOn(f"There is no organisation “{slug}”. Organisations here: {there}.")
    return organisations[slug]


def channel_called(slug: str):
    """The channel with this short name, or a sentence that says which there are."""
    from coalface.people import queries

    found = queries.channel_to_tell(slug)
    if found is None:
        there = ", ".join(channel.slug for channel in queries.channels_to_tell()) or "none yet"
        raise CannotGoOn(f"There is no channel “{slug}”. Channels here: {there}.")
    return found


def _today():
    from django.utils import timezone

    return timezone.localdate()
