"""What a steward fills in to open a pulse. Whether it is right, `core.pulse` says."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from coalface.ui.days import DayField


class OpenPulse(forms.Form):
    """A channel of the steward's own, how many codes, and the last day."""

    channel = forms.ChoiceField(
        label=_("Which channel"), error_messages={"invalid_choice": _("Choose one of your channels.")}
    )
    codes = forms.IntegerField(
        label=_("How many codes"),
        help_text=_("One for each person who is asked. At least ten."),
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Write a number, such as 60.")},
    )
    closes_on = DayField(
        label=_("The last day to answer"),
        help_text=_("One to eight weeks from today. The answers can be read from the day after."),
    )

    def __init__(self, *args, channels: Iterable, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.channels = {channel.slug: channel for channel in channels}
        self.fields["channel"].choices = [(slug, channel.name) for slug, channel in self.channels.items()]

    @property
    def chosen(self):
        return self.channels[self.cleaned_data["channel"]]
