"""A file is read, its columns chosen, judged and loaded: all of it or nothing, and nothing kept in between."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from coalface.reviews import queries
from coalface.reviews.models import Change, Register, Review, Version
from tests import people_make
from tests.integration.reviews import made

pytestmark = pytest.mark.django_db
HEAD = "Ref,Review type,Status,Local authority,Date of incident,Decided,Date completed,Age in months,Died,Category"
ONE = "R1,Serious case review,Completed,Birmingham,1/3/2013,2013-05-01,15/01/2014,7,Yes,Neglect"
TWO = "R2,scr,under way,330,,1/6/2013,,,,"


@pytest.fixture
def here():
    kept, by = made.register()
    return kept, by, people_make.signed_in(by)


def read(browser, *lines, name="register.csv", content=None):
    content = "\n".join(lines).encode() if content is None else content
    file = SimpleUploadedFile(name, content)
    return browser.post(reverse("reviews_file"), {"step": "read", "file": file})


def carried(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    fields = dict(re.findall(r'<input type="hidden" name="(c[^"]*)" value="([^"]*)"', page))
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]*)">(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="(\d+)" selected', options)
        fields[name] = chosen.group(1) if chosen else ""
    return fields


def judged(browser, *lines, **more):
    page = read(browser, *lines, **more).content.decode()
    return browser.post(reverse("reviews_file"), {**carried(page), "step": "judge"})


def loaded(browser, *lines, **typed):
    page = judged(browser, *lines).content.decode()
    return browser.post(reverse("reviews_file"), {**carried(page), "step": "load", **typed})


def test_columns_are_guessed_and_words_are_read_as_codes(here):
    kept, _by, browser = here
    assert loaded(browser, HEAD, ONE, TWO).status_code == 302
    first, second = queries.current_versions(kept)
    assert (first.type, first.status, str(first.completion_date)) == ("scr", "completed", "2014-01-15")
    assert [row.code for row in first.authorities.all()] == ["330"]
    [child] = first.children.all()
    assert (child.age_months, child.died, child.maltreatment) == (7, "yes", "NEG")
    assert (second.status, second.children.count()) == ("under_way", 0)


def test_nothing_is_kept_before_it_is_confirmed(here):
    _kept, _by, browser = here
    answer = judged(browser, HEAD, ONE, TWO)
    assert "2 new" in answer.content.decode()
    assert not Review.objects.exists()


def test_one_wrong_row_keeps_all_of_them_out_and_is_told_with_its_cell(here):
    _kept, _by, browser = here
    wrong = ONE.replace("R1", "R3").replace("15/01/2014", "15/01/2013")
    short = TWO.replace("R2", "R4").replace("1/6/2013", "1/6/13")
    answer = judged(browser, HEAD, ONE, wrong, short)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r'<th scope="row">G3</th><td>Date completed</td><td>It was completed before', page)
    assert re.search(r'<th scope="row">F4</th><td>Decided</td><td>The year has two digits', page)
    assert "15/01/2013" not in page.replace(carried(page)["carried"], "")
    assert loaded(browser, HEAD, ONE, wrong).status_code == 422
    assert not Review.objects.exists()


def test_what_is_wrong_can_be_saved_as_a_list(here):
    _kept, _by, browser = here
    page = judged(browser, HEAD, ONE.replace("7,Yes", "300,Yes")).content.decode()
    answer = browser.post(reverse("reviews_file"), {**carried(page), "step": "report"})
    assert answer["Content-Disposition"] == 'attachment; filename="what-is-wrong.csv"'
    assert "2,H2,Age in months,The child is 18 or over" in answer.content.decode()


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ((HEAD + ",Child name", ONE + ",x"), "“Child name” is of a kind that a register does not have"),
        ((HEAD + ",DOB", ONE + ",x"), "could name somebody"),
        ((HEAD.replace("Decided,Date completed", "Decided,"), ONE), "Column 7 has cells"),
        ((HEAD,), "no rows"),
        (("",), "empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(here, lines, says):
    _kept, _by, browser = here
    answer = read(browser, *lines)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_cell_that_could_name_somebody_refuses_the_file(here):
    _kept, _by, browser = here
    answer = judged(browser, HEAD + ",Team", ONE + ",Mrs Okafor 01632 960115")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "K2" in page
    assert "could point to someone" in page
    assert "Okafor" not in page


def test_everything_that_is_wrong_is_told_in_one_round_in_words(here):
    """What could point to someone hides no other fault of the file, and a total is one thing to take out."""
    _kept, _by, browser = here
    wrong = [
        "R7,scr,Completed,Millbrook Council,1/3/2013,2013-05-01,12/02/25,5 months,Yes,Cruelty,Mrs Okafor"
    ]
    total = ["Total,1,1,1,1,1,1,12,,,"]
    answer = judged(browser, HEAD + ",Team", ONE + ",North", *wrong, *total)
    page = answer.content.decode()
    found = dict(re.findall(r'<th scope="row">(\w+)</th><td>[^<]*</td><td>([^<]*)</td>', page))
    assert set(found) == {"D3", "G3", "H3", "J3", "K3", "A4"}
    assert "no authority of this code" in found["D3"]
    assert "two digits" in found["G3"]
    assert "whole months" in found["H3"]
    assert found["J3"] == (
        "This is not on the list. Write one of: Neglect (NEG); Physical abuse (PHY); Sexual abuse (SAB);"
        " Emotional abuse (EMO); Something else (OTH); Not known (unknown)."
    )
    assert "could point to someone" in found["K3"]
    assert "looks like a total" in found["A4"]
    assert "Okafor" not in page


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("MB/2026/01", ""),
        ("SCR-14/15-003", ""),
        ("Bloggs-1", "at most three letters in a row"),
        ("2009-05-06", "as many figures as a date of birth"),
    ],
)
def test_a_reference_with_a_year_in_it_is_a_reference(here, key, wanted):
    """Partnerships number their reviews by years. The rule of a reference is said where one breaks it."""
    _kept, _by, browser = here
    page = judged(browser, HEAD, ONE.replace("R1", key)).content.decode()
    assert (wanted or "1 new") in page


def test_what_is_not_read_is_said_before_anything_is_loaded_with_the_first_row_in_words(here):
    _kept, _by, browser = here
    page = judged(browser, HEAD + ",Shelf,Empty", ONE + ",12,", TWO + ",,").content.decode()
    assert "One column of your file is not used:" in page
    assert "<li>Shelf</li>" in page
    assert "<li>Empty</li>" not in page
    for words in (
        "R1",
        "Serious case review",
        "Birmingham",
        "1 March 2013",
        "15 January 2014",
        "7 months old",
    ):
        assert words in page, words


def test_a_workbook_is_read_whatever_its_name_says(here):
    _kept, _by, browser = here
    book = Workbook()
    book.active.append(["Reviews of the year"])
    for line in (HEAD, ONE):
        book.active.append(line.split(","))
    file = BytesIO()
    book.save(file)
    page = read(browser, name="register.csv", content=file.getvalue()).content.decode()
    assert "this is an Excel workbook" in page
    assert "What stands above line 2" in page
    answer = browser.post(reverse("reviews_file"), {**carried(page), "step": "judge"})
    assert "1 new" in answer.content.decode()


def test_a_file_that_changes_what_is_there_asks_why_and_keeps_what_was_known(here):
    kept, _by, browser = here
    loaded(browser, HEAD, ONE, TWO)
    changed = TWO.replace("under way", "abandoned")
    page = judged(browser, HEAD, ONE, changed).content.decode()
    assert "status_reason" not in page
    assert "the reason is missing" in page
    done = TWO.replace("under way", "Completed").replace(",,,,", ",1/9/2013,,,")
    answer = loaded(browser, HEAD, ONE, done)
    assert answer.status_code == 422
    assert "Say why" in answer.content.decode()
    assert loaded(browser, HEAD, ONE, done, why="news").status_code == 302
    review = Review.objects.get(register=kept, key="R2")
    assert [one.status for one in queries.versions_of(review)] == ["completed", "under_way"]
    assert [change.way for change in Change.objects.all()] == ["file", "file"]
    assert queries.versions_of(Review.objects.get(key="R1")).count() == 1


def test_reviews_that_may_be_there_twice_are_shown_first(here):
    _kept, _by, browser = here
    twin = ONE.replace("R1", "R9")
    answer = loaded(browser, HEAD, ONE, twin)
    assert answer.status_code == 422
    assert "R1 and R9" in answer.content.decode()
    assert not Review.objects.exists()
    assert loaded(browser, HEAD, ONE, twin, alike_allowed="yes").status_code == 302


def test_a_page_made_for_somebody_else_is_not_taken(here):
    _kept, by, browser = here
    page = judged(browser, HEAD, ONE).content.decode()
    other = people_make.signed_in(made.analyst("Ama", by.organisation))
    answer = other.post(reverse("reviews_file"), {**carried(page), "step": "load"})
    assert "Choose the file again" in answer.content.decode()
    assert not Review.objects.exists()


def test_a_column_that_is_missing_is_asked_for(here):
    _kept, _by, browser = here
    page = read(browser, HEAD, ONE).content.decode()
    answer = browser.post(reverse("reviews_file"), {**carried(page), "column_type": "", "step": "judge"})
    assert answer.status_code == 422
    assert 'href="#column_type"' in answer.content.decode()


def test_a_file_far_too_large_is_refused(here):
    _kept, _by, browser = here
    answer = read(browser, content=b"x" * 2_500_001)
    assert answer.status_code == 422
    assert "larger than 2.4 MB" in answer.content.decode()


def test_a_register_with_its_history_is_taken_over_and_each_day_stays_its_own(here):
    _kept, _by, browser = here
    head, base = "review,known_from,type,status,decision_date,completion_date,authorities", "scr"
    first = f"R1,2013-06-01,{base},under_way,2013-05-01,,330"
    then = f"R1,2014-02-01,{base},completed,2013-05-01,2014-01-15,330"
    assert loaded(browser, head, first, then).status_code == 302
    days = [(one.known_from.date().isoformat(), one.status) for one in Version.objects.order_by("number")]
    assert days == [("2013-06-01", "under_way"), ("2014-02-01", "completed")]
    assert Register.objects.count() == 1
