"""Statistics as everyone reads them: the list, a half-year, one version of it for good, and its files."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalface.core.reviews.periods import HalfYear
from coalface.learning.views.freshness import fresh
from coalface.ui.clock import today

from .. import queries
from ..models import Release
from ..presenters.bulletin import bulletin_page
from ..presenters.corrections import changes_in, notices_about
from .giving import given

HERE = {"under": "statistics"}


@require_safe
@fresh
def statistics(request: HttpRequest) -> HttpResponse:
    """Every bulletin, and the day of the next."""
    lines: dict[tuple[object, str], list[Release]] = {}
    for release in queries.published_versions():
        lines.setdefault((release.organisation_id, release.period), []).append(release)
    facts = {
        "lines": [
            {
                "latest": versions[0],
                "older": versions[1:],
                "notices": [(one, notice) for one in versions for notice in queries.notices_of(one)],
            }
            for versions in lines.values()
        ],
        "announced": [{"release": one, "late": _is_late(one)} for one in queries.announced()],
        "several": len({release.organisation_id for release in queries.published_versions()}) > 1,
    }
    return render(request, "releases/list.html", facts | HERE)


def _is_late(release: Release) -> bool:
    return release.publish_on is not None and release.publish_on < today()


@require_safe
@fresh
def statistics_period(request: HttpRequest, period: HalfYear) -> HttpResponse:
    """The latest version of a half-year; of several organisations, a choice."""
    versions = queries.versions_of(period)
    if not versions:
        raise Http404
    places = {release.organisation_id: release for release in reversed(versions)}
    if len(places) > 1:
        facts = {"period": period.label, "releases": list(places.values())}
        return render(request, "releases/choose.html", facts | HERE)
    return _page(request, versions[0], versions)


@require_safe
@fresh
def statistics_version(request: HttpRequest, period: HalfYear, number: int) -> HttpResponse:
    release = _found(period, number)
    return _page(request, release, queries.versions_of(period))


@require_safe
@fresh
def statistics_file(request: HttpRequest, period: HalfYear, number: int, name: str) -> HttpResponse:
    file = queries.file_of(_found(period, number), name)
    if file is None:
        raise Http404
    return given(file, f"case-reviews-{period.name}-version-{number}")


def _found(period: HalfYear, number: int) -> Release:
    release = queries.published_version(period, number)
    if release is None:
        raise Http404
    return release


def _page(request: HttpRequest, release: Release, versions: list[Release]) -> HttpResponse:
    own = [one for one in versions if one.organisation_id == release.organisation_id]
    facts = {
        "release": release,
        "bulletin": bulletin_page(release, queries.files_of(release), _addresses(release)),
        "others": [one for one in own if one.pk != release.pk],
        "newer": own[0] if own[0].pk != release.pk else None,
        "notices": notices_about(release),
        "changes": changes_in(release),
        "digest": release.public_digest().hex(),
    }
    return render(request, "releases/statistics.html", facts | HERE)


def _addresses(release: Release) -> Callable[[str], str]:
    about = {"period": release.half_year, "number": release.number}
    return lambda name: reverse("statistics_file", kwargs={**about, "name": name})
