"""Rehearsals, for everyone."""

from django.urls import path

from . import views

urlpatterns = [
    path("what-if/", views.what_if, name="what_if"),
    path("what-if/front-door/", views.front_door, name="what_if_front_door"),
    path("what-if/two-views/", views.two_views, name="what_if_two_views"),
    path("what-if/side-by-side/", views.side_by_side, name="what_if_side_by_side"),
    path("what-if/story/", views.story, name="what_if_story"),
]
