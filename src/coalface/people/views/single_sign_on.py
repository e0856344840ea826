"""Signing in with one's organisation: the way there, the way back, and signing out.

Authlib is imported where it is needed: most installations never do, and it takes a quarter of a second.
"""

import logging

from allauth.account.utils import get_next_redirect_url
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalface.core.errors import NotAllowed
from coalface.core.roles import why_not_single_sign_on
from coalface.core.words import gettext_noop
from coalface.ui.clock import today

from .. import actions
from ..models import Person
from ..queries import roles_of
from ..queries.identities import person_of
from ..queries.invitations import invitation_of
from ..sessions import ELSEWHERE
from ..single_sign_on.asking import ProviderDown, ProviderRefused
from ..single_sign_on.providers import Provider, providers
from ..turns import place_in_queue
from .invitations import gone, provider_for
from .pages import show

logger = logging.getLogger(__name__)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

BEGUN_ELSEWHERE = gettext_noop(
    "This sign-in was begun in another window, or more than ten minutes ago. Please begin again."
)
SAID_NO = gettext_noop("Your organisation did not sign you in. Please begin again, or ask its IT service.")
DOES_NOT_FIT = gettext_noop(
    "What your organisation sent back does not fit what we asked for, so you are not signed in. Please begin again. If "
    "it happens twice, tell whoever runs this site."
)
UNKNOWN = gettext_noop(
    "Nobody here is known by this account. If you have an invitation, open its link, and accept it with your "
    "organisation."
)
DOWN = gettext_noop(
    "Your organisation\u2019s sign-in cannot be reached just now. Wait a few minutes, then begin again."
)
MANY = gettext_noop("Many people are signing in just now. Wait half a minute, then begin again.")


@require_safe
def sign_in_with(request: HttpRequest, slug: str) -> HttpResponse:
    """Send somebody to the sign-in of their organisation."""
    return _sent(request, _provider(slug), next_page=get_next_redirect_url(request) or "")


@require_safe
def invitation_with(request: HttpRequest, token: str) -> HttpResponse:
    """Send somebody there to accept an invitation. The link to accept it goes along, sealed in their own browser."""
    found = invitation_of(token, today())
    if found is None:
        return gone(request)
    provider = provider_for(found)
    if provider is None:
        return redirect("invitation", token)
    return _sent(request, provider, invitation=token)


@require_safe
def sign_in_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody is back from there: see who they are, and let them in or say why not."""
    from ..single_sign_on import journey as way

    provider = _provider(slug)
    journey = way.remembered(request)
    if journey is None or not journey.fits(slug=slug, state=request.GET.get("state", "")):
        response = _not_signed_in(request, BEGUN_ELSEWHERE, status=400)
    else:
        response = _let_in(request, provider, journey)
    way.forget(response)
    return response


@require_safe
def signed_out_here(request: HttpRequest, slug: str) -> HttpResponse:
    """The session here is over. The one at the organisation goes on, and only it can end that."""
    from ..single_sign_on.flow import address_of_sign_out

    provider = _provider(slug)
    try:
        address = address_of_sign_out(provider)
    except ProviderDown:
        address = ""
    return show(
        request, "signed_out_here", {"provider": provider, "address": address, "staff_menu": frozenset()}
    )


def _provider(slug: str) -> Provider:
    provider = providers().get(slug)
    if provider is None:
        raise Http404
    return provider


def _sent(
    request: HttpRequest, provider: Provider, *, next_page: str = "", invitation: str = ""
) -> HttpResponse:
    from ..single_sign_on import flow
    from ..single_sign_on import journey as way

    journey = way.begin(provider.slug, next_page=next_page, invitation=invitation)
    try:
        response = redirect(flow.address_of_sign_in(provider, journey))
    except ProviderDown as fault:
        return _unreachable(request, fault)
    way.remember(response, journey)
    return response


def _let_in(request: HttpRequest, provider: Provider, journey) -> HttpResponse:
    from ..single_sign_on.id_tokens import NotGood

    if request.GET.get("iss", provider.issuer) != provider.issuer:
        # RFC 9207: the answer of one provider, sent on to the address of another.
        return _not_signed_in(request, DOES_NOT_FIT)
    if not (code := request.GET.get("code", "")):
        return _not_signed_in(request, SAID_NO)
    try:
        person = _person(provider, journey, code)
    except (NotGood, ProviderRefused) as fault:
        logger.warning(
            "Somebody came back from their organisation with what we do not believe.", exc_info=fault
        )
        return _not_signed_in(request, DOES_NOT_FIT)
    except ProviderDown as fault:
        return _unreachable(request, fault)
    except actions.NotInvited:
        return gone(request)
    except NotAllowed as refusal:
        return _not_signed_in(request, str(refusal))
    login(request, person, backend=BACKEND)
    request.session[ELSEWHERE] = provider.slug
    # The browser takes this page for one that another site led to, and would not show the new cookie on a redirect.
    return show(request, "signed_in_here", {"next": journey.next, "person": person})


def _person(provider: Provider, journey, code: str) -> Person:
    """Whoever has come back; NotAllowed with the reason where they may not come in."""
    from ..single_sign_on.flow import identity_of

    with place_in_queue() as free:
        if not free:
            raise NotAllowed(MANY)
        identity = identity_of(provider, journey, code)
    if journey.invitation:
        return actions.accept_with_identity(token=journey.invitation, identity=identity, today=today())
    person = person_of(identity)
    if person is None or not person.is_active or person.organisation.slug != provider.slug:
        raise NotAllowed(UNKNOWN)
    if reason := why_not_single_sign_on({role for role, _channel in roles_of(person)}):
        raise NotAllowed(reason)
    return person


def _unreachable(request: HttpRequest, fault: ProviderDown) -> HttpResponse:
    logger.warning("The sign-in of an organisation cannot be used. Run `coalface doctor`.", exc_info=fault)
    return _not_signed_in(request, DOWN, status=503)


def _not_signed_in(request: HttpRequest, reason: str, *, status: int = 403) -> HttpResponse:
    return show(request, "not_signed_in", {"reason": _(reason), "staff_menu": frozenset()}, status=status)
