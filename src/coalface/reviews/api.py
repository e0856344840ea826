"""The register for other programs, with its own token: entering, changing, listing, and the history of one review."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _
from ninja import Query, Router, Status
from ninja.security import HttpBearer

from coalface.api_kit.refusing import ProblemOut, Refusal
from coalface.core.errors import NotAllowed
from coalface.core.reviews.changes import Way
from coalface.core.reviews.rules import DATES
from coalface.core.reviews.typed import Fault, read_review, why_not_reference
from coalface.core.reviews.values import ReviewFacts
from coalface.ui.clock import now, today

from . import actions, queries
from .models import Register, Review
from .presenters.facts import version_facts
from .schemas import ChangeIn, ChildIn, ReviewIn, VersionOut, VersionsOut

router = Router(tags=["reviews"])
PAGE_SIZE, MOST_ON_PAGE, LAST_PAGE = 50, 200, 100_000
CODES = ("review", "type", "status", "status_reason", "method", "publication")
REFUSED = frozenset({400, 401, 404, 409, 413, 415, 422, 503})


class RegisterToken(HttpBearer):
    """`Authorization: Bearer` with the token of a register."""

    def authenticate(self, request: HttpRequest, token: str) -> Register:
        try:
            return actions.register_of_token(token)
        except actions.NoSuchToken as refusal:
            raise Refusal(401, _(str(refusal))) from refusal

    def __call__(self, request: HttpRequest) -> Register:
        # Without the header the answer is the same as with a wrong token.
        return super().__call__(request) or self.authenticate(request, " ")


OPENED = {"auth": RegisterToken()}


@router.get("/reviews", response={200: VersionsOut, REFUSED: ProblemOut}, url_name="api_reviews", **OPENED)
def reviews(
    request: HttpRequest,
    at: datetime | None = None,
    page: int = Query(1, ge=1, le=LAST_PAGE),
    page_size: int = Query(PAGE_SIZE, ge=1, le=MOST_ON_PAGE),
) -> dict[str, Any]:
    """What is known of every review, or was known `at` an instant. A page after the last is empty."""
    if at and is_naive(at):
        at = make_aware(at)
    found = queries.reviews_found(_register(request), queries.Asked(at=at)).select_related("opened_by")
    pages = Paginator(found, page_size)
    shown = pages.page(page).object_list if page <= pages.num_pages else []
    return {
        "reviews": [version_facts(one) for one in shown],
        "total": pages.count,
        "page": page,
        "pages": pages.num_pages if pages.count else 0,
    }


@router.get(
    "/reviews/{review_id}", response={200: VersionsOut, REFUSED: ProblemOut}, url_name="api_review", **OPENED
)
def review(request: HttpRequest, review_id: str) -> dict[str, Any]:
    """Everything that was ever known of one review, the latest first."""
    versions = [version_facts(one) for one in queries.versions_of(_review(request, review_id))]
    return {"reviews": versions, "total": len(versions), "page": 1, "pages": 1}


@router.post("/reviews", response={201: VersionOut, REFUSED: ProblemOut}, url_name="api_review_new", **OPENED)
def enter(request: HttpRequest, given: ReviewIn) -> Status:
    """Enter a review. 409 where its reference is taken, or where it may be there already."""
    register = _register(request)
    try:
        entered = actions.enter_review(
            register=register,
            by=_by(given),
            facts=_facts(register, given),
            alike_allowed=given.alike_allowed,
        )
    except actions.Alike as refusal:
        keys = ", ".join(one.review.key for one in refusal.there)
        raise Refusal(
            409, _("This may be in the register already as %s. Look, then send alike_allowed.") % keys
        ) from refusal
    except NotAllowed as refusal:
        raise Refusal(422, _(str(refusal))) from refusal
    return Status(201, version_facts(queries.versions_of(entered)[0]))


@router.post(
    "/reviews/{review_id}",
    response={200: VersionOut, REFUSED: ProblemOut},
    url_name="api_review_change",
    **OPENED,
)
def change(request: HttpRequest, review_id: str, given: ChangeIn) -> Status:
    """Write down what is known now. 409 where it is not the version that was `seen`."""
    register, found = _register(request), _review(request, review_id)
    try:
        actions.change_review(
            register=register,
            review_id=found.pk,
            by=_by(given),
            facts=_facts(register, given),
            seen=given.seen,
            why=given.why,
        )
    except actions.Changed as refusal:
        raise Refusal(
            409, _("Somebody has changed this review since. Ask for it again, and send what is right.")
        ) from refusal
    except NotAllowed as refusal:
        raise Refusal(422, _(str(refusal))) from refusal
    return Status(200, version_facts(queries.versions_of(found)[0]))


def _register(request: HttpRequest) -> Register:
    return request.auth  # type: ignore[attr-defined, no-any-return]


def _review(request: HttpRequest, review_id: str) -> Review:
    try:
        found = queries.review_of(_register(request), UUID(review_id))
    except ValueError:
        found = None
    if found is None:
        raise Refusal(404, _("There is no review with this id in the register. Look at the address again."))
    return found


def _by(given: ReviewIn) -> actions.By:
    return actions.By(None, now(), Way.PROGRAM, given.note)


def _facts(register: Register, given: ReviewIn) -> ReviewFacts:
    """What was sent, read by the same rules as a page. Everything that is wrong is told at once."""
    answers = {name: getattr(given, name) for name in (*CODES, *DATES)}
    answers["recommendations"] = "" if given.recommendations is None else str(given.recommendations)
    answers["authorities"] = ";".join(given.authorities)
    children = [_child(one) for one in given.children]
    facts, faults = read_review(answers, children, queries.authorities_of(register), known_from=today())
    faults = [*why_not_reference(given.review), *faults]
    if faults:
        raise Refusal(422, " ".join(f"{_place(fault)}: {_(fault.says)}" for fault in faults))
    return facts


def _child(given: ChildIn) -> dict[str, str]:
    names = ("age_band", "died", "maltreatment")
    months = "" if given.age_months is None else str(given.age_months)
    also = ";".join(given.maltreatment_also)
    return {**{name: getattr(given, name) for name in names}, "age_months": months, "maltreatment_also": also}


def _place(fault: Fault) -> str:
    return f"children[{fault.child - 1}].{fault.field}" if fault.child else fault.field
