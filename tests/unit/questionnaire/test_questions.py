"""What is asked of the author of a review, held against where it comes from."""

from coalface.core.language import look_over
from coalface.core.questionnaire import FACTORS, INFLUENCES, PAGES, QUESTIONS, page_after, pages_for
from coalface.core.reviews.deaths import INFLUENCES as OF_FORM_C


def test_there_are_twelve_questions_at_most_and_the_weighing_belongs_to_the_factors():
    assert len(QUESTIONS.keys() - {"factors_influence"}) <= 12


def test_the_steps_of_influence_are_those_of_form_c():
    # CDOP Form C: 0, 1, 1*, 2 and 3. https://docsbay.net/this-proforma-is-used-by-the-child-death-overview-panel-cdop-to
    assert [*INFLUENCES] == ["0", "1", "1*", "2", "3"]
    assert INFLUENCES.keys() == OF_FORM_C.keys()


def test_every_factor_of_an_assessment_can_be_named():
    # The codes of the children in need census, item “assessment factors”, as data-to-insight/ssd-data-model restates
    # them (assessment_factors.yml). 8B to 8F are kinds of private fostering; 21 says that there was no factor.
    numbers = {code.rstrip("ABC") for code in FACTORS}
    assert numbers == {str(number) for number in (*range(1, 21), 22, 23, 24)}
    for each in range(1, 7):
        assert {f"{each}A", f"{each}B", f"{each}C"} <= FACTORS.keys()


def test_no_question_blames_and_no_answer_does():
    said = [one.asks for one in QUESTIONS.values()] + [one.hint for one in QUESTIONS.values()]
    said += [says for one in QUESTIONS.values() for says in one.codes.values()]
    assert [words for words in said if look_over(words)] == []


def test_nobody_is_asked_to_weigh_what_they_did_not_tick():
    assert page_after("family", {}) == "systems"
    assert page_after("family", {"factors": ["1A"]}) == "weighing"
    assert len(pages_for({})) == len(PAGES) - 1
    assert page_after(PAGES[-1].name, {}) == "look-over"
