"""The mails. None has a count or a word of any report: a mail is read by whoever runs the mail server."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from smtplib import SMTPException
from typing import Any

from coalface.core.roles import Role
from coalface.core.weeks import Week
from coalface.reporting.actions import due

from .diary import Diary

MONDAY = 0
NO_MAIL = "No mail server is set up, so nobody was told. Fill in [mail] in coalface.toml."

DAILY = (
    "Coalface: today’s look",
    """Please sign in to Coalface today and look whether anything waits.

{url}/staff/

This mail comes every day at the same hour, whether or not anything waits, so it tells nobody anything.
""",
)
WAITS = (
    "Coalface: something waits for you",
    """Something waits for you in Coalface. It stands on your first page:

{url}/staff/

This mail comes when something new has come, and on Mondays while anything waits. It never says what.
""",
)
SECOND_CONTACT = (
    "Coalface: please ask the stewards",
    """You are the independent second contact for “{channel}”.

Something told there has waited for two weeks or longer and nobody has read it. Please ask the stewards when they
will. You cannot read it, and nobody expects you to.

{url}/
""",
)


def mail_stewards(diary: Diary, *, now: datetime) -> list[str]:
    """The stewards' one mail of the day, once its hour has come. Returns what to say."""
    from django.conf import settings

    today = now.date().isoformat()
    if diary.mailed_on == today or now.hour < settings.MAIL_HOUR:
        return []
    reached, faults = _send(stewards_addresses(), *_worded(DAILY))
    if reached:
        diary.mailed_on = today
        faults = [f"Sent the stewards their daily mail ({reached}).", *faults]
    return faults


def mail_others(diary: Diary, *, now: datetime) -> list[str]:
    """Peers and answering managers: one mail a day at most, when something new waits, and on Mondays."""
    from django.conf import settings

    today = now.date()
    if diary.others_mailed_on == today.isoformat() or now.hour < settings.MAIL_HOUR:
        return []
    waiting = {str(person.pk): (person.email, number) for person, number in _who_is_waited_for(today)}
    to_tell = [
        email
        for pk, (email, number) in waiting.items()
        if number > diary.told.get(pk, 0) or (number and today.weekday() == MONDAY)
    ]
    reached, faults = _send(to_tell, *_worded(WAITS)) if to_tell else (0, [])
    if to_tell and not reached:
        return faults
    diary.others_mailed_on = today.isoformat()
    diary.told = {pk: number for pk, (_email, number) in waiting.items()}
    return (
        [f"Told peers and answering managers that something waits ({reached}).", *faults] if reached else []
    )


def _who_is_waited_for(today: date) -> Iterator[tuple[Any, int]]:
    from django.contrib.auth import get_user_model

    from coalface.learning.queries.waiting import waits_for

    roles = [Role.PEER.value, Role.ANSWERING_MANAGER.value]
    people = get_user_model().objects.filter(is_active=True, grants__role__in=roles).distinct()
    return ((person, waits_for(person, today=today)) for person in people.order_by("email"))


def mail_second_contacts(diary: Diary, *, today: date) -> list[str]:
    """Tell the second contact of each channel that nobody reads, once a week for as long as that is so."""
    week = str(Week.of(today))
    said = []
    for channel in due.channels_nobody_reads(today=today):
        address = channel.second_contact_email
        if not address:
            said.append(
                f"{channel.name}: something has waited for two weeks, and no second contact is named."
            )
        elif diary.second_contacts.get(channel.slug) != week:
            reached, faults = _send([address], *_worded(SECOND_CONTACT, channel=channel.name))
            if reached:
                diary.second_contacts[channel.slug] = week
                said.append(f"{channel.name}: told the second contact that something waits.")
            said += faults
    return said


def stewards_addresses() -> list[str]:
    from django.contrib.auth import get_user_model

    stewards = get_user_model().objects.filter(is_active=True, grants__role=Role.STEWARD.value)
    return list(stewards.order_by("email").values_list("email", flat=True).distinct())


def _worded(mail: tuple[str, str], **facts: str) -> tuple[str, str]:
    from django.conf import settings

    subject, body = mail
    return subject, body.format(url=settings.SITE_URL, **facts)


def _send(addresses: Iterable[str], subject: str, body: str) -> tuple[int, list[str]]:
    """Send to each address by itself. Returns how many were reached, and a sentence for each fault."""
    from django.conf import settings
    from django.core.mail import send_mail

    if settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        return 0, [NO_MAIL]
    reached, faults = 0, []
    for address in addresses:
        try:
            reached += send_mail(subject, body, None, [address])
        except (OSError, SMTPException) as fault:
            faults.append(
                f"The mail to {address} could not be sent ({fault}). `coalface doctor` tests the settings."
            )
    return reached, faults
