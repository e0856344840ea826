"""Cards, and what was made of them, held against the log: what each says is what its leaf commits to."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import F, Max, QuerySet

from coalface.core.cards import PROSE
from coalface.integrity import queries as integrity
from coalface.integrity.kinds import What

from ..models import FACTS, Answer, Card, CardVersion, CheckBack, Coding, Delivery, HoldUp, Theme, WhyMap
from ..models.entered import Entered

AT_A_TIME = 500
FIRST = 1


def cards_not_as_entered() -> Iterator[str]:
    """Say of each card, and each version of one, that is not what the log says was published."""
    yield from _missing()
    yield from _not_taken_back_as_entered()
    newest = Card.objects.annotate(newest=Max("versions__number")).exclude(version=F("newest"))
    for pk in newest.order_by("pk").values_list("pk", flat=True):
        yield f"Card {pk} does not stand at its newest version."
    rows = CardVersion.objects.select_related("card").prefetch_related("card__conditions")
    versions = rows.order_by("card_id", "number").iterator(chunk_size=AT_A_TIME)
    while some := list(islice(versions, AT_A_TIME)):
        whole = [version for version in some if version.salt is not None]
        commitments = [version.leaf_commitment for version in whole]
        known = integrity.entered(What.CARD_PUBLISHED.value, commitments)
        for version, commitment in zip(whole, commitments, strict=True):
            if commitment not in known:
                yield f"Version {version.number} of card {version.card_id} is not what was published."
        yield from (f"Card {v.card_id} is not what its version {v.number} says." for v in some if _differs(v))


def _differs(version: CardVersion) -> bool:
    card = version.card
    if version.number == FIRST and card.published_on != version.published_on:
        return True
    if card.version != version.number:
        return False
    if (version.salt is None) != (card.retracted_on is not None):
        return True
    conditions = {(given["code"], given["effect"]) for given in version.conditions}
    return conditions != {(given.code, given.effect) for given in card.conditions.all()} or any(
        getattr(card, name) != getattr(version, name) for name in (*PROSE, *FACTS)
    )


def _missing() -> Iterator[str]:
    """Each published version has one leaf, and no version is ever deleted. A card may come just now."""
    before = integrity.count_entered(What.CARD_PUBLISHED.value)
    there = CardVersion.objects.count()
    if not before <= there <= integrity.count_entered(What.CARD_PUBLISHED.value):
        yield f"The log says that {before} cards were published, and there are {there} in the database."
    if Card.objects.filter(versions=None).exists():
        yield "There is a card that was never published: it has no version."


def _not_taken_back_as_entered() -> Iterator[str]:
    """Each card that was taken back has one leaf, and each leaf one card. One may go just now."""
    before = integrity.count_entered(What.CARD_RETRACTED.value)
    gone = list(Card.objects.exclude(retracted_on=None).order_by("pk"))
    for start in range(0, len(gone), AT_A_TIME):
        some = {card.retraction_commitment: card for card in gone[start : start + AT_A_TIME]}
        known = integrity.entered(What.CARD_RETRACTED.value, some)
        for sealed, card in some.items():
            if sealed not in known:
                yield f"Card {card.pk} is empty, and the log does not say that it was taken back as it says."
    if len(gone) < before:
        yield f"The log says that {before} cards were taken back, and {len(gone)} are."


def themes_not_as_entered() -> Iterator[str]:
    """Say of each coding, theme, answer and check-back that is not what the log says was published."""
    standing = {"theme__taken_back_on": None}
    kinds = (
        (Coding.objects.filter(agreed=True), "coding"),
        (
            Theme.objects.filter(asked_on__isnull=False, taken_back_on=None).prefetch_related("in_theme"),
            "theme",
        ),
        (HoldUp.objects.filter(**standing), "word about what holds an answer up"),
        (Answer.objects.filter(**standing), "answer"),
        (Delivery.objects.filter(answer__theme__taken_back_on=None), "word about a promise"),
        (CheckBack.objects.filter(**standing), "check-back"),
    )
    for rows, name in kinds:
        yield from _rows_not_as_entered(rows, name)
    for pk in (
        WhyMap.objects.exclude(theme__taken_back_on=None).exclude(nodes=[]).values_list("theme", flat=True)
    ):
        yield f"Theme {pk} was taken back, and its map still holds words."
    before = integrity.count_entered(What.THEME_TAKEN_BACK.value)
    gone = Theme.objects.exclude(taken_back_on=None).count()
    if not before <= gone <= integrity.count_entered(What.THEME_TAKEN_BACK.value):
        yield f"The log says that {before} themes were taken back, and {gone} are."


def _rows_not_as_entered(rows: QuerySet, name: str) -> Iterator[str]:
    what = rows.model.what.value
    before = integrity.count_entered(what)
    found = rows.order_by("pk").iterator(chunk_size=AT_A_TIME)
    while some := list(islice(found, AT_A_TIME)):
        known = integrity.entered(what, [row.leaf_commitment for row in some])
        yield from (
            f"The {name} {row.pk} is not what was published." for row in some if _is_other(row, known)
        )
    # Rows that were taken back have left their words, and are still rows.
    there = rows.count() if rows.model is Coding else rows.model.objects.count()
    if there < before:
        yield f"The log says that there were {before} entries of “{what}”, and there are fewer in the database."


def _is_other(row: Entered, known: set[bytes]) -> bool:
    return row.leaf_commitment not in known
