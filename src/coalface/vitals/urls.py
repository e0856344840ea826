"""Published figures, for everyone."""

from django.urls import path, register_converter

from . import views


class AreaKey:
    """A number or code of a place. Two authorities that make one return are joined by a dash in addresses."""

    regex = r"[0-9A-Z]{3,9}(?:-[0-9A-Z]{3,9})?"

    def to_python(self, value: str) -> str:
        return value.replace("-", "/")

    def to_url(self, value: str) -> str:
        return value.replace("/", "-")


register_converter(AreaKey, "area")

urlpatterns = [
    path("figures/", views.england, name="figures"),
    path("figures/<area:area>/", views.area, name="figures_area"),
    path("figures/<area:area>/figures.csv", views.area_csv, name="figures_csv"),
    path("figures/measures/<slug:code>/", views.measure, name="figures_measure"),
]
