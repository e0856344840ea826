"""What the reading room would ask of a theme or an answer before it is published."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.translation import gettext

from coalface.core.reading.rubric import Noticed, noticed_in, noticed_in_plan

register = template.Library()
# What is far too long is refused as that, and not read for seconds first.
READ_OVER = 4_000
# What will be done is asked other things than what is said.
PLANS = frozenset({"will_do"})
NOT_READ = frozenset({"title", "question"})


@register.inclusion_tag("learning/parts/read_as_report.html", takes_context=True)
def read_as_report(context: Context) -> dict[str, Any]:
    """Needs `form`, a form that the guard reads; or `text`, a theme that was kept."""
    form, kept = context.get("form"), context.get("text")
    found: list[Noticed] = []
    for name in getattr(form, "prose", ()):
        words = form.data.get(name, "") if form.is_bound else getattr(kept, name, "")
        if name in PLANS:
            found += noticed_in_plan(words[:READ_OVER])
        elif name not in NOT_READ:
            found += noticed_in(words[:READ_OVER])
    return {"noticed": [{"sentence": one.sentence, "ask": gettext(one.ask)} for one in found]}
