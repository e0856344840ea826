"""The words of the form: kinds, stages, conditions and reaches. The form, the API and the desk all read these."""

from dataclasses import dataclass
from enum import StrEnum

from .words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Term:
    """A code that is stored and the words that a person reads."""

    code: str
    label: str
    hint: str = ""
    short: str = ""

    @property
    def brief(self) -> str:
        return self.short or self.label


def _table(*terms: Term) -> dict[str, Term]:
    return {term.code: term for term in terms}


KINDS = _table(
    Term(
        "near_miss",
        _("Something nearly went wrong, and was caught or got lucky"),
        _("No harm came of it this time."),
        _("Something nearly went wrong"),
    ),
    Term(
        "went_wrong",
        _("Something went wrong in our work"),
        _("Large or small, whether or not anyone noticed."),
        _("Something went wrong"),
    ),
    Term(
        "condition",
        _("Nothing happened yet, but this is an accident waiting to happen"),
        _("A gap, a muddle or a habit that worries you."),
        _("An accident waiting to happen"),
    ),
    Term(
        "good_catch",
        _("Someone or something made this safer"),
        _("A person, a habit or a tool that helped."),
        _("Made safer"),
    ),
    Term(
        "idea",
        _("I have an idea to make it better"),
        _("It does not have to be finished."),
        _("An idea"),
    ),
)

STAGES = _table(
    Term("contact_referral", _("Contact and referral")),
    Term("assessment", _("Assessment")),
    Term("s47_strategy", _("Strategy discussion and section 47")),
    Term("cp_conference", _("Child protection conference")),
    Term("planning_review", _("Planning and review")),
    Term("visits_direct_work", _("Visits and direct work")),
    Term("supervision_decisions", _("Supervision and decisions")),
    Term("handover_transfer", _("Handover and transfer")),
    Term("information_sharing", _("Information sharing")),
    Term("recording_it", _("Recording and IT")),
    Term("court_legal", _("Court and legal")),
    Term("placement_care", _("Placement and care")),
)

CONDITIONS = _table(
    Term("workload", _("Workload"), _("Too much at once, or too little time")),
    Term("staffing", _("Staffing"), _("Vacancies, agency cover, someone away")),
    Term("supervision", _("Supervision"), _("Time to think it through with someone")),
    Term(
        "challenge",
        _("Raising a worry"),
        _("A worry was raised and not taken up, or could not be raised"),
    ),
    Term("team", _("Team"), _("How we talk, check and back each other up")),
    Term("handover", _("Handover"), _("Between people, teams or shifts")),
    Term("agencies", _("Other agencies"), _("Police, health, schools, housing")),
    Term("tools_it", _("Tools and IT"), _("Systems, screens, phones, forms")),
    Term("procedure", _("Procedure"), _("Missing, unclear or unworkable")),
    Term("knowledge", _("Knowledge and training"), _("Something we had not been shown")),
    Term("thinking", _("How we were thinking"), _("Fixed on one explanation, a piece missing")),
    Term("family", _("Reaching the family"), _("Language, fear, getting through the door")),
    Term(
        "wellbeing_culture",
        _("How it felt to work here"),
        _("Tired, stressed, not safe to speak up"),
    ),
)

REACHES = _table(
    Term("not_started", _("It never started"), _("Nothing had been set in motion")),
    Term("caught", _("It was caught before it reached a child or family")),
    Term("no_effect_known", _("It reached them, with no effect that we know of")),
    Term("some_effect", _("It reached them, with some effect")),
    Term("serious_effect", _("It reached them, with a serious effect")),
    Term("dont_know", _("I do not know")),
)

COULD_HAVE_BEEN = _table(
    Term("small", _("Small")),
    Term("serious", _("Serious")),
    Term("very_serious", _("Very serious")),
)

HOW_OFTEN = _table(
    Term("first_time", _("This is the first time I know of")),
    Term("now_and_then", _("Now and then")),
    Term("most_weeks", _("Most weeks")),
)

AUDIENCES = _table(
    Term("staff", _("People who work here")),
    Term("partner", _("People in partner agencies")),
    Term("young_person", _("Children and young people")),
    Term("parent_carer", _("Parents and carers")),
)

# A channel for these people opens only with the partnership's agreement and readers every working day.
# What a form draws itself from, on a page or in another program: each by the name that the API gives it.
FORM_TABLES = {
    "kinds": KINDS,
    "stages": STAGES,
    "conditions": CONDITIONS,
    "reaches": REACHES,
    "could_have_been": COULD_HAVE_BEEN,
    "how_often": HOW_OFTEN,
}
PROTECTED_AUDIENCES = frozenset({"young_person", "parent_carer"})


class Effect(StrEnum):
    """What a condition did: it made the event more likely, or it helped."""

    HINDERED = "hindered"
    HELPED = "helped"


EFFECT_WORDS = {
    Effect.HINDERED: _("Made it more likely"),
    Effect.HELPED: _("Helped"),
}

# "Tap up to three": a fourth says less, not more.
MOST_CONDITIONS = 3
