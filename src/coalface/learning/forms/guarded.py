"""A form whose words everyone will read: the guard looks at them before they are kept, and blame gets a question."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy

from coalface.core.language import Remark, look_over
from coalface.core.plain_text import tidy
from coalface.core.redaction import NO_LISTS, NameLists
from coalface.core.telling import Problem
from coalface.core.vocabulary import Term
from coalface.core.wording import Looked, settled

POINTS = gettext_lazy(
    "“%(words)s” could point to someone. Write it more generally, or tick below that it points to nobody."
)


class GuardedForm(forms.Form):
    """Subclasses name their `prose`. `rules()` returns what the rules of the core find wrong."""

    prose: ClassVar[tuple[str, ...]] = ()
    # The page itself says what is missing, in its own words and its own look.
    use_required_attribute = False

    looked_at = forms.CharField(required=False, widget=forms.MultipleHiddenInput)
    points_to_nobody = forms.BooleanField(
        required=False,
        label=gettext_lazy("I have looked at each of these words. None of them points to anybody."),
    )

    def __init__(self, *args: Any, lists: NameLists = NO_LISTS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = lists
        self.marked: list[str] = []

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for name in self.prose:
            typed[name] = tidy(typed.get(name) or "")
        problems = list(self.rules(typed))
        for problem in problems:
            self.add_error(problem.field if problem.field in self.fields else None, gettext(problem.says))
        # What is far too long is refused as that, and not looked over for seconds first.
        too_long = {problem.field for problem in problems}
        for name in self.prose:
            if name not in too_long:
                self._guard(name, typed[name])
        if self.marked and self.data.get("points_to_nobody"):
            # Who vouched for some words has not looked at new ones yet: they tick it again, for all of them.
            self.data = self.data.copy()
            self.data["points_to_nobody"] = ""
        return typed

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        raise NotImplementedError

    def _guard(self, name: str, text: str) -> None:
        ticked = self.data.get("points_to_nobody")
        vouched = frozenset(self.data.getlist("looked_at")) if ticked else frozenset()
        for span in settled(text, self.lists, Looked(keep=vouched))[1]:
            words = text[span.start : span.end]
            if words not in self.marked:
                self.marked.append(words)
                self.add_error(name, POINTS % {"words": words})

    @property
    def shown_marks(self) -> list[str]:
        """Every word that somebody is asked to vouch for: the new ones, and the ones they vouched for before."""
        if not self.is_bound:
            return []
        texts = [tidy(self.data.get(name, "")) for name in self.prose if name in self.fields]
        before = [words for words in self.data.getlist("looked_at") if any(words in text for text in texts)]
        # What was vouched for stays so where the page comes back for another reason.
        is_asked = self.marked or self.data.get("points_to_nobody")
        return list(dict.fromkeys([*before, *self.marked])) if is_asked else []

    def seen_now(self, number: int) -> None:
        """Let what is sent next say that its writer has seen this far. What they typed stays."""
        self.data = self.data.copy()
        self.data["seen"] = str(number)

    def remarks(self) -> list[tuple[str, list[Remark]]]:
        """Each text that was typed, with questions about words that blame or only judge. They block nothing."""
        if not self.is_bound:
            return []
        texts = [tidy(self.data.get(name, "")[:LOOKED_OVER]) for name in self.prose if name in self.fields]
        return [(text, look_over(text)) for text in texts]


LOOKED_OVER = 4_000


def choices(table: dict[str, Term], *, none: Any = None) -> Any:
    """The choices of a field from one of the core's tables, said in the reader's language when they are shown."""

    def made() -> list[tuple[str, str]]:
        lines = [(code, gettext(term.label)) for code, term in table.items()]
        return lines if none is None else [("", str(none)), *lines]

    return lazy(made, list)()


def seen_field() -> forms.IntegerField:
    """Which state of a thing the writer had before them, so that nobody overwrites what they have not read."""
    return forms.IntegerField(required=False, min_value=0, max_value=10_000, widget=forms.HiddenInput)


def long_text(label: Any, hint: Any = "", *, rows: int = 4, **facts: Any) -> forms.CharField:
    """A field for a few sentences. What is wrong with them, the rules say."""
    widget = forms.Textarea(attrs={"rows": rows, "class": "full"})
    return forms.CharField(label=label, help_text=hint, required=False, strip=False, widget=widget, **facts)
