"""The code lists of the questionnaire, each with where it comes from. Codes are never used for something else later."""

from collections.abc import Mapping
from types import MappingProxyType

from coalface.core.coding import CODED_CONDITIONS
from coalface.core.words import gettext_noop as _

NOT_KNOWN = "unknown"

# Child Death Overview Panel, Form C: its five steps of influence, said of conditions. The codes are the form's own.
INFLUENCES = MappingProxyType(
    {
        "0": _("0: nothing is known about it"),
        "1": _("1: looked for, and nothing was found"),
        "1*": _("1*: found, and unlikely to have contributed"),
        "2": _("2: may have contributed"),
        "3": _("3: explains by itself what happened"),
    }
)
# What was ticked was found, so “looked for, and nothing was found” cannot be said of it.
FACTOR_INFLUENCES = MappingProxyType({code: says for code, says in INFLUENCES.items() if code != "1"})

# The factors of an assessment as the children in need census codes them, in plain words. Private fostering is one
# line in place of its five, and “no factors” (21) is what nothing ticked means.
_IN_THE_CHILD = {
    "1A": _("Alcohol: the child drank"),
    "2A": _("Drugs: the child used them"),
    "4A": _("Mental health of the child"),
    "5A": _("Learning disability of the child"),
    "6A": _("Physical disability or illness of the child"),
    "7A": _("The child cared for somebody"),
    "14A": _("Behaviour that others found hard to live with"),
    "15A": _("Self-harm"),
}
_IN_A_PARENT = {
    "1B": _("Alcohol: a parent or carer drank"),
    "2B": _("Drugs: a parent or carer used them"),
    "3B": _("Domestic abuse of a parent or carer"),
    "4B": _("Mental health of a parent or carer"),
    "5B": _("Learning disability of a parent or carer"),
    "6B": _("Physical disability or illness of a parent or carer"),
}
_IN_THE_HOME = {
    "1C": _("Alcohol: somebody else at home drank"),
    "2C": _("Drugs: somebody else at home used them"),
    "3C": _("Domestic abuse of somebody else at home"),
    "4C": _("Mental health of somebody else at home"),
    "5C": _("Learning disability of somebody else at home"),
    "6C": _("Physical disability or illness of somebody else at home"),
    "8": _("Private fostering"),
}
_WHAT_HAPPENED = {
    "3A": _("Domestic abuse of the child"),
    "16A": _("Neglect"),
    "17A": _("Emotional abuse"),
    "18B": _("Physical abuse by another child"),
    "18C": _("Physical abuse by an adult"),
    "19B": _("Sexual abuse by another child"),
    "19C": _("Sexual abuse by an adult"),
    "9A": _("Alone after seeking asylum"),
    "10A": _("Going missing"),
    "11A": _("Child sexual exploitation"),
    "12A": _("Trafficking"),
    "13A": _("Gangs"),
    "24A": _("Child criminal exploitation"),
    "22A": _("Female genital mutilation"),
    "23A": _("Abuse linked to faith or belief"),
    "20": _("Something else"),
}
FACTOR_GROUPS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        _("The child"): _IN_THE_CHILD,
        _("Parents and carers"): _IN_A_PARENT,
        _("Others at home"): _IN_THE_HOME,
        _("What was happening to the child"): _WHAT_HAPPENED,
    }
)
FACTORS: Mapping[str, str] = MappingProxyType(
    {code: says for group in FACTOR_GROUPS.values() for code, says in group.items()}
)

# The services that the questionnaire of 2013 asked after, with those of Form C's list of agencies that it left out.
SYSTEMS = MappingProxyType(
    {
        "health": _("Health: GPs, health visiting, midwifery, hospitals"),
        "mental_health": _("Mental health and drug or alcohol services"),
        "social_care": _("Children’s social care"),
        "early_help": _("Early help"),
        "adult_care": _("Adult social care"),
        "police": _("Police"),
        "education": _("Schools, colleges and early years"),
        "housing": _("Housing"),
        "probation": _("Probation and youth justice"),
        "courts": _("Courts and Cafcass"),
        "voluntary": _("Voluntary and community organisations"),
        "between": _("Between services: how they fitted together"),
    }
)

# Our own list: no national one says with whom a child lived in terms that fit every review.
FAMILY = MappingProxyType(
    {
        "two_parents": _("With both parents"),
        "one_parent": _("With one parent"),
        "parent_and_partner": _("With a parent and the parent’s partner"),
        "kinship": _("With relatives or friends of the family"),
        "foster": _("With foster carers"),
        "adoptive": _("With adoptive parents"),
        "residential": _("In a home, a hospital or in custody"),
        "own": _("On their own or in supported accommodation"),
        "other": _("Somewhere else"),
        NOT_KNOWN: _("Not known"),
    }
)
# The breakdown of serious incident notifications: in need, with a plan, looked after, known to any agency.
KNOWN_AS = MappingProxyType(
    {
        "cla": _("Looked after"),
        "cpp": _("With a child protection plan"),
        "cin": _("With a child in need plan"),
        "early_help": _("With an early help plan"),
        "agency": _("Known to a service, without a plan"),
        "none": _("Known to universal services alone"),
        NOT_KNOWN: _("Not known"),
    }
)
STILL_SO = MappingProxyType(
    {
        "yes": _("Yes, they are there today"),
        "partly": _("Some of them"),
        "no": _("No, they have changed"),
        NOT_KNOWN: _("I cannot say"),
    }
)
TOOK_PART = MappingProxyType(
    {
        "throughout": _("They helped to make sense of it throughout"),
        "once": _("They were asked once"),
        "written": _("In writing alone"),
        "not": _("They took no part"),
        NOT_KNOWN: _("I cannot say"),
    }
)
# The conditions that cards are coded with, so that what reviews say can be laid beside what people tell.
# Their author looks from outside on work that others did: where the form says “we”, this says “they”.
_FROM_OUTSIDE = {
    "team": (_("Team"), _("How workers talked, checked and backed each other up")),
    "knowledge": (_("Knowledge and training"), _("Something workers had not been shown")),
    "thinking": (_("How it was thought about"), _("Fixed on one explanation, a piece missing")),
    "wellbeing_culture": (_("How it felt to work there"), _("Tired, stressed, not safe to speak up")),
    "environment": (_("The place they worked in"), _("Noise, rooms, travel, weather, buildings")),
}
_CONDITIONS = {
    code: _FROM_OUTSIDE.get(code, (term.label, term.hint)) for code, term in CODED_CONDITIONS.items()
}
CONDITIONS = MappingProxyType({code: label for code, (label, _hint) in _CONDITIONS.items()})
CONDITIONS_MEAN = MappingProxyType({code: hint for code, (_label, hint) in _CONDITIONS.items()})
