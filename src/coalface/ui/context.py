"""What every page knows about the site.

It reads no session, no account and no cookie: reporters see these pages.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from . import places


def place_facts() -> dict[str, str]:
    """What the page may say about the organisation. What `[pages]` in coalface.toml says goes first."""
    facts = places.current()
    written = getattr(settings, "SITE", {}).get("pages", {})
    return facts | {name: words for name, words in written.items() if name in facts}


def site(request: HttpRequest) -> dict[str, Any]:
    """Give every template `site`, and `here`: the name of the page, for the menu."""
    match = request.resolver_match
    return {
        "site": {"name": "Coalface", "demo": settings.DEMO, **place_facts()},
        "here": match.view_name if match else "",
    }
