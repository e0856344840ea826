"""The list editor of a why map: one thing, or one arrow, at a time."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy

from coalface.core.redaction import NameLists
from coalface.core.telling import Problem
from coalface.core.why_map import ARROW_WORDS, LEVEL_WORDS, Level, Node, WhyMap
from coalface.core.words import gettext_noop as _

from .guarded import GuardedForm, long_text

LONGEST = 160


def _said(table: dict[Any, str]) -> Any:
    return lazy(lambda: [(code.value, gettext(words)) for code, words in table.items()], list)()


class NodeForm(GuardedForm):
    """Something that was so, on one of five levels; and whether nobody can say why yet."""

    prose = ("text",)

    text = long_text(
        gettext_lazy("What was so"),
        gettext_lazy("In a few words: “What is open stands on another screen”."),
        rows=2,
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Where it lies"), choices=_said(LEVEL_WORDS), initial=Level.TEAM.value
    )
    open_why = forms.BooleanField(
        label=gettext_lazy("Nobody can say yet why this is so"),
        help_text=gettext_lazy("It is drawn as an open question."),
        required=False,
    )

    def rules(self, typed: dict[str, Any]) -> Iterable[Problem]:
        if not typed["text"]:
            return [Problem("text", _("Say in a few words what was so."))]
        if len(typed["text"]) > LONGEST:
            return [
                Problem("text", _("Each thing on the map has room for 160 letters. Please say it shorter."))
            ]
        return []

    @classmethod
    def of(cls, node: Node | None, lists: NameLists) -> "NodeForm":
        """The form as it is opened: with the words of a box that somebody wants to change, or empty."""
        return cls(lists=lists, initial=asdict(node) if node else None)

    def node(self, node_id: str) -> Node:
        typed = self.cleaned_data
        return Node(node_id, typed["level"], typed["text"], typed["open_why"])


class ArrowForm(forms.Form):
    """What made something else more likely, or less likely."""

    use_required_attribute = False

    source = forms.ChoiceField(label=gettext_lazy("This"))
    effect = forms.ChoiceField(label=gettext_lazy("what it did"), choices=_said(ARROW_WORDS))
    target = forms.ChoiceField(label=gettext_lazy("to this"))

    def __init__(self, *args: Any, drawn: WhyMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("source", "target"):
            self.fields[name].choices = [(node.id, node.text) for node in drawn.nodes]
