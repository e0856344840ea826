"""A row that is published word for word: its leaf in the log commits to what it says."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.db import models

from coalface.core.commitments import commitment, digest_of, new_salt
from coalface.integrity.kinds import What


class Entered(models.Model):
    """`facts()` is what the row says in public; `what` is the kind of its leaf."""

    what: ClassVar[What]

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    salt = models.BinaryField(max_length=32, default=new_salt, editable=False)

    class Meta:
        abstract = True

    def facts(self) -> dict[str, Any]:
        raise NotImplementedError

    @property
    def digest(self) -> bytes:
        return digest_of(self.facts())

    @property
    def leaf_commitment(self) -> bytes:
        assert isinstance(self.id, UUID)
        return commitment(bytes(self.salt), self.what.value, self.id.bytes, self.digest)
