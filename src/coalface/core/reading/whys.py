"""Whether a criticism says why: by something upstream of the work, only by what came of it, or not at all.

Upstream is what workers meet and did not choose: how many they are, how much there is to do, who leads and looks at the
work, tools, training, provision, partners, rules and money. "Leads to" mostly tells what came of a weakness. So a link
word is a cause only where such a condition stands on the side that explains; a weakness in the practice itself explains
nothing.
"""

import re
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from .patterns import pattern


class Why(StrEnum):
    """What a criticism says besides that something was not good enough."""

    CAUSE = "cause"
    EFFECT = "effect"
    NONE = "none"


class Reason(NamedTuple):
    """The why of a criticism, and where in it the words stand that explain."""

    why: Why
    start: int = 0
    end: int = 0


# What workers meet, and did not choose.
CONDITIONS = pattern("whys", "conditions")
# What explains stands after these, and before those.
BACK = pattern("whys", "back")
FORTH = pattern("whys", "forth")
# The sentence tells what came of the one before.
REFERS_BACK = pattern("whys", "refers_back")
BARE = pattern("whys", "bare")
# How far what explains may reach, in signs.
REACH = 220


def why_of(sentence: str) -> Reason:
    """Return what this criticism says of its why. The words that explain are named by their place in it."""
    if cause := _after_a_link(sentence):
        return cause
    if few := TOO_FEW.search(sentence):
        return Reason(Why.CAUSE, few.start(), few.end())
    back = REFERS_BACK.match(sentence)
    if cause := _before_a_link(sentence, back):
        return cause
    leads_on = any(not _nothing_follows(sentence, link) for link in FORTH.finditer(sentence))
    if back or leads_on or BACK.search(sentence):
        return Reason(Why.EFFECT)
    return Reason(Why.NONE)


def _after_a_link(sentence: str) -> Reason | None:
    """A cause that follows its link: "late because of high caseloads"."""
    for link in BACK.finditer(sentence):
        before, absence = sentence[: link.start()], "absence" in link[0]
        if OF_THOSE.search(before) or DENIED.search(before):
            continue
        end = _end_of_clause(sentence, link.end(), opens=OPENS.search(before) is not None)
        if link[0].lower() == "combined with" and FORTH.search(sentence, link.end(), end):
            continue
        if (
            # "In the absence of a strategy": the absence is a part of what explains.
            CONDITIONS.search(sentence, link.start() if absence else link.end(), end)
            and not PRACTICE_FIRST.match(sentence, link.end())
            and (absence or not GOOD_CAUSE.match(sentence, link.end()))
            and not NO_WEAKNESS.search(before)
            and not (OVERSIGHT.search(sentence, link.end(), end) and UNSEEN.search(before))
        ):
            return Reason(Why.CAUSE, link.start(), _before_the_effect(sentence, link.end(), end))
    return None


def _before_a_link(sentence: str, back: re.Match[str] | None) -> Reason | None:
    """A cause before its link: "high caseloads mean that"."""
    for link in FORTH.finditer(sentence):
        if _nothing_follows(sentence, link) or (back and _still_refers_back(back, link)):
            continue
        start = _start_of_clause(sentence, link.start(), listed=link[0].startswith("that "))
        if IT.match(sentence, start):
            # "Oversight is better, but it is still weak, and this means": "it" is what was named before.
            start = 0
        if AFTER_SCOPE.match(sentence, start):
            continue
        said = sentence[start : link.start()]
        if (
            CONDITIONS.search(sentence, start, link.start())
            and not BARE.match(said)
            and not _only_named(said, link[0])
            and not _same_again(said, sentence[link.end() :])
        ):
            return Reason(Why.CAUSE, *_words_that_explain(sentence, start, link.start()))
    return None


TOO_FEW, LEADS_UP = pattern("whys", "too_few"), pattern("whys", "leads_up")
# "Not because of workload, but because families refused".
DENIED = re.compile(r"\b(?:not|neither|rather than)(?: been)?(?: simply| only| just)? $", re.IGNORECASE)
# "For those who are most affected by changes of worker" says for whom, and not why.
OF_THOSE = re.compile(
    r"\b(?:who|those) (?:(?:are|is|were|have been) )?(?:most |also |\w+ly )?$", re.IGNORECASE
)


def _before_the_effect(sentence: str, start: int, end: int) -> int:
    """ "Delays due to staff leaving, which leads to drift" explains up to the comma."""
    for link in chain(FORTH.finditer(sentence, start, end), THEN.finditer(sentence, start, end)):
        if CONDITIONS.search(sentence, start, link.start()):
            end = min(end, link.start())
            break
    return len(AT_THE_END.sub("", sentence[:end]))


THEN = re.compile(
    r",\s(?=(?:which|meaning|so|leaving|resulting|leading|causing)\b)"
    r"|\s(?:is|are|was|were) (?:apparent|evident|seen|found|common|clear)\b",
    re.IGNORECASE,
)
AT_THE_END = re.compile(
    r"(?:[\s,]+(?:further|and|also|which|that|has|have|is|are|was|were|this|these|they|it|still|currently|(?<!until\s)recently|now))*[\s,]*$",
    re.IGNORECASE,
)


def _words_that_explain(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where the words before a link begin and end that explain: a whole word, after "However", before an effect."""
    while 0 < start < len(sentence) and sentence[start - 1].isalnum() and sentence[start].isalnum():
        start += 1
    while start < len(sentence) and not sentence[start].isalnum():
        start += 1
    for leads_up in (LEADS_UP, SCOPE):
        found = leads_up.match(sentence[start:end])
        if found and CONDITIONS.search(sentence, start + found.end(), end):
            start += found.end()
    for link in FORTH.finditer(sentence, start, end):
        if CONDITIONS.search(sentence, start, link.start()):
            end = link.start()
            break
        if BARE.match(sentence[start : link.start()]):
            # "This has meant that caseloads rise, and this means": the first link leads up to what explains.
            start = link.end()
    while start < end and not sentence[start].isalnum():
        start += 1
    return start, len(AT_THE_END.sub("", sentence[:end]))


# "When practice moves on, oversight is weaker": when, where and for whom explains nothing.
SCOPE = re.compile(
    r"(?:when|where|since|in|for|within|across|at|over|during|although|while|whilst)\b[^,;]{3,120},\s",
    re.IGNORECASE,
)


def cause_behind(sentence: str) -> str | None:
    """Return the words with which a sentence names what is behind it, or None. For what is asked for."""
    for link in BACK.finditer(sentence):
        end = _end_of_clause(sentence, link.end())
        if CONDITIONS.search(sentence, link.end(), end) and not link[0].lower().startswith(
            ("reflect", "given", "combined", "arising")
        ):
            return sentence[link.start() : end].strip(" ,")
    return None


def explains_the_one_before(sentence: str) -> bool:
    """Does this sentence open by saying why the one before it was so?"""
    return EXPLAINS.match(sentence) is not None


EXPLAINS = pattern("whys", "explains")


# "Because plans do not ...": what is named first is the practice itself.
PRACTICE_FIRST = pattern("whys", "practice_first")
AFTER_SCOPE = re.compile(
    r"\s*(?:however,\ |also,\ |and\ )?(?:(?:in|for|within|among|across)\ [^,]{3,60},\ )?"
    + PRACTICE_FIRST.pattern,
    re.IGNORECASE | re.VERBOSE,
)
NAMED_ONLY = pattern("whys", "named_only")
WEAK = pattern("whys", "weak")


DENIES = pattern("whys", "denies")
# "What impact this has" is a noun; "caseloads impact on visits" is none, and "have an impact on visits" says as much.
A_NOUN = pattern("whys", "a_noun")
HAS_ONE = pattern("whys", "has_one")
# "Careful thought is given to limiting the effect".
GERUND = re.compile(r"\b(?:to|of|for|by|at|in|on|towards|against|without) $", re.IGNORECASE)
# What is good is not what came of a weakness.
GOOD, GOOD_CAUSE = pattern("whys", "good"), pattern("whys", "good_cause")
PRESSURE = re.compile(r"\W*(?:additional |some |further )?pressures?\b", re.IGNORECASE)
LOOK_BACK = 60


def _nothing_follows(sentence: str, link: re.Match[str]) -> bool:
    """ "Plans do not always result in change", "it is too early to see an impact": nothing follows from it."""
    before, words = sentence[max(0, link.start() - LOOK_BACK) : link.start()], link[0].lower()
    # "The share of which lead to a referral" counts them.
    of_which = words.startswith("which") and before.endswith(" of ")
    too_early = "too early" in sentence[max(0, link.start() - 2 * LOOK_BACK) : link.start()]
    if of_which or too_early or DENIES.search(before) or GOOD.match(sentence, link.end()):
        return True
    if words == "and impact":
        return True
    if words in ("impact", "impact on"):
        return A_NOUN.search(before) is not None and (
            HAS_ONE.search(before) is None or " not " in before[-25:]
        )
    return words.endswith("ing") and GERUND.search(before) is not None


ONE_SUBJECT = re.compile(r"\b(?:this|these|that|it)\b(?!.*\bmean(?:s|t)?$)", re.IGNORECASE)


def _still_refers_back(back: re.Match[str], link: re.Match[str]) -> bool:
    """ "This adds to caseloads and contributes to drift" has one subject, and it stands in the sentence before."""
    if link.start() < back.end():
        return True
    return link[0].lower().startswith("and ") and ONE_SUBJECT.search(back[0]) is not None


TURNOVER, BESIDE_TURNOVER = pattern("whys", "turnover"), pattern("whys", "beside_turnover")
RELATIONS, IN_THE_WORK = pattern("whys", "relations"), pattern("whys", "in_the_work")
CHILDREN_ALONE, NO_WEAKNESS = pattern("whys", "children_alone"), pattern("whys", "no_weakness")
NOT_SEEN, UNSEEN = pattern("whys", "not_seen"), pattern("whys", "unseen")
OVERSIGHT = re.compile(r"\b(?:oversight|supervision)\b", re.IGNORECASE)
SUPERVISION = re.compile(r"\bsupervision\b", re.IGNORECASE)


def _same_again(condition: str, follows: str) -> bool:
    """That children cannot trust workers who change is what such changes are, and no weakness that they explain.

    Nor is it one that workers without supervision cannot reflect, or that nobody sees what nobody oversees; and "an
    impact on children" is what came of it.
    """
    if (
        PRESSURE.match(follows)
        or CHILDREN_ALONE.match(follows)
        or (OVERSIGHT.search(condition) and NOT_SEEN.match(follows))
    ):
        return True
    if RELATIONS.search(follows) is None or IN_THE_WORK.search(follows) is not None:
        return False
    if SUPERVISION.search(condition):
        return True
    return TURNOVER.search(condition) is not None and BESIDE_TURNOVER.search(condition) is None


def _only_named(words: str, link: str) -> bool:
    """A condition is named, and nothing is said to be wrong with it."""
    if NAMED_ONLY.search(words):
        return True
    # "The system does not allow": what is wrong with a tool is what it does not let people do.
    return WEAK.search(words) is None and not (FAILS.search(link) and TOOLS.search(words))


FAILS = re.compile(r"\bnot (?:enable|allow)|\bbarrier\b", re.IGNORECASE)
TOOLS = re.compile(r"\b(?:systems?|databases?|structures?)\W*$", re.IGNORECASE)


# "However, due to", "but, due to": what explains opens its part of the sentence, and ends where a comma says so.
OPENS = re.compile(
    r"^(?!.*\b(?:is|was|are|were) $).{0,10}$|\b(?:but|and|although|that|while),? $", re.IGNORECASE
)
IT = re.compile(r"\s*(?:it|they)\b", re.IGNORECASE)
CLAUSE_ENDS = re.compile(r"[;.]|, (?:but|although|however)\b")
CLAUSE_ENDS_AT_ONCE = re.compile(r"[;.]|,(?! (?:and|including)\b)")


def _end_of_clause(sentence: str, start: int, *, opens: bool = False) -> int:
    found = (CLAUSE_ENDS_AT_ONCE if opens else CLAUSE_ENDS).search(sentence, start)
    return min(found.start() if found else len(sentence), start + REACH)


CLAUSE_BEGINS = re.compile(
    r"^(?:despite|although|whilst|though|in spite of) [^,]*,"
    r"|[;:]|, as (?=(?:an?|the|there) )(?!a (?:result|consequence))|\bbut\b|\balthough\b|\bwhile [^,]*,",
    re.IGNORECASE,
)


def _start_of_clause(sentence: str, end: int, *, listed: bool) -> int:
    """Where what explains begins. "..., and poor work that caused delay" explains by the last of a list alone."""
    if listed:
        return max(sentence.rfind(",", 0, end), 0)
    cut = max((found.end() for found in CLAUSE_BEGINS.finditer(sentence, 0, end)), default=0)
    return max(cut, end - REACH)
