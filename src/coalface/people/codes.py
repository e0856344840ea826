"""Six-digit codes: sealed in the database, used once, and forgotten when they were used.

A code is refused once it, or a later one, was used (RFC 6238, 5.2). When that was would say who worked when,
so the daily run deletes it.
"""

from base64 import b64decode, b64encode
from functools import cache
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare

from coalface.core.sealing import CannotOpen, Place, Purpose, hkdf, open_sealed, seal

from .models import Person

LAST_USED = "last_used"
PLACE = Place("", "", "sign-in codes", Purpose.PRIVATE_KEY)


@cache
def _key(secret: str) -> bytes:
    return hkdf(secret.encode(), label=b"coalface sign-in codes")


def sealed_code(text: str) -> str:
    return b64encode(seal(text.encode(), key=_key(settings.SECRET_KEY), place=PLACE)).decode()


def opened_code(sealed: str) -> str:
    return open_sealed(b64decode(sealed), key=_key(settings.SECRET_KEY), place=PLACE).decode()


def secret_fits() -> bool:
    """Is the installation's secret the one under which codes were sealed here? Yes where nobody has any yet."""
    codes = Authenticator.objects.filter(type=Authenticator.Type.TOTP).first()
    try:
        return codes is None or bool(opened_code(codes.data["secret"]))
    except CannotOpen:
        return False


def has_codes(person: Person) -> bool:
    """Has this person set up an authenticator app?"""
    return Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()


@transaction.atomic
def use_code(codes: Authenticator, code: str) -> bool:
    """Note that a right code was used. False where it, or a later one, was used before."""
    codes = Authenticator.objects.select_for_update().get(pk=codes.pk)
    secret = opened_code(codes.data["secret"])
    counters = [step for step in auth.yield_hotp_counters_from_time() if _says(secret, step) == code.strip()]
    if not counters or counters[0] <= codes.data.get(LAST_USED, 0):
        return False
    codes.data[LAST_USED] = counters[0]
    codes.save(update_fields=["data"])
    return True


def is_right_now(person: Person | None, code: str) -> bool:
    """Could this person use this code at this moment? It is not used up. For nobody the same is worked out in vain."""
    if not (typed := code.strip()):
        return False
    theirs = Authenticator.objects.filter(user=person.pk if person else uuid4())
    found = {codes.type: codes for codes in theirs}
    totp, recovery = (found.get(made.type, made) for made in _nobodys(settings.SECRET_KEY))
    steps = [step for step in auth.yield_hotp_counters_from_time() if step > totp.data.get(LAST_USED, 0)]
    right = [_says(opened_code(totp.data["secret"]), step) for step in steps]
    right += RecoveryCodes(recovery).get_unused_codes()
    return any(constant_time_compare(typed, each) for each in right) and bool(found)


@cache
def _nobodys(secret_key: str) -> tuple[Authenticator, Authenticator]:
    """An app and recovery codes that nobody has, to work with where somebody has none."""
    secret, seed = sealed_code(auth.generate_totp_secret()), sealed_code(RecoveryCodes.generate_seed())
    return (
        Authenticator(type=Authenticator.Type.TOTP, data={"secret": secret}),
        Authenticator(type=Authenticator.Type.RECOVERY_CODES, data={"seed": seed, "used_mask": 0}),
    )


def use_first_code(person: Person, code: str) -> None:
    """The code that proved a new app is used up, too."""
    use_code(Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP), code)


def recovery_codes_once(person: Person) -> list[str]:
    """The recovery codes, the first time they are asked for; an empty list ever after."""
    row = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    if row is None or row.wrap().did_view:
        return []
    row.wrap().mark_as_viewed()
    return row.wrap().get_unused_codes()


@transaction.atomic
def make_recovery_codes_anew(person: Person) -> None:
    """The old recovery codes end; ten new ones wait to be shown."""
    Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(person)


def forget_when_used(codes: Authenticator) -> None:
    """Forget when a code was last used, once no code from then can be used again."""
    if codes.data.get(LAST_USED, 0) and codes.data[LAST_USED] < min(auth.yield_hotp_counters_from_time()):
        del codes.data[LAST_USED]
        codes.save(update_fields=["data"])


def code_now(person: Person) -> str:
    """The code that this person's app shows now. For the demo alone, whose people are fictional."""
    assert settings.DEMO
    codes = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    if codes is None:
        return ""
    return _says(opened_code(codes.data["secret"]), list(auth.yield_hotp_counters_from_time())[-1])


def _says(secret: str, step: int) -> str:
    return auth.format_hotp_value(auth.hotp_value(secret, step))
