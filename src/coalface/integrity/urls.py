"""The public log."""

from django.urls import path

from . import views

urlpatterns = [
    path("log/", views.log, name="log"),
    path("log/checkpoint", views.checkpoint, name="log_checkpoint"),
    path("log/checkpoints/<int:size>", views.checkpoint_at, name="log_checkpoint_at"),
    path("log/entries", views.entries, name="log_entries"),
    path("log/proof/inclusion", views.inclusion, name="log_inclusion"),
    path("log/proof/consistency", views.consistency, name="log_consistency"),
    path("log/cosign", views.cosign, name="log_cosign"),
]
