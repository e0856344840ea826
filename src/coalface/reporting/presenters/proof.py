"""The reporter's proof as they are given it: in the API's answer, or as a file."""

import json
from typing import Any

from django.utils.translation import gettext as _

from coalface.core.proofs import Proof

FILE_NAME = "receipt.json"


def proof_facts(proof: Proof | None) -> dict[str, Any] | None:
    return proof and proof.as_facts()


def proof_file(proof: Proof) -> str:
    """The proof as a file that says of itself what it is. The words in it are not the receipt words."""
    about = _(
        "This file shows that you reported. You need not keep it, and it opens nothing: your five words are not in it."
        " Check it with: coalface verify receipt.json"
    )
    return json.dumps({"about": about, **proof.as_facts()}, ensure_ascii=False, indent=2) + "\n"
