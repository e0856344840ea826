"""Inviting somebody."""

from collections.abc import Iterable

from django.forms import ChoiceField, EmailField, EmailInput, Form, RadioSelect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coalface.core.roles import ROLES, Role, why_not_appoint

from ..models import Channel


class Invite(Form):
    """An address and a role, any but steward: in one of these channels, or in the whole organisation."""

    email = EmailField(
        label=_("Their e-mail address at work"),
        help_text=_("It is how they will sign in. Coalface sends no mail: you give them the link yourself."),
        widget=EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    place = ChoiceField(label=_("What will they be?"), widget=RadioSelect)

    def __init__(self, *args, channels: Iterable[Channel], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.channels = {channel.slug: channel for channel in channels}
        self.fields["place"].choices = [
            (
                f"{slug}:{role.value}",
                gettext("%(role)s in %(channel)s") % {"role": label, "channel": channel.name},
            )
            for slug, channel in self.channels.items()
            for role, label in roles_to_give(of_channel=True)
        ] + [(f":{role.value}", label) for role, label in roles_to_give(of_channel=False)]

    @property
    def chosen(self) -> tuple[Channel | None, Role]:
        slug, _, role = self.cleaned_data["place"].partition(":")
        return self.channels.get(slug), Role(role)


def roles_to_give(*, of_channel: bool) -> list[tuple[Role, str]]:
    return [
        (role, gettext(facts.label))
        for role, facts in ROLES.items()
        if facts.of_channel is of_channel and why_not_appoint(role, by_operator=False) is None
    ]
