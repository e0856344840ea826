"""What a field asks, by its name, for the pages that give back what was typed. Others have no words here."""

from coalface.core.words import gettext_noop as _

FIELD_WORDS = {
    "story": _("What happened?"),
    "one_thing": _("What one thing would help?"),
    "text": _("Your message"),
    "title": _("Title"),
    "what_happened": _("What happened"),
    "how_it_ended": _("How it ended"),
    "what_helped": _("What helped"),
    "what_would_have_helped": _("What would have helped"),
    "note": _("Your note"),
    "duty_route": _("When a child is unsafe now"),
    "lado_route": _("When it is about somebody who works with children"),
    "whistleblowing_route": _("Whistleblowing"),
    "escalation_route": _("How to challenge a decision in a live case"),
    "post_address": _("Where a printed form can be posted"),
    "second_contact_name": _("Independent second contact"),
    "steward_phone_line": _("The stewards’ telephone line"),
    "support_line": _("Support for people who work here"),
    "front_door_hours": _("When it is answered"),
    "data_protection_contact": _("Whom to ask about data protection"),
    "leader": _("Who signed it"),
    "post": _("Their post"),
}
