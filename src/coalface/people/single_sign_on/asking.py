"""Asking a provider something over http: briefly, of the very address we meant, and for no more than we can hold."""

import json
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from .providers import THIS_MACHINE

# A thread of the server waits for the answer meanwhile.
SECONDS = 5
MOST_BYTES = 1_000_000


class ProviderDown(Exception):
    """The provider cannot be reached, or says nothing that we understand."""


class ProviderRefused(Exception):
    """The provider was reached, and said no to this request."""


class _NoDetours(HTTPRedirectHandler):
    """A secret and a code go where they were meant to go, or nowhere."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def get_json(address: str, *, bearer: str = "") -> dict[str, Any]:
    """Return the JSON object at an address."""
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    try:
        return _ask(Request(address, headers={"Accept": "application/json", **headers}))  # noqa: S310 - checked before
    except HTTPError as fault:
        raise ProviderDown from fault


def post_form(address: str, body: str, headers: Mapping[str, str]) -> dict[str, Any]:
    """Send a form, and return the JSON object that comes back. ProviderRefused where the answer is a plain no."""
    try:
        return _ask(Request(address, data=body.encode(), headers=dict(headers), method="POST"))  # noqa: S310
    except HTTPError as fault:
        # RFC 6749, 5.2: a code that was used, is too old, or is not ours. 401: our own secret is wrong.
        raise (ProviderRefused if fault.code in (400, 401) else ProviderDown) from fault


def _ask(request: Request) -> dict[str, Any]:
    try:
        with _opener(request.full_url).open(request, timeout=SECONDS) as answer:
            said = json.loads(answer.read(MOST_BYTES))
    except HTTPError:
        raise
    except (OSError, HTTPException, ValueError) as fault:
        raise ProviderDown from fault
    if not isinstance(said, dict):
        raise ProviderDown
    return said


def _opener(address: str) -> OpenerDirector:
    # What lies on this machine is never asked for through a proxy elsewhere.
    proxies = [ProxyHandler({})] if urlsplit(address).hostname in THIS_MACHINE else []
    return build_opener(_NoDetours, *proxies)
