"""Parts of a page that every template may use. This library is a builtin: no `{% load %}` is needed."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.messages import get_messages
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from coalface.core.plain_form import WAY_OUT
from coalface.core.telephones import NUMBER_TO_RING

from ..saying import say
from ..weeks import week_words

register = template.Library()


# What `core` says, in the reader's language: {{ term.label|say }}.
register.filter(say)
register.filter(week_words)


@register.filter
def phone_href(number: object) -> str:
    """'01632 960 115' as a link that a phone can dial: tel:01632960115."""
    return "tel:" + "".join(sign for sign in str(number) if sign.isdigit() or sign == "+")


@register.filter
def phones(words: object) -> SafeString:
    """Words with every telephone number in them as a link that a phone can dial."""
    text, pieces, at = str(words or ""), [], 0
    for number in NUMBER_TO_RING.finditer(text):
        link = format_html('<a href="{}">{}</a>', phone_href(number.group()), number.group())
        pieces += [(text[at : number.start()],), (link,)]
        at = number.end()
    return format_html_join("", "{}", [*pieces, (text[at:],)])


@register.simple_tag(takes_context=True)
def waiting_messages(context: Context) -> list[Any]:
    """What the program has to say once. Staff pages only: asking for it opens the session."""
    request = getattr(context, "request", None)
    return list(get_messages(request)) if request else []


@register.inclusion_tag("ui/parts/menu_entry.html", takes_context=True)
def menu_entry(context: Context, url_name: str, label: str) -> dict[str, str]:
    """One line of the menu. `here` is the page; a page below an entry sets `under` to the entry's name."""
    current = "page" if context.get("here") == url_name else ""
    if not current and context.get("under") == url_name:
        current = "true"
    return {"url": link_to(url_name), "label": label, "current": current}


@register.simple_tag
def link_to(url_name: str) -> str:
    """The address of a page, or nothing where this installation does not have it."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(*sources: BaseForm | Iterable[tuple[str, str]], kept: str = "") -> dict[str, Any]:
    """What to look at again, each linked to its place. Takes forms, or pairs of (id of the field, words)."""
    problems = [problem for source in sources for problem in _problems(source)]
    return {"problems": problems, "kept": kept}


def _problems(source: BaseForm | Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    if not isinstance(source, BaseForm):
        return list(source)
    if not source.is_bound:
        return []
    found = [("", str(words)) for words in source.non_field_errors()]
    for bound in source:
        found += [(_first_input(bound), f"{_asked(bound)} {words}") for words in bound.errors]
    return found


def _asked(bound: BoundField) -> str:
    """What was asked, before what is wrong with the answer: a question has its own sign at the end."""
    label = str(bound.label)
    return label if label.endswith("?") else f"{label}:"


def _first_input(bound: BoundField) -> str:
    many = isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple)
    return f"{bound.auto_id}_0" if many else bound.id_for_label


@register.simple_tag
def field(bound: BoundField, size: str = "") -> SafeString:
    """One question of a form: label, hint, error and input. `size` is a class for the input: `full`."""
    shape = "ui/parts/field.html"
    if isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple):
        shape = "ui/parts/field_choices.html"
    elif isinstance(bound.field.widget, CheckboxInput):
        shape = "ui/parts/field_tick.html"
    if size:
        bound.field.widget.attrs["class"] = size
    return template.loader.get_template(shape).render({"field": bound})


@register.simple_tag
def way_out() -> str:
    """Where somebody goes who has to leave a page quickly."""
    return WAY_OUT
