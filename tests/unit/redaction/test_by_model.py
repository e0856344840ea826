"""A model of a site's own, beside our rules: `COALFACE_NAMES_MODEL` names its folder where there is one to try."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from coalface.core.redaction import look_over
from coalface.core.redaction.by_model import NoNamesModel, beside, names_by_model

HAS_SPACY = find_spec("spacy") is not None
MODEL = os.environ.get("COALFACE_NAMES_MODEL", "")


def firm(text: str, stretch: str) -> list[str]:
    """What is blanked where a model holds one stretch of the text for a person."""
    rule = beside(lambda plain: [(plain.index(stretch), plain.index(stretch) + len(stretch))])
    return [text[span.start : span.end] for span in look_over(text, also=[rule]) if span.is_firm]


def test_what_the_model_finds_is_put_beside_what_the_rules_find() -> None:
    text = "Jayden sat with X-ray Pete in the corridor."
    assert firm(text, "the corridor") == ["Jayden", "Pete"]
    assert firm(text, "X-ray Pete") == ["Jayden", "X-ray", "Pete"]


def test_words_of_our_work_that_a_model_takes_for_somebody_stay() -> None:
    assert firm("The Cafcass Guardian and Early Help were told.", "Cafcass Guardian and Early Help") == []
    assert firm("i hope that it stops", "i hope") == []


@pytest.mark.skipif(HAS_SPACY, reason="spaCy is installed")
def test_without_spacy_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoNamesModel, match="Install coalface"):
        names_by_model(tmp_path)


@pytest.mark.skipif(not HAS_SPACY, reason="spaCy is not installed")
def test_a_folder_without_a_model_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(NoNamesModel, match=r"config\.cfg"):
        names_by_model(tmp_path)


@pytest.mark.skipif(not (HAS_SPACY and MODEL), reason="no spaCy, or COALFACE_NAMES_MODEL names no folder")
def test_a_real_model_takes_nothing_away() -> None:
    text = "Yesterday Barack Obama rang the duty line about Jayden."
    with_model = look_over(text, also=[names_by_model(Path(MODEL))])
    marked = " ".join(text[span.start : span.end] for span in with_model if span.is_firm)
    assert "Obama" in marked
    assert "Jayden" in marked
