"""The stewards' desk. Everything for staff lies under /staff/, and so do its cookies."""

from django.urls import path

from .views import desk, importing

urlpatterns = [
    path("desk/", desk.inbox, name="desk"),
    path("desk/earlier/", importing.import_earlier, name="import_earlier"),
    path("desk/<uuid:report_id>/", desk.report, name="desk_report"),
]
