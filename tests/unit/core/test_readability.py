import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalface.core.readability import grade, reading_age, syllables

# As a dictionary divides them.
DIVIDED = """
cat:1 make:1 made:1 table:2 little:2 worker:2 social:2 family:3 child:1 children:2 people:2 going:2 being:2 asked:1
wanted:2 needed:2 moved:1 lives:1 changes:2 houses:2 police:2 school:1 teacher:2 nation:2 station:2 special:2
patient:2 ancient:2 lion:2 idea:3 area:3 react:2 create:2 actual:3 usually:4 quiet:2 science:2 really:2 safely:2
careful:2 something:2 somebody:3 everywhere:3 meeting:2 understand:3 important:3 together:3 information:4
safeguarding:3 assessment:3 responsibility:6 different:3 trying:2 flying:2 studied:2 played:1 cried:1 said:1 does:1
come:1 phone:1 video:3 radio:3 piano:3 dying:2 loved:1 hated:2 rhythm:2 society:4 experience:4 audience:3 serious:3
various:3 previous:3 religion:3 million:2 onion:2 cereal:3 poem:2 museum:3 fire:1 hour:1 orange:2 because:2 between:2
decision:3 opinion:3 answer:2 promise:2 telephone:3 nine:1 nineteen:2 homework:2 sometimes:2 outside:2 beautiful:3
business:2 every:2 their:1 worries:2 babies:2 quickly:2 friends:1 listened:2 started:2 called:1 walked:1 rules:1
places:2 judges:2 wishes:2 boxes:2 apples:2 times:1
"""


def test_syllables_are_counted_as_a_dictionary_divides_them():
    words = dict(pair.split(":") for pair in DIVIDED.split())
    right = sum(syllables(word) == int(number) for word, number in words.items())
    assert right / len(words) >= 0.95


def test_the_grade_is_the_one_that_is_printed_for_the_cat_on_the_mat():
    """The lowest grade usually quoted: 6 words of one syllable, 0.39 x 6 + 11.8 x 1 - 15.59 = -1.45."""
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    assert reading_age("The cat sat on the mat.") == 5


def test_the_grade_is_the_one_that_is_printed_for_the_platypus():
    """The usual example of the grade: 13 words and 24 syllables in one sentence make 11.3."""
    assert grade(
        "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    ) == pytest.approx(11.3, abs=0.05)


def test_words_for_a_panel_need_more_years_than_words_for_a_child():
    panel = (
        "The partnership acknowledges that multi-agency information sharing arrangements were insufficiently"
        " embedded to facilitate timely escalation of emerging safeguarding concerns."
    )
    child = "You told us that plans change and nobody rings you. We will ring you first. You can say no."
    assert reading_age(child) < 9 < 18 < reading_age(panel)


def test_a_text_without_a_word_has_no_age():
    with pytest.raises(ValueError, match="no word"):
        reading_age(" ... 12!")


@given(st.text())
def test_any_text_has_an_age_or_no_word(text):
    try:
        assert reading_age(text) >= 5
    except ValueError:
        assert True not in [letter.isascii() and letter.isalpha() for letter in text]
