"""The register of case reviews, under /staff/ for the analysts who keep it."""

from django.urls import path

from .views import deaths, entering, filing, reading, tokens

urlpatterns = [
    path("staff/reviews/", reading.staff_reviews, name="staff_reviews"),
    path("staff/reviews/register.csv", reading.register_csv, name="register_csv"),
    path("staff/reviews/file/", filing.reviews_file, name="reviews_file"),
    path("staff/reviews/token/", tokens.reviews_token, name="reviews_token"),
    path("staff/deaths/", deaths.staff_deaths, name="staff_deaths"),
    path("staff/deaths/file/", filing.deaths_file, name="deaths_file"),
    path("staff/deaths/new/", deaths.death_new, name="death_new"),
    path("staff/deaths/<uuid:death_id>/", deaths.staff_death, name="staff_death"),
    path("staff/deaths/<uuid:death_id>/change/", deaths.death_change, name="death_change"),
    path("staff/deaths/<uuid:death_id>/strike/", deaths.death_strike, name="death_strike"),
    path("staff/reviews/new/", entering.review_new, name="review_new"),
    path("staff/reviews/<uuid:review_id>/", reading.staff_review, name="staff_review"),
    path("staff/reviews/<uuid:review_id>/change/", entering.review_change, name="review_change"),
    path("staff/reviews/<uuid:review_id>/strike/", entering.review_strike, name="review_strike"),
]
