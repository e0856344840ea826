"""The stewards' desk: what waits, in whose hands it is, and what can be done next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalface.core import cards
from coalface.core.cards import CardMark, CardText, Stage, days_left, periods_for
from coalface.core.conversation import Conversation, Status
from coalface.core.desk import Desk
from coalface.core.errors import NotAllowed
from coalface.core.life import CLOSE_WORDS, CloseReason, destroy_by, weeks_waiting
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

from ..actions.closing import DUTIES
from ..actions.reading import REASONS_ASKED
from ..queries.desk import Waiting
from ..queries.opened import OpenReport
from .periods import period_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the inbox."""

    id: Any
    title: str
    stands: str
    waits: str
    channel: str
    week: str
    is_mine: bool
    can_open: bool


def inbox_lines(waiting: list[Waiting], *, me: str, today: date) -> list[Line]:
    return [_line(report, me, today) for report in waiting]


def _line(report: Waiting, me: str, today: date) -> Line:
    return Line(
        id=report.id,
        title=report_title(report.told, report.talk)
        if report.talk
        else _("Sealed: no key has been shared with you yet"),
        stands=stands(report.talk, report.desk, me)
        if report.talk
        else _("Another steward has to sign in to share it"),
        waits=_waits(report, today),
        channel=report.channel,
        week=report.week_received,
        is_mine=bool(report.talk) and waits_for(report.talk, report.desk, me),
        can_open=report.talk is not None,
    )


def report_title(told: Told | None, talk: Conversation | None) -> str:
    """'Something nearly went wrong: handover and transfer', from the story while it lives, then from the card."""
    source: Told | CardText | None = told or (talk.card.text if talk and talk.card else None)
    if source is None:
        return _("The story has been destroyed")
    kind = _(KINDS[source.kind].brief)
    return f"{kind}: {_inside_sentence(_(STAGES[source.stage].label))}" if source.stage else kind


def _inside_sentence(label: str) -> str:
    """A label as it stands inside a sentence. Only its first letter changes: IT stays IT."""
    return label[:1].lower() + label[1:]


def stands(talk: Conversation, desk: Desk | None, me: str) -> str:
    """Where it stands, in the words of the desk."""
    if talk.status in (Status.CLOSED, Status.PUBLISHED):
        return _("Ended, and kept by a legal hold")
    if talk.status is Status.WAITING:
        return _("Waiting to be read")
    if talk.status is Status.QUESTION:
        return _("Question left; not answered yet")
    if talk.status in (Status.CARD, Status.AGREED):
        return _("With the reporter") if talk.status is Status.CARD else _("Agreed; waiting to be published")
    if talk.card and talk.card.consent is cards.Consent.NO:
        return _("The reporter asked us not to publish it")
    if talk.card and talk.card.consent is cards.Consent.CHANGED:
        return _("The reporter asked for a change")
    return _draft_stands(talk, desk or Desk(), me)


def _draft_stands(talk: Conversation, desk: Desk, me: str) -> str:
    if talk.closing:
        return _("One steward proposes to close it")
    if desk.stage is Stage.CHECKED:
        return _("Checked by two stewards; ready to go to the reporter")
    if desk.checks:
        return _("Waits for the other steward") if me in desk.checks else _("Waits for your check")
    if desk.note:
        return _("Given back with a note")
    if desk.draft:
        return _("Card half written")
    answered = bool(talk.messages) and talk.messages[-1].writer == "reporter"
    return _("The reporter has written") if answered else _("Opened; nothing written yet")


def waits_for(talk: Conversation, desk: Desk | None, me: str) -> bool:
    """Is it this steward's turn?"""
    if talk.status in (Status.CARD, Status.QUESTION, Status.AGREED):
        return False
    return me not in (desk.checks if desk else {}) and me not in talk.closing


def _waits(report: Waiting, today: date) -> str:
    if report.talk and report.talk.status is Status.CARD and report.talk.card:
        left = days_left(sent_on=date.fromisoformat(report.talk.card.sent_on), today=today)
        return ngettext("%(n)d of 14 days left", "%(n)d of 14 days left", left) % {"n": left}
    weeks = weeks_waiting(Week.parse(report.week_received), today=today)
    return (
        ngettext("Waiting %(n)d week", "Waiting %(n)d weeks", weeks) % {"n": weeks}
        if weeks
        else _("New this week")
    )


def report_page(report: OpenReport, *, me: str, opened_now: bool, today: date) -> dict[str, Any]:
    """Everything about one report. The story is left out until it has been opened this week, with a reason."""
    told, talk, desk = report.told, report.talk, report.desk
    return {
        "id": report.row.id,
        "channel": report.row.channel,
        "title": report_title(told, talk),
        "week": report.row.week_received,
        "stands": stands(talk, desk, me),
        "opened_now": opened_now,
        "reasons": REASONS_ASKED,
        "story": told if opened_now else None,
        "story_gone": told is None,
        "facts": _facts(told, report.row.channel) if told and opened_now else [],
        "talk": talk,
        "desk": desk,
        "draft": desk.draft,
        "i_drafted": desk.drafted_by == me,
        "i_checked": me in desk.checks,
        "waits_for_other": bool(desk.checks) and me in desk.checks and desk.stage is Stage.DRAFT,
        "may_check": bool(desk.checks) and me not in desk.checks,
        "may_send": desk.stage is Stage.CHECKED,
        "with_reporter": talk.status is Status.CARD,
        "destroyed_by": destroy_by(report.row.facts),
        "on_hold": report.row.on_hold,
        "recognition": cards.RECOGNITION,
        "close_reasons": CLOSE_WORDS,
        "closing": _closing(talk, me),
        "has_ended": bool(report.row.week_ended),
        "duties": DUTIES,
    }


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
        (_("May we ask?"), _("Yes") if told.may_ask else _("No")),
    ]
    return [(label, words) for label, words in rows if words]


def card_form(report: OpenReport, answers: dict[str, Any] | None) -> dict[str, Any]:
    """The card being written: what was typed, else the draft, else what the story can lend."""
    desk, told, channel = report.desk, report.told, report.row.channel
    lent = {"kind": told.kind, "stage": told.stage, "reach": told.reach} if told else {}
    conditions = [{"code": c.code, "effect": c.effect} for c in told.conditions] if told else []
    source = answers or (desk.draft.as_facts() if desk.draft else {**lent, "conditions": conditions})
    given = {(c["code"], c["effect"]) for c in source.get("conditions", ())}
    return {
        "answers": source,
        "kinds": [(term.code, term.brief) for term in KINDS.values()],
        "stages": [(term.code, term.label) for term in STAGES.values()],
        "reaches": [(term.code, term.label) for term in REACHES.values()],
        "periods": [
            (period, period_words(period)) for period in periods_for(Week.parse(report.row.week_received))
        ],
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
    ("pass_on", "why"): "pass-why",
    ("hold", "why"): "hold-why",
}


def refused(step: str, problems: Iterable[Problem], refusal: NotAllowed | None) -> dict[str, Any]:
    """What to look at again: `to_mend` as (id of the field, words), `oops` by field, and the `refused` step.

    The panel of that step stands open, or what is wrong in it would be folded away.
    """
    found = list(problems) + ([Problem(refusal.field, str(refusal))] if refusal else [])
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
