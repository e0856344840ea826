"""Where our pages are, in the operator's words: a Host header could say anything, and a cache would keep it."""

from django.conf import settings
from django.urls import reverse


def address(name: str, *args: object) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(name, args=args)
