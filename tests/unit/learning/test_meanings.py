"""The sentence model of a house: a folder in its data folder, or none."""

import numpy as np
import pytest

from coalface.learning.queries import meanings as of_this_house
from tests.unit.core.test_sentence_model import write_model


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA = tmp_path
    of_this_house.meanings.cache_clear()
    yield tmp_path
    of_this_house.meanings.cache_clear()


def test_a_house_without_the_folder_has_no_model():
    assert of_this_house.meanings() is None


def test_a_house_with_the_folder_has_one(data_folder):
    write_model(data_folder / of_this_house.FOLDER)
    rows = of_this_house.meanings()(["nan rang", "nan"])
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-6)


def test_a_model_that_cannot_be_read_is_said_once_and_done_without(data_folder, caplog):
    (data_folder / of_this_house.FOLDER).mkdir()
    assert of_this_house.meanings() is None
    assert of_this_house.meanings() is None
    assert [record.getMessage() for record in caplog.records] == [
        "The sentence model cannot be read. Cards are compared by their words."
    ]


def test_each_text_is_worked_out_once_and_the_oldest_is_let_go():
    asked: list[str] = []

    def model(texts: list[str]) -> np.ndarray:
        asked.extend(texts)
        return np.array([[len(text)] for text in texts], np.float32).reshape(len(texts), 1)

    remembered = of_this_house.Remembered(model, most=2)
    assert remembered(["a", "bb", "a"]).ravel().tolist() == [1, 2, 1]
    assert remembered(["bb", "ccc"]).ravel().tolist() == [2, 3]
    assert asked == ["a", "bb", "ccc"]
    assert remembered(["a"]).ravel().tolist() == [1]
    assert asked[-1] == "a"
