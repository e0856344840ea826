"""The pages of the pulse: the sheet to fill in, and closed ones as tables with a bar beside each number."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from qrcode import QRCode

from coalface.core.pulse import Share, Spread, results
from coalface.core.pulse_questions import ANSWERS, SETS, Question, latest_set

from .models import Pulse


def sheet_page(
    given: Mapping[str, str], *, asked: int, code: str = "", problem: tuple[str, str] = ("", "")
) -> dict[str, Any]:
    """The code and the questions of one set, with what was filled in so far."""
    field, says = problem
    return {
        "asked": asked,
        "code": code,
        "code_problem": says if field == "code" else "",
        "problem": {"field": field if field == "code" else f"q-{field}", "says": says} if says else None,
        "questions": [
            {
                "name": name,
                "says": question.says,
                "problem": says if field == name else "",
                "answers": [(answer, label, given.get(name) == answer) for answer, label in ANSWERS.items()],
            }
            for name, question in SETS[asked].items()
        ],
    }


def line(pulse: Pulse) -> dict[str, Any]:
    """A closed pulse in a list."""
    shown = results(pulse.counts, asked=pulse.asked, used=pulse.used, handed_out=pulse.handed_out)
    return {"id": pulse.pk, **_about(pulse), "answered": _answered(shown.used, shown.handed_out)}


def results_page(pulse: Pulse) -> dict[str, Any]:
    shown = results(pulse.counts, asked=pulse.asked, used=pulse.used, handed_out=pulse.handed_out)
    return {
        **_about(pulse),
        "answered": _answered(shown.used, shown.handed_out),
        "hidden": shown.used is None,
        "no_sample": _no_sample(shown.used, shown.handed_out),
        "spreads": [_spread(spread, SETS[pulse.asked][spread.question]) for spread in shown.spreads],
    }


def _no_sample(used: int | None, handed_out: int) -> str:
    """Nobody drew these people: what an interval cannot say."""
    if used is None or used == handed_out:
        return ""
    said = _(
        "This is no sample. People chose whether to answer: %(used)s did, and %(silent)s who had a code did not. They"
        " may see it otherwise, and no interval can say by how much."
    )
    return said % {"used": used, "silent": handed_out - used}


def slips_page(codes: list[str]) -> dict[str, Any]:
    """The slips, each with the whole address: on paper nobody can follow a link. The picture is of that alone."""
    address = settings.SITE_URL.rstrip("/") + reverse("pulse_answer")
    drawn = QRCode(border=2)
    drawn.add_data(address)
    rows = drawn.get_matrix()
    dots = "".join(f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dot in enumerate(row) if dot)
    return {"codes": codes, "address": address, "dots": dots, "size": len(rows)}


def asked_now() -> list[str]:
    """What a pulse asks that is opened now."""
    return [question.says for question in SETS[latest_set()].values()]


def staff_line(pulse: Pulse, *, today) -> dict[str, Any]:
    """A pulse as its stewards see it. How many have answered an open one nobody is told."""
    return {
        "id": pulse.pk,
        "handed_out": pulse.handed_out,
        "opened": date_format(pulse.opened_on, "j F Y"),
        "closes": date_format(pulse.closes_on, "j F Y"),
        "open": pulse.closed_on is None,
        "over": pulse.closes_on < today,
        "practice": pulse.practice,
    }


def _about(pulse: Pulse) -> dict[str, str]:
    return {
        "channel": pulse.channel.name,
        "place": pulse.organisation.name,
        "opened": date_format(pulse.opened_on, "j F Y"),
        "closes": date_format(pulse.closes_on, "j F Y"),
    }


def _answered(used: int | None, handed_out: int) -> str:
    if used is None:
        return _("Fewer than ten of the %(handed_out)s codes were used.") % {"handed_out": handed_out}
    facts = {"used": used, "handed_out": handed_out, "share": _percent(used / handed_out)}
    return _("%(used)s of the %(handed_out)s codes were used: a response rate of %(share)s.") % facts


def _spread(spread: Spread, question: Question) -> dict[str, Any]:
    return {
        "name": spread.question,
        "about": question.about,
        "says": question.says,
        "good_when_much": question.good_when_much,
        "n": spread.n,
        "rows": [_row(share) for share in spread.shares],
    }


def _row(share: Share) -> dict[str, Any]:
    """One answer. `bar`, `low` and `length` are places on a line of a thousand."""
    low, high = (round(end * 1000) for end in share.interval)
    return {
        "label": _answers(share.answers),
        "count": share.count,
        "share": _percent(share.share),
        "interval": _("%(low)s to %(high)s")
        % {"low": _percent(share.interval.low), "high": _percent(share.interval.high)},
        "bar": round(share.share * 1000),
        "low": low,
        "length": high - low,
    }


def _answers(answers: tuple[str, ...]) -> str:
    """One answer, or several that are counted together: “Not at all, a little or somewhat”."""
    words = [str(_(ANSWERS[answer])) for answer in answers]
    first, *others = [words[0], *(word[:1].lower() + word[1:] for word in words[1:])]
    if not others:
        return first
    return _("%(some)s or %(last)s") % {"some": ", ".join([first, *others[:-1]]), "last": others[-1]}


def _percent(share: float) -> str:
    return f"{share:.0%}"
