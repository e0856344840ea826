"""Child deaths for other programs: which there are, and striking out one that does not belong there."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from coalface.api_kit.refusing import ProblemOut, Refusal
from coalface.core.errors import NotAllowed
from coalface.core.reviews.changes import Way
from coalface.ui.clock import now

from . import actions, queries
from .api import LAST_PAGE, MOST_ON_PAGE, OPENED, PAGE_SIZE, REFUSED
from .models import Death, DeathVersion
from .schemas import DeathOut, DeathsOut, StrikeIn

router = Router(tags=["reviews"])


@router.get("/deaths", response={200: DeathsOut, REFUSED: ProblemOut}, url_name="api_deaths", **OPENED)
def deaths(
    request: HttpRequest,
    page: int = Query(1, ge=1, le=LAST_PAGE),
    page_size: int = Query(PAGE_SIZE, ge=1, le=MOST_ON_PAGE),
) -> dict[str, Any]:
    """Which deaths the register has now, by reference. What is known of one is on its page alone."""
    pages = Paginator(queries.deaths_known(request.auth), page_size)  # type: ignore[attr-defined]
    shown = pages.page(page).object_list if page <= pages.num_pages else []
    return {
        "deaths": [_facts(one.death, one) for one in shown],
        "total": pages.count,
        "page": page,
        "pages": pages.num_pages if pages.count else 0,
    }


@router.post(
    "/deaths/{death_id}/strike",
    response={200: DeathOut, REFUSED: ProblemOut},
    url_name="api_death_strike",
    **OPENED,
)
def strike(request: HttpRequest, death_id: str, given: StrikeIn) -> dict[str, Any]:
    """Strike out a death that was recorded by mistake. 409 where it is not the version that was `seen`."""
    register = request.auth  # type: ignore[attr-defined]
    try:
        found = queries.death_of(register, UUID(death_id))
    except ValueError:
        found = None
    if found is None:
        raise Refusal(404, _("There is no death with this id in the register. Look at the address again."))
    by = actions.By(None, now(), Way.PROGRAM, given.note)
    try:
        actions.strike_death(register=register, death_id=found.pk, by=by, seen=given.seen)
    except actions.Changed as refusal:
        raise Refusal(
            409, _("Somebody has changed this death since. Ask for the list again, and look at it.")
        ) from refusal
    except NotAllowed as refusal:
        raise Refusal(422, _(str(refusal))) from refusal
    return _facts(found, queries.death_versions(found)[0])


def _facts(death: Death, version: DeathVersion) -> dict[str, Any]:
    return {
        "id": death.pk,
        "death": death.key,
        "number": version.number,
        "known_from": version.known_from.isoformat(),
        "known_to": version.known_to.isoformat() if version.known_to else None,
    }
