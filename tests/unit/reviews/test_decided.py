"""What somebody has to decide about before a bulletin goes out: what is shown is said of each child of a group."""

from datetime import date, timedelta
from itertools import cycle

import pytest

from coalface.bulletin.making import make_bulletin
from coalface.bulletin.protecting import DRAWS
from coalface.bulletin.saving import read_published, save
from coalface.bulletin.writing import files_of
from coalface.core.disclosure.policy import Policy
from coalface.core.disclosure.secret import cost_factor
from coalface.core.errors import NotAllowed
from coalface.core.reviews.periods import read_half_year
from coalface.warehouse.register import opened_register
from coalface.warehouse.register.places import england

from .making import register_file, row

FIRST, SECOND = read_half_year("2013-14-part-1"), read_half_year("2013-14-part-2")
SINCE = date(2013, 4, 1)
AGES, OUTCOMES, TYPES = ("lt1", "1_4"), ("yes", "no"), ("NEG", "NEG", "PHY", "PHY")
PLACES = ("383", "380", "301", "302", "303", "304", "305", "306", "307", "308")


def children(count, first, **facts):
    """So many reviews about one child each, completed day after day. Each fact goes round its values."""
    values = {"age_band": AGES, "died": OUTCOMES, "maltreatment": TYPES, **facts}
    rounds = {name: cycle(one) for name, one in values.items()}
    return [
        row(
            f"R{first:%m%d}{number}",
            known_from=(done + timedelta(days=3)).isoformat(),
            status="completed",
            decision_date=(done - timedelta(days=100)).isoformat(),
            completion_date=done.isoformat(),
            authorities=PLACES[number % len(PLACES)],
            child="1",
            **{name: next(values) for name, values in rounds.items()},
        )
        for number in range(count)
        for done in [first + timedelta(days=number % 25)]
    ]


def bulletin(folder, rows, period=SECOND, known=date(2014, 6, 30), **asked):
    with opened_register(register_file(folder, rows), england()) as register:
        return make_bulletin(register, period, as_known=known, since=SINCE, **asked)


BEFORE, NOW = date(2013, 5, 3), date(2013, 11, 3)
MIXED_BEFORE = children(40, BEFORE)


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (
            MIXED_BEFORE + children(3, NOW, age_band=["lt1"], died=["yes"]),
            "S6, in the half-year: fewer than 6",
        ),
        (MIXED_BEFORE + children(24, NOW, died=["yes"]), "S8, in the half-year: every other row is a nought"),
        (
            MIXED_BEFORE + children(24, NOW, age_band=["lt1", "lt1", "lt1", "unknown"]),
            "S6, in the half-year: every other row is a nought",
        ),
        (
            children(10, BEFORE, maltreatment=["NEG"]) + children(24, NOW),
            "S7, before the half-year: every other row is a nought",
        ),
        (
            MIXED_BEFORE + children(24, NOW, maltreatment=["EMO", "PHY"], maltreatment_also=["", "EMO"]),
            "S7, in the half-year: every other row is a nought",
        ),
        (MIXED_BEFORE + children(24, NOW, died=["no"]), "S8, in the half-year: every other row is a nought"),
    ],
    ids=["so few", "all died", "all those known", "in the column before", "named at all", "none died"],
)
def test_what_is_said_of_each_child_of_a_group_is_decided_by_somebody(tmp_path, rows, where):
    with pytest.raises(NotAllowed, match=where) as refused:
        bulletin(tmp_path, rows)
    assert "Decide whether that may be public, and write down why" in str(refused.value)
    assert bulletin(tmp_path, rows, decided="All of them are named in published reports.")


def test_a_mixed_half_year_needs_no_decision(tmp_path):
    assert bulletin(tmp_path, MIXED_BEFORE + children(24, NOW))


def test_what_an_earlier_bulletin_hid_is_not_shown_by_a_lower_threshold(tmp_path):
    rows = children(28, BEFORE, maltreatment=["NEG", "PHY", "SAB", "NEG", "PHY", "NEG", "NEG"]) + children(
        24, NOW
    )
    first = bulletin(tmp_path, rows, period=FIRST, known=date(2013, 12, 31))
    save(files_of(first), tmp_path / "first")
    earlier = [read_published(tmp_path / "first")]
    assert bulletin(tmp_path, rows, earlier=earlier)
    with pytest.raises(NotAllowed, match="hid counts under 6, and what it hid must not be shown now"):
        bulletin(tmp_path, rows, earlier=earlier, policy=Policy(threshold=2))


def test_each_draw_from_a_secret_is_another_one():
    """HMAC pads a short key with noughts, so a key that ends in one draws the same again (RFC 2104, section 2)."""
    drawn_with = [cost_factor(b"sixteen letters or more" + mark, "r0c0") for mark in DRAWS]
    assert len(set(drawn_with)) == len(DRAWS)
