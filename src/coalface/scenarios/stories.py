"""A story for a team to rehearse in an hour: five steps, each with questions and the rehearsals it compares."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from .asked import asked_in


@dataclass(frozen=True, slots=True)
class Link:
    says: str
    url: str


@dataclass(frozen=True, slots=True)
class StoryStep:
    title: str
    minutes: int
    happens: str
    questions: Sequence[str]
    links: Sequence[Link]


def _link(says: str, **choices: str) -> Link:
    asked = asked_in({"event": "report", "name": says, **choices})
    return Link(says, f"{reverse('what_if')}?{asked.query()}")


def _seen_differently(says: str, *, about: str, **choices: str) -> Link:
    """To the page on which two people each say what they hold to be possible."""
    asked = asked_in({"event": "report", "name": says, **choices})
    return Link(says, f"{reverse('what_if_two_views')}?{asked.query(about=about)}")


def report_steps() -> list[StoryStep]:
    """A director resigns after a damning report: an hour, in five steps."""
    return [
        _the_report(),
        _the_quick_fix(),
        _the_other_way(),
        _the_cap_and_the_money(),
        _what_would_have_to_be_true(),
    ]


def _the_report() -> StoryStep:
    return StoryStep(
        _("The report"),
        10,
        _(
            "On a Tuesday the report is in the news. By Thursday the director has resigned. The phones ring, and"
            " more referrals come than in any week of the year."
        ),
        [
            _("Who here has lived through such a week? What did people do that helped?"),
            _(
                "What would make vacancies worse after such a week, and for whom? Write it down before you look."
            ),
        ],
        [_link(_("The report, with a little more supervision and without"), supervision="more")],
    )


def _the_quick_fix() -> StoryStep:
    return StoryStep(
        _("The quick fix"),
        15,
        _("A new leader has to show resolve. Errors are to have consequences from now on."),
        [
            _("Whom does this reassure? Who stops telling what nearly went wrong?"),
            _("Look at trust first, then at slips that nobody notices. In how many sets does it help?"),
        ],
        [
            _link(_("More discipline, seen in trust"), blame="more", look="trust"),
            _link(_("More discipline, seen in vacancies"), blame="more", look="vacancy_rate"),
        ],
    )


def _the_other_way() -> StoryStep:
    return StoryStep(
        _("The other way"),
        15,
        _("Somebody proposes the opposite: less blame, and time to think about cases with somebody."),
        [
            _("Supervision takes time from families. Where would that time come from here?"),
            _(
                "Which assumption decides? Who in the room would put it low, and who high? Let two of you answer it"
                " side by side."
            ),
        ],
        [
            _link(_("Less blame, more supervision"), blame="less", supervision="more"),
            _link(
                _("The same, if workload does not make people leave"),
                blame="less",
                supervision="more",
                leaving="no",
            ),
            _seen_differently(
                _("The same, as two of you see what supervision does for morale"),
                about="supervision_to_morale",
                blame="less",
                supervision="more",
                look="morale",
            ),
        ],
    )


def _the_cap_and_the_money() -> StoryStep:
    return StoryStep(
        _("The cap and the money"),
        10,
        _(
            "The staff side asks for a cap on cases. The treasurer asks what pay would buy, and what agency costs."
        ),
        [
            _("Where do children wait when a cap holds? Look at the children who wait for an assessment."),
            _("What would your neighbours do if you paid more? The model says that they do nothing."),
        ],
        [
            _link(_("A cap of 15 cases, seen in who waits"), cap="15", look="waiting"),
            _link(_("Pay and fewer agency workers"), pay="5", agency="5"),
        ],
    )


def _what_would_have_to_be_true() -> StoryStep:
    return StoryStep(
        _("What would have to be true"),
        10,
        _("Nobody in the room is right yet. Choose three levers of your own and rehearse them."),
        [
            _("Finish the sentence together: “This helps us if …”."),
            _("How could you find out, in a month and with little, whether that is so here?"),
            _("What did the model leave out that matters most in this room?"),
        ],
        [
            _link(
                _("Less blame, more supervision, fewer forms"),
                blame="less",
                supervision="more",
                records="less",
            )
        ],
    )
