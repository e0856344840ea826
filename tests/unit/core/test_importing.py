"""Reports of an earlier collection: every row de-identified, or nothing taken and each fault said by its line."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coalface.core.importing import MARK, CannotImport, read_reports
from coalface.core.redaction import NameLists, find

MAP = {"happened": "Story"}
ONE = b"Story\nThe list had two pages.\n"


def sheet(*rows, head=("Story", "Kind")):
    written = io.StringIO()
    csv.writer(written).writerows([head, *rows])
    return written.getvalue().encode()


def faults(content, columns=MAP, kind="near_miss"):
    with pytest.raises(CannotImport) as refusal:
        read_reports(content, columns, kind=kind)
    return refusal.value.faults


def test_a_row_becomes_a_marked_report_without_the_people_in_it():
    [told] = read_reports(
        sheet(["Mrs Okafor rang 01632 960 115 about the list.", ""]), MAP, kind="near_miss"
    ).reports
    assert told.story.startswith(MARK)
    assert "Okafor" not in told.story
    assert "960" not in told.story
    assert "about the list." in told.story
    assert not told.may_ask


def test_an_organisations_own_names_go_too():
    lists = NameLists.of(staff=["Zedrick"])
    [told] = read_reports(sheet(["I asked zedrick.", ""]), MAP, kind="idea", lists=lists).reports
    assert "zedrick" not in told.story.lower()


def test_kinds_are_codes_or_the_words_on_the_form_and_others_are_said_by_line():
    both = {**MAP, "kind": "Kind"}
    rows = [["A.", "near_miss"], ["B.", "I have an idea to make it better"]]
    assert [told.kind for told in read_reports(sheet(*rows), both).reports] == ["near_miss", "idea"]
    said = faults(sheet(*rows, ["C.", "secret words"]), both, "")
    assert said[0].startswith("Line 4: Pick the kind")
    assert "secret" not in " ".join(said)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no report in this sheet"),
        (b"Story,Kind\n", "no report in this sheet"),
        (b"Text\nA.\n", "no column “Story”"),
        (b"Story,Story\nA.,B.\n", "more than one column “Story”"),
        ("Story\nA.\nCafé".encode("latin-1"), "Line 3 is not written in UTF-8"),
        ("Story\nA.\n".encode("utf-16"), "Line 1 is not written in UTF-8"),
        (b"Story,Kind\nA.,x\nB.\n", "Line 3 has 1 cells"),
        (b'Story\n"A.\n', "Line 2 cannot be read"),
        (b"Story\n" + b"a" * 100_001 + b"\n", "Line 2 cannot be read"),
        (b"Story,Kind\n\xe2\x80\x8e,x\n", "Line 2: Tell us what happened."),
        (b"Story\n" + b"a " * 4_100 + b"\n", "Line 2: This is longer"),
        (b"Story\n" + b"A.\n" * 100_000, "more than 500 reports"),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_sentence(content, says):
    assert says in " ".join(faults(content))


def test_a_mapping_that_lacks_something_says_what():
    assert "which column holds what happened" in " ".join(faults(ONE, {"name": "x"}, ""))
    assert "Nothing is called name" in " ".join(faults(ONE, {"name": "x"}, ""))
    assert "what kind all of them are (near_miss" in " ".join(faults(ONE, MAP, ""))


def test_twenty_faults_are_said_and_the_rest_counted():
    said = faults(sheet(*([["A.", "x"]] * 30)), {**MAP, "kind": "Kind"}, "")
    assert said[20] == "And 10 more."


@settings(deadline=None, max_examples=60)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: b"Story\n" + text.encode(errors="ignore"))
)
def test_whatever_the_bytes_it_is_reports_without_marks_or_a_refusal(content):
    with suppress(CannotImport):
        reports = read_reports(content, MAP, kind="idea").reports
        assert reports
        assert all(not find(told.story) for told in reports)
