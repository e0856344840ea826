"""The tree: leaves, the subtrees they complete, and how many there are."""

from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from coalface.core.commitments import COMMITMENT_BYTES, SHORT_WORD_LENGTH
from coalface.core.merkle import HASH_BYTES

WEEK_LENGTH = len("2026-W47")


class Entry(models.Model):
    """One leaf: that something happened, never to whom. Rows are added and never changed."""

    index = models.BigIntegerField(primary_key=True)
    what = models.CharField(max_length=SHORT_WORD_LENGTH)
    role = models.CharField(max_length=SHORT_WORD_LENGTH)
    week = models.CharField(max_length=WEEK_LENGTH)
    commitment = models.BinaryField(max_length=COMMITMENT_BYTES)
    leaf_hash = models.BinaryField(max_length=HASH_BYTES)

    OPEN = {"index", "what", "role", "week", "commitment", "leaf_hash"}
    SENSITIVE: set[str] = set()

    class Meta:
        ordering = ["index"]
        # By chance alone, for a commitment is salted: whoever holds what opens a leaf finds its place by it.
        indexes = [models.Index(fields=["commitment"], name="entries_by_commitment")]
        constraints = [
            models.CheckConstraint(name="entry_counts_from_zero", condition=models.Q(index__gte=0)),
            models.CheckConstraint(name="entry_says_what", condition=~models.Q(what="")),
            models.CheckConstraint(name="entry_says_in_which_role", condition=~models.Q(role="")),
            models.CheckConstraint(name="entry_knows_its_week", condition=Exact(Length("week"), WEEK_LENGTH)),
            models.CheckConstraint(
                name="entry_commitment_is_whole", condition=Exact(Length("commitment"), COMMITMENT_BYTES)
            ),
            models.CheckConstraint(
                name="entry_leaf_hash_is_whole", condition=Exact(Length("leaf_hash"), HASH_BYTES)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.index}: {self.what}"


class Node(models.Model):
    """The hash of one complete subtree above the leaves: level 1 joins two leaves, level 2 joins four."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField(max_length=HASH_BYTES)

    OPEN = {"id", "level", "index", "hash"}
    SENSITIVE: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="node_has_one_place", fields=["level", "index"]),
            models.CheckConstraint(
                name="node_is_above_the_leaves", condition=models.Q(level__gte=1, level__lt=63, index__gte=0)
            ),
            models.CheckConstraint(name="node_hash_is_whole", condition=Exact(Length("hash"), HASH_BYTES)),
        ]

    def __str__(self) -> str:
        return f"level {self.level}, index {self.index}"


class Head(models.Model):
    """How many entries there are. The one row is locked while an entry is added."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    size = models.BigIntegerField(default=0)

    OPEN = {"id", "size"}
    SENSITIVE: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(name="head_is_one_row", condition=models.Q(id=1, size__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.size} entries"
