"""The half-yearly statistics: for everyone, and under /staff/ for analysts."""

from django.urls import path, register_converter

from coalface.core.reviews.periods import HalfYear, read_half_year

from .views import correcting, making, public


class HalfYearConverter:
    """2014-15-part-1 in an address. Years that do not follow each other are no half-year, and not there."""

    regex = "[1-9][0-9]{3}-[0-9]{2}-part-[12]"

    def to_python(self, value: str) -> HalfYear:
        return read_half_year(value)

    def to_url(self, value: HalfYear | str) -> str:
        return value.name if isinstance(value, HalfYear) else value


class VersionConverter:
    """The number of a version: no more figures than a database counts in."""

    regex = "[1-9][0-9]{0,3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(HalfYearConverter, "half_year")
register_converter(VersionConverter, "version")

urlpatterns = [
    path("statistics/", public.statistics, name="statistics"),
    path("statistics/<half_year:period>/", public.statistics_period, name="statistics_period"),
    path(
        "statistics/<half_year:period>/<version:number>/",
        public.statistics_version,
        name="statistics_version",
    ),
    path(
        "statistics/<half_year:period>/<version:number>/<str:name>",
        public.statistics_file,
        name="statistics_file",
    ),
    path("staff/bulletins/", making.staff_bulletins, name="staff_bulletins"),
    path("staff/bulletins/<uuid:release_id>/", making.staff_bulletin, name="staff_bulletin"),
    path("staff/bulletins/<uuid:release_id>/correct/", correcting.bulletin_correct, name="bulletin_correct"),
    path("staff/bulletins/<uuid:release_id>/read/", making.bulletin_read, name="bulletin_read"),
    path("staff/bulletins/<uuid:release_id>/files/<str:name>", making.bulletin_file, name="bulletin_file"),
]
