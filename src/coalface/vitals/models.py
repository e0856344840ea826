"""An authority’s own monthly numbers. No row knows who entered it, and none is about a person."""

import uuid

from django.db import models

WAYS = ["page", "sheet", "program"]


class OwnReturns(models.Model):
    """The numbers of one organisation. `authority` is the key of its place among published figures, once named.

    `in_no_list` says that somebody was asked, and that it is none of the places with published figures.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.OneToOneField("people.Organisation", on_delete=models.PROTECT, related_name="+")
    authority = models.CharField(max_length=9, blank=True)
    in_no_list = models.BooleanField(default=False)
    # A program that sends numbers shows a token. What is kept of it cannot be turned back.
    token_digest = models.BinaryField(max_length=32, null=True, blank=True, unique=True)

    OPEN = {"id", "organisation", "authority", "in_no_list"}
    SENSITIVE = {"token_digest"}


class OwnNumber(models.Model):
    """One item in one month, for the whole service or a part of it. `month` is its first day."""

    returns = models.ForeignKey(OwnReturns, on_delete=models.CASCADE, related_name="numbers")
    part = models.SlugField(max_length=40, blank=True)
    month = models.DateField()
    item = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=12, decimal_places=4)

    OPEN = {"id", "returns", "part", "month", "item"}
    SENSITIVE = {"value"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["returns", "part", "month", "item"], name="one_own_number_a_month"
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="own_number_not_below_nought"),
        ]


class OwnEntry(models.Model):
    """That numbers came in: on which day, by which way, how many were new and how many took the place of others."""

    returns = models.ForeignKey(OwnReturns, on_delete=models.CASCADE, related_name="entries")
    on = models.DateField()
    way = models.CharField(max_length=10)
    added = models.PositiveIntegerField()
    replaced = models.PositiveIntegerField()

    OPEN = {"id", "returns", "on", "way", "added", "replaced"}
    SENSITIVE: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(way__in=WAYS), name="own_entry_by_a_known_way"),
        ]


class OwnLimits(models.Model):
    """That the limits of a chart begin anew at a month, because of something that a person knows and said on a day."""

    returns = models.ForeignKey(OwnReturns, on_delete=models.CASCADE, related_name="limits")
    part = models.SlugField(max_length=40, blank=True)
    chart = models.CharField(max_length=40)
    month = models.DateField()
    why = models.CharField(max_length=200)
    on = models.DateField()

    OPEN = {"id", "returns", "part", "chart", "month", "on"}
    SENSITIVE = {"why"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["returns", "part", "chart", "month"], name="own_limits_begin_once_a_month"
            ),
        ]
