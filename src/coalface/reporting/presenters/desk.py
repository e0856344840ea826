"""One report on the stewards' desk: what was told, the card beside it, and what can be done next."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from coalface.core import cards
from coalface.core.cards import CardMark, Stage, periods_for
from coalface.core.conversation import Conversation, Status
from coalface.core.desk import Desk
from coalface.core.errors import NotAllowed
from coalface.core.events import DUTIES, HOLD_PLACED, PASSED_ON, SAYS_UNLESS
from coalface.core.life import CLOSE_WORDS, CloseReason, destroy_by
from coalface.core.redaction import Span
from coalface.core.standing import STANDINGS, RowFacts, Standing, standing, why_serious
from coalface.core.telling import Problem, Told
from coalface.core.vocabulary import (
    CONDITIONS,
    COULD_HAVE_BEEN,
    HOW_OFTEN,
    KINDS,
    REACHES,
    STAGES,
)
from coalface.core.weeks import Week
from coalface.core.words import gettext_noop

from ..actions.reading import REASONS_ASKED
from ..queries.opened import OpenReport
from .inbox import report_title
from .periods import period_words


def report_page(report: OpenReport, *, me: str, opened_now: bool, today: date) -> dict[str, Any]:
    """Everything about one report. The story is left out until it has been opened this week, with a reason."""
    told, talk, desk, row = report.told, report.talk, report.desk, report.row
    ever_opened = any(seen.by == me for seen in talk.openings)
    facts = RowFacts(Week.parse(row.week_received), told is None, row.practice or row.channel.practice)
    where = standing(talk, desk, row=facts, me=me, today=today)
    return {
        "id": row.id,
        "channel": row.channel,
        "title": report_title(told, talk, opened=ever_opened),
        "serious": _(why_serious(told) or "") if told and opened_now else "",
        "week": row.week_received,
        "stands": _(STANDINGS[where].words),
        "agreed": where in (Standing.AGREED, Standing.READY),
        "opened_now": opened_now,
        "reasons": REASONS_ASKED,
        "story": told if opened_now else None,
        "story_gone": told is None,
        "facts": _facts(told, row.channel) if told and opened_now else [],
        "talk": talk,
        "desk": desk,
        "draft": desk.draft,
        "i_drafted": desk.drafted_by == me,
        "i_checked": me in desk.checks,
        "waits_for_other": bool(desk.checks) and me in desk.checks and desk.stage is Stage.DRAFT,
        "may_check": bool(desk.checks) and me not in desk.checks,
        "may_send": desk.stage is Stage.CHECKED,
        "with_reporter": talk.status is Status.CARD,
        "destroyed_by": None if row.on_hold else destroy_by(row.facts),
        "on_hold": row.on_hold,
        "recognition": cards.RECOGNITION,
        "close_reasons": CLOSE_WORDS,
        "closing": _closing(talk, me),
        "has_ended": bool(row.week_ended),
        "duties": DUTIES,
        "notes": _notes(talk, desk, me),
        "says_unless": {"pass_on": _(SAYS_UNLESS[PASSED_ON]), "hold": _(SAYS_UNLESS[HOLD_PLACED])},
    }


def _notes(talk: Conversation, desk: Desk, me: str) -> list[dict[str, str]]:
    """What stewards wrote down for each other when something was passed on or held: what, who, when and why."""
    whats = {PASSED_ON: _("Content was passed on"), HOLD_PLACED: _("A legal hold was placed")}
    return [
        {
            "what": whats.get(note.what, note.what),
            "duty": _(DUTIES[note.duty]) if note.duty in DUTIES else "",
            "who": _("a steward (you)") if note.by == me else _("another steward"),
            "week": note.week,
            "text": note.text,
        }
        for note in (*desk.notes, *talk.notes)
    ]


def _closing(talk: Conversation, me: str) -> dict[str, Any]:
    """Who would close it and why: this steward's own vote, the others', and whether the reasons differ."""
    votes = {
        person: {"code": vote.reason, "reason": _(CLOSE_WORDS[CloseReason(vote.reason)]), "words": vote.words}
        for person, vote in talk.closing.items()
    }
    mine = votes.pop(me, None)
    return {"mine": mine, "others": list(votes.values()), "differs": bool(mine and votes)}


def _facts(told: Told, channel) -> list[tuple[str, str]]:
    """What was told by tapping, as label and words. What was skipped is left out."""
    areas = {area.code: area.name for area in channel.areas.all()}
    hindered = [_(CONDITIONS[c.code].label) for c in told.conditions if c.effect == "hindered"]
    helped = [_(CONDITIONS[c.code].label) for c in told.conditions if c.effect == "helped"]
    rows = [
        (_("Made it likely"), ", ".join(hindered)),
        (_("Helped"), ", ".join(helped)),
        (_("How far it got"), _(REACHES[told.reach].label) if told.reach else ""),
        (
            _("Could have been"),
            _(COULD_HAVE_BEEN[told.could_have_been].label) if told.could_have_been else "",
        ),
        (_("How often"), _(HOW_OFTEN[told.how_often].label) if told.how_often else ""),
        (_("Part of the service"), areas.get(told.area, "")),
        (_("Told by"), _("A team, together") if told.as_team else ""),
        (_("May we ask?"), _("Yes") if told.may_ask else _("No")),
    ]
    return [(label, words) for label, words in rows if words]


def card_form(report: OpenReport, answers: dict[str, Any] | None) -> dict[str, Any]:
    """The card being written: what was typed, else the draft, else what the story can lend."""
    desk, told, channel, week = report.desk, report.told, report.row.channel, report.row.week_received
    lent = {"kind": told.kind, "stage": told.stage, "reach": told.reach} if told else {}
    conditions = [{"code": c.code, "effect": c.effect} for c in told.conditions] if told else []
    source = answers or (desk.draft.as_facts() if desk.draft else {**lent, "conditions": conditions})
    given = {(c["code"], c["effect"]) for c in source.get("conditions", ())}
    return {
        "answers": source,
        "kinds": [(term.code, term.brief) for term in KINDS.values()],
        "stages": [(term.code, term.label) for term in STAGES.values()],
        "reaches": [(term.code, term.label) for term in REACHES.values()],
        "periods": [(period, period_words(period)) for period in periods_for(Week.parse(week))],
        "areas": [(area.code, f"{area.name} ({area.staff})") for area in channel.areas.all()],
        "conditions": [
            (term, (term.code, "hindered") in given, (term.code, "helped") in given)
            for term in CONDITIONS.values()
        ],
        "act_this_week": source.get("act_this_week", desk.act_this_week),
    }


# The id of a field, where it is not the field's name: of the first of several to choose from.
FIELD_IDS = {
    ("open", "why"): "why-to_read",
    ("check", "recognition"): "r-not_unusual",
    ("to_second", "recognition"): "r-not_unusual",
    ("close", "reason"): "close-cannot_be_made_safe",
    ("pass_on", "duty"): "duty-child_at_risk",
    ("pass_on", "note"): "pass-note",
    ("pass_on", "says"): "pass-says",
    ("hold", "note"): "hold-note",
    ("hold", "says"): "hold-says",
}


def refused(step: str, problems: Iterable[Problem], refusal: NotAllowed | None) -> dict[str, Any]:
    """What to look at again: `to_mend` as (id of the field, words), `oops` by field, and the `refused` step.

    The panel of that step stands open, or what is wrong in it would be folded away.
    """
    found = [*([Problem(refusal.field, str(refusal))] if refusal else []), *problems]
    found = list(dict.fromkeys(found))
    return {
        "to_mend": [(FIELD_IDS.get((step, one.field), one.field), _(one.says)) for one in found],
        "oops": {one.field: one.says for one in reversed(found) if one.field},
        "refused": step if found else "",
    }


PARTS_OF_CARD = {
    "title": gettext_noop("Title"),
    "what_happened": gettext_noop("What happened"),
    "how_it_ended": gettext_noop("How it ended"),
    "what_helped": gettext_noop("What helped"),
    "what_would_have_helped": gettext_noop("What would have helped"),
}


def marked(marks: Iterable[CardMark]) -> list[dict[str, str]]:
    """What could point to someone: where it stands, the words, and why they were marked."""
    return [{"part": _(PARTS_OF_CARD[mark.field]), "words": mark.words, "why": _(mark.why)} for mark in marks]


def checklist(
    marks: Iterable[CardMark], *, ticked: frozenset[str], looked_at: frozenset[str]
) -> dict[str, Any]:
    """What was ticked, what is marked in the card, and whether all of it is vouched for."""
    marks = list(marks)
    vouched = bool(marks) and all(mark.words in looked_at for mark in marks)
    return {"ticked": ticked, "marks": marked(marks), "vouched": vouched}


def unlooked(form: dict[str, Any]) -> list[Problem]:
    """What is marked in the card and not vouched for, as one thing to look at."""
    return [Problem("looked_at", cards.MARKED)] if form["marks"] and not form["vouched"] else []


def marked_words(text: str, spans: Iterable[Span]) -> list[dict[str, str]]:
    """What in words to the reporter could point to someone, and why it was marked; each once."""
    lines = {text[span.start : span.end]: _(span.why) for span in spans}
    return [{"words": words, "why": why} for words, why in lines.items()]
