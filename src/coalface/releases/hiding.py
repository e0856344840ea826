"""The secret of this installation from which it is drawn what else is hidden in its statistics."""

from django.conf import settings

from coalface.core.sealing import hkdf

LABEL = b"coalface what else is hidden in statistics"


def secret_of_hiding() -> bytes:
    return hkdf(settings.SECRET_KEY.encode(), label=LABEL)
