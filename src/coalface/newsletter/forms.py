"""What a steward fills in: a short word at the top, and for each line its words or that it is left out."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext, gettext_lazy

from coalface.core.language import Remark, look_over
from coalface.core.newsletter import newsletter_problems
from coalface.core.telling import Problem
from coalface.learning.forms.guarded import GuardedForm, long_text

from .actions import Wanted
from .models import Newsletter, NewsletterLine


class LineFields(NamedTuple):
    """One line with its two fields, for the page."""

    line: NewsletterLine
    words: forms.BoundField
    left_out: forms.BoundField


class NewsletterForm(GuardedForm):
    """The words at the top and of every line. What is kept or was drafted already is not marked a second time."""

    opening = long_text(
        gettext_lazy("A short word at the top"),
        gettext_lazy("What should a reader take from this quarter? Three or four sentences are enough."),
        rows=5,
    )

    def __init__(self, *args: Any, newsletter: Newsletter, **kwargs: Any) -> None:
        self.newsletter, self.kept_lines = newsletter, list(newsletter.lines.all())
        first = {"opening": newsletter.opening}
        for line in self.kept_lines:
            first |= {_words(line): line.words, _left_out(line): line.left_out}
        super().__init__(*args, initial=first, **kwargs)
        for line in self.kept_lines:
            self.fields[_words(line)] = long_text(
                gettext("The words beside “%(title)s”") % {"title": line.title}, rows=3
            )
            self.fields[_left_out(line)] = forms.BooleanField(
                required=False, label=gettext("Leave this line out")
            )
        self.prose = ("opening", *map(_words, self.kept_lines))

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        lines = [line for line in self.kept_lines if not typed.get(_left_out(line))]
        said = {_words(line): typed[_words(line)] for line in lines}
        return newsletter_problems(opening=typed["opening"], lines=said)

    def _guard(self, name: str, text: str) -> None:
        if text not in self._looked_at_before(name):
            super()._guard(name, text)

    def _looked_at_before(self, name: str) -> set[str]:
        if name == "opening":
            return {self.newsletter.opening}
        line = next(line for line in self.kept_lines if _words(line) == name)
        return {line.words, line.drafted}

    @property
    def line_fields(self) -> list[LineFields]:
        return [LineFields(line, self[_words(line)], self[_left_out(line)]) for line in self.kept_lines]

    @property
    def wanted(self) -> dict[int, Wanted]:
        given = self.cleaned_data
        return {line.place: Wanted(given[_words(line)], given[_left_out(line)]) for line in self.kept_lines}

    def kept_remarks(self) -> list[tuple[str, list[Remark]]]:
        """Each text that a steward has written and kept, with questions about its words. They block nothing."""
        own = [line.words for line in self.kept_lines if line.words != line.drafted and not line.left_out]
        return [(text, look_over(text)) for text in (self.newsletter.opening, *own)]


def _words(line: NewsletterLine) -> str:
    return f"words_{line.place}"


def _left_out(line: NewsletterLine) -> str:
    return f"out_{line.place}"
