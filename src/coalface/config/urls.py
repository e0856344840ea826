"""Every address of the site. Who may open each stands in doors.py, by the same names."""

from django.urls import include, path

from coalface.ui import views as ui

from .api import api
from .watching import healthz, metrics

handler500 = "coalface.ui.views.broken"

urlpatterns = [
    path("", ui.home, name="home"),
    path("", include("coalface.reporting.urls")),
    path("", include("coalface.learning.urls")),
    path("", include("coalface.trials.urls")),
    path("", include("coalface.newsletter.urls")),
    path("", include("coalface.pulse.urls")),
    path("", include("coalface.reviews.urls")),
    path("", include("coalface.releases.urls")),
    path("", include("coalface.questionnaire.urls")),
    path("", include("coalface.inspections.urls")),
    path("", include("coalface.vitals.urls")),
    path("", include("coalface.scenarios.urls")),
    path("", include("coalface.integrity.urls")),
    path("staff/", include("coalface.people.urls")),
    path("staff/", include("coalface.reporting.staff_urls")),
    path("api/v1/", api.urls),
    path("promise/", ui.promise, name="promise"),
    path("accessibility/", ui.accessibility, name="accessibility"),
    path("privacy/", ui.privacy, name="privacy"),
    path("cookies/", ui.cookies, name="cookies"),
    path("retention/", ui.retention, name="retention"),
    path("healthz", healthz, name="healthz"),
    path("metrics", metrics, name="metrics"),
]
