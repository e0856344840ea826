"""What can be moved on the page: a few steps each, in words of a department, with what the model is told by them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
MOST_MOVED = 3
AS_NOW = "now"


@dataclass(frozen=True, slots=True)
class Step:
    """`code` stands in the address; `told` is what the model is told, parameter by parameter."""

    code: str
    says: Words
    told: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """One select of the page. `name` stands in the address. The first step tells the model nothing."""

    name: str
    title: Words
    hint: Words
    steps: tuple[Step, ...]

    def step(self, code: str) -> Step | None:
        return next((one for one in self.steps if one.code == code), None)

    def moves(self, parameter: str) -> bool:
        return any(parameter in one.told for one in self.steps)


BLAME = Choice(
    "blame",
    _("Blame and discipline"),
    _(
        "Whether consequences prevent slips is tried both ways. Nothing else has less blame make worse: built in."
    ),
    (
        Step(AS_NOW, _("As now")),
        Step("less", _("Less, by two tenths"), {"less_blame": 0.2}),
        Step("much_less", _("Much less, by four tenths"), {"less_blame": 0.4}),
        Step("more", _("More, by two tenths"), {"less_blame": -0.2}),
    ),
)
SUPERVISION = Choice(
    "supervision",
    _("Time in supervision"),
    _("Now about 90 minutes a week. More is taken from other work."),
    (
        Step(AS_NOW, _("As now")),
        Step("more", _("45 minutes more a week"), {"more_supervision": 0.02}),
        Step("much_more", _("90 minutes more a week"), {"more_supervision": 0.04}),
        Step("less", _("45 minutes less a week"), {"more_supervision": -0.02}),
    ),
)
CAP = Choice(
    "cap",
    _("Cases for each case holder"),
    _("On the department’s average, which is all it knows. Above it a case waits."),
    (
        Step(AS_NOW, _("No cap, as now")),
        Step("18", _("18 at most"), {"caseload_cap": 18.0}),
        Step("15", _("15 at most"), {"caseload_cap": 15.0}),
        Step("12", _("12 at most"), {"caseload_cap": 12.0}),
    ),
)
PAY = Choice(
    "pay",
    _("Pay"),
    _("In the model, neighbours do not follow. Really, they may."),
    (
        Step(AS_NOW, _("As now")),
        Step("5", _("5% more"), {"pay_premium": 0.05}),
        Step("10", _("10% more"), {"pay_premium": 0.1}),
    ),
)
AGENCY = Choice(
    "agency",
    _("Agency workers"),
    _("At most so many, as a share of all posts."),
    (
        Step(AS_NOW, _("No cap, as now")),
        Step("10", _("10% of posts"), {"agency_cap": 0.1}),
        Step("5", _("5% of posts"), {"agency_cap": 0.05}),
        Step("0", _("None"), {"agency_cap": 0.0}),
    ),
)
RECORDS = Choice(
    "records",
    _("Records and forms"),
    _("Time freed for families. What records are good for is one guess: more is overlooked."),
    (
        Step(AS_NOW, _("As now")),
        Step("less", _("5% of all time freed"), {"less_bureaucracy": 0.05}),
        Step("much_less", _("10% of all time freed"), {"less_bureaucracy": 0.1}),
        Step("more", _("5% of all time more"), {"less_bureaucracy": -0.05}),
    ),
)
LEVERS = (BLAME, SUPERVISION, CAP, PAY, AGENCY, RECORDS)

EVENT = Choice(
    "event",
    _("What happens, whatever you do"),
    _("On both sides of the comparison. A report comes after half a year."),
    (
        Step(AS_NOW, _("Nothing new")),
        Step(
            "report",
            _("A damning report in the news"),
            {"publicity_shock": 1.0, "publicity_shock_week": 26.0},
        ),
        Step("demand", _("10% more referrals"), {"more_demand": 0.1}),
    ),
)


def moved_words(chosen: Mapping[str, str]) -> list[str]:
    """Which levers are moved, and what happens around them."""
    steps = ((one, one.step(chosen.get(one.name, AS_NOW))) for one in (*LEVERS, EVENT))
    return [f"{one.title}: {step.says}" for one, step in steps if step and step.told]


# People disagree about this link more than about any other, and the studies do too.
BELIEF = Choice(
    "leaving",
    _("Does workload make people leave?"),
    _("22 studies: stress and fairness do, caseload hardly (Kim and Kao 2014)."),
    (
        Step(AS_NOW, _("Nobody knows: try all")),
        Step("no", _("Not at all"), {"workload_to_leaving": 0.0}),
        Step("yes", _("Strongly"), {"workload_to_leaving": 0.8}),
    ),
)
