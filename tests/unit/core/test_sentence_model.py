"""The sentence model in numpy: the published figures of a real one, and the arithmetic on one of a few figures."""

import json
import math
import os
from pathlib import Path

import numpy as np
import pytest

from coalface.core.sentence_model import FILES, NoModel, SentenceModel

REAL = os.environ.get("COALFACE_SENTENCE_MODEL", "")
WORDS = ["[UNK]", "[CLS]", "[SEP]", "nan", "##na", "rang", ",", "e"]
SIZE, HEADS, INNER = 4, 2, 6


def write_model(folder: Path, *, kind: str = "bert", layers: int = 1) -> Path:
    """A model of four figures in the form in which real ones are given out."""
    chance = np.random.default_rng(7)
    shapes = {
        "embeddings.word_embeddings.weight": (len(WORDS), SIZE),
        "embeddings.position_embeddings.weight": (300, SIZE),
        "embeddings.token_type_embeddings.weight": (2, SIZE),
        "embeddings.LayerNorm.weight": (SIZE,),
        "embeddings.LayerNorm.bias": (SIZE,),
    }
    for layer in range(layers):
        name = f"encoder.layer.{layer}"
        dense = {
            f"{name}.attention.self.query": (SIZE, SIZE),
            f"{name}.attention.self.key": (SIZE, SIZE),
            f"{name}.attention.self.value": (SIZE, SIZE),
            f"{name}.attention.output.dense": (SIZE, SIZE),
            f"{name}.intermediate.dense": (INNER, SIZE),
            f"{name}.output.dense": (SIZE, INNER),
        }
        for part, shape in dense.items():
            shapes |= {f"{part}.weight": shape, f"{part}.bias": shape[:1]}
        for part in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{name}.{part}.weight": (SIZE,), f"{name}.{part}.bias": (SIZE,)}
    header, figures, place = {}, b"", 0
    for name, shape in shapes.items():
        table = chance.normal(size=shape).astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [place, place + len(table)]}
        figures, place = figures + table, place + len(table)
    told = json.dumps(header).encode()
    folder.mkdir(exist_ok=True)
    (folder / "model.safetensors").write_bytes(len(told).to_bytes(8, "little") + told + figures)
    config = {
        "model_type": kind,
        "num_attention_heads": HEADS,
        "num_hidden_layers": layers,
        "layer_norm_eps": 1e-12,
    }
    (folder / "config.json").write_text(json.dumps(config))
    vocabulary = {"model": {"vocab": {word: number for number, word in enumerate(WORDS)}}}
    (folder / "tokenizer.json").write_text(json.dumps(vocabulary))
    return folder


def test_a_text_has_a_row_of_length_one_whatever_stands_beside_it(tmp_path):
    model = SentenceModel(write_model(tmp_path / "m"))
    together = model.vectors(["Nan rang", "nanna rang, rang", "", "Nan rang"])
    assert together.shape == (4, SIZE)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1, abs=1e-6)
    assert together[0] == pytest.approx(together[3], abs=1e-6)
    alone = np.concatenate([model.vectors([text]) for text in ("Nan rang", "nanna rang, rang", "")])
    assert together[:3] == pytest.approx(alone, abs=1e-5)
    assert model.vectors([]).shape == (0, SIZE)


def test_words_are_split_into_the_longest_pieces_we_know(tmp_path):
    split = SentenceModel(write_model(tmp_path / "m"))._split
    assert split("Nanna rang, zebra É") == [3, 4, 5, 6, 0, 7]
    assert len(split("nan " * 1000)) == 254


def test_one_layer_is_what_the_paper_says(tmp_path):
    """Vaswani and others 2017, equation 1, and Hendrycks and Gimpel 2016 for GELU, written out piece by piece."""
    model = SentenceModel(write_model(tmp_path / "m"))
    table = {name: np.array(figures, float) for name, figures in model._weights.items()}

    def dense(x, name):
        return table[f"{name}.weight"] @ x + table[f"{name}.bias"]

    def normed(x, name):
        return (x - x.mean()) / math.sqrt(x.var() + 1e-12) * table[f"{name}.weight"] + table[f"{name}.bias"]

    state = [
        normed(
            table["embeddings.word_embeddings.weight"][piece]
            + table["embeddings.position_embeddings.weight"][place]
            + table["embeddings.token_type_embeddings.weight"][0],
            "embeddings.LayerNorm",
        )
        for place, piece in enumerate([1, 3, 5, 2])
    ]
    name, half = "encoder.layer.0", SIZE // HEADS
    q, k, v = (
        [dense(x, f"{name}.attention.self.{part}") for x in state] for part in ("query", "key", "value")
    )
    after = []
    for place, x in enumerate(state):
        taken = np.zeros(SIZE)
        for head in range(HEADS):
            cut = slice(head * half, (head + 1) * half)
            weights = [math.exp(q[place][cut] @ key[cut] / math.sqrt(half)) for key in k]
            taken[cut] = sum(w * value[cut] for w, value in zip(weights, v, strict=True)) / sum(weights)
        x = normed(x + dense(taken, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm")
        inner = np.array(
            [y * 0.5 * (1 + math.erf(y / math.sqrt(2))) for y in dense(x, f"{name}.intermediate.dense")]
        )
        after.append(normed(x + dense(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm"))
    mean = np.mean(after, axis=0)
    assert model.vectors(["nan rang"])[0] == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)


def test_a_folder_without_a_model_is_said_to_be_one(tmp_path):
    with pytest.raises(NoModel, match=FILES[0]):
        SentenceModel(tmp_path)
    with pytest.raises(NoModel, match="not a BERT model"):
        SentenceModel(write_model(tmp_path / "other", kind="gpt2"))
    broken = write_model(tmp_path / "broken")
    (broken / "model.safetensors").write_bytes(b"\0" * 4)
    with pytest.raises(NoModel, match="Copy them there again"):
        SentenceModel(broken)


@pytest.mark.skipif(not REAL, reason="COALFACE_SENTENCE_MODEL names no folder with all-MiniLM-L6-v2")
def test_all_minilm_l6_v2_says_what_its_makers_say():
    """The example of the quickstart of Sentence Transformers (sbert.net), to the four places printed there."""
    rows = SentenceModel(Path(REAL)).vectors(
        ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    )
    nearness = rows @ rows.T
    assert [nearness[0, 1], nearness[0, 2], nearness[1, 2]] == pytest.approx(
        [0.6660, 0.1046, 0.1411], abs=6e-5
    )
