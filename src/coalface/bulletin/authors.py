"""Q1 to Q4: what the authors of reviews told in the half-year, of conditions and in which services they stood.

Each half-year is counted by itself, as it was known at its end, so that no two can be taken from each other.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from coalface.core.disclosure.derived import percentage, rounded
from coalface.core.disclosure.policy import Policy
from coalface.core.intervals import wilson
from coalface.core.questionnaire.counting import (
    COUNTED,
    NAMED,
    NOT_NAMED,
    OTHERWISE,
    PLAYED_A_PART,
    Answered,
    counts_of,
)
from coalface.warehouse.register.counting import View

from .figures import Filter, Indicator, Row, Symbol, Table, Value, shown

TOTAL = "Total"
# Of each question: the number of its table, its name in files, its title, and what its rows are called.
TABLES: Mapping[str, tuple[str, str, str, str]] = {
    "systems": (
        "Q2",
        "q2_services_and_conditions",
        "What authors told: in which services conditions contributed",
        "Services",
    ),
    "factors": ("Q3", "q3_factors_in_families", "What authors told: factors in the family", "Factor"),
    "conditions": ("Q4", "q4_what_made_it_hard", "What authors told: what made it hard to see", "Condition"),
}
WHAT_IT_IS = (
    "Reviews whose author answered the questionnaire in the half-year, as it was known at its end."
    " A review is counted once in each row.",
    "It says which conditions authors saw. It says nothing of how well a service works, nor of who answered nothing.",
)
INFLUENCE = (
    "Contributed: an influence of 2 or 3 on form C’s scale. Named otherwise: 0, 1 or 1*, so that nothing was found,"
    " nothing is known, or what was found is unlikely to have contributed."
)
INTERVAL = "The interval is Wilson’s, 95%: how far chance alone could have moved so few reviews."


def chapter(view: View, told: Answered | None, policy: Policy) -> Iterator[Table]:
    """The tables of what authors told, where any was asked. Of too few reviews only that is said."""
    if told is None or not (told.asked or told.coded):
        return
    all_of_them, rows = counts_of(told.coded, Policy(threshold=policy.threshold))
    words = policy_words(policy)
    yield _answers(view, told, all_of_them, policy, words)
    if all_of_them is None:
        return
    counts = {(row.question, row.code, row.said): row.count for row in rows}
    for question in TABLES:
        yield _question(view, question, counts, all_of_them, words)


def policy_words(policy: Policy) -> tuple[str, ...]:
    return (
        f"Of fewer than {policy.threshold} reviews nothing is said. Numbers of 1 to {policy.threshold - 1} reviews are"
        " hidden, and others where they would give a hidden one away. They are not rounded.",
        "A half-year is never counted again, and no total over several is given: no two can be taken from each other.",
    )


def _answers(
    view: View, told: Answered, all_of_them: int | None, policy: Policy, words: tuple[str, ...]
) -> Table:
    enough = told.of_these >= policy.threshold
    share: tuple[Value, ...] = _share(told.of_these, told.asked) if enough else (Symbol.HIDDEN,) * 3
    values = (told.asked, told.of_these if enough else Symbol.HIDDEN, *share, shown(all_of_them))
    return Table(
        "Q1",
        "q1_questionnaires",
        "What authors told: how many answered",
        (
            "Authors are asked once a review is completed. Asked: in the half-year, whatever became of the link."
            " Of these, answered: by the end of the half-year, so of those who were asked late few could.",
            "Came back: in the half-year, whenever they were asked for. The tables that follow count these.",
            INTERVAL,
        ),
        (Filter("questionnaires_group", "Questionnaires"),),
        (
            Indicator("authors_asked", "Authors asked"),
            Indicator("answered_of_these", "Of these, answered"),
            *_shares("answered", "Answered"),
            Indicator("came_back", "Came back in the half-year"),
        ),
        (Row(view.period, (TOTAL,), values),),
        protected=True,
        policy=words,
    )


def _question(
    view: View,
    question: str,
    counts: Mapping[tuple[str, str, str], int | None],
    all_of_them: int,
    words: tuple[str, ...],
) -> Table:
    number, key, title, called = TABLES[question]
    ways = [NAMED] if question == "conditions" else [PLAYED_A_PART, OTHERWISE]
    rows = [Row(view.period, (TOTAL,), (*[Symbol.NOT_APPLICABLE] * (len(ways) + 4), all_of_them))]
    for code, label in COUNTED[question].items():
        found = [counts[question, code, way] for way in (*ways, NOT_NAMED)]
        share = _share(found[0], all_of_them) if found[0] is not None else (Symbol.HIDDEN,) * 3
        rows.append(Row(view.period, (label,), (*map(shown, found), *share, all_of_them)))
    first = "Contributed" if len(ways) > 1 else "Named"
    return Table(
        number,
        key,
        title,
        (*WHAT_IT_IS, *([INFLUENCE] if len(ways) > 1 else []), INTERVAL),
        (Filter(f"{question}_named", called),),
        (
            Indicator("reviews_first", first),
            *([Indicator("reviews_otherwise", "Named otherwise")] if len(ways) > 1 else []),
            Indicator("reviews_not_named", "Not named"),
            *_shares("reviews_first", first),
            Indicator("reviews_answered", "Reviews whose author answered"),
        ),
        tuple(rows),
        chart="reviews_first",
        drawn=f"Reviews whose author answered in {view.period.label}: {first.lower()}",
        protected=True,
        policy=words,
    )


def _share(part: int, whole: int) -> tuple[Value, ...]:
    share = percentage(part, whole)
    if share is None:
        return (Symbol.NOT_APPLICABLE,) * 3
    return (share, *(rounded(100 * Fraction(end), 1) for end in wilson(part, whole)))


def _shares(name: str, label: str) -> tuple[Indicator, ...]:
    return (
        Indicator(f"{name}_percent", label, "%", 1),
        Indicator(f"{name}_percent_low", "Interval from", "%", 1),
        Indicator(f"{name}_percent_high", "Interval to", "%", 1),
    )
