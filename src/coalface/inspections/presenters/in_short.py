"""What a profile says of its report, in a sentence each."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core.reading.whys import Why

# Less than this would be said as 0%.
LEAST_SHARE = 0.0005


def percent(share: float) -> str:
    return f"{share * 100:.0f}%" if share >= 0.1 or not share else f"{share * 100:.1f}%"


def explains(causes: int, criticisms: int) -> str:
    if not criticisms:
        return _("No criticism was found, so there is nothing that it would have to explain.")
    given = {"all": criticisms, "some": causes}
    if not causes:
        return (
            ngettext(
                "It criticises in one sentence, which does not name what makes it likely.",
                "It criticises in %(all)d sentences. None of them names what makes it likely.",
                criticisms,
            )
            % given
        )
    if criticisms == 1:
        return _(
            "It criticises in one sentence, and names something upstream that makes it likely, such as how much work"
            " there is or who looks at it."
        )
    return (
        ngettext(
            "It criticises in %(all)d sentences. In one of them it names something upstream that makes it likely, such"
            " as how much work there is or who looks at it.",
            "It criticises in %(all)d sentences. In %(some)d of them it names something upstream that makes it likely,"
            " such as how much work there is or who looks at it.",
            causes,
        )
        % given
    )


def asserts(whys: Mapping[str, int]) -> str:
    """What is said without a why. What is not there is not counted out."""
    said = []
    if count := whys[Why.EFFECT]:
        said.append(
            ngettext(
                "In one sentence it says only what came of it.",
                "In %(count)d sentences it says only what came of it.",
                count,
            )
            % {"count": count}
        )
    if count := whys[Why.NONE]:
        said.append(
            ngettext(
                "In one sentence it says neither why nor what came of it.",
                "In %(count)d sentences it says neither why nor what came of it.",
                count,
            )
            % {"count": count}
        )
    return " ".join(said)


def figures(share: float, sentences: int) -> str:
    if sentences == 1:
        return _("Its one sentence holds a figure.") if share else _("Its one sentence holds no figure.")
    return _("%(share)s of its %(count)s sentences hold a figure of any kind.") % {
        "share": percent(share), "count": f"{sentences:,}",
    }  # fmt: skip


def _found_nothing(headings: Sequence[str]) -> str:
    """Where nothing was found that it asks for: it may ask in a way that the rules do not know, and we say so."""
    if headings:
        return _("No recommendation was found under its heading “%(heading)s”.") % {"heading": headings[0]}
    return _(
        "No recommendation was found. We found no heading that we know, so we may have missed what it asks for."
    )


def told_before(before: list[dict[str, Any]], asked: int, headings: Sequence[str]) -> str:
    if not asked:
        return _found_nothing(headings)
    if not before:
        return _(
            "Nothing that it asks for was found in nearly the same words in a report on another authority."
        )
    if asked == 1:
        return _("The one thing that it asks for had been asked of others in nearly the same words.")
    return ngettext(
        "One of the %(asked)d things that it asks for had been asked of others in nearly the same words.",
        "%(count)d of the %(asked)d things that it asks for had been asked of others in nearly the same words.",
        len(before),
    ) % {"count": len(before), "asked": asked}


def unread(unread: int, asked: int) -> str:
    """What stands under a heading that asks, and could not be read as something that is asked for."""
    if not unread:
        return ""
    return ngettext(
        "One paragraph stands under a heading that says what it asks for, and we could not read it."
        " Look at it yourself.",
        "%(count)d paragraphs stand under headings that say what it asks for; we could read %(asked)d."
        " Look at the others yourself.",
        asked + unread,
    ) % {"count": asked + unread, "asked": asked}


def reuse(share: float) -> str:
    if share < LEAST_SHARE:
        return _(
            "None or hardly any of its words stand in runs of eight or more that were used before on another authority."
        )
    return _(
        "At least %(share)s of its words stand in runs of eight or more that were used before on another authority."
    ) % {"share": percent(share)}
