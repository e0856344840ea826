"""Published statistics for other programs: what there is, every file with its digest, and its leaf in the log."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from coalface.api_kit.refusing import ProblemOut, Refusal
from coalface.core.reviews.periods import read_half_year

from . import queries
from .presenters.facts import release_facts, release_with_files
from .schemas import ReleasesOut, ReleaseWithFilesOut

router = Router(tags=["statistics"])


@router.get("/statistics", response={200: ReleasesOut}, url_name="api_statistics")
def statistics(request: HttpRequest) -> dict[str, Any]:
    """Every version of every half-yearly bulletin, the latest first, and what is announced."""
    return {
        "statistics": [release_facts(one) for one in queries.published_versions()],
        "announced": [
            {
                "period": one.period,
                "organisation": one.organisation.name,
                "publish_on": one.publish_on.isoformat(),
            }
            for one in queries.announced()
        ],
    }


@router.get(
    "/statistics/{period}/{version}",
    response={200: ReleaseWithFilesOut, 404: ProblemOut},
    url_name="api_statistics_version",
)
def statistics_version(request: HttpRequest, period: str, version: str) -> dict[str, Any]:
    """One version of a bulletin, such as 2014-15-part-1 and 1, with its files."""
    try:
        number = int(version) if version.isascii() and version.isdigit() and len(version) < 5 else 0
        found = queries.published_version(read_half_year(period), number)
    except ValueError:
        found = None
    if found is None:
        raise Refusal(404, _("There is no such bulletin. The list at /api/v1/statistics has them all."))
    return release_with_files(found)
