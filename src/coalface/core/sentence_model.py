"""A small sentence model, worked out with numpy: nearness of meaning where a site has put a model on its disk.

Reads a folder in the form in which BERT models with mean pooling are given out (`config.json`, `tokenizer.json`,
`model.safetensors`), such as all-MiniLM-L6-v2. Nothing is fetched, and only figures and words are read from the files:
no code. A sentence takes some ten milliseconds.
"""

import json
import mmap
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FILES = ("config.json", "tokenizer.json", "model.safetensors")
MOST_PIECES = 256
LONGEST_WORD = 100
TOGETHER = 64
WORDS = re.compile(r"\w+|[^\w\s]")
# Abramowitz and Stegun 7.1.26 gives erf to 1.5e-7, which is finer than these figures are kept.
ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
ERF_P = 0.3275911


class NoModel(Exception):
    """The folder holds no model that we can read. Says what to do."""


class SentenceModel:
    """A model in memory. It holds some 90 MB for as long as it is kept."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise NoModel(
                f"{folder} has no {missing[0]}. Put the three files of the model there: {', '.join(FILES)}."
            )
        try:
            self._open(folder)
        except (ValueError, KeyError, TypeError, OSError) as reason:
            raise NoModel(
                f"The files in {folder} are no model that we can read. Copy them there again."
            ) from reason

    def _open(self, folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        if config.get("model_type") != "bert":
            raise NoModel(f"The model in {folder} is not a BERT model. Take one such as all-MiniLM-L6-v2.")
        self._heads: int = config["num_attention_heads"]
        self._layers: int = config["num_hidden_layers"]
        self._tiny: float = config["layer_norm_eps"]
        self._pieces: dict[str, int] = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"][
            "vocab"
        ]
        self._weights = _read(folder / "model.safetensors")

    def vectors(self, texts: Iterable[str]) -> Floats:
        """One row of length one for each text. Those of as many pieces are worked out together."""
        split = [[self._pieces["[CLS]"], *self._split(text), self._pieces["[SEP]"]] for text in texts]
        rows = np.zeros((len(split), self._weights["embeddings.LayerNorm.bias"].size), np.float32)
        of_length: dict[int, list[int]] = defaultdict(list)
        for place, pieces in enumerate(split):
            of_length[len(pieces)].append(place)
        for places in of_length.values():
            for first in range(0, len(places), TOGETHER):
                some = places[first : first + TOGETHER]
                rows[some] = self._of_one_length([split[place] for place in some])
        return rows

    def _of_one_length(self, pieces: list[list[int]]) -> Floats:
        state = self._weights["embeddings.word_embeddings.weight"][np.array(pieces)]
        state = state + self._weights["embeddings.position_embeddings.weight"][: len(pieces[0])]
        state = self._normed(
            state + self._weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
        )
        for layer in range(self._layers):
            name = f"encoder.layer.{layer}"
            state = self._normed(
                state + self._attended(state, f"{name}.attention"), f"{name}.attention.output.LayerNorm"
            )
            inner = _gelu(self._dense(state, f"{name}.intermediate.dense"))
            state = self._normed(
                state + self._dense(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm"
            )
        mean = state.mean(axis=1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), np.float32)

    def _attended(self, state: Floats, name: str) -> Floats:
        """What each piece takes from all the others of its text."""
        texts, pieces, size = state.shape
        asks, keys, values = (
            self._dense(state, f"{name}.self.{part}")
            .reshape(texts, pieces, self._heads, -1)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        weights = asks @ keys.transpose(0, 1, 3, 2) / np.sqrt(asks.shape[-1])
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        together = (weights @ values).transpose(0, 2, 1, 3).reshape(texts, pieces, size)
        return self._dense(np.asarray(together, np.float32), f"{name}.output.dense")

    def _dense(self, state: Floats, name: str) -> Floats:
        return np.asarray(
            state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"], np.float32
        )

    def _normed(self, state: Floats, name: str) -> Floats:
        apart = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((apart**2).mean(axis=-1, keepdims=True) + self._tiny)
        return np.asarray(
            apart / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"], np.float32
        )

    def _split(self, text: str) -> list[int]:
        """The numbers of the pieces of every word, the longest piece first (WordPiece)."""
        plain = unicodedata.normalize("NFD", text.lower())
        plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")
        pieces = (piece for word in WORDS.findall(plain) for piece in self._pieces_of(word))
        return list(islice(pieces, MOST_PIECES - 2))

    def _pieces_of(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start and ("##" if start else "") + word[start:end] not in self._pieces:
                end -= 1
            if end == start or len(word) > LONGEST_WORD:
                return [self._pieces["[UNK]"]]
            found.append(self._pieces[("##" if start else "") + word[start:end]])
            start = end
        return found


def _gelu(state: Floats) -> Floats:
    x = np.abs(state) / np.sqrt(2.0)
    t = 1 / (1 + ERF_P * x)
    erf = np.sign(state) * (
        1 - t * (ERF[0] + t * (ERF[1] + t * (ERF[2] + t * (ERF[3] + t * ERF[4])))) * np.exp(-x * x)
    )
    return np.asarray(0.5 * state * (1 + erf), np.float32)


def _read(file: Path) -> dict[str, Floats]:
    """The tables of a safetensors file: eight bytes of length, a header in JSON, then the figures."""
    with file.open("rb") as opened:
        whole = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    size = int.from_bytes(whole[:8], "little")
    header: dict[str, dict[str, Any]] = json.loads(whole[8 : 8 + size])
    tables = {}
    for name, told in header.items():
        if name == "__metadata__" or told["dtype"] != "F32":
            continue
        first, last = told["data_offsets"]
        figures = np.frombuffer(whole, np.float32, (last - first) // 4, 8 + size + first)
        tables[name.removeprefix("bert.")] = figures.reshape(told["shape"])
    return tables
