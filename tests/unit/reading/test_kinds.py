"""A text that is no report is recognised, in any form; a report is, in pieces and however it was made, read."""

import pytest

from coalface.core.reading.documents import read_document, report_in
from coalface.core.reading.kinds import NotAReport, is_report
from coalface.inspections.shipped import shipped

from .making import FINDING, docx, paragraph, pdf
from .texts import BOARD_MINUTES, NEWSLETTER_OF_AN_INSPECTION, OTHERS, PAPER, REVIEW

SAMPLES = [text for (text,) in shipped().execute("SELECT text FROM sample ORDER BY report")]


@pytest.mark.parametrize("what", OTHERS)
def test_a_text_of_another_kind_is_refused_in_a_sentence_and_can_be_read_all_the_same(what):
    words = OTHERS[what]
    with pytest.raises(NotAReport, match="does not read like an inspection report or a review") as refused:
        report_in("words.txt", words.encode())
    assert refused.value.words == words
    # Ten times as long, it is no more of a report.
    assert not is_report((words + "\n\n") * 10)
    assert read_document("words.txt", words.encode()).text == words


def test_it_is_refused_in_every_form():
    lines = OTHERS["a novel"].splitlines()
    html = f"<!doctype html><html><body><p>{OTHERS['a novel']}</p></body></html>"
    for name, data in (
        ("n.pdf", pdf([[(40, 780 - 14 * row, line[:95]) for row, line in enumerate(lines)]])),
        ("n.docx", docx("".join(map(paragraph, lines)))),
        ("n.html", html.encode()),
    ):
        with pytest.raises(NotAReport):
            report_in(name, data)


@pytest.mark.parametrize("place", range(len(SAMPLES)))
def test_published_reports_are_reports_and_so_is_each_page_of_one(place):
    text = SAMPLES[place]
    assert is_report(text)
    words = text.split()
    pages = [" ".join(words[start : start + 400]) for start in range(0, len(words) - 400, 400)]
    assert sum(map(is_report, pages)) >= 0.95 * len(pages)


@pytest.mark.parametrize(
    "words", [REVIEW, FINDING, "Supervision is poor.", "Visits are late because caseloads are high."]
)
def test_a_review_and_a_sentence_of_a_report_are_read(words):
    assert is_report(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (NEWSLETTER_OF_AN_INSPECTION, "a newsletter"),
        (BOARD_MINUTES, "the minutes of a meeting"),
        (PAPER, "a research paper"),
    ],
)
def test_what_tells_of_the_same_work_and_is_no_report_is_called_what_it_is(words, kind):
    with pytest.raises(NotAReport, match=f"it reads like {kind}"):
        report_in("words.txt", words.encode())
    assert read_document("words.txt", words.encode()).text == words


def test_a_review_that_cites_papers_and_says_when_its_panel_met_is_read():
    words = (
        "Serious Case Review: Child K\n\nThe panel met six times, and apologies were received once. It was agreed to"
        " ask families (Brandon et al, 2016; this paper is in the Journal of Social Work).\n\n" + REVIEW
    )
    assert is_report(words)
