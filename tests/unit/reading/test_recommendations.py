"""Who, what, by when, measurable, why and how strong: by published recommendations, and by hand."""

import pytest

from coalface.core.reading.levels import Level, level_of
from coalface.core.reading.recommendations import recommendation_of, recommendations_in, unread_in
from coalface.core.reading.sections import roles_of
from coalface.core.reading.sentences import sentences_of


def read(text, heading="Recommendations"):
    return recommendations_in(
        roles_of(sentences_of(f"{heading}\n\n{text}\n\nThe next part\n\nPlans should be better."))
    )


def one(text):
    (only,) = read(f"1. {text}")
    return only


# The first three are from Ofsted’s report on Torbay, 24 August 2018 (Open Government Licence v3.0).
def test_who_what_and_when_are_named_where_they_stand():
    asked = one(
        "Senior managers and leaders must take action to create an environment in which their staff have the capacity"
        " and support to carry out effective social work."
    )
    assert asked.who == "Senior managers and leaders"
    assert asked.what.startswith("take action to create an environment")
    assert (asked.when, asked.measurable, asked.cause) == (None, False, None)


def test_a_time_is_named_and_is_no_part_of_what():
    asked = one(
        "Take immediate action to ensure that children are visited within prescribed timescales and seen alone."
    )
    assert (asked.when, asked.measurable) == ("immediate", True)
    assert asked.what == "ensure that children are visited within prescribed timescales and seen alone"


def test_whoever_is_to_be_made_sure_of_is_named():
    asked = one(
        "Ensure that managers at all levels use management information effectively to oversee their teams."
    )
    assert asked.who == "managers at all levels"


@pytest.mark.parametrize(
    ("text", "who", "when"),
    [
        (
            "The head of service should publish the count each week from April 2025.",
            "The head of service",
            "from April 2025",
        ),
        (
            "By the end of September 2025, the principal social worker will observe every team.",
            "the principal social worker",
            "By the end of September 2025",
        ),
        ("Within six months, the board should remove the second form.", "the board", "Within six months"),
        ("Team managers to halve caseloads within three months.", "Team managers", "within three months"),
        ("Stop using two lists: IT must join them by 31 March 2026.", "IT", "by 31 March 2026"),
        ("The CPB should effectively challenge partners.", "The CPB", None),
        ("Every decision to be made by qualified workers.", "qualified workers", None),
        ("The council should urgently recruit carers.", "The council", "urgently"),
        ("Visit every child each week.", None, "each week"),
        # Who is spoken of is not who is asked.
        ("How well leaders ensure that children are safe.", None, None),
        ("The overview of attainment by the virtual school.", None, None),
        ("Plans should show what will change.", None, None),
        ("Care leavers need to know their health histories.", None, None),
        ("A second panel should be set up.", None, None),
        ("Children achieve permanence without delay.", None, None),
        ("Interviews within ten days of returning home.", None, None),
        ("Support for care leavers, also those over 18 years.", None, None),
    ],
)
def test_whoever_stands_before_should_is_asked_and_a_date_says_by_when(text, who, when):
    asked = one(text)
    assert (asked.who, asked.when) == (who, when)


@pytest.mark.parametrize(
    ("text", "measurable"),
    [
        ("Offer return interviews within 72 hours.", True),
        ("Visit every child each week.", True),
        ("The response to 16- and 17-year-olds who are homeless.", False),
        ("Support under section 20 of the Children Act 1989.", False),
        ("The quality of plans (outcome 3, national framework).", False),
        ("Improve attainment at key stage 4.", False),
    ],
)
def test_a_number_measures_unless_it_is_an_age_or_a_reference(text, measurable):
    (asked,) = read(f"◼ {text}")
    assert asked.measurable is measurable


def test_a_cause_is_something_behind_it_and_not_what_it_is_for():
    assert (
        one("Ensure that contact is not cancelled due to a lack of resources.").cause
        == "due to a lack of resources"
    )
    assert one("Ensure that plans are clear, so that children know what happens.").cause is None


# Examples of each level are RCA2’s own (National Patient Safety Foundation 2015, figure 3), or the same in social care.
@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Simplify the process and remove unnecessary steps.", Level.STRONGER),
        ("Standardise how referrals are taken.", Level.STRONGER),
        ("Increase in staffing and decrease in workload.", Level.INTERMEDIATE),
        ("Use a checklist and enhanced documentation.", Level.INTERMEDIATE),
        ("Increase the number of foster carers.", Level.INTERMEDIATE),
        ("Write a new procedure and a policy.", Level.WEAKER),
        ("Training for all staff.", Level.WEAKER),
        ("Audit the plans of ten children each month.", Level.WEAKER),
        ("The principal social worker will observe every team and report to the board.", Level.WEAKER),
        ("Within six months, the board should remove the second sign-off.", Level.STRONGER),
        ("Stop using two lists: IT must join the case management systems.", Level.STRONGER),
        ("The head of service should publish the number of late visits.", Level.INTERMEDIATE),
        ("Team managers to halve caseloads above 20.", Level.INTERMEDIATE),
        ("Improve stability by expanding the choice of placements.", Level.INTERMEDIATE),
        # Nouns name what is to be better, and nobody's action.
        ("Management oversight of plans, so that they do not drift.", None),
        ("The sufficiency of foster placements.", None),
        ("The quality and consistency of supervision.", None),
        ("Caseloads in the north team, because a third of posts stand empty.", None),
        ("Audits and reviews of practice.", None),
        ("Record keeping and training arrangements.", None),
        ("Ensure that children’s needs are promoted and plans are informed by assessments.", None),
        ("Increase the extent to which children are heard.", None),
        ("The quality of plans for children.", None),
        ("The timeliness of visits, to ensure that training helps.", None),
    ],
)
def test_actions_have_the_level_of_the_hierarchy_and_aims_have_none(text, level):
    assert level_of(text) is level


def test_each_item_is_one_and_what_follows_the_list_is_none():
    found = read(
        "• Visits to children.\n• Plans, so that\n  they are clear.\n\n1. Many plans are good.",
        "What needs to improve?1",
    )
    assert [asked.text for asked in found] == ["Visits to children.", "Plans, so that they are clear."]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("By the end of May, the principal social worker will observe every team.", "the principal social worker"),
        ("Ensure the consistent use of data by frontline managers.", "frontline managers"),
        ("Ensure that progress is measured and recorded in supervision by managers.", "managers"),
        # A report, a need, a purpose and whoever is to be given something do nothing that is asked of them.
        ("Ensure that the LSCB annual report reflects the year.", None),
        ("The LSCB annual report should hold all audits.", None),
        ("How well leaders ensure that care leavers are supported.", None),
        ("The sufficiency of homes for children with complex needs to avoid unregistered ones.", None),
        ("Improve the training offer to ensure that all staff have the right skills.", None),
        ("Ensure that the virtual school has the capacity to drive improvement.", None),
    ],
)  # fmt: skip
def test_who_is_whoever_is_asked_and_nobody_who_is_only_spoken_of(text, who):
    assert recommendation_of(text).who == who


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Ensure that the virtual school measures the impact of the grant.", "weaker"),
        ("Implement caseload guidance for managers.", "weaker"),
        ("Implement a tracking tool for visits.", "intermediate"),
        # Aims, though they hold a verb of action that is not theirs.
        ("Improve the arrangements to investigate allegations.", None),
        ("Consistent consent to share information.", None),
        ("Improve plans so that it is clear who will provide help.", None),
        ("Reduce the backlog of notifications.", None),
    ],
)
def test_an_action_is_what_is_asked_for_and_no_verb_that_only_stands_there(text, level):
    assert recommendation_of(text).level == level


def test_a_line_that_leads_up_to_a_list_asks_for_nothing():
    assert [asked.text for asked in read("The local authority should:\n\n• visit children.")] == [
        "visit children."
    ]


# Ofsted’s, Care Inspectorate Wales’ and child safeguarding practice reviews’ ways to head what they ask for.
@pytest.mark.parametrize(
    "heading",
    [
        "What needs to improve in this area of social work practice",
        "What does the local authority need to do to improve?",
        "What leaders should do next",
        "What needs to happen next",
        "Next steps",
        "Next steps for the partnership",
        "4.2 Recommendations",
        "Recommendations for the partnership",
        "Multi-agency recommendations",
        "Conclusions and recommendations",
        "Areas for improvement:",
        "Priority areas for improvement in children’s services",
        "Improvements needed",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_is_asked_for_is_known_by_headings_in_many_words(heading, between):
    items = "Leaders should reduce caseloads.\nManagers should supervise every worker each month."
    found = recommendations_in(roles_of(sentences_of(f"Plans are good.\n\n{heading}{between}{items}\n")))
    assert [asked.who for asked in found] == ["Leaders", "Managers"]


@pytest.mark.parametrize(
    "heading",
    [
        "What is working well",
        "What has changed since the last inspection",
        "Progress against recommendations",
        "The next part",
    ],
)
def test_a_heading_that_only_sounds_alike_asks_for_nothing(heading):
    assert read("Leaders should reduce caseloads.", heading) == []


PLAIN = [
    "The timeliness of visits to children.",
    "The quality of plans.",
    "Cap caseloads in the assessment team at 18 children.",
    "The assistant director should make sure that every transfer between teams has a dated first visit before the case"
    " is closed by the sending team, by 31 March 2027.",
]
LETTER = (
    "Millbrook Council\nFindings\nPlans are weak.\nWhat needs to improve\n{}\nThe inspection team\nA. Person"
)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n- ", "\n• "])
def test_every_line_under_a_heading_that_asks_is_an_item(between):
    sentences = roles_of(sentences_of(LETTER.format(between.join(["", *PLAIN]))))
    assert [asked.text for asked in recommendations_in(sentences)] == PLAIN
    assert unread_in(sentences) == 0


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_nouns_without_a_stop_are_items_and_the_next_heading_ends_them(between):
    lines = ["The timeliness of visits to children", "Quality of plans", "Reduce caseloads"]
    found = recommendations_in(roles_of(sentences_of(LETTER.format(between.join(["", *lines])))))
    assert [asked.text for asked in found] == lines


def test_what_is_no_item_is_counted_and_what_the_writers_say_of_themselves_is_not():
    text = "Plans are weak. Visits are few.\n\nCarers wait.\n\nWe return in six months.\n\nNext:"
    sentences = roles_of(sentences_of(f"Recommendations\n\n{text}"))
    assert [asked.text for asked in recommendations_in(sentences)] == ["Carers wait."]
    assert unread_in(sentences) == 1


def test_a_rule_that_has_to_hold_before_something_else_is_a_weaker_action():
    assert recommendation_of(PLAIN[3]).level is Level.WEAKER
    assert level_of("Ensure that every plan is clear.") is None
    assert level_of(PLAIN[2]) is Level.INTERMEDIATE


LINES = [
    "Leaders should reduce the caseloads of social workers in every team.",
    "Recruit more foster carers.",
    "Managers should make sure that every supervision is written down and read by those whom it is about.",
    "Simplify the form.",
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("stop", [".", ""])
def test_lines_without_a_bullet_are_items(between, stop):
    lines = LINES if stop else ["Reduce caseloads", "Recruit more carers", "Simplify the form"]
    assert [asked.text for asked in read(between.join(lines))] == lines


def test_a_paragraph_that_runs_over_lines_is_one_even_where_a_line_ends_with_a_sentence():
    wrapped = (
        "Leaders should reduce the caseloads of social workers in each team.\n"
        "They should say by when, and how anybody would see that it had been\n"
        "done.\n"
        "Recruit more foster carers."
    )
    first, second = read(wrapped)
    assert first.text.endswith("that it had been done.")
    assert second.text == "Recruit more foster carers."
