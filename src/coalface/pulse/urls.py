"""The pulse: for everyone, and under /staff/ for stewards."""

from django.urls import path

from . import views

urlpatterns = [
    path("pulse/", views.pulse, name="pulse"),
    path("pulse/answer/", views.pulse_answer, name="pulse_answer"),
    path("pulse/<uuid:pulse_id>/", views.pulse_results, name="pulse_results"),
    path("staff/pulse/", views.staff_pulses, name="staff_pulses"),
    path("staff/pulse/<uuid:pulse_id>/drop/", views.pulse_drop, name="pulse_drop"),
]
