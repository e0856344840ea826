"""Names that somebody typed, held against the names there are."""

from collections.abc import Iterable
from difflib import get_close_matches


def why_not_known(name: str, known: Iterable[str], inside: str = "") -> str | None:
    """Return what is wrong with a name, with the nearest one there is; or None where it is known."""
    names = sorted(known)
    if name in names:
        return None
    # A name is typed by hand into a file of one's own; a long one is cut, not read back whole.
    said = f"Nothing is called “{inside}{name[:60]}”."
    near = get_close_matches(name[:60], names, n=1, cutoff=0.5)
    if near:
        return f"{said} Did you mean “{inside}{near[0]}”?"
    return f"{said} There are: {', '.join(f'{inside}{one}' for one in names[:40])}."
