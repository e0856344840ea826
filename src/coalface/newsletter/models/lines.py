"""One line of a newsletter: what it is about, its title as it was published, and its words."""

from django.db import models

from coalface.core.commitments import digest_of, new_salt
from coalface.core.newsletter import LONGEST

from .newsletters import Newsletter

DIGEST_BYTES = 32


class NewsletterLine(models.Model):
    """`of` and `about` say what it is about: a card, a theme or a trial, and its id. `drafted` is the program's line.

    A line goes when what it is about is taken back. Of a draft it is deleted. Of a newsletter that is published it is
    emptied: its digest stays, so that the others can still be checked, and no words can be found from it without the
    salt, which goes too.
    """

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="lines")
    part = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField()
    of = models.CharField(max_length=10)
    about = models.UUIDField()
    title = models.CharField(max_length=150, blank=True)
    drafted = models.TextField(max_length=LONGEST["words"], blank=True)
    words = models.TextField(max_length=LONGEST["words"], blank=True)
    left_out = models.BooleanField(default=False)
    salt = models.BinaryField(max_length=32, null=True, default=new_salt, editable=False)
    digest = models.BinaryField(max_length=DIGEST_BYTES, null=True, editable=False)

    OPEN = {
        "id", "newsletter", "part", "place", "of", "about", "title", "drafted", "words", "left_out", "digest",
    }  # fmt: skip
    SENSITIVE = {"salt"}
    GOES_WITH_RETRACTION = {"title", "drafted", "words"}

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "place"], name="one_line_a_place"),
            models.CheckConstraint(
                name="a_line_says_something_or_is_empty",
                condition=~models.Q(title="") & models.Q(salt__isnull=False)
                | models.Q(title="", drafted="", words="", salt__isnull=True, digest__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["of", "about"], name="lines_about")]

    def __str__(self) -> str:
        return self.title

    @property
    def gone(self) -> bool:
        return self.salt is None

    def digest_now(self) -> bytes:
        """Thirty-two bytes for what it says and its salt. Only where it still says it."""
        assert self.salt is not None, "this line is gone"
        says = {
            "part": self.part,
            "of": self.of,
            "about": str(self.about),
            "title": self.title,
            "words": self.words,
            "salt": bytes(self.salt).hex(),
        }
        return digest_of(says)
