"""The stewards' desk. Everything for staff lies under /staff/, and so do its cookies."""

from django.urls import path

from .views import desk

urlpatterns = [
    path("desk/", desk.inbox, name="desk"),
    path("desk/<uuid:report_id>/", desk.report, name="desk_report"),
]
