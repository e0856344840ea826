"""The names that the shared layouts link to, so that they can be tested before or without the other rooms."""

from django.http import HttpResponse
from django.urls import path

from coalface.ui import views


def elsewhere(request):
    return HttpResponse()


STANDING = ("home", "accessibility", "privacy", "cookies", "retention", "promise")
ELSEWHERE = ("tell", "learned", "receipt", "sign_in", "sign_out", "desk", "people", "feed")

urlpatterns = [path(f"{name}/", getattr(views, name), name=name) for name in STANDING]
urlpatterns += [path(f"{name}/", elsewhere, name=name) for name in ELSEWHERE]
