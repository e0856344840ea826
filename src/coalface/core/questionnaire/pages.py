"""The twelve questions and the pages on which they stand. A page is what somebody answers before the bus comes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from coalface.core.words import gettext_noop as _

from .lists import (
    CONDITIONS,
    CONDITIONS_MEAN,
    FACTOR_INFLUENCES,
    FACTORS,
    FAMILY,
    INFLUENCES,
    KNOWN_AS,
    STILL_SO,
    SYSTEMS,
    TOOK_PART,
)

MINUTES = 10


class Kind(StrEnum):
    """How a question is answered."""

    ONE = "one of a list"
    SOME = "some of a list"
    WEIGHED = "an influence for each of a list"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked. `codes` is its list; `influences` is how each is weighed; `mean` explains some."""

    name: str
    kind: Kind
    asks: str
    hint: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    influences: Mapping[str, str] = field(default_factory=dict)
    mean: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of questions. `name` stands in its address."""

    name: str
    title: str
    questions: tuple[Question, ...]


FACTORS_ASKED = Question(
    "factors",
    Kind.SOME,
    _("What was going on in the lives of the child and the family?"),
    _("Tick what the review found. On the next page you can say how much each of them mattered."),
    FACTORS,
)
# The second half of the same question: it is not counted as one more.
FACTORS_WEIGHED = Question(
    "factors_influence",
    Kind.WEIGHED,
    _("How much did each of them matter?"),
    _("Leave out what you cannot say."),
    FACTORS,
    FACTOR_INFLUENCES,
)
NO_NAMES = _("A few sentences, without names, places or dates.")

PAGES = (
    Page(
        "child",
        _("The child"),
        (
            Question(
                "family", Kind.ONE, _("With whom did the child live?"),
                _("At the time. If there were several children, the youngest."), FAMILY,
            ),
            Question(
                "known_as", Kind.SOME, _("How was the child known to services?"), _("At the time."), KNOWN_AS,
            ),
        ),
    ),
    Page("family", _("The family"), (FACTORS_ASKED,)),
    Page("weighing", _("How much it mattered"), (FACTORS_WEIGHED,)),
    Page(
        "systems",
        _("The services around them"),
        (
            Question(
                "systems", Kind.WEIGHED, _("In which services did conditions contribute, and how much?"),
                _("How the work was set up and what stood in its way, not how well anybody did it."),
                SYSTEMS, INFLUENCES,
            ),
        ),
    ),
    Page(
        "conditions",
        _("What made the work harder"),
        (
            Question(
                "conditions", Kind.SOME, _("Which conditions made the work harder?"),
                _("Tick what the review came back to more than once."), CONDITIONS, mean=CONDITIONS_MEAN,
            ),
        ),
    ),
    Page(
        "then",
        _("At the time"),
        (
            Question("hard_to_see", Kind.WORDS, _("What made it hard to see at the time?"), NO_NAMES),
            Question("would_help", Kind.WORDS, _("What would have made it easier to see?"), NO_NAMES),
            Question("helped", Kind.WORDS, _("What helped, and should be kept?"), NO_NAMES),
        ),
    ),
    Page(
        "review",
        _("The review"),
        (
            Question("still_so", Kind.ONE, _("Are these conditions still there today?"), "", STILL_SO),
            Question(
                "practitioners", Kind.ONE, _("How did the people who worked with the family take part in the review?"),
                "", TOOK_PART,
            ),
            Question("family_heard", Kind.ONE, _("How did the family take part in the review?"), "", TOOK_PART),
        ),
    ),
    Page(
        "questionnaire",
        _("This questionnaire"),
        (
            Question(
                "missing", Kind.WORDS, _("What did these questions miss, or ask in a way that was hard to answer?"),
                _("The questions are looked at again once a year, with what people say here."),
            ),
        ),
    ),
)  # fmt: skip
QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {one.name: one for page in PAGES for one in page.questions}
)
LAST = "look-over"


def pages_for(answers: Mapping[str, object]) -> tuple[Page, ...]:
    """The pages that somebody with these answers goes through: nothing is weighed where nothing was ticked."""
    return tuple(page for page in PAGES if page.name != "weighing" or answers.get("factors"))


def page_of(name: str) -> Page | None:
    return next((page for page in PAGES if page.name == name), None)


def page_after(name: str, answers: Mapping[str, object]) -> str:
    """The name of the page that comes after this one; the last is where everything is looked over."""
    names = [page.name for page in PAGES]
    later = names[names.index(name) + 1 :]
    going = {page.name for page in pages_for(answers)}
    return next((one for one in later if one in going), LAST)
