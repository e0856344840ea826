"""A whole report as a profile: its parts fit, its places lead back, and what was written before is known."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.reading.documents import Document, Form, read_document
from coalface.core.reading.library import Library, Told, apart, close, library
from coalface.core.reading.near import signature_of
from coalface.core.reading.profile import as_json, has_figure, read
from coalface.core.reading.shingles import runs_of, words_of
from coalface.core.reading.whys import Why

REPORT = """Inspection of Dorset local authority children’s services

What needs to improve

◼ The quality and timeliness of life-story work for children in care.
◼ Senior managers should visit each team every month.

The experiences of children: good

1. Children are seen alone. Visits are too often late. This is because of high caseloads and sickness.

2. Oversight is not robust. The director said, ‘We need a robust plan’. In 2024, 12 plans were read.
"""
# One sentence of Ofsted’s report on Dorset, 19 November 2021, under another name (Open Government Licence v3.0).
SAID_OF_DORSET = (
    "The pace and effectiveness of change in the context of a local government reorganisation in 2019, resulting in a"
    " boundary change and the creation of Dorset unitary authority, and the COVID-19 pandemic, are particularly"
    " impressive."
)


def profile_of(text):
    return read(Document("report.txt", Form.TEXT, text))


def test_a_report_is_read_into_its_parts():
    found = as_json(profile_of(REPORT))
    assert list(found) == ["report", "criticisms", "recommendations", "reuse", "phrases", "figures_share"]
    assert [(one["text"], one["why"], one["because"]) for one in found["criticisms"]] == [
        ("Visits are too often late.", "cause", "This is because of high caseloads and sickness."),
        (
            "This is because of high caseloads and sickness.",
            "cause",
            "because of high caseloads and sickness",
        ),
        ("Oversight is not robust.", "none", None),
    ]
    assert [(one["who"], one["measurable"]) for one in found["recommendations"]] == [
        (None, False), ("Senior managers", True)
    ]  # fmt: skip
    assert found["report"]["authority"] == "dorset"
    # A director who is quoted is not the report's own word.
    assert [one["text"] for one in found["phrases"] if one["text"] == "robust"] == ["robust"]
    # Six sentences are findings, and one holds a figure.
    assert found["figures_share"] == round(1 / 6, 4)


def test_the_sentence_that_says_why_stands_for_the_one_before_it():
    (found,) = profile_of(
        "Findings\n\nVisits to children are often late. This is because social workers hold more than 30 children each."
    ).criticisms
    assert (found.why, found.because) == (
        Why.CAUSE,
        "This is because social workers hold more than 30 children each.",
    )


def test_the_words_of_another_authority_are_known_again_and_ones_own_are_not():
    other = profile_of(f"Inspection of Norfolk children’s services\n\n1. {SAID_OF_DORSET}\n")
    own = profile_of(f"Inspection of Dorset children’s services\n\n1. {SAID_OF_DORSET}\n")
    assert other.reuse.share > 0.8
    assert own.reuse.reused == 0
    (passage, *_) = other.reuse.passages
    assert "unitary authority" in " ".join(
        other.document.text[one.start : one.end] for one in other.reuse.passages
    )
    assert passage.others == 1


def test_what_many_were_told_is_known_with_its_months():
    told = library().others_told(
        "The response to children aged 16 and 17 years who present as homeless.", None
    )
    assert len(told) > 5
    assert told == sorted(told, key=lambda one: one.month)
    assert len({one.authority for one in told}) == len(told)


def test_minhash_estimates_the_jaccard_index():
    # Twelve words each, of which eight are shared in a row: singles 8 of 16, pairs 7 of 15, together 15 of 31.
    shared = "plan visit assess record review talk listen write"
    one = signature_of(f"{shared} north river stone bridge")
    two = signature_of(f"{shared} south field cloud garden")
    assert abs(float((one == two).mean()) - 15 / 31) < 0.15
    assert signature_of("Visits to children") is None


def test_runs_are_the_same_wherever_they_stand():
    words = [word for word, _, _ in words_of("One two three four five six seven eight nine")]
    assert len(runs_of(words)) == 2
    assert runs_of(["before", *words])[1:].tolist() == runs_of(words).tolist()
    assert len(runs_of(words[:7])) == 0


@settings(max_examples=50, deadline=None)
@given(st.sets(st.integers(0, 2**32 - 1), max_size=50))
def test_numbers_come_back_as_they_were_packed(numbers):
    kept = np.array(sorted(numbers), dtype=np.uint32)
    assert apart(close(kept)).tolist() == kept.tolist()


def test_a_figure_is_a_number_that_measures():
    assert has_figure("In 2024, 80% of plans were late.")
    assert not has_figure("Under section 20 and paragraph 3, key stage 4 and COVID-19 matter.")


def test_the_library_is_small_and_holds_no_text():
    from importlib.resources import files

    kept = files("coalface.core").joinpath("data/reading/library.npz").read_bytes()
    assert len(kept) <= 3_000_000
    with files("coalface.core").joinpath("data/reading/library.npz").open("rb") as file:
        arrays = np.load(file, allow_pickle=False)
        # The one run of letters is the list of authorities.
        assert len(bytes(arrays["authorities"])) < 5_000
    assert library().reports == 329


def nothing_before() -> Library:
    none = np.zeros(0, dtype=np.uint32)
    few = np.zeros(0, dtype=np.uint8)
    return Library(
        (), 0, "", "", none, few, none, few, np.zeros((0, 128), np.uint16), few, np.zeros(0, np.uint16)
    )


def test_a_report_can_be_read_beside_nothing():
    found = read(Document("r", Form.TEXT, REPORT), nothing_before())
    assert (found.authority, found.reuse.reused, found.asked[0].told) == (None, 0, ())


def test_who_was_told_is_each_authority_once_by_its_first_month():
    signature = signature_of("The quality and timeliness of life-story work for children in care.")
    before = nothing_before()
    filled = Library(
        ("a", "b", "dorset"), 3, "", "", before.shared, before.shared_by, before.single, before.single_of,
        np.array([signature] * 4), np.array([1, 0, 1, 2], dtype=np.uint8), np.array([30, 20, 10, 5], dtype=np.uint16),
    )  # fmt: skip
    assert read(Document("r", Form.TEXT, REPORT), filled).asked[0].told == (
        Told("b", "2000-11"),
        Told("a", "2001-09"),
    )


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*REPORT.splitlines(), "\f", "A—b", "“", "12", "This leads to delay"]), max_size=25
    )
)
def test_every_place_in_a_profile_leads_back_to_its_words(lines):
    text = "\n".join(lines)
    found = as_json(profile_of(text))
    for one in [*found["criticisms"], *found["phrases"]]:
        there = text[one["start"] : one["end"]]
        signs = iter(there)
        assert all(sign in signs for sign in one["text"] if not sign.isspace())
    for one in found["reuse"]["passages"]:
        assert 0 <= one["start"] < one["end"] <= len(text)
    assert 0 <= found["figures_share"] <= 1


def test_a_file_is_read_from_its_bytes_to_its_profile():
    assert len(read(read_document("report.txt", REPORT.encode())).criticisms) == 3
