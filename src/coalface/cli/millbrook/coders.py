"""How two peers of Millbrook see a card: mostly alike, and apart in every way in which real coders differ.

What each names begins with what the stewards ticked, for both describe the same card, leaves some of it out, and
adds what a colleague would know. Nobody has measured these shares: it is a demo.
"""

from collections.abc import Sequence
from random import Random

from coalface.core.coding import (
    ACTS,
    CODED_CONDITIONS,
    IN_ORDER,
    NOT_SEEN,
    CodedCondition,
    Coding,
    Depth,
    coding_problems,
)
from coalface.core.settling import in_common
from coalface.core.vocabulary import STAGES, Effect

DEPTHS = {
    Depth.CONTRIBUTED: 46,
    Depth.RECURS: 24,
    Depth.PRESENT: 13,
    Depth.UNLIKELY: 7,
    Depth.NONE: 4,
    Depth.NOT_KNOWN: 6,
}
WEIGHT_OF_ACT = {"": 52, "lapse": 16, "mistake": 14, "slip": 8, "workaround": 10}
WITH_ACT = ("near_miss", "went_wrong")
NONE_KNOWN = 0.05
STEWARDS_TICK_KEPT = 0.85
PEERS_KNOW_MORE = 0.45
# What one coder does to what there is to see.
OVERLOOKS, SEES_ANOTHER, OTHER_DEPTH, NOT_SURE = 0.12, 0.10, 0.22, 0.04
OTHER_ACT, OTHER_PLACE, OTHER_WAY_ROUND = 0.22, 0.10, 0.03


def what_is_there(
    ticked: Sequence[tuple[str, str]], stage: str, rng: Random, *, kind: str = "near_miss"
) -> Coding:
    """What a card holds, from what its stewards ticked: (code, effect). An idea has no act."""
    act = _one_of(WEIGHT_OF_ACT, rng) if kind in WITH_ACT else ""
    if rng.random() < NONE_KNOWN:
        return Coding(act, stage, none_known=True)
    named = [one for one in ticked if rng.random() < STEWARDS_TICK_KEPT]
    while rng.random() < PEERS_KNOW_MORE or not named:
        named.append((_another([code for code, _ in named], rng), Effect.HINDERED.value))
    conditions = [CodedCondition(code, effect, _one_of(DEPTHS, rng)) for code, effect in named]
    return _as_kept(Coding(act, stage, tuple(conditions)))


def seen_by_one(there: Coding, rng: Random, *, kind: str = "near_miss") -> Coding:
    """What one coder makes of it, without knowing what the other does."""
    other_act = kind in WITH_ACT and rng.random() < OTHER_ACT
    act = rng.choice(["", *ACTS]) if other_act else there.act
    stage = rng.choice(["", *STAGES]) if rng.random() < OTHER_PLACE else there.stage
    named = [_seen(one, rng) for one in there.conditions if rng.random() > OVERLOOKS]
    if rng.random() < SEES_ANOTHER:
        code = _another([one.code for one in there.conditions], rng)
        named.append(
            CodedCondition(code, Effect.HINDERED.value, rng.choice([Depth.PRESENT, Depth.CONTRIBUTED]))
        )
    return _as_kept(Coding(act, stage, tuple(named)))


def put_together(mine: Coding, theirs: Coding, rng: Random) -> Coding:
    """What one proposes after the two have talked: what both saw, and of the rest now the one, now the other."""
    alike = {one.code for one in in_common(mine, theirs).conditions}
    both = [{one.code: one for one in coding.conditions} for coding in (mine, theirs)]
    chosen = [
        (both[0] if code in alike else rng.choice(both)).get(code)
        for code in CODED_CONDITIONS
        if code in both[0] or code in both[1]
    ]
    act, stage = (
        rng.choice([getattr(coding, name) for coding in (mine, theirs)]) for name in ("act", "stage")
    )
    return _as_kept(Coding(act, stage, tuple(one for one in chosen if one)))


def _seen(one: CodedCondition, rng: Random) -> CodedCondition:
    effect, depth = one.effect, Depth(one.depth)
    if rng.random() < OTHER_WAY_ROUND:
        effect = Effect.HELPED.value if effect == Effect.HINDERED else Effect.HINDERED.value
    if rng.random() < NOT_SURE:
        depth = Depth.NOT_KNOWN
    elif depth == Depth.NOT_KNOWN:
        depth = rng.choice([depth, Depth.PRESENT])
    elif rng.random() < OTHER_DEPTH:
        # One step to either side: no coder of the two is always the surer one.
        place = IN_ORDER.index(depth) + rng.choice([-1, 1])
        depth = IN_ORDER[min(max(place, 0), len(IN_ORDER) - 1)]
    return CodedCondition(one.code, effect, depth)


def _as_kept(coding: Coding) -> Coding:
    """As the form keeps it: in its order, nothing unseen has helped, and where nothing was seen, that is said."""
    order = list(CODED_CONDITIONS)
    named = sorted(
        (
            CodedCondition(
                one.code, Effect.HINDERED.value if one.depth in NOT_SEEN else one.effect, one.depth
            )
            for one in coding.conditions
        ),
        key=lambda one: order.index(one.code),
    )
    nothing = all(one.depth in NOT_SEEN for one in named)
    kept = Coding(coding.act, coding.stage, tuple(named), none_known=nothing)
    assert not coding_problems(kept)
    return kept


def _another(named: Sequence[str], rng: Random) -> str:
    return rng.choice([code for code in CODED_CONDITIONS if code not in named])


def _one_of(weights: dict, rng: Random) -> str:
    return rng.choices(list(weights), weights=list(weights.values()))[0]
