"""The sentence model of this house, where somebody has put one into the folder `sentence-model` of the data folder.

Rows are remembered by the hash of a card's words, in memory and for so many cards, so that only the first page after a
start is slow. Cards are public; what is looked for is not kept longer than the rest.
"""

import logging
from collections import OrderedDict
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from coalface.core.related import Meanings
from coalface.core.sentence_model import NoModel, SentenceModel

FOLDER = "sentence-model"
MOST_REMEMBERED = 2_000

logger = logging.getLogger(__name__)


class Remembered:
    """The rows of a model, each worked out once."""

    def __init__(self, model: Meanings, most: int = MOST_REMEMBERED) -> None:
        self._model, self._most = model, most
        self._rows: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()

    def __call__(self, texts: list[str]) -> NDArray[np.float32]:
        keys = [sha256(text.encode("utf-8", "replace")).digest() for text in texts]
        rows = {key: self._rows[key] for key in keys if key in self._rows}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in rows}
        rows |= dict(zip(new, self._model(list(new.values())), strict=True))
        for key in keys:
            self._rows[key] = rows[key]
            self._rows.move_to_end(key)
        while len(self._rows) > self._most:
            self._rows.popitem(last=False)
        return np.stack([rows[key] for key in keys])


@cache
def meanings() -> Meanings | None:
    """Return what the model of this house says of texts; None where there is none, and where it cannot be read."""
    folder = Path(settings.DATA) / FOLDER
    if not folder.is_dir():
        return None
    try:
        return Remembered(SentenceModel(folder).vectors)
    except NoModel:
        logger.warning("The sentence model cannot be read. Cards are compared by their words.")
        return None
