"""What was found in a report, in sentences: on the screen, and at the top of its page."""

from collections import Counter

from coalface.core.reading.levels import Level
from coalface.core.reading.profile import Profile
from coalface.core.reading.whys import Why

# Less than this would be said as 0%.
LEAST_SHARE = 0.0005


def sentences_about(profile: Profile) -> list[str]:
    """Return what a reader should know within a minute. Counts only: no score, and no comparison."""
    return [
        f"{profile.document.name}: {counted(profile.sentences, 'sentence')} of findings.",
        *criticism_sentences(profile),
        *asked_sentences(profile),
        reuse_sentence(profile),
        f"{percent(profile.figures_share)} of its sentences hold a figure of any kind.",
    ]


def criticism_sentences(profile: Profile) -> list[str]:
    whys = Counter(one.why for one in profile.criticisms)
    if not profile.criticisms:
        return ["No criticism was found."]
    return [
        f"It criticises in {counted(len(profile.criticisms), 'sentence')}."
        f" Of these, {verb(whys[Why.CAUSE], 'name')} something upstream that makes it likely,"
        f" {verb(whys[Why.EFFECT], 'say')} only what came of it, and {verb(whys[Why.NONE], 'say')} neither."
    ]


def asked_sentences(profile: Profile) -> list[str]:
    asked = [one.recommendation for one in profile.asked]
    if not asked:
        if profile.asks_under:
            return [f"No recommendation was found under its heading “{profile.asks_under[0]}”."]
        return [
            "No recommendation was found. We found no heading that we know, so we may have missed what it asks for."
        ]
    levels = Counter(one.level for one in asked)
    near = sum(bool(one.told) for one in profile.asked)
    return [
        f"It asks for {counted(len(asked), 'thing')}."
        f" Who is to do it is named in {sum(one.who is not None for one in asked)},"
        f" by when in {sum(one.when is not None for one in asked)},"
        f" something that can be measured in {sum(one.measurable for one in asked)},"
        f" and a cause in {sum(one.cause is not None for one in asked)}.",
        f"By the action hierarchy, stronger: {levels[Level.STRONGER]}, intermediate: {levels[Level.INTERMEDIATE]},"
        f" weaker: {levels[Level.WEAKER]}; {verb(levels[None], 'name')} an aim and no action.",
        f"{near} of the {len(asked)} had been said nearly so to another authority.",
        *(
            [
                f"Beside these, {counted(profile.unread, 'paragraph')} under its headings could not be read as one."
            ]
            if profile.unread
            else []
        ),
    ]


def reuse_sentence(profile: Profile) -> str:
    share = profile.reuse.share
    some = f"At least {percent(share)}" if share >= LEAST_SHARE else "None or hardly any"
    return (
        f"{some} of its words stand in runs of eight or more that were used before"
        " in a report on another authority."
    )


def counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def verb(count: int, does: str) -> str:
    """“1 names”, “2 name”."""
    return f"{count} {does}{'s' if count == 1 else ''}"


def percent(share: float) -> str:
    return f"{share * 100:.0f}%" if share >= 0.1 or not share else f"{share * 100:.1f}%"
