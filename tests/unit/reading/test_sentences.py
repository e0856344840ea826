"""Sentences are whole, and their places lead back to the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.reading.sections import Role, roles_of
from coalface.core.reading.sentences import Part, sentences_of

# As `pdftotext -layout` writes a report: a running head within a sentence, a note under a number, bullets, hyphens.
REPORT = """Inspection of Millbrook local authority children’s services
3 to 7 March 2025

Executive summary
Children are seen quickly. Partners, including health (e.g. Dr. Lamb’s
team), share what they know. Multi-
agency meetings are well attended and inter-
vention is planned.2 Intervention works.
What needs to improve?1
◼ The timeliness of visits, so that
  children are seen.
◼ Plans for care leavers

Inspection of Millbrook local authority children’s services
3 to 7 March 2025                                                    2

The experiences of children who need help: good
1.      Many children wait, and this is not routinely considered in decision-



1
  The areas for improvement have been cross-referenced with a framework
made by others.

Inspection of Millbrook local authority children’s services
3 to 7 March 2025                                                    3
        making. Some wait for 2.5 weeks.

2.      Care leavers are heard.

Inspection of Millbrook local authority children’s services
3 to 7 March 2025                                                    4
"""


def test_a_report_falls_into_its_sentences():
    assert [(s.part, s.text) for s in sentences_of(REPORT)] == [
        (Part.HEADING, "3 to 7 March 2025"),
        (Part.HEADING, "Executive summary"),
        (Part.PROSE, "Children are seen quickly."),
        (Part.PROSE, "Partners, including health (e.g. Dr. Lamb’s team), share what they know."),
        (Part.PROSE, "Multi-agency meetings are well attended and intervention is planned."),
        (Part.PROSE, "Intervention works."),
        (Part.HEADING, "What needs to improve?1"),
        (Part.ITEM, "The timeliness of visits, so that children are seen."),
        (Part.ITEM, "Plans for care leavers"),
        (Part.HEADING, "The experiences of children who need help: good"),
        (Part.NUMBERED, "Many children wait, and this is not routinely considered in decision-making."),
        (Part.NUMBERED, "Some wait for 2.5 weeks."),
        (Part.NUMBERED, "Care leavers are heard."),
    ]


def test_a_short_word_that_ends_a_sentence_at_the_beginning_of_a_line_is_no_number():
    text = "1. Workers respond in a timely\n   way. There is more.\n\n2. It is so.\n\na) Plans are clear."
    assert [(s.block, s.text) for s in sentences_of(text)] == [
        (0, "Workers respond in a timely way."),
        (0, "There is more."),
        (1, "It is so."),
        (2, "Plans are clear."),
    ]


def test_a_footnote_ends_with_its_page():
    text = "Plans are made with\n\n\n1\n  The areas for improvement are\nlisted elsewhere.\n" + "".join(
        f"Inspection of Millbrook services\n3 to 7 March 2025      {page}\n    children. All of {page} is read.\n\n"
        for page in range(2, 6)
    )
    assert [s.text for s in sentences_of(text)][:2] == ["Plans are made with children.", "All of 2 is read."]


def test_what_is_asked_for_ends_with_the_next_heading():
    asked = [s.text for s, role in roles_of(sentences_of(REPORT)) if role is Role.ASKED]
    assert asked == ["The timeliness of visits, so that children are seen.", "Plans for care leavers"]


@pytest.mark.parametrize(
    "heading",
    [
        "What needs to improve",
        "What needs to improve?1",
        "Recommendations",
        "Priority and immediate action",
        "Areas for improvement",
        "Areas for priority action",
        "Recommendations for the partnership",
        "4. Recommendations",
    ],
)
def test_headings_of_what_is_asked_for_are_known(heading):
    found = roles_of(sentences_of(f"{heading}\n\n• Visit children.\n\nThe next part\n\nAll is well."))
    assert [role for _, role in found] == [Role.HEADING, Role.ASKED, Role.HEADING, Role.FINDING]


def test_a_known_heading_on_its_own_line_is_no_part_of_a_sentence():
    """As a PDF without gaps gives it: no empty line above a heading, and none under it."""
    text = (
        "Millbrook County Council\nWhat needs to improve\nThe quality of plans.\nFindings\nPlans are weak.\n"
    )
    assert [(role, s.text) for s, role in roles_of(sentences_of(text))] == [
        (Role.HEADING, "Millbrook County Council"),
        (Role.HEADING, "What needs to improve"),
        (Role.ASKED, "The quality of plans."),
        (Role.HEADING, "Findings"),
        (Role.FINDING, "Plans are weak."),
    ]
    wrapped = "The board wrote down its\nRecommendations\nand sent them to all."
    assert len(sentences_of(wrapped)) == 1


def test_words_of_every_report_about_itself_are_no_findings():
    text = "Plans are poor.\n\nThe inspection team\n\nSome names.\n\n© Crown copyright 2025.\n"
    assert [role for _, role in roles_of(sentences_of(text))] == [
        Role.FINDING, Role.HEADING, Role.ABOUT, Role.ABOUT
    ]  # fmt: skip


WORDS = st.text(alphabet="abcAB .?!\n\f-’1•◼\t\u00ad(),;", max_size=300)


@settings(max_examples=200, deadline=None)
@given(st.one_of(WORDS, st.text(max_size=120)))
def test_every_place_leads_back_to_its_words(text):
    last = 0
    for sentence in sentences_of(text):
        there = text[sentence.start : sentence.end]
        # In order, apart from each other, and beginning and ending with a sign of the sentence.
        assert last <= sentence.start < sentence.end
        last = sentence.end
        assert (there[0], there[-1]) == (sentence.text[0], sentence.text[-1])
        # Nothing is said that does not stand there, in that order.
        signs = iter(there)
        assert all(sign in signs for sign in sentence.text if sign != " ")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["Plans are late.", "Visits are few.", "Why? Nobody knows."]), min_size=1))
def test_plain_sentences_stand_exactly_where_they_say(pieces):
    text = "\n\n".join(pieces)
    assert all(text[s.start : s.end] == s.text for s in sentences_of(text))
