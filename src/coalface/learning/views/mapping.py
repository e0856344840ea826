"""The editor of a why map: a list of things and arrows. The drawing follows, and nobody needs a mouse."""

import secrets
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coalface.core.errors import NotAllowed
from coalface.core.why_map import Arrow, WhyMap
from coalface.people import queries as people
from coalface.ui.answers import TO_MEND
from coalface.ui.clock import today

from .. import actions
from ..forms import ArrowForm, NodeForm
from ..models import Theme
from ..presenters.themes import theme_line
from ..presenters.why_maps import map_page
from ..queries import themes as queries


@require_http_methods(["GET", "HEAD", "POST"])
def theme_map(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    theme = _theme(request, theme_id)
    drawn = _drawn(theme)
    step = request.POST.get("step", "")
    # The box that is changed: named in the address, and then in the form.
    changing = request.POST.get("instead_of", "") or request.GET.get("change", "")
    lists = people.name_lists(theme.channel.organisation)
    node = (
        NodeForm(request.POST, lists=lists)
        if step == "thing"
        else NodeForm.of(drawn.by_id.get(changing), lists)
    )
    arrow = ArrowForm(request.POST if step == "arrow" else None, drawn=drawn)
    changed = _changed(request, drawn, step, node, arrow)
    if changed is not None:
        try:
            actions.change_map(theme_id=theme.id, by=request.user, drawn=changed, seen=_seen(request))
        except NotAllowed as refusal:
            _say(request, refusal, {"thing": node, "arrow": arrow}.get(step))
            theme = _theme(request, theme_id)
        else:
            messages.success(request, _("The map is changed."))
        if not (node.errors or arrow.errors):
            return redirect("theme_map", theme.id)
    return _map_page(request, theme, node, arrow, changing)


def _say(request: HttpRequest, refusal: NotAllowed, form: Form | None) -> None:
    """Beside what was typed, so that it is not lost; else on the page that comes next."""
    if form is None:
        messages.error(request, _(str(refusal)))
    else:
        form.add_error(None, _(str(refusal)))


def _map_page(
    request: HttpRequest, theme: Theme, node: NodeForm, arrow: ArrowForm, changing: str
) -> HttpResponse:
    drawn = _drawn(theme)
    page = {
        "theme": theme_line(theme, today=today()),
        "map": map_page(drawn, theme.title),
        "version": theme.why_map.version,
        "node": node,
        "arrow": arrow,
        "changing": drawn.by_id.get(changing),
        "asked": theme.asked_on is not None,
        "under": "why_desk",
    }
    status = TO_MEND if node.errors or arrow.errors else 200
    return render(request, "learning/why/map.html", page, status=status)


def _changed(
    request: HttpRequest, drawn: WhyMap, step: str, node: NodeForm, arrow: ArrowForm
) -> WhyMap | None:
    """The map as the pressed button makes it, or None where there is nothing to keep."""
    named = request.POST.get("named", "")
    if step == "thing" and node.is_valid():
        return _with_node(drawn, node, request.POST.get("instead_of", ""))
    if step == "arrow" and arrow.is_valid():
        return replace_map(drawn, arrows=(*drawn.arrows, Arrow(**arrow.cleaned_data)))
    if step == "take_thing":
        return replace_map(
            drawn,
            nodes=tuple(one for one in drawn.nodes if one.id != named),
            arrows=tuple(one for one in drawn.arrows if named not in (one.source, one.target)),
        )
    if step == "take_arrow":
        return replace_map(
            drawn, arrows=tuple(one for one in drawn.arrows if f"{one.source} {one.target}" != named)
        )
    return None


def replace_map(drawn: WhyMap, **parts: tuple) -> WhyMap:
    return WhyMap(**{"nodes": drawn.nodes, "arrows": drawn.arrows, **parts})


def _with_node(drawn: WhyMap, form: NodeForm, instead_of: str) -> WhyMap:
    if instead_of in drawn.by_id:
        nodes = tuple(form.node(one.id) if one.id == instead_of else one for one in drawn.nodes)
        return replace_map(drawn, nodes=nodes)
    return replace_map(drawn, nodes=(*drawn.nodes, form.node(secrets.token_hex(4))))


def _seen(request: HttpRequest) -> int:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else -1


def _drawn(theme: Theme) -> WhyMap:
    return WhyMap.from_facts(theme.why_map.nodes, theme.why_map.arrows)


def _theme(request: HttpRequest, theme_id: UUID) -> Theme:
    theme = queries.theme_of_peer(request.user, theme_id)
    if theme is None:
        raise Http404
    return theme
