"""What a writer vouched for stays vouched for, and never takes in words that they have not seen."""

import re

from django import forms
from django.http import QueryDict
from django.template import Context, Template

from coalface.core.telling import Problem
from coalface.learning.forms.guarded import GuardedForm, long_text


class Note(GuardedForm):
    prose = ("says",)
    title = forms.CharField(required=False)
    says = long_text("What it says")

    def rules(self, typed):
        return [] if typed.get("title") else [Problem("title", "Give it a title.")]


def sent(**fields) -> Note:
    posted = QueryDict(mutable=True)
    for name, value in fields.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    form = Note(posted)
    form.is_valid()
    return form


def box(form: Note) -> str:
    page = Template('{% include "learning/parts/marks.html" %}').render(Context({"form": form}))
    return re.search(r'<input type="checkbox"[^>]*>', page)[0] if page else ""


def test_a_name_is_asked_about_and_the_box_is_empty():
    form = sent(title="One list", says="Mrs Okafor rang.")
    assert form.shown_marks == ["Mrs Okafor"]
    assert "checked" not in box(form)


def test_what_was_vouched_for_stays_so_where_the_page_comes_back_for_another_reason():
    vouched = {"looked_at": ["Mrs Okafor"], "points_to_nobody": "on"}
    form = sent(title="", says="Mrs Okafor rang.", **vouched)
    assert list(form.errors) == ["title"]
    assert form.shown_marks == ["Mrs Okafor"]
    assert "checked" in box(form)
    assert sent(title="One list", says="Mrs Okafor rang.", **vouched).is_valid()


def test_a_new_name_is_not_vouched_for_by_a_box_that_was_ticked_before():
    vouched = {"looked_at": ["Mrs Okafor"], "points_to_nobody": "on"}
    form = sent(title="One list", says="Mrs Okafor rang Mr Bell.", **vouched)
    assert form.shown_marks == ["Mrs Okafor", "Mr Bell"]
    assert "checked" not in box(form)


def test_what_is_not_in_the_words_any_more_is_not_vouched_for():
    form = sent(title="", says="Somebody rang.", looked_at=["Mrs Okafor"], points_to_nobody="on")
    assert form.shown_marks == []
