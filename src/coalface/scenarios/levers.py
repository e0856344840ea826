"""What can be moved on the page: a few steps each, with the words of a department and the value in the model."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
MOST_MOVED = 3
AS_NOW = "now"


@dataclass(frozen=True, slots=True)
class Step:
    """`code` stands in the address; `value` is what the model is told, None where nothing is."""

    code: str
    says: Words
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One select of the page. `name` stands in the address, `parameter` in the model."""

    name: str
    parameter: str
    title: Words
    hint: Words
    steps: tuple[Step, ...]

    def step(self, code: str) -> Step | None:
        return next((one for one in self.steps if one.code == code), None)


LEVERS = (
    Choice(
        "blame",
        "less_blame",
        _("Blame and discipline"),
        _("How people are met when something went wrong."),
        (
            Step(AS_NOW, _("As now")),
            Step("less", _("Less: two tenths of the way to none"), 0.2),
            Step("much_less", _("Much less: four tenths of the way"), 0.4),
            Step("more", _("More: two tenths more"), -0.2),
        ),
    ),
    Choice(
        "supervision",
        "more_supervision",
        _("Time in supervision"),
        _("It is taken from other work."),
        (
            Step(AS_NOW, _("As now: about an hour and a half a week")),
            Step("more", _("Three quarters of an hour more a week"), 0.02),
            Step("much_more", _("An hour and a half more a week"), 0.04),
            Step("less", _("Three quarters of an hour less a week"), -0.02),
        ),
    ),
    Choice(
        "cap",
        "caseload_cap",
        _("Cases for each case holder"),
        _("Above the cap a case waits. A cap is not free."),
        (
            Step(AS_NOW, _("No cap, as now")),
            Step("18", _("18 at most"), 18.0),
            Step("15", _("15 at most"), 15.0),
            Step("12", _("12 at most"), 12.0),
        ),
    ),
    Choice(
        "pay",
        "pay_premium",
        _("Pay"),
        _("In the model, neighbours do not follow. Really, they may."),
        (
            Step(AS_NOW, _("As now")),
            Step("5", _("5 in a hundred more"), 0.05),
            Step("10", _("10 in a hundred more"), 0.1),
        ),
    ),
    Choice(
        "agency",
        "agency_cap",
        _("Agency workers"),
        _("At most so many, as a share of all posts."),
        (
            Step(AS_NOW, _("No cap, as now")),
            Step("10", _("10 in a hundred posts"), 0.1),
            Step("5", _("5 in a hundred posts"), 0.05),
            Step("0", _("None"), 0.0),
        ),
    ),
    Choice(
        "records",
        "less_bureaucracy",
        _("Records and forms"),
        _("Time that is freed for families."),
        (
            Step(AS_NOW, _("As now")),
            Step("less", _("A twentieth of all time freed"), 0.05),
            Step("much_less", _("A tenth of all time freed"), 0.1),
            Step("more", _("A twentieth of all time more"), -0.05),
        ),
    ),
)

EVENT = Choice(
    "event",
    "",
    _("What happens, whatever you do"),
    _("It stands on both sides of the comparison."),
    (
        Step(AS_NOW, _("Nothing new")),
        Step("report", _("A damning report, in the news after half a year")),
        Step("demand", _("A tenth more referrals, from now on")),
    ),
)
EVENTS = {
    "report": {"publicity_shock": 1.0, "publicity_shock_week": 26.0},
    "demand": {"more_demand": 0.1},
}

# People disagree about this link more than about any other, and the studies do too.
BELIEF = Choice(
    "leaving",
    "workload_to_leaving",
    _("Does workload make people leave?"),
    _("22 studies say that stress and fairness do, and caseload hardly does (Kim and Kao 2014)."),
    (
        Step(AS_NOW, _("Nobody knows: from not at all to strongly")),
        Step("no", _("Not at all"), 0.0),
        Step("yes", _("Strongly"), 0.8),
    ),
)
