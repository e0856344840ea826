"""Coming in, and looking after people and channels. All of it lies under /staff/, and so do its cookies."""

from django.urls import path

from .views import accounts, channels, invitations, people, sign_in, single_sign_on

urlpatterns = [
    path("", accounts.staff, name="staff"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/code/", sign_in.type_code, name="type_code"),
    path("sign-in/with/<slug:slug>/", single_sign_on.sign_in_with, name="sign_in_with"),
    path("sign-in/back/<slug:slug>/", single_sign_on.sign_in_back, name="sign_in_back"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("sign-out/elsewhere/", accounts.sign_out_elsewhere, name="sign_out_elsewhere"),
    path("sign-out/<slug:slug>/", single_sign_on.signed_out_here, name="signed_out_here"),
    path("codes/", accounts.set_up_codes, name="set_up_codes"),
    path("codes/recovery/", accounts.recovery_codes, name="recovery_codes"),
    path("password/", accounts.change_password, name="change_password"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("invitation/<str:token>/with/", single_sign_on.invitation_with, name="invitation_with"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/invitations/<uuid:invitation_id>/", people.withdraw_invitation, name="withdraw_invitation"),
    path("people/roles/<int:grant_id>/", people.take_role_away, name="take_role_away"),
    path("people/<uuid:person_id>/mend/", people.mend_account, name="mend_account"),
    path("channels/<slug:slug>/", channels.channel, name="channel"),
    path("channels/<slug:slug>/about/", channels.about, name="channel_about"),
    path("channels/<slug:slug>/routes/", channels.routes, name="channel_routes"),
    path("channels/<slug:slug>/papers/", channels.papers, name="channel_papers"),
    path("channels/<slug:slug>/sign/<slug:what>/", channels.sign, name="channel_sign"),
    path("channels/<slug:slug>/names/<slug:which>/", channels.names, name="channel_names"),
    path("channels/<slug:slug>/recovery/", channels.recovery, name="channel_recovery"),
    path("channels/<slug:slug>/declare/", channels.declare, name="channel_declare"),
    path("channels/<slug:slug>/open/", channels.open_channel, name="channel_open"),
    # allauth looks for its pages by these names; they lead to ours.
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/code/", sign_in.type_code, name="mfa_authenticate"),
]
