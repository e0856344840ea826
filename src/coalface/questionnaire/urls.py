"""The questionnaire: for its author by a link, and under /staff/ for analysts."""

from django.urls import path

from .views import answering, asking

urlpatterns = [
    path("questionnaire/<str:token>/", answering.questionnaire, name="questionnaire"),
    path(
        "questionnaire/<str:token>/look-over/",
        answering.questionnaire_look_over,
        name="questionnaire_look_over",
    ),
    path("questionnaire/<str:token>/<slug:page>/", answering.questionnaire_page, name="questionnaire_page"),
    path("staff/questionnaires/", asking.staff_questionnaires, name="staff_questionnaires"),
    path("staff/questionnaires/<slug:period>.csv", asking.questionnaires_csv, name="questionnaires_csv"),
    path(
        "staff/reviews/<uuid:review_id>/questionnaire/",
        asking.review_questionnaire,
        name="review_questionnaire",
    ),
]
