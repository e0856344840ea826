"""The newsletter: for everyone, and under /staff/ for stewards."""

from django.urls import path, register_converter

from coalface.core.quarters import Quarter

from .views import reading, staff


class QuarterConverter:
    """2026-Q3 in an address. A year 0000 is no year: Quarter says so, and the address is not there."""

    regex = "[0-9]{4}-Q[1-4]"

    def to_python(self, value: str) -> Quarter:
        return Quarter.parse(value)

    def to_url(self, value: Quarter | str) -> str:
        return str(value)


register_converter(QuarterConverter, "quarter")

urlpatterns = [
    path("newsletter/", reading.newsletters, name="newsletters"),
    path("newsletter/<quarter:quarter>/", reading.newsletter, name="newsletter"),
    path("newsletter/<quarter:quarter>.txt", reading.newsletter_text, name="newsletter_text"),
    path("newsletter/<quarter:quarter>.pdf", reading.newsletter_pdf, name="newsletter_pdf"),
    path("staff/newsletter/", staff.staff_newsletters, name="staff_newsletters"),
    path("staff/newsletter/<uuid:newsletter_id>/", staff.newsletter_draft, name="newsletter_draft"),
    path(
        "staff/newsletter/<uuid:newsletter_id>/publish/", staff.newsletter_publish, name="newsletter_publish"
    ),
    path("staff/newsletter/<uuid:newsletter_id>/away/", staff.newsletter_away, name="newsletter_away"),
    path("staff/newsletter/<uuid:newsletter_id>/take-back/", staff.newsletter_back, name="newsletter_back"),
]
