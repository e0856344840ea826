"""What the language guard remarks on, and what it leaves alone.

The sentences of REPORTS and of ALONE were written by inspectors, not here: each is from a published Ofsted report on
children's services, named by authority and date. Contains public sector information licensed under the Open Government
Licence v3.0.
"""

import re
from itertools import pairwise
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.language import Kind, look_over
from coalface.core.language.guard import ASK, WORD, lines_of, ways_to_say, written

REPORTS = [
    # Torbay, 24 August 2018.
    (
        "Exit interviews for staff are not completed, and this is a missed opportunity to gather crucial"
        " information in circumstances in which recruitment remains an ongoing challenge.",
        [("missed opportunity", Kind.HINDSIGHT)],
    ),
    # Torbay, 24 August 2018. Not to be aware of a failing does not undo it.
    (
        "Nevertheless, it is extremely concerning that senior managers were not aware of serious failings to"
        " appropriately assess the needs of 12 homeless 16- and 17- year-olds, including the option of coming"
        " into care.",
        [("failings", Kind.BLAME), ("appropriately", Kind.JUDGEMENT)],
    ),
    # Bury, 29 July 2025. What was not addressed was there.
    (
        "For some children who have experienced a significant history of neglect or domestic abuse, there is"
        " not always sufficient curiosity from managers about the impact of ongoing harm, and managers have"
        " not addressed the drift and delay children have experienced.",
        [("drift and delay", Kind.JUDGEMENT)],
    ),
    # Torbay, 24 August 2018.
    (
        "As chronologies are not updated, workers often fail to fully understand children’s previous history,"
        " leaving too many neglected children without consistent help or protection.",
        [("fail to", Kind.HINDSIGHT), ("consistent", Kind.JUDGEMENT)],
    ),
    # Tameside, 13 February 2024.
    ("The quality of assessments is not good enough.", [("not good enough", Kind.JUDGEMENT)]),
    # Croydon, 4 September 2017.
    (
        "Parallel planning is not embedded, and drift and delay adversely affect children at all stages of"
        " care planning.",
        [("not embedded", Kind.JUDGEMENT), ("drift and delay", Kind.JUDGEMENT)],
    ),
    # Wigan, 26 November 2025.
    (
        "Managers use robust tracking systems to ensure that plans progress without delay, preventing drift"
        " and securing timely, stable and lasting arrangements.",
        [(word, Kind.JUDGEMENT) for word in ("robust", "without delay", "drift", "timely")],
    ),
]

ALONE = [
    # Stockton-on-Tees, 5 August 2016.
    "The local authority has made a strategic promise that not one child in the borough will be knowingly"
    " let down or forgotten.",
    # Wakefield, 20 September 2016.
    "Although not yet meeting the government’s target of 26 weeks, it is in line with other local authorities"
    " in the area, and some delays are due to court scheduling and are not the fault of the local authority.",
    # Torbay, 18 May 2022.
    "Leaders are not complacent.",
    # London Corporation, 5 November 2024.
    "The City is not complacent about retention and recruitment of workers.",
    # Central Bedfordshire, 25 August 2017.
    "Senior managers actively promote a ‘business as usual’ approach to continuous improvement, with an"
    " emphasis on learning rather than blame.",
    # Darlington, 2 December 2022.
    "This means that when risk to children escalates, children’s plans do not drift.",
    # Lancashire, 20 August 2026.
    "As a result, for most children, there is no drift and delay in responding to escalating risk.",
    # Westminster, 15 October 2019.
    "Work with brothers and sisters in families ensures that their needs are not overlooked.",
]


def said(text: str) -> list[tuple[str, Kind]]:
    return [(remark.words.lower(), remark.kind) for remark in look_over(text)]


@pytest.mark.parametrize(("sentence", "remarks"), REPORTS)
def test_what_inspectors_wrote_is_questioned(sentence, remarks):
    assert said(sentence) == remarks


@pytest.mark.parametrize("sentence", ALONE)
def test_what_inspectors_wrote_is_left_alone_where_nothing_is_blamed(sentence):
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("They should have known.", [("should have known", Kind.HINDSIGHT)]),
        ("They shouldn’t have been asked.", [("shouldn’t have been", Kind.HINDSIGHT)]),
        ("The worker failed\n   to ring.", [("failed to", Kind.HINDSIGHT)]),
        ("Not only did the team fail to ring.", [("fail to", Kind.HINDSIGHT)]),
        ("No doubt somebody failed to ring.", [("failed to", Kind.HINDSIGHT)]),
        ("Nobody rang, and the team failed to notice.", [("failed to", Kind.HINDSIGHT)]),
        ("The duty desk was careless.", [("careless", Kind.BLAME)]),
        ("It was human error.", [("human error", Kind.BLAME)]),
        ("There was a poor plan for a poor family.", [("poor", Kind.JUDGEMENT)]),
        ("Opportunities were also missed.", [("opportunities were also missed", Kind.HINDSIGHT)]),
    ],
)
def test_it_asks(text, remarks):
    assert said(text) == remarks


@pytest.mark.parametrize(
    "text",
    [
        "Nobody failed to ring.",
        "No one in the team failed to ring.",
        "They did not fail to ring.",
        "It wasn’t careless.",
        "The reviewer wrote that we “should have known”.",
        'One said "we failed to see it".',
        "What does ‘robust’ mean here?",
        "Every child should have a plan.",
        "We are asked about fear of being blamed.",
        "The laptop had failed again.",
        "Write down what good enough looks like for each child.",
        "The baby was slow to gain weight.",
        "Ring an appropriate adult.",
        "The scrutiny committee met.",
        "What made it likely was a list that nobody owned.",
        "",
    ],
)
def test_it_leaves_alone(text):
    assert said(text) == []


def test_a_quotation_mark_that_is_never_closed_hides_nothing():
    assert said("“We failed to ring.\n\nAnd we failed to write.”") == [("failed to", Kind.HINDSIGHT)] * 2


def test_two_paragraphs_make_no_phrase():
    assert said("This failed\n\nto whom it may concern") == []


def test_who_asks_for_one_kind_gets_that_kind():
    text = "The careless team failed to make a robust plan."
    assert [remark.kind for remark in look_over(text, {Kind.JUDGEMENT})] == [Kind.JUDGEMENT]


LINES = [(row["kind"], line) for row in written()["row"] for line in lines_of(row)]
WORDS_OF_LIST = sorted({word for _kind, line in LINES for word in WORD.findall(line)})
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(WORDS_OF_LIST),
        st.sampled_from([" ", "\n\n", ".", "“", "”", "'", "nobody", "not"]),
        st.text(),
    ),
    max_size=40,
).map(" ".join)


@given(TEXTS)
def test_every_remark_is_a_stretch_of_the_text_and_none_overlap(text):
    remarks = look_over(text)
    for remark in remarks:
        assert " ".join(text[remark.start : remark.end].split()) == remark.words
        assert remark.ask in ASK.values()
    assert all(one.end <= two.start for one, two in pairwise(remarks))


@given(st.sampled_from(WORDS_OF_LIST))
def test_a_paragraph_in_quotation_marks_is_somebody_elses(word):
    assert look_over(f"“They said it was {word} and failed to be seen.”") == []


def test_the_time_it_takes_grows_in_step_with_the_text():
    hard = [
        "failed ",
        "should have not ",
        "opportunities were ",
        "‘",
        "“",
        " " * 40,
        "'a",
        "responsible for the ",
    ]
    for piece in hard:
        times = []
        for size in (4_000, 32_000):
            text = piece * (size // len(piece))
            times.append(min(_seconds(text) for _ in range(3)))
        assert times[1] < 40 * max(times[0], 0.002), piece


def test_every_row_asks_a_question_and_every_question_is_asked():
    asked = {row["ask"] for row in written()["row"]} | {"name_the_condition"}
    assert asked == set(ASK)
    assert all(words.endswith("?") for words in ASK.values())


def test_every_line_of_the_list_begins_with_a_word_and_is_found_as_it_stands():
    for kind, line in LINES:
        for words in ways_to_say(line):
            assert re.fullmatch(WORD, words[0]), line
            text = " ".join(
                "asked" if word == "<done>" else "that" if word == "*" else word for word in words
            )
            assert look_over(text), (kind, text)


def _seconds(text: str) -> float:
    """Of this thread alone: others of the machine, and of this process, are no fault of ours."""
    started = thread_time()
    look_over(text)
    return thread_time() - started
