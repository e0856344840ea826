"""Trials: for everyone, and under /staff/ for those who plan and fill them."""

from django.urls import path

from .views import filling, planning, reading, staff

urlpatterns = [
    path("trials/", reading.library, name="trials"),
    path("trials/trials.json", reading.trials_json, name="trials_json"),
    path("trials/<uuid:trial_id>/", reading.trial, name="trial"),
    path("trials/<uuid:trial_id>/numbers.csv", reading.trial_csv, name="trial_csv"),
    path("trials/<uuid:trial_id>/plan.txt", reading.trial_text, name="trial_text"),
    path("staff/trials/", staff.staff_trials, name="staff_trials"),
    path("staff/trials/copy/<uuid:trial_id>/", planning.trial_copy, name="trial_copy"),
    path("staff/trials/new/", planning.trial_new, name="trial_new"),
    path("staff/trials/<uuid:trial_id>/", staff.staff_trial, name="staff_trial"),
    path("staff/trials/<uuid:trial_id>/change/", planning.trial_change, name="trial_change"),
    path("staff/trials/<uuid:trial_id>/begin/", planning.trial_begin, name="trial_begin"),
    path("staff/trials/<uuid:trial_id>/drop/", planning.trial_drop, name="trial_drop"),
    path("staff/trials/<uuid:trial_id>/numbers/", filling.trial_numbers, name="trial_numbers"),
    path("staff/trials/<uuid:trial_id>/finish/", filling.trial_finish, name="trial_finish"),
    path("staff/trials/<uuid:trial_id>/token/", filling.trial_token, name="trial_token"),
    path("staff/trials/<uuid:trial_id>/take-back/", staff.trial_take_back, name="trial_take_back"),
]
