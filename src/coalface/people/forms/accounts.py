"""Accepting an invitation and changing a password."""

from django.core.exceptions import ValidationError
from django.forms import BooleanField, CharField, Form, PasswordInput
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Person
from ..passwords import why_not_password


def password_field(label: str, help_text: str = "", *, new: bool) -> CharField:
    word = "new-password" if new else "current-password"
    return CharField(
        label=label, help_text=help_text, strip=False, widget=PasswordInput(attrs={"autocomplete": word})
    )


NEW_PASSWORD_HINT = _("At least 12 characters. Four words that have nothing to do with each other work well.")


class NewPassword(Form):
    """A new password, typed twice. A mistyped one could lock a steward's reports for good."""

    password = password_field(_("A new password"), NEW_PASSWORD_HINT, new=True)
    password_again = password_field(_("The new password again"), new=True)

    def __init__(self, *args, person: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if reason := why_not_password(password, self.person):
            raise ValidationError(reason)
        return password

    def clean(self) -> None:
        typed = self.cleaned_data
        if "password" in typed and typed["password"] != typed.get("password_again"):
            self.add_error(
                "password_again", gettext("The two passwords differ. Type the same one in both places.")
            )


class ChangePassword(NewPassword):
    """The password now, then the new one."""

    old_password = password_field(_("Your password now"), new=False)
    field_order = ["old_password", "password", "password_again"]


class AcceptInvitation(NewPassword):
    """A name and a password; and, for stewards, the promise that they line-manage nobody here."""

    name = CharField(label=_("Your name"), max_length=200)
    declares = BooleanField(
        label=_("I line-manage nobody who can tell in this channel."),
        help_text=_("Nobody should have to wonder whether their manager reads this."),
        required=True,
        error_messages={"required": _("Only somebody who line-manages nobody here can be a steward.")},
    )
    field_order = ["name", "password", "password_again", "declares"]

    def __init__(self, *args, asks_name: bool, asks_declaration: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not asks_name:
            del self.fields["name"]
        if not asks_declaration:
            del self.fields["declares"]


class AddRole(Form):
    """One more role for an account that exists: its password, and the promise where it is a steward's."""

    password = password_field(_("Your password"), new=False)
    declares = AcceptInvitation.base_fields["declares"]

    def __init__(self, *args, asks_declaration: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not asks_declaration:
            del self.fields["declares"]


class ConfirmPassword(Form):
    """The password, once more, before something that matters. The view asks whether it is right."""

    password = password_field(_("Your password"), new=False)
