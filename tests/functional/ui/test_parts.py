"""Tags and filters that every template may use."""

import re

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from coalface.ui import places

pytestmark = pytest.mark.urls("tests.functional.ui.addresses")


@pytest.fixture(autouse=True)
def _nobody_registered(monkeypatch):
    monkeypatch.setattr(places, "_sources", [])


class Invitation(forms.Form):
    email = forms.EmailField(label="Your work email", help_text="The one we wrote to.")
    role = forms.ChoiceField(
        label="Role", choices=[("a", "Steward"), ("b", "Peer")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="I have read the pledge")
    why = forms.CharField(label="Why", required=False, widget=forms.Textarea)


def shown(template: str, **facts) -> str:
    return Template(template).render(Context(facts))


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ("2026-W47", "the week of 16 November 2026"),
        # The examples of ISO 8601's own edge: 2009-W01 began in 2008, and 2009-W53 ended in 2010.
        ("2009-W01", "the week of 29 December 2008"),
        ("2009-W53", "the week of 28 December 2009"),
        ("soon", "soon"),
        ("2026-W99", "2026-W99"),
    ],
)
def test_a_week_is_said_as_a_person_says_it(week, words):
    assert shown("{{ week|week_words }}", week=week) == words


def test_a_phone_number_becomes_a_link_that_dials():
    assert shown("{{ number|phone_href }}", number="+44 1632 960 115") == "tel:+441632960115"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Ring the front door on 01632 960 100, day or night.", ["01632960100"]),
        ("(020) 7946 0018 or +44 7700 900321.", ["02079460018", "+447700900321"]),
        ("116 123, or 0800 1111; 999 if it cannot wait", ["116123", "08001111", "999"]),
        ("Room 4, 10 to 11, about 1999 people and 01/02/2024", []),
        ("", []),
    ],
)
def test_every_telephone_number_in_a_text_can_be_dialled(words, numbers):
    said = shown("{{ words|phones }}", words=words)
    assert re.findall(r'href="tel:([^"]+)"', said) == numbers
    assert re.sub(r"<[^>]+>", "", said) == words


def test_a_text_with_numbers_is_escaped_like_any_other():
    assert (
        shown("{{ words|phones|linebreaksbr }}", words="<b>\n999") == '&lt;b&gt;<br><a href="tel:999">999</a>'
    )


def test_a_string_of_core_is_said_and_nothing_stays_nothing():
    assert shown("{{ a|say }}{{ b|say }}", a="Workload", b=None) == "Workload"


def test_a_field_ties_its_label_hint_and_error_to_the_input():
    page = shown("{% field form.email %}", form=Invitation({"email": "x"}))
    assert '<label for="id_email">Your work email</label>' in page
    assert 'id="id_email_helptext"' in page
    assert 'id="id_email_error"' in page
    assert 'aria-describedby="id_email_helptext id_email_error"' in page
    assert 'aria-invalid="true"' in page


def test_a_field_without_an_error_says_nothing_of_one():
    page = shown("{% field form.email %}", form=Invitation())
    assert "oops" not in page
    assert "aria-invalid" not in page


def test_a_list_of_choices_is_a_fieldset_and_each_choice_has_a_label():
    page = shown("{% field form.role %}", form=Invitation({}))
    assert '<fieldset class="field field--oops" id="id_role"' in page
    assert 'aria-describedby="id_role_error"' in page
    assert page.count('<label class="choice"') == 2


def test_a_tick_is_one_row():
    page = shown("{% field form.agreed %}", form=Invitation())
    assert '<label class="choice" for="id_agreed">' in page


def test_what_was_typed_is_shown_again_escaped():
    page = shown("{% field form.why %}", form=Invitation({"why": "</textarea><script>"}))
    assert "&lt;/textarea&gt;&lt;script&gt;" in page


def test_the_error_summary_links_each_problem_to_its_place():
    form = Invitation({"email": "x"})
    form.add_error(None, "These two are not allowed together.")
    page = shown("{% error_summary form %}", form=form)
    assert "Please look at 4 things" in page
    assert '<a href="#id_email">Your work email: ' in page
    assert '<a href="#id_role_0">' in page
    assert "<li>These two are not allowed together.</li>" in page


def test_the_error_summary_takes_pairs_too():
    page = shown("{% error_summary pairs %}", pairs=[("story", "Tell us what happened")])
    assert "Please look at one thing" in page
    assert '<a href="#story">Tell us what happened</a>' in page


def test_there_is_no_summary_without_a_problem():
    assert "oops" not in shown("{% error_summary form %}", form=Invitation())


@pytest.mark.parametrize(
    ("facts", "mark"), [({"here": "tell"}, 'aria-current="page"'), ({"under": "tell"}, 'aria-current="true"')]
)
def test_the_menu_marks_where_you_are(facts, mark):
    page = shown("{% menu_entry 'tell' 'Tell us' %}", **facts)
    assert page.strip() == f'<li><a href="/tell/" {mark}>Tell us</a></li>'


def test_an_address_that_is_not_there_makes_no_entry():
    assert shown("{% menu_entry 'nowhere' 'Nowhere' %}").strip() == ""


def test_page_links_keep_the_rest_of_the_address():
    request = RequestFactory().get("/learned/?kind=idea&page=2")
    words = Template('{% include "ui/parts/pages.html" %}')
    page = words.render(RequestContext(request, {"page": Paginator(range(30), 10).page(2)}))
    assert "?kind=idea&amp;page=1" in page
    assert "?kind=idea&amp;page=3" in page
    assert "Page 2 of 3" in page
