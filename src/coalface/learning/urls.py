"""What we learned, and what changed: for everyone; and under /staff/ for stewards, peers and answering managers."""

from django.urls import path

from .views import (
    answers,
    asking_again,
    drafting,
    guide,
    mapping,
    reading,
    stewards,
    taking_away,
    themes,
    why,
)

urlpatterns = [
    path("learned/", reading.learned, name="learned"),
    path("learned/feed.atom", taking_away.feed, name="feed"),
    path("learned/cards.csv", taking_away.cards_csv, name="cards_csv"),
    path("learned/cards.json", taking_away.cards_json, name="cards_json"),
    path("learned/<uuid:card_id>/", reading.card, name="card"),
    path("learned/<uuid:card_id>/print/", reading.card_print, name="card_print"),
    path("guide/", guide.guide, name="guide"),
    path("changed/", themes.changed, name="changed"),
    path("themes/", themes.themes, name="themes"),
    path("themes/<uuid:theme_id>/", themes.theme, name="theme"),
    path("staff/cards/", stewards.staff_cards, name="staff_cards"),
    path("staff/cards/<uuid:card_id>/retract/", stewards.retract, name="retract"),
    path("staff/themes/<uuid:theme_id>/take-back/", stewards.take_theme_back, name="take_theme_back"),
    path("staff/publish/", stewards.publish, name="publish"),
    path("staff/why/", why.why_desk, name="why_desk"),
    path("staff/why/cards/<uuid:card_id>/", why.code_card, name="code_card"),
    path("staff/why/cards/<uuid:card_id>/settle/", why.settle_card, name="settle_card"),
    path("staff/why/themes/new/", drafting.theme_new, name="theme_new"),
    path("staff/why/themes/<uuid:theme_id>/", drafting.theme_draft, name="theme_draft"),
    path("staff/why/themes/<uuid:theme_id>/cards/", drafting.theme_cards, name="theme_cards"),
    path("staff/why/themes/<uuid:theme_id>/ask/", drafting.theme_ask, name="theme_ask"),
    path("staff/why/themes/<uuid:theme_id>/away/", drafting.theme_throw_away, name="theme_throw_away"),
    path("staff/why/themes/<uuid:theme_id>/map/", mapping.theme_map, name="theme_map"),
    path("staff/why/themes/<uuid:theme_id>/again/", asking_again.check_back, name="check_back"),
    path("staff/answers/", answers.answers, name="answers"),
    path("staff/answers/<uuid:theme_id>/", answers.answer_theme, name="answer_theme"),
    path("staff/answers/<uuid:theme_id>/held-up/", answers.held_up, name="held_up"),
]
