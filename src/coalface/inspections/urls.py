"""The reading room: for everyone, and under /staff/ for readers who are signed in."""

from django.urls import path

from .views import public, staff, taking_away

urlpatterns = [
    path("reading/", public.front, name="reading"),
    path("reading/report/", public.drop, name="reading_drop"),
    path("reading/reports/<slug:slug>/", public.report, name="reading_report"),
    path("reading/together/", public.corpus, name="reading_corpus"),
    path("reading/search/", public.search, name="reading_search"),
    path("reading/gold/", public.gold, name="reading_gold"),
    path("reading/reading.json", taking_away.facts_json, name="reading_json"),
    path("reading/gold.csv", taking_away.gold_csv, name="reading_gold_csv"),
    path("reading/readers.csv", taking_away.readers_csv, name="reading_readers_csv"),
    path("staff/reading/", staff.desk, name="staff_reading"),
    path("staff/reading/keep/", staff.keep, name="reading_keep"),
    path("staff/reading/<slug:report>/", staff.report, name="staff_reading_report"),
    path("staff/reading/<slug:report>/away/", staff.take_away, name="reading_take_away"),
    path("staff/reading/<slug:report>/<slug:name>/", staff.say, name="reading_say"),
]
