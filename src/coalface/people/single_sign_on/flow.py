"""The authorization code flow with PKCE: where somebody is sent, and who they are when they are back."""

from typing import Any

from authlib.common.urls import add_params_to_uri
from authlib.oauth2 import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request

from coalface.ui.clock import now

from ..facts import Identity
from .asking import ProviderDown, get_json, post_form
from .discovery import Metadata, keys_of, metadata_of
from .id_tokens import NotGood, claims_in
from .journey import Journey
from .providers import Provider

SCOPE = "openid email profile"
FORM = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
# Entra writes its own claim as true, as 1 or as a word.
YES = (True, "1", "true")


def address_of_sign_in(provider: Provider, journey: Journey) -> str:
    """Where to send somebody. They choose an account there, so that a shared computer signs in nobody by itself."""
    return prepare_grant_uri(
        metadata_of(provider).authorization_endpoint,
        client_id=provider.client_id,
        response_type="code",
        redirect_uri=provider.return_address,
        scope=SCOPE,
        state=journey.state,
        nonce=journey.nonce,
        code_challenge=journey.challenge,
        code_challenge_method="S256",
        prompt="select_account",
    )


def address_of_sign_out(provider: Provider) -> str:
    """Where one signs out at the provider as well, or nothing where it has no such page."""
    address = metadata_of(provider).end_session_endpoint
    back = {"client_id": provider.client_id, "post_logout_redirect_uri": provider.sign_in_page}
    return add_params_to_uri(address, list(back.items())) if address else ""


def identity_of(provider: Provider, journey: Journey, code: str) -> Identity:
    """Exchange a code for who somebody is. NotGood, ProviderRefused or ProviderDown where that cannot be said."""
    metadata = metadata_of(provider)
    tokens = _tokens(provider, metadata, journey, code)
    access_token = str(tokens.get("access_token") or "")
    claims = claims_in(
        tokens.get("id_token"),
        issuer=metadata.issuer,
        client_id=provider.client_id,
        nonce=journey.nonce,
        access_token=access_token,
        keys=lambda again=False: keys_of(metadata, again=again),
        now=now().timestamp(),
    )
    if journey.invitation and "email" not in claims and metadata.userinfo_endpoint:
        claims = _with_user_info(claims, metadata.userinfo_endpoint, access_token)
    return Identity(
        issuer=metadata.issuer,
        subject=str(claims["sub"]),
        email=str(claims.get("email") or "").strip().lower(),
        email_is_theirs=claims.get(provider.verified_claim) in YES,
        name=str(claims.get("name") or "").strip(),
    )


def _tokens(provider: Provider, metadata: Metadata, journey: Journey, code: str) -> dict[str, Any]:
    body = prepare_token_request(
        "authorization_code", code=code, redirect_uri=provider.return_address, code_verifier=journey.verifier
    )
    us = ClientAuth(provider.client_id, provider.secret, metadata.token_auth_method)
    address, headers, body = us.prepare("POST", metadata.token_endpoint, dict(FORM), body)
    return post_form(address, body, headers)


def _with_user_info(claims: dict[str, Any], address: str, access_token: str) -> dict[str, Any]:
    """Some providers say the address only when asked for it. It has to be about the same person (Core 1.0, 5.3.2)."""
    try:
        said = get_json(address, bearer=access_token)
    except ProviderDown:
        return claims
    if said.get("sub") != claims["sub"]:
        raise NotGood
    return {**said, **claims}
