"""The register of whoever asks, and a review in it. Another organisation’s is not there."""

from uuid import UUID

from django.http import Http404, HttpRequest

from coalface.core.errors import NotAllowed

from .. import actions, queries
from ..models import Register, Review


def register_here(request: HttpRequest) -> Register:
    """The register that this person keeps. The first who comes finds an empty one."""
    try:
        return queries.register_kept_by(request.user) or actions.register_for(request.user)
    except NotAllowed as refusal:
        raise Http404 from refusal


def review_here(request: HttpRequest, review_id: UUID) -> tuple[Register, Review]:
    kept = register_here(request)
    review = queries.review_of(kept, review_id)
    if review is None:
        raise Http404
    return kept, review
