"""Published figures, for everyone; and under /staff/ an authority’s own, for its staff."""

from django.urls import path, register_converter

from .views import entering, files, own, own_limits, own_month, own_settings, reading, tracing


class AreaKey:
    """A number or code of a place. Two authorities that make one return are joined by a dash in addresses."""

    regex = r"[0-9A-Z]{3,9}(?:-[0-9A-Z]{3,9})?"

    def to_python(self, value: str) -> str:
        return value.replace("-", "/")

    def to_url(self, value: str) -> str:
        return value.replace("/", "-")


class Ending:
    """What a chart is taken along as."""

    regex = "png|csv|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AreaKey, "area")
register_converter(Ending, "ending")

urlpatterns = [
    path("figures/", reading.england, name="figures"),
    path("figures/two-years/", reading.two_years, name="figures_two_years"),
    path("figures/after-inspections/", reading.after_inspections, name="after_inspections"),
    path("figures/first-signs/", reading.first_signs, name="first_signs"),
    path("figures/sources/", tracing.sources, name="figures_sources"),
    path("figures/sources/<str:release>/<str:file>/<int:line>/", tracing.row, name="figures_row"),
    path("figures/<area:area>/numbers/<slug:code>/<int:year>/", tracing.number, name="figures_number"),
    path("figures/<area:area>/", reading.area, name="figures_area"),
    path("figures/<area:area>/first-signs/", reading.first_signs, name="first_signs_area"),
    path("figures/<area:area>/figures.csv", reading.area_csv, name="figures_csv"),
    path("figures/<area:area>/charts/<slug:code>.<ending:ending>", files.chart, name="figures_chart"),
    path("figures/measures/<slug:code>/", reading.measure, name="figures_measure"),
    path("figures/measures/<slug:code>/<int:year>.<ending:ending>", files.funnel, name="figures_funnel"),
    path("staff/own/", own.own_returns, name="own_returns"),
    path("staff/own/first-signs/", own.own_first_signs, name="own_first_signs"),
    path("staff/own/charts/<slug:code>.<ending:ending>", own.own_chart, name="own_chart"),
    path("staff/own/limits/<slug:code>/", own_limits.own_limits, name="own_limits"),
    path("staff/own/enter/", entering.own_enter, name="own_enter"),
    path("staff/own/month/", own_month.own_month, name="own_month"),
    path("staff/own/settings/", own_settings.own_settings, name="own_settings"),
]
