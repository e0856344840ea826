"""A row that is published word for word: its leaf in the log commits to what it says."""

import json
from hashlib import sha256
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.db import models

from coalface.core.commitments import commitment, new_salt
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
        """SHA-256 over the JSON of its facts: keys sorted, without spaces."""
        written = json.dumps(self.facts(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return sha256(written.encode()).digest()

    @property
    def leaf_commitment(self) -> bytes:
        assert isinstance(self.id, UUID)
        return commitment(bytes(self.salt), self.what.value, self.id.bytes, self.digest)
