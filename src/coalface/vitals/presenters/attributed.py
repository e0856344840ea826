"""Whose numbers a picture shows, and under which licence, for it leaves its page behind."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from coalface.warehouse.queries.cells import Cell
from coalface.warehouse.readers import SOURCES


def attributed(cells: Iterable[Cell | None]) -> list[str]:
    """A sentence with every source and release once, and the line that the licence asks for."""
    traces = [trace for cell in cells if cell for trace in cell.traces]
    releases: dict[str, list[str]] = {}
    for trace in traces:
        releases.setdefault(trace.source, []).append(trace.release)
    sources = [(SOURCES[code], sorted(set(there))) for code, there in sorted(releases.items())]
    named = [
        _("%(publisher)s, %(title)s (release %(release)s)")
        % {"publisher": one.publisher, "title": _(one.title), "release": ", ".join(there)}
        for one, there in sources
    ]
    if not named:
        return []
    said = [_("Source: %(sources)s.") % {"sources": "; ".join(named)}]
    licences = sorted({one.licence for one, _there in sources})
    return said + [
        _("Contains public sector information licensed under the %(licence)s.") % {"licence": licence}
        for licence in licences
    ]
