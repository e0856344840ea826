"""Drawing the why map of a theme. Whoever saves says which version they had before them."""

from uuid import UUID

from django.db import transaction

from coalface.core.errors import NotAllowed
from coalface.core.roles import Role
from coalface.core.why_map import WhyMap as Drawn
from coalface.core.why_map import problems
from coalface.core.words import gettext_noop as _
from coalface.people import queries as people

from ..models import Theme, WhyMap
from .themes import NOT_YOURS

SOMEBODY_ELSE = _(
    "Somebody else has just changed this map. Here it is as they left it; please make your change again."
)


@transaction.atomic
def change_map(*, theme_id: UUID, by, drawn: Drawn, seen: int) -> None:
    """Keep a map. A map may go on changing after the theme was asked: the whys are what one goes on learning."""
    theme = Theme.objects.select_for_update().filter(pk=theme_id, taken_back_on=None).first()
    if theme is None or not people.has_role(by, Role.PEER, theme.channel_id):
        raise NotAllowed(NOT_YOURS)
    for problem in problems(drawn):
        raise NotAllowed(problem.says)
    nodes, arrows = drawn.as_facts()
    changed = WhyMap.objects.filter(theme=theme, version=seen)
    if not changed.update(nodes=nodes, arrows=arrows, version=seen + 1):
        raise NotAllowed(SOMEBODY_ELSE)
