"""A report as a reader should see it in a minute: what it explains, what it only asserts, what it told others before,
and what somebody could act on tomorrow. No score, and nothing about whoever wrote it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coalface.core.reading.marking import ASKED, Stretch, stretches
from coalface.core.reading.profile import Profile, as_json
from coalface.core.reading.readers import AIM, OF_ASKED, OF_CRITICISM
from coalface.core.reading.whys import Why

from ..shipped import about, page
from .in_short import asserts, explains, figures, reuse, told_before, unread
from .tomorrow import how_near, work_sheet

SHOWN_FIRST = 3
MOST_PHRASES = 20
WHYS = {term.code: term.short for term in OF_CRITICISM}
LEVELS = {term.code: term.short for term in OF_ASKED}
ENDING = re.compile(r"\.\w{1,5}$")


def profile_page(facts: Mapping[str, Any], *, in_full: bool) -> dict[str, Any]:
    """Return the four parts and what lies behind them. `in_full` says that the words of the report stand below."""
    criticisms = [_criticism(number, one) for number, one in enumerate(facts["criticisms"], 1)]
    asked = [_asked(number, one) for number, one in enumerate(facts["recommendations"], 1)]
    whys = Counter(one["why"] for one in criticisms)
    causes = [one for one in criticisms if one["why"] == Why.CAUSE]
    others = [one for one in criticisms if one["why"] != Why.CAUSE]
    before = sorted((one for one in asked if one["others"]), key=lambda one: -one["others"])
    nearest = work_sheet(asked)
    return {
        "in_full": in_full,
        "explains": explains(len(causes), len(criticisms)),
        "causes": _some(causes),
        "asserts": asserts(whys),
        "others": _some(others),
        "told_before": told_before(before, len(asked), facts["report"].get("asks_under", ())),
        "before": before,
        "unread": unread(facts["report"].get("unread", 0), len(asked)),
        "reuse": reuse(facts["reuse"]["share"]),
        "acts": how_near(nearest, len(asked)),
        "tomorrow": nearest,
        "asked": asked,
        "phrases": _phrases(facts["phrases"]),
        "figures": figures(facts["figures_share"], facts["report"]["sentences"]),
        "rules_err": rules_err(),
    }  # fmt: skip


def facts_of_profile(profile: Profile) -> dict[str, Any]:
    """What was found in a report that has just been read, in the form in which those are that came with the program."""
    facts = as_json(profile)
    phrases = Counter((one["text"].lower(), one["kind"], one["ask"]) for one in facts["phrases"])
    rows = [
        dict(zip(("text", "kind", "ask"), key, strict=True), count=count)
        for key, count in phrases.most_common()
    ]
    asked = [
        {**one, "start": found.recommendation.start}
        for one, found in zip(facts["recommendations"], profile.asked, strict=True)
    ]
    return {**facts, "phrases": rows, "recommendations": asked}


def facts_in_full(facts: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """What was found in the words of a report that came with the program, with where it is from."""
    return {**facts_of_profile(profile), **{name: facts[name] for name in FROM if name in facts}}


FROM = ("slug", "published", "framework", "url", "report")


def annotated(profile: Profile) -> Iterator[dict[str, Any]]:
    """The report itself, stretch by stretch."""
    for one in stretches(profile):
        yield {"kind": one.kind, "name": one.name, "says": _says(one), "pieces": one.pieces}


def _says(one: Stretch) -> str:
    if not one.kind:
        return ""
    if one.kind == ASKED:
        return _("Asked for, %d") % one.number
    return _("Criticism %(number)d: %(why)s") % {"number": one.number, "why": _(WHYS[one.kind])}


def report_name(facts: Mapping[str, Any]) -> str:
    """“Bath & North East Somerset, 19 April 2022”."""
    return f"{place_name(facts['report']['authority'])}, {day(facts['published'])}"


def held_against() -> dict[str, str]:
    """What a report is held against: how many reports, from when to when."""
    return {"reports": about()["reports"], "first": day(about()["first"]), "last": day(about()["last"])}


def place_name(authority: str) -> str:
    """Names came in small letters."""
    little = {"and", "of", "upon", "the", "with", "on"}
    words = [word if word in little else word.title() for word in authority.split()]
    return " ".join(words)


def file_name(name: str) -> str:
    return " ".join(ENDING.sub("", name).replace("_", " ").split())[:120]


def day(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "j F Y")


def month(iso: str) -> str:
    return date_format(date.fromisoformat(f"{iso}-01"), "F Y")


def rules_err() -> str:
    """How often the rules are wrong, in round numbers of a hundred."""
    measured = page("measured")
    right, found = (measured[f"criticism_{what}"]["share"] for what in ("precision", "recall"))
    why_right, why_found = (measured[f"cause_{what}"]["share"] for what in ("precision", "recall"))
    spans = page("spans")
    return _(
        "Rules marked these sentences. Of 100 that they call a criticism about %(wrong)d are none, and about"
        " %(missed)d of 100 criticisms they miss. Of 100 that they say name why, about %(why_right)d do; and about"
        " %(why_missed)d of 100 whys they miss, most of them where no word links why and what. Of 100"
        " times that they quote the words which name it, about %(words_wrong)d begin or end at the wrong word."
    ) % {
        "wrong": round(100 * (1 - right)),
        "missed": round(100 * (1 - found)),
        "why_right": round(100 * why_right),
        "why_missed": round(100 * (1 - why_found)),
        "words_wrong": round(100 * (1 - spans["codes"]["right"] / spans["judged"])),
    }


def _criticism(number: int, one: Mapping[str, Any]) -> dict[str, Any]:
    return {**one, "name": f"c{number}", "says": _(WHYS[one["why"]])}


def _asked(number: int, one: Mapping[str, Any]) -> dict[str, Any]:
    told = one["near_copies"]["told"]
    years = sorted({other["month"][:4] for other in told})
    return {
        **one,
        "name": f"r{number}",
        "leaves": _leaves(one),
        "level_says": _(LEVELS[one["level"] or AIM]),
        "others": len(told),
        "years": "" if not years else years[0] if len(years) == 1 else _("%(first)s to %(last)s")
        % {"first": years[0], "last": years[-1]},
        "told": ", ".join(f"{place_name(other['authority'])} ({month(other['month'])})" for other in told),
    }  # fmt: skip


def _leaves(one: Mapping[str, Any]) -> str:
    """What it does not say, in a row: “who does it, by when”."""
    said = {
        _("which action"): one["level"],
        _("who does it"): one["who"],
        _("by when"): one["when"],
        _("how anyone would see that it is done"): one["measurable"],
        _("why"): one["cause"],
    }
    return ", ".join(words for words, given in said.items() if not given)


def _some(ones: list[dict[str, Any]]) -> dict[str, Any]:
    return {"first": ones[:SHOWN_FIRST], "rest": ones[SHOWN_FIRST:]}


def _phrases(rows: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "ask": _(row["ask"])} for row in rows[:MOST_PHRASES]]


def places(reports: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Reports as links, by name of the place."""
    return [
        {
            "slug": one["slug"],
            "name": place_name(one["authority"]),
            "when": day(one["published"]),
            "in_full": bool(one["in_full"]),
        }
        for one in reports
    ]
