"""A file of a bulletin. It lies in the database, so that a backup, a restore and a move take it along."""

from hashlib import sha256

from django.db import models

from .releases import Release


class ReleaseFile(models.Model):
    """One file, as it was made and as it is given out."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=60)
    content = models.BinaryField()
    digest = models.BinaryField(max_length=32)

    # A bulletin that is not published yet is for analysts alone.
    OPEN = {"id", "release", "name"}
    SENSITIVE = {"content", "digest"}

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["release", "name"], name="a_file_has_one_name")]

    def __str__(self) -> str:
        return self.name

    def as_it_was(self) -> bool:
        """Whether it still is what was made."""
        return sha256(bytes(self.content)).digest() == bytes(self.digest)
