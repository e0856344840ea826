"""Three questions for a team, for each kind of card. They ask about the work, never about a person."""

from .words import gettext_noop as _

QUESTIONS = {
    "near_miss": (
        _("Could this happen here next week? What would have to be true that day?"),
        _("What caught it? Do we have that every day, or did it take luck?"),
        _("What would make the safe way the easy way for us?"),
    ),
    "went_wrong": (
        _("What would we have been seeing and hearing at the time, before anyone knew the ending?"),
        _("Which of these conditions do we have in our own work?"),
        _("What one small thing could we try, and how would we know that it helped?"),
    ),
    "condition": (
        _("Where have we got used to something like this?"),
        _("What are people already doing to work around it, and what does that cost them?"),
        _("Who could change it, and what would they need to hear from us?"),
    ),
    "good_catch": (
        _("What made it possible to notice, and to say so?"),
        _("When do we do something like this already? When can we not?"),
        _("What would let it happen on a busy day too?"),
    ),
    "idea": (
        _("Which trouble of ours would this make smaller?"),
        _("What could go wrong with it, and for whom?"),
        _("What is the smallest test of it that we could make in two weeks?"),
    ),
}
