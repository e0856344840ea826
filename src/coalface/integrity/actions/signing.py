"""The key that signs checkpoints, and the origin that it signs them under."""

from urllib.parse import urlsplit

from django.conf import settings

from coalface.core.note_keys import Kind, SecretKey

from ..key_file import NoLogKey, make_seed, read_seed
from ..models import Origin
from ..queries.checkpoints import current_origin

FIRST = 1


def log_key() -> SecretKey:
    """Return the key that signs for the log of today. Makes key and origin at their first use; NoLogKey if lost."""
    origin = current_origin() or _first_origin()
    key = SecretKey(origin.name, Kind.ED25519, read_seed())
    if str(key.public) != origin.public_key:
        raise NoLogKey("log.key is not the key of this log: restore the right one from your copy.")
    return key


def origin_name(number: int) -> str:
    """The site's host and which log of this site it is, such as coalface.example.org/log/1."""
    return f"{urlsplit(settings.SITE_URL).netloc}/log/{number}"


def _first_origin() -> Origin:
    make_seed()
    name = origin_name(FIRST)
    key = SecretKey(name, Kind.ED25519, read_seed())
    facts = {"name": name, "public_key": str(key.public)}
    return Origin.objects.get_or_create(number=FIRST, defaults=facts)[0]
