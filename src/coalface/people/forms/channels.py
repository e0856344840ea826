"""Filling in what a channel needs before it opens."""

from django.forms import BooleanField, CharField, EmailField, Form, Textarea
from django.utils.translation import gettext_lazy as _

from coalface.core.vocabulary import PROTECTED_AUDIENCES
from coalface.ui.days import DayField

from ..models import Channel, Organisation


def words(label: str, help_text: str = "", *, rows: int = 3) -> CharField:
    widget = Textarea(attrs={"rows": rows})
    return CharField(label=label, help_text=help_text, required=False, max_length=2000, widget=widget)


def line(label: str, help_text: str = "", *, required: bool = False, longest: int = 200) -> CharField:
    return CharField(label=label, help_text=help_text, required=required, max_length=longest)


def day(label: str, help_text: str = "", *, required: bool = False) -> DayField:
    return DayField(label=label, help_text=help_text, required=required)


class Routes(Form):
    """Whom to call, and who steps in when nobody reads."""

    duty_route = words(_("When a child is unsafe now"), _("Whom to call, at any hour. Every page shows it."))
    lado_route = words(
        _("When it is about somebody who works with children"),
        _("How to reach the local authority designated officer."),
    )
    whistleblowing_route = words(
        _("Whistleblowing"), _("Where to go with a concern that cannot wait for learning.")
    )
    escalation_route = words(
        _("How to challenge a decision in a live case"), _("The steps, and whom to ring today.")
    )
    second_contact_name = line(
        _("Independent second contact"), _("Somebody outside, who hears of reports that nobody reads.")
    )
    second_contact_email = EmailField(label=_("Their e-mail address"), required=False)
    steward_phone_line = line(
        _("The stewards’ telephone line"), _("“Ring with your five words.”"), longest=120
    )
    post_address = words(_("Where a printed form can be posted"))

    @classmethod
    def of(cls, channel: Channel, typed: object) -> "Routes":
        return cls(typed, initial={name: getattr(channel, name) for name in cls.base_fields})


class About(Form):
    """Whom every page says to ring, and whom to ask. One answer for the whole organisation."""

    front_door_phone = line(
        _("The front door’s telephone number"),
        _("Every page shows it, after 999, for a child who is unsafe now."),
        required=True,
        longest=40,
    )
    front_door_hours = line(_("When it is answered"), _("Such as “day and night”."), longest=120)
    support_line = line(
        _("Support for people who work here"),
        _("Its name and number, for somebody who has had a hard day. They need not say what they told."),
    )
    data_protection_contact = line(
        _("Whom to ask about data protection"), _("An address or a number. The privacy page names it.")
    )

    @classmethod
    def of(cls, organisation: Organisation, typed: object) -> "About":
        return cls(typed, initial={name: getattr(organisation, name) for name in cls.base_fields})


class Papers(Form):
    """The impact assessment; and, in a channel for families, what the partnership agreed to."""

    dpia_noted_on = day(
        _("The day the data protection impact assessment was signed"), _("A template comes with Coalface.")
    )
    partnership_agreed_on = day(_("The day the safeguarding partnership agreed in writing"))
    readers_every_working_day = BooleanField(label=_("Somebody reads on every working day."), required=False)

    @classmethod
    def of(cls, channel: Channel, typed: object) -> "Papers":
        form = cls(typed, initial={name: getattr(channel, name) for name in cls.base_fields})
        if channel.audience not in PROTECTED_AUDIENCES:
            del form.fields["partnership_agreed_on"], form.fields["readers_every_working_day"]
        return form


class SignDeclaration(Form):
    """Who has signed, as the public page will name them."""

    leader = line(
        _("Who signed it"), _("A named leader of the service. The name is published."), required=True
    )
    post = line(_("Their post"), required=True)
    signed_on = day(_("The day they signed it"), required=True)


class NameList(Form):
    """One name on each line."""

    text = CharField(
        label=_("The list"),
        help_text=_("One name on each line, without commas. It takes the place of the list before."),
        widget=Textarea(attrs={"rows": 12, "spellcheck": "false", "autocomplete": "off"}),
    )


class Recovery(Form):
    """Two of the three shares. Neither is kept."""

    # Their names say “share”, so that a form that came too late never shows them back.
    first_share = CharField(
        label=_("One share"),
        help_text=_("33 words, in their order."),
        widget=Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        max_length=2000,
    )
    second_share = CharField(
        label=_("Another share"),
        help_text=_("33 words, from somebody else."),
        widget=Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        max_length=2000,
    )
