"""What a steward fills in to take a card back."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy

from coalface.core.retractions import RETRACTIONS

CHOOSE = gettext_lazy("Choose the reason, then press the button again.")


def _reasons() -> list[tuple[str, str]]:
    return [(code, gettext(term.label)) for code, term in RETRACTIONS.items()]


class RetractForm(forms.Form):
    """One listed reason. There is no free text: it could say again what has to go."""

    # The page itself says what is missing, in its own words and its own look.
    use_required_attribute = False

    why = forms.ChoiceField(
        label=gettext_lazy("Why do you take it back?"),
        help_text=gettext_lazy(
            "Only stewards see the reason. The public page says the same of every card that was taken down."
        ),
        choices=lazy(_reasons, list)(),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
