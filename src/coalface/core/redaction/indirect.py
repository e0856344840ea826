"""What names nobody and may still tell who it is: twins, a rare illness, the news, the only one of a kind.

No rule can judge this, for it depends on who reads. So it is never blanked: it is shown in amber, low in confidence,
for a person to think about.
"""

import re
from collections.abc import Iterator

from coalface.core.redaction.kinds import Mark
from coalface.core.redaction.reading import WORD, Typed
from coalface.core.redaction.vocabulary import listed

CONFIDENCE = 0.3


def _one_of(name: str) -> str:
    return "|".join(re.escape(words) for words in sorted(listed(name), key=len, reverse=True))


RARE = re.compile(
    rf"(?<!\w)(?:identical )?(?:{_one_of('many_at_once')})(?!\w)"
    rf"|(?<!\w)(?:{_one_of('rare_conditions')})(?!\w)"
    r"|(?<!\w)rare(?:st)? (?:blood |genetic |heart |skin |bone )?"
    r"(?:condition|disease|disorder|illness|thing|syndrome|cancer)(?!\w)"
    rf"|(?<!\w)(?:{_one_of('rare_jobs')})(?!\w)",
    re.IGNORECASE,
)
IN_THE_NEWS = re.compile(
    r"(?<!\w)(?:on|in|made|all over) the (?:local |national |front page of the )?"
    r"(?:news|papers?|newspapers?|telly|headlines|press|front page)(?!\w)",
    re.IGNORECASE,
)
THE_ONLY_ONE = re.compile(
    r"(?<!\w)(?:the|my|his|her|our) (?:only|first ever|oldest|youngest) [\w-]{2,20}(?: [\w-]{2,20})? (?:in|of|at|on) "
    r"(?:the|our|this|my|that) "
    r"(?:town|village|county|country|city|school|area|estate|island|service|trust|team|force|valley)(?!\w)",
    re.IGNORECASE,
)
ONLY = frozenset({"only", "first", "oldest", "youngest"})


# One of these is in everything that the rule finds, and most texts have none.
TOLD_BY = {
    word.lower()
    for name in ("many_at_once", "rare_conditions", "rare_jobs")
    for phrase in listed(name)
    for word in WORD.findall(phrase)
}
TOLD_BY |= {"rare", "rarest"}
NEWS = listed("told_by_the_news") - ONLY - TOLD_BY


def indirect(typed: Typed) -> Iterator[Mark]:
    for told_by, rule in ((TOLD_BY, RARE), (NEWS, IN_THE_NEWS), (ONLY, THE_ONLY_ONE)):
        if not told_by.isdisjoint(typed.lowers):
            for match in rule.finditer(typed.plain):
                yield Mark(match.start(), match.end(), "indirect", CONFIDENCE)
