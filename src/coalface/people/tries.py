"""Tries at a password or a code: counted in the database, so that all processes of the server count together.

A try is counted before it is made, and forgotten when it was right: a hundred at once get no further than one after
another. Only the account is counted, never an address. An address that belongs to nobody is counted the same way,
under one of 65,536 digests, so that it waits as an account would and fills no disk.

Whoever hammers at an account takes every place that comes free, so its owner must not have to wait behind them. An
owner is counted apart who comes from a known browser, or types a code that is right at this moment. Of a million codes
one is: a hundred guesses a second get past it once in three hours, and that one try at the password is counted, too.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import ngettext

from coalface.core.sealing import hkdf
from coalface.core.slowing import is_forgotten, minutes_in, seconds_left
from coalface.ui.clock import now

from .codes import is_right_now
from .known_browser import mark_of_browser
from .models import FailedTries, Person

PASSWORD, CODE = "password", "code"
# What sets the owner of an account apart where their browser is not known. No mark of a browser is so short.
RIGHT_CODE = "code"
UNKNOWN_BYTES = 2


class MustWait(Exception):
    """There were too many wrong tries. Nothing was looked at, and nothing is locked for good."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Tries:
    """The tries at one thing of one account: from one known browser, with a right code, or from all the others."""

    bucket: bytes

    def begin(self) -> None:
        """Count a try that is about to be made. MustWait where it comes too early: then make none."""
        if left := self._count():
            raise MustWait(left)

    @transaction.atomic
    def _count(self) -> int:
        """Count a try, or return the seconds that it still has to wait."""
        moment = now()
        row = _locked(self.bucket, moment)
        if row.last_at > moment:
            # The clock was set back. The wait begins anew, or it would last until the clock is there again.
            row.last_at = moment
            row.save(update_fields=["last_at"])
        failures = 0 if is_forgotten(row.last_at, now=moment) else row.failures
        if left := seconds_left(failures, last=row.last_at, now=moment):
            return left
        row.failures, row.last_at = failures + 1, moment
        row.save(update_fields=["failures", "last_at"])
        return 0

    def succeeded(self) -> None:
        """It was right: nothing has to be remembered."""
        FailedTries.objects.filter(bucket=self.bucket).delete()


def shown_by_owner(request: HttpRequest, person: Person | None, code: str = "") -> str:
    """What sets the owner of an account apart from strangers: the mark of their browser, a right code, or nothing."""
    right = is_right_now(person, code)
    return mark_of_browser(request, person) or (RIGHT_CODE if right else "")


def tries_of(
    request: HttpRequest, person: Person | None, what: str, *, email: str = "", shown: str | None = None
) -> Tries:
    """The tries at this person's password or codes; or, where nobody has this address, at the address.

    `shown` is what sets the owner apart; left out, it is the mark of the browser.
    """
    if person is None:
        whose = b"nobody " + _digest(b"address " + email.encode())[:UNKNOWN_BYTES]
    else:
        apart = mark_of_browser(request, person) if shown is None else shown
        whose = f"account {person.pk} {apart}".encode()
    return Tries(_digest(what.encode() + b" of " + whose))


def password_is_right(request: HttpRequest, person: Person, password: str) -> bool:
    """Is this the password of somebody who is signed in? MustWait after too many wrong ones."""
    tries = tries_of(request, person, PASSWORD)
    tries.begin()
    right = person.check_password(password)
    if right:
        tries.succeeded()
    return right


def wait_in_words(seconds: int) -> str:
    """What somebody is told who has to wait."""
    minutes = minutes_in(seconds)
    return ngettext(
        "There were too many wrong tries. Wait %(minutes)d minute, then try again. Nothing is locked for good.",
        "There were too many wrong tries. Wait %(minutes)d minutes, then try again. Nothing is locked for good.",
        minutes,
    ) % {"minutes": minutes}


def _locked(bucket: bytes, moment: datetime) -> FailedTries:
    """The row of a bucket, locked. Another process may delete it in between, so this asks until there is one."""
    while True:
        FailedTries.objects.bulk_create([FailedTries(bucket=bucket, last_at=moment)], ignore_conflicts=True)
        if row := FailedTries.objects.select_for_update().filter(bucket=bucket).first():
            return row


def _digest(text: bytes) -> bytes:
    return hmac.digest(hkdf(settings.SECRET_KEY.encode(), label=b"coalface failed tries"), text, "sha256")
