"""Does inspection help? What the workforce did around every judgement, what that is held against, and what misleads."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from coalface.core.changes import signed
from coalface.core.charts.drawing import Table
from coalface.core.event_study import Estimate
from coalface.core.event_windows import NEAREST
from coalface.warehouse.defining import measures
from coalface.warehouse.queries.after_inspections import RATES, Decomposition, Group, Outcome

MISLEADS = (
    gettext_noop(
        "Inspectors go where things get worse. A fall that led to a judgement goes on after it by itself. So the two"
        " years before are shown, of the same judgements."
    ),
    gettext_noop(
        "What stands far from the middle comes back towards it, inspected or not. So places that stood just as far, and"
        " that nobody judged in those years, are shown beside them."
    ),
    gettext_noop(
        "Nobody can see the years that would have followed without a judgement. No column here stands for them."
    ),
    gettext_noop(
        "Judged places differ from the others in more than where they stood: in money, in size, in who else was"
        " watching. Likeness in one number is not likeness."
    ),
    gettext_noop(
        "Quiet years are not any years. Inspections stopped in March 2020, so many of them are years of the pandemic."
    ),
    gettext_noop(
        "Posts are what an authority says they are. Making posts raises the vacancy rate before anybody has left."
    ),
    gettext_noop(
        "A census is one day. Who came and went between two days in September is in no number but starters and leavers."
    ),
    gettext_noop(
        "Some numbers are missing: symbols, two authorities that make one return, and authorities that ever had fewer"
        " than ten posts. Censuses begin in 2017, so early judgements have no “before”, and late ones no “after”."
    ),
    gettext_noop(
        "Many comparisons stand here. Of twenty intervals one would lie beside nought by chance, had nothing happened."
    ),
    gettext_noop("Children are in none of these numbers. Whether they were safer is another question."),
)


def inspected_page(groups: Sequence[Group]) -> dict[str, Any]:
    return {
        "groups": [_group(one) for one in groups],
        "misleads": [_(words) for words in MISLEADS],
        "comparisons": len(groups) * len(RATES),
        "nearest": NEAREST,
    }


def _group(group: Group) -> dict[str, Any]:
    vacancy = next(one for one in group.outcomes if one.measure == "vacancy_rate")
    return {
        "title": _("After “%(judgement)s”") % {"judgement": _(group.judgement)},
        "judgement": group.judgement,
        "counted": ngettext(
            "%(count)d judgement with workforce figures before and after it.",
            "%(count)d judgements with workforce figures before and after them.",
            group.events,
        )
        % {"count": group.events},
        "sentences": [*_sentences(vacancy), *_parts(group.decomposition)],
        "after": _after(group.outcomes),
        "paired": _paired(group.outcomes),
        "beside": _beside(group.outcomes),
        "parts": _decomposition(group.decomposition),
    }


def _sentences(one: Outcome) -> Iterator[str]:
    """The vacancy rate, of which everybody speaks first: after, before and after of the same ones, and elsewhere."""
    yield _("The vacancy rate changed by %(after)s points net of England %(interval)s.") % {
        "after": mean(one.after),
        "interval": interval(one.after),
    }
    if one.turn.events:
        yield (
            _(
                "Of %(count)d judgements the two years before are known too: %(before)s points before and %(then)s"
                " after in the same places, a difference of %(turn)s %(interval)s."
            )
            % {
                "count": one.turn.events,
                "before": mean(one.before),
                "then": mean(one.then),
                "turn": mean(one.turn),
                "interval": interval(one.turn),
            }
        )
    if one.alone.events:
        yield _(
            "After the other %(count)d it changed by %(alone)s. Nobody can say what they had been doing before."
        ) % {"count": one.alone.events, "alone": mean(one.alone)}
    if one.alike.events:
        yield _(
            "Places that stood where these stood, and about which nothing was published, changed by %(alike)s in the"
            " same years: %(beyond)s is left %(interval)s."
        ) % {
            "alike": mean(one.alike),
            "beyond": mean(one.beyond_alike),
            "interval": interval(one.beyond_alike),
        }


def _parts(parts: Decomposition) -> Iterator[str]:
    if parts.change.mean is None:
        return
    yield _(
        "Of the change in the vacancy rate %(posts)s points come from the number of posts and %(people)s from people in"
        " post. Net of England, posts changed by %(posts_mean)s%% %(posts_interval)s, and people in post by"
        " %(in_post_mean)s%% %(in_post_interval)s; at the median by %(posts_median)s%% %(posts_median_interval)s and"
        " %(in_post_median)s%% %(in_post_median_interval)s."
    ) % {
        "posts": mean(parts.from_posts),
        "people": mean(parts.from_in_post),
        **{
            f"{name}{ending}": words(getattr(parts, attribute))
            for name, attribute in (
                ("posts_mean", "posts"),
                ("posts_median", "posts_median"),
                ("in_post_mean", "in_post"),
                ("in_post_median", "in_post_median"),
            )
            for ending, words in (("", mean), ("_interval", interval))
        },
        "posts_interval": interval(parts.posts),
        "in_post_interval": interval(parts.in_post),
    }
    yield _(
        "People in post, less those who came and plus those who went, changed by %(rest)s%% %(interval)s: moves inside"
        " an authority, hours, and how each is counted. So the counts do not add up."
    ) % {"rest": mean(parts.unexplained), "interval": interval(parts.unexplained)}


def _after(outcomes: Sequence[Outcome]) -> Table:
    headings = (_("Measure"), _("After"), _("95% interval"), _("Judgements"), _("Places"), _("Stood before"))
    return Table(
        headings,
        tuple(
            (
                name_of(one),
                mean(one.after),
                interval(one.after),
                str(one.after.events),
                str(one.after.places),
                mean(one.level_before),
            )
            for one in outcomes
        ),
    )


def _paired(outcomes: Sequence[Outcome]) -> Table:
    headings = (
        *(_("Measure"), _("Judgements"), _("Before"), _("95% interval"), _("After"), _("95% interval")),
        *(_("Difference"), _("95% interval"), _("After the others")),
    )
    return Table(
        headings,
        tuple(
            (
                *(name_of(one), str(one.turn.events), mean(one.before), interval(one.before)),
                *(mean(one.then), interval(one.then), mean(one.turn), interval(one.turn)),
                f"{mean(one.alone)} (n {one.alone.events})",
            )
            for one in outcomes
        ),
    )


def _beside(outcomes: Sequence[Outcome]) -> Table:
    headings = (
        *(_("Measure"), _("Quiet years of the same places"), _("95% interval"), _("Spans")),
        *(_("Like places, same years"), _("After less theirs"), _("95% interval"), _("Judgements")),
    )
    return Table(
        headings,
        tuple(
            (
                *(name_of(one), mean(one.placebo), interval(one.placebo), str(one.placebo.events)),
                *(mean(one.alike), mean(one.beyond_alike), interval(one.beyond_alike)),
                str(one.beyond_alike.events),
            )
            for one in outcomes
        ),
    )


def _decomposition(parts: Decomposition) -> Table:
    rows = (
        (_("Vacancy rate, points"), parts.change, None),
        (_("of it from posts, points"), parts.from_posts, None),
        (_("of it from people in post, points"), parts.from_in_post, None),
        (_("Posts, %"), parts.posts, parts.posts_median),
        (_("People in post, %"), parts.in_post, parts.in_post_median),
        (_("Starters of two years, % of those in post before"), parts.starters, parts.starters_median),
        (_("Leavers of two years, % of those in post before"), parts.leavers, parts.leavers_median),
        (_("People in post less starters plus leavers, %"), parts.unexplained, None),
    )
    headings = (
        *(_("What the vacancy rate is made of"), _("Mean"), _("95% interval")),
        *(_("Median"), _("95% interval"), _("Judgements")),
    )
    return Table(
        headings,
        tuple(
            (
                *(name, mean(one), interval(one)),
                *((mean(middle), interval(middle)) if middle else ("–", "–")),
                str(one.events),
            )
            for name, one, middle in rows
        ),
    )


def name_of(one: Outcome) -> str:
    return _(measures()[one.measure].name)


def mean(one: Estimate) -> str:
    return "[x]" if one.mean is None else signed(one.mean, 1)


def interval(one: Estimate) -> str:
    if one.low is None or one.high is None:
        return _("(too few for an interval)")
    ends = {"low": signed(one.low, 1), "high": signed(one.high, 1)}
    if one.close:
        return _("(%(low)s to %(high)s, too close to say)") % ends
    return _("(%(low)s to %(high)s)") % ends
