"""What many reports have in common. Nothing is counted by authority, inspector or author."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from coalface.core.intervals import Interval, wilson
from coalface.core.reading.dates import framework_of, year_of
from coalface.core.reading.levels import Level
from coalface.core.reading.near import HASHES, NEARLY, signature_of
from coalface.core.reading.profile import Asked, Profile
from coalface.core.reading.whys import Why

MOST_REPEATED = 30
MOST_WORDS = 20


class Share(NamedTuple):
    """So many of so many, with the 95% interval (Wilson) that chance alone would leave."""

    count: int
    of: int
    interval: Interval | None

    @property
    def share(self) -> float | None:
        return self.count / self.of if self.of else None


def share(count: int, of: int) -> Share:
    return Share(count, of, wilson(count, of) if of else None)


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one year or one framework, or all: each share under its name."""

    name: str
    reports: int
    shares: dict[str, Share]


class Repeated(NamedTuple):
    """Something that was asked for of several: as it was said first, of how many, and from which year to which."""

    text: str
    authorities: int
    first: int | None
    last: int | None
    causes: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """All reports together, by year and by framework; what was asked for again and again; and their words."""

    together: Group
    years: tuple[Group, ...]
    frameworks: tuple[Group, ...]
    repeated: tuple[Repeated, ...]
    words: tuple[tuple[str, str, int], ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "together": _group_json(self.together),
            "years": [_group_json(group) for group in self.years],
            "frameworks": [_group_json(group) for group in self.frameworks],
            "repeated": [one._asdict() for one in self.repeated],
            "phrases": [{"text": words, "kind": kind, "count": count} for words, kind, count in self.words],
        }


def _group_json(group: Group) -> dict[str, Any]:
    shares = {
        name: {
            "count": one.count,
            "of": one.of,
            "share": None if one.share is None else round(one.share, 4),
            "interval": None if one.interval is None else [round(end, 4) for end in one.interval],
        }
        for name, one in group.shares.items()
    }
    return {"name": group.name, "reports": group.reports, **shares}


CRITICISMS = {
    "criticisms that name a cause": lambda one: one.why is Why.CAUSE,
    "criticisms with an effect alone": lambda one: one.why is Why.EFFECT,
    "criticisms with neither": lambda one: one.why is Why.NONE,
}
ASKS: dict[str, Callable[[Asked], bool]] = {
    "recommendations that name who": lambda one: one.recommendation.who is not None,
    "recommendations that say by when": lambda one: one.recommendation.when is not None,
    "recommendations that can be measured": lambda one: one.recommendation.measurable,
    "recommendations that name a cause": lambda one: one.recommendation.cause is not None,
    "recommendations said nearly so to another authority": lambda one: bool(one.told),
    "recommendations of a stronger action": lambda one: one.recommendation.level is Level.STRONGER,
    "recommendations of an intermediate action": lambda one: one.recommendation.level is Level.INTERMEDIATE,
    "recommendations of a weaker action": lambda one: one.recommendation.level is Level.WEAKER,
    "recommendations that name no action": lambda one: one.recommendation.level is None,
}


def corpus_of(profiles: Sequence[Profile]) -> Corpus:
    """Return what these reports have in common."""
    years: dict[str, list[Profile]] = defaultdict(list)
    frameworks: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        years[str(year_of(profile.document.text) or "no year")].append(profile)
        frameworks[framework_of(profile.document.text)].append(profile)
    words = Counter(
        (one.words.lower(), one.kind.value) for profile in profiles for one in profile.phrases
    ).most_common(MOST_WORDS)
    return Corpus(
        _group("all reports", profiles),
        tuple(_group(name, years[name]) for name in sorted(years)),
        tuple(_group(name, frameworks[name]) for name in sorted(frameworks)),
        tuple(repeated(profiles)[:MOST_REPEATED]),
        tuple((text, kind, count) for (text, kind), count in words),
    )


def _group(name: str, profiles: Sequence[Profile]) -> Group:
    criticisms = [one for profile in profiles for one in profile.criticisms]
    asked = [one for profile in profiles for one in profile.asked]
    sentences = sum(profile.sentences for profile in profiles)
    shares = {
        "sentences that criticise": share(len(criticisms), sentences),
        **{what: share(sum(map(holds, criticisms)), len(criticisms)) for what, holds in CRITICISMS.items()},
        **{what: share(sum(map(holds, asked)), len(asked)) for what, holds in ASKS.items()},
        "sentences with a figure": share(sum(profile.with_figures for profile in profiles), sentences),
        "words used before on another authority": share(
            sum(profile.reuse.reused for profile in profiles),
            sum(profile.reuse.words - profile.reuse.template for profile in profiles),
        ),
    }
    return Group(name, len(profiles), shares)


def repeated(profiles: Iterable[Profile]) -> list[Repeated]:
    """Groups around the recommendation that most others are near to; each recommendation counts in one group."""
    asked, of, when, signatures = [], [], [], []
    for place, profile in enumerate(profiles):
        for one in profile.asked:
            signature = signature_of(one.recommendation.text)
            if signature is not None:
                asked.append(one)
                of.append(profile.authority or f"report {place}")
                when.append(year_of(profile.document.text))
                signatures.append(signature)
    if not asked:
        return []
    kept = np.array(signatures)
    near = [np.flatnonzero((kept == signature).sum(axis=1) >= NEARLY * HASHES).tolist() for signature in kept]
    left, found = set(range(len(asked))), []
    for place in sorted(
        range(len(asked)), key=lambda place: (-len({of[other] for other in near[place]}), place)
    ):
        group = [other for other in near[place] if other in left]
        authorities = {of[other] for other in group}
        if place not in left or len(authorities) < 2:
            continue
        left.difference_update(group)
        years = [year for other in group if (year := when[other]) is not None]
        causes = sum(asked[other].recommendation.cause is not None for other in group)
        text = asked[place].recommendation.text
        found.append(
            Repeated(text, len(authorities), min(years, default=None), max(years, default=None), causes)
        )
    return sorted(found, key=lambda one: (-one.authorities, one.text))


def corpus_sentences(corpus: Corpus) -> list[str]:
    """Return the whole in sentences, for the screen."""
    lines = [f"{corpus.together.reports:,} reports."]
    for name, one in corpus.together.shares.items():
        if one.share is not None:
            assert one.interval is not None
            lines.append(f"{name.capitalize()}: {written(one)} ({one.count:,} of {one.of:,}).")
    if corpus.repeated:
        most = corpus.repeated[0]
        lines.append(f"Asked for most often, of {most.authorities} authorities: {most.text}")
    return lines


def written(one: Share) -> str:
    """ "12.3% (11.0 to 13.7)", or a dash where there is nothing to count."""
    if one.share is None or one.interval is None:
        return "–"
    return f"{one.share * 100:.1f}% ({one.interval.low * 100:.1f} to {one.interval.high * 100:.1f})"
