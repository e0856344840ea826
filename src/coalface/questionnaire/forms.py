"""A page of the questionnaire as a form, drawn from its questions; and the form with which an analyst asks."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, gettext_lazy

from coalface.core.questionnaire import FACTOR_GROUPS, Kind, Page, Question, as_kept, why_not_answers
from coalface.core.telling import Problem
from coalface.core.wording import Looked, settled
from coalface.learning.forms.guarded import POINTS, GuardedForm, long_text, seen_field

from .models import LONGEST_SENT_TO

CHOOSE = gettext_lazy("Choose from the list, or leave it out.")
NOT_SAID = gettext_lazy("Not answered")


class PageForm(GuardedForm):
    """The questions of one page. A question that is weighed has a field for each of its codes."""

    prose: ClassVar[tuple[str, ...]] = ()
    seen = seen_field()

    def __init__(
        self, *args: Any, page: Page, answers: Mapping[str, Any], vouched: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.answers, self.vouched = page, answers, frozenset(vouched)
        for question in page.questions:
            self._ask(question)
        self.prose = tuple(one.name for one in page.questions if one.kind is Kind.WORDS)  # type: ignore[misc] - each page has its own

    def _ask(self, question: Question) -> None:
        first = self.answers.get(question.name)
        if question.kind is Kind.WEIGHED:
            for code in self.codes_of(question):
                field = _one(gettext(question.codes[code]), question.influences, forms.Select)
                field.initial = (first or {}).get(code, "")
                self.fields[f"{question.name}-{code}"] = field
            return
        label, hint = gettext(question.asks), gettext(question.hint) if question.hint else ""
        if question.kind is Kind.WORDS:
            field = long_text(label, hint, rows=5)
        elif question.kind is Kind.ONE:
            field = _one(label, question.codes, forms.RadioSelect, hint)
        else:
            field = _some(label, question.codes, hint)
        field.initial = first
        self.fields[question.name] = field

    def codes_of(self, question: Question) -> list[str]:
        """What is weighed: everything of a list, or of the factors those that were ticked."""
        if question.name != "factors_influence":
            return [*question.codes]
        return [code for code in self.answers.get("factors", ()) if code in question.codes]

    def given(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """The answers of this page under the names of their questions."""
        return {one.name: as_kept(one, self._given(one, typed)) for one in self.page.questions}

    def _given(self, question: Question, typed: Mapping[str, Any]) -> Any:
        if question.kind is not Kind.WEIGHED:
            return typed.get(question.name)
        return {code: typed.get(f"{question.name}-{code}") or "" for code in self.codes_of(question)}

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        return [*why_not_answers(self.given(typed))]

    def _guard(self, name: str, text: str) -> None:
        ticked = self.data.get("points_to_nobody")
        vouched = self.vouched | frozenset(self.data.getlist("looked_at") if ticked else ())
        for span in settled(text, self.lists, Looked(keep=vouched))[1]:
            words = text[span.start : span.end]
            if words not in self.marked:
                self.marked.append(words)
                self.add_error(name, POINTS % {"words": words})

    def asked(self) -> list[dict[str, Any]]:
        """The questions with their fields, as the page shows them."""
        return [self._shown(question) for question in self.page.questions]

    def _shown(self, question: Question) -> dict[str, Any]:
        shown: dict[str, Any] = {"question": question}
        if question.kind is Kind.WEIGHED:
            shown["rows"] = [self[f"{question.name}-{code}"] for code in self.codes_of(question)]
        elif question.name == "factors":
            shown |= {"bound": self["factors"], "groups": _groups(self["factors"])}
        elif question.mean:
            bound = self[question.name]
            lines = [(option, question.mean.get(option.data["value"], "")) for option in bound.subwidgets]
            shown |= {"bound": bound, "explained": lines}
        else:
            shown["field"] = self[question.name]
        return shown


class AskForm(forms.Form):
    """To whom the link goes: a note that the analyst makes for themselves."""

    sent_to = forms.CharField(
        label=gettext_lazy("Whom you ask"),
        help_text=gettext_lazy("Optional. For you alone, so that you know it later: a name or a post."),
        required=False,
        max_length=LONGEST_SENT_TO,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _groups(bound: BoundField) -> list[dict[str, Any]]:
    """The factors under their headings. One that holds a tick stands open, and so does the first."""
    options = {option.data["value"]: option for option in bound.subwidgets}
    groups = []
    for title, codes in FACTOR_GROUPS.items():
        lines = [options[code] for code in codes]
        ticked = sum(bool(line.data["selected"]) for line in lines)
        groups.append(
            {"title": title, "options": lines, "ticked": ticked, "open": bool(ticked) or not groups}
        )
    return groups


def _one(label: str, codes: Mapping[str, str], widget: Any, hint: str = "") -> forms.ChoiceField:
    lines = [(code, gettext(says)) for code, says in codes.items()]
    if widget is forms.Select:
        lines = [("", str(NOT_SAID)), *lines]
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=False,
        choices=lines,
        widget=widget,
        error_messages={"invalid_choice": CHOOSE},
    )


def _some(label: str, codes: Mapping[str, str], hint: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=False,
        choices=[(code, gettext(says)) for code, says in codes.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": CHOOSE},
    )
