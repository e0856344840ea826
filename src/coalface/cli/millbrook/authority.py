"""Millbrook itself: the organisation, its open channel for staff and its practice channel for partner agencies."""

from datetime import date

from coalface.core.recovery import NEEDED, split
from coalface.core.sealing import new_key_pair
from coalface.people import actions

SLUG = "millbrook"
STAFF_CHANNEL = "millbrook-staff"
PARTNER_CHANNEL = "millbrook-partners"

AREAS = (
    ("front_door", "Front door", 18),
    ("assessment", "Assessment", 34),
    ("long_term", "Long-term teams", 52),
    ("looked_after", "Looked-after children and leaving care", 41),
    ("early_help", "Early help", 29),
)
PARTNER_AREAS = (
    ("health", "Health visiting and school nursing", 44),
    ("schools", "Schools and nurseries", 310),
    ("police", "Police", 26),
)
# Numbers that are kept for fiction (Ofcom): they ring nowhere.
ROUTES = {
    "duty_route": "Ring Millbrook’s front door on 01632 960 100, day or night.",
    "lado_route": "Ring the designated officer for Millbrook on 01632 960 120.",
    "whistleblowing_route": "The council’s whistleblowing line is 01632 960 140. You can ring without a name.",
    "escalation_route": "Ask the duty manager for a second look today. If you still disagree, ring 01632 960 160.",
    "second_contact_name": "The independent chair of the Millbrook partnership",
    "second_contact_email": "chair@example.org",
    "steward_phone_line": "01632 960 180, Tuesdays 5 pm to 7 pm",
    "post_address": "Coalface stewards, PO Box 1, Millbrook",
}
NAME_LISTS = {
    "staff": "Bryony Castell\nImran Whitlock\nHelen Marchbanks\nKofi Ellingham\nSian Prothero",
    "schools": "Weirside Primary\nTannery Lane Academy\nSt Aldhelm's Nursery",
    "teams": "Weirside Team\nTannery Team",
}
LEADER = {"leader": "Margaret Okonjo-Price", "post": "Director of children’s services"}


def make_authority(today: date):
    """Return (organisation, staff channel, partner channel), with all that an opening needs but its stewards."""
    organisation = actions.make_organisation(
        slug=SLUG,
        name="Millbrook",
        today=today,
        front_door_phone="01632 960 100",
        front_door_hours="day and night",
        support_line="Millbrook staff support, 01632 960 190",
        data_protection_contact="data.protection@example.org",
    )
    _make_recovery_key(organisation, today)
    for which, text in NAME_LISTS.items():
        actions.load_name_list(organisation=organisation, which=which, text=text, today=today)
    staff = _channel(organisation, STAFF_CHANNEL, "People who work in Millbrook", "staff", AREAS, today)
    partner = _channel(
        organisation, PARTNER_CHANNEL, "Partner agencies of Millbrook", "partner", PARTNER_AREAS, today
    )
    for what in ("pledge", "no_sanction"):
        actions.sign_declaration(channel=staff, what=what, signed_on=today, today=today, **LEADER)
    for channel in (staff, partner):
        actions.update_routes(channel=channel, today=today, **ROUTES)
    actions.note_papers(channel=staff, today=today, dpia_noted_on=today)
    return organisation, staff, partner


def _make_recovery_key(organisation, today: date) -> None:
    public_key, private_key = new_key_pair()
    actions.set_recovery_key(organisation=organisation, public_key=public_key, today=today)
    organisation.refresh_from_db()
    shares = split(private_key)[:NEEDED]
    actions.test_recovery_key(organisation=organisation, shares=shares, today=today)


def _channel(organisation, slug: str, name: str, audience: str, areas, today: date):
    return actions.make_channel(
        organisation=organisation, slug=slug, name=name, audience=audience, areas=areas, today=today
    )
