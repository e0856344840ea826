"""Where somebody tells, and comes back."""

from django.urls import path

from .views import receipt, slip, tell

urlpatterns = [
    path("tell/", tell.choose_channel, name="tell"),
    path("tell/<slug:slug>/", tell.tell, name="tell_channel"),
    path("tell/<slug:slug>/paper/", tell.paper, name="tell_paper"),
    path("tell/<slug:slug>/slip/", slip.slip, name="tell_slip"),
    path("tell/<slug:slug>/help/", tell.help_now, name="tell_help"),
    path("tell/<slug:slug>/stopped/", tell.stopped, name="tell_stopped"),
    path("tell/<slug:slug>/counts/", tell.counts, name="tell_counts"),
    path("receipt/", receipt.receipt, name="receipt"),
]
