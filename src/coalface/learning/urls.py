"""What we learned: for everyone, and under /staff/ for stewards."""

from django.urls import path

from .views import guide, reading, stewards, taking_away

urlpatterns = [
    path("learned/", reading.learned, name="learned"),
    path("learned/feed.atom", taking_away.feed, name="feed"),
    path("learned/cards.csv", taking_away.cards_csv, name="cards_csv"),
    path("learned/cards.json", taking_away.cards_json, name="cards_json"),
    path("learned/<uuid:card_id>/", reading.card, name="card"),
    path("learned/<uuid:card_id>/print/", reading.card_print, name="card_print"),
    path("guide/", guide.guide, name="guide"),
    path("staff/cards/", stewards.staff_cards, name="staff_cards"),
    path("staff/cards/<uuid:card_id>/retract/", stewards.retract, name="retract"),
    path("staff/publish/", stewards.publish, name="publish"),
]
