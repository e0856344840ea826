"""The register as it was known at the end of a day: what a bulletin counts, and whether it is still the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import Min
from django.utils.timezone import make_aware

from coalface.warehouse.register import Register as Counted

from ..models import Change, Register, Version
from .counting import counted, death_rows, write_register


def end_of(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.max))


@contextmanager
def counted_on(register: Register, day: date) -> Iterator[Counted]:
    """The register as `coalface.bulletin` counts it, with all that was known at the end of a day."""
    with counted(register, end_of(day)) as opened:
        yield opened


def digest_of_known(register: Register, day: date) -> bytes:
    """SHA-256 of all that was known at the end of a day. It changes with every hidden number: it is for us alone."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "register.csv"
        write_register(register, path, end_of(day))
        deaths = "\n".join(map(str, death_rows(register, end_of(day))))
        return sha256(path.read_bytes() + deaths.encode()).digest()


def changed_since(register: Register, at: datetime) -> int:
    """How many changes were made since an instant."""
    return Change.objects.filter(register=register, made_at__gte=at).count()


def first_completion(register: Register) -> date | None:
    """The first day on which a review was completed."""
    known = Version.objects.filter(review__register=register)
    found: date | None = known.aggregate(first=Min("completion_date"))["first"]
    return found
