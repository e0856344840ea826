"""What the log commits to never changes its bytes: a row of ten years ago is checked by the program of today.

Each digest was worked out apart from the program, with `jq -cjS . | sha256sum` over the facts of the row.
"""

from datetime import date
from hashlib import sha256
from types import SimpleNamespace
from uuid import UUID

import pytest

from coalface.core.commitments import digest_of
from coalface.integrity.kinds import What
from coalface.learning.models import CardVersion, HoldUp
from coalface.newsletter.models import Newsletter, NewsletterLine
from coalface.people.models import Declaration
from coalface.pulse.models import Pulse
from coalface.trials.models import Trial

ID, OTHER, SALT, DAY = UUID(int=7), UUID(int=8), bytes(range(32)), date(2026, 8, 12)
KEPT = {"id": ID, "salt": SALT}


def in_the_log(what: str, *facts: bytes) -> bytes:
    """A commitment by hand: each part after its length in four bytes."""
    parts = (b"coalface commitment v1", SALT, what.encode(), *facts)
    return sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()


def hold_up() -> HoldUp:
    return HoldUp(
        **KEPT, theme_id=OTHER, number=1, conditions=["staffing"], says="Two posts – “vacant”", on=DAY
    )


def trial() -> Trial:
    words = {
        "aim": "No visit is lost",
        "smallest_test": "One list",
        "measure": "Visits kept",
        "stop_if": "Café",
    }
    days = {"starts_on": DAY, "ends_on": date(2026, 12, 1)}
    return Trial(**KEPT, **words, **days, area_name="Duty", rhythm="weekly", better="more")


def pulse() -> Pulse:
    return Pulse(**KEPT, channel_id=OTHER, opened_on=DAY, closes_on=date(2026, 9, 1), asked=1, handed_out=40)


def line() -> NewsletterLine:
    return NewsletterLine(
        part="cards", of="card", about=OTHER, title="Lists", words="They get lost.", salt=SALT
    )


def newsletter() -> Newsletter:
    made = Newsletter(
        **KEPT, organisation_id=OTHER, quarter="2026-Q3", opening="Short.", more_cards=2, published_on=DAY
    )
    made._prefetched_objects_cache = {"lines": [SimpleNamespace(digest=b"\x01" * 32)]}
    return made


def declaration() -> Declaration:
    said = {"leader": "A. Director", "post": "Director", "signed_on": DAY, "what": Declaration.What.PLEDGE}
    return Declaration(channel_id=OTHER, salt=SALT, **said)


def test_a_digest_is_sha_256_over_the_sorted_json_of_the_facts():
    nested = {"b": True, "a": "é"}
    facts = {
        "says": "Two lists – “one” and the other",
        "on": "2026-08-12",
        "n": 2,
        "none": None,
        "nested": nested,
    }
    facts["conditions"] = ["handover", "workload"]
    assert digest_of(facts).hex() == "4037d1f362ee7fc6eb14e1ec26c8ac7bb97b857d51c7d8dbffeb071bd64f8dad"


def test_what_a_card_and_a_line_of_a_newsletter_say_keeps_its_digest():
    version = CardVersion(title="Lists", what_happened="A list was lost.", kind="near_miss", conditions=[])
    version._state.fields_cache["card"] = SimpleNamespace(act_this_week=False)
    assert version.digest.hex() == "7bbc2d22a4e70652f29483d243f235184197daa92c7c927bac9409ac3c500715"
    assert line().digest_now().hex() == "9d1e97316cd180585a8f348f40a884a3d2709949c3842335860b74cd6fc7527f"


@pytest.mark.parametrize(
    ("committed", "what", "about", "digest"),
    [
        (
            lambda: hold_up().leaf_commitment,
            HoldUp.what,
            ID,
            "12802f1f21d6677671946aad7d8cf3e72b38136caa378096df51adaf71d8a30a",
        ),
        (
            lambda: trial().commitment_to(What.TRIAL_BEGUN, **trial().plan_facts()),
            What.TRIAL_BEGUN,
            ID,
            "da40c451ef2a8dd90dad372ffbfb922685870f3c36c34ac53bee54ee26d9554a",
        ),
        (
            lambda: pulse().commitment_to(What.PULSE_OPENED, **pulse().opened_facts()),
            What.PULSE_OPENED,
            ID,
            "e34d4406fd9b8b30efd409dfae76fa67f69e2b4549251fae2e708179f9537ad0",
        ),
        (
            lambda: newsletter().leaf_commitment,
            What.NEWSLETTER_PUBLISHED,
            ID,
            "36ae88c4fa97c48d952dccdbf29e012f10636ff720321b37172e518145b1814c",
        ),
        (
            lambda: declaration().leaf_commitment,
            What.PLEDGE_SIGNED,
            OTHER,
            "5fda01b351c43bdf9c8a6691c3d8f99666b80837908590ea28e12b4a4d81a045",
        ),
    ],
    ids=["a theme's rows", "trial", "pulse", "newsletter", "declaration"],
)
def test_each_row_is_committed_to_as_it_was(committed, what, about, digest):
    assert committed() == in_the_log(what.value, about.bytes, bytes.fromhex(digest))
