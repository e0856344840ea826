"""A register is taken whole, or not at all and with every line that is wrong."""

import random
from datetime import date, timedelta

import pytest
from openpyxl import Workbook

from coalface.core.errors import NotAllowed
from coalface.core.reviews import rules
from coalface.core.reviews.lists import REASONS, STATUSES
from coalface.core.reviews.periods import read_half_year
from coalface.core.reviews.values import Child, Review, known_on
from coalface.warehouse.bad import BadData
from coalface.warehouse.register import BadRegister, opened_register
from coalface.warehouse.register.counting import View
from coalface.warehouse.register.fictional import fictional_register
from coalface.warehouse.register.layout import NAMES
from coalface.warehouse.register.places import england, fictional
from tests.unit.sheets.making import opendocument, text

from .making import PLAIN, done, register_file, row, written

PLACES = england()
DAYS = ("known_from", "known_to", *rules.DATES)
PART_2 = read_half_year("2013-14-part-2")


def problems(folder, *rows):
    with pytest.raises(BadRegister) as refused, opened_register(register_file(folder, rows), PLACES):
        pass
    return [(one.line, one.column) for one in refused.value.problems]


def completed(path, places=PLACES, names=None):
    with opened_register(path, places, names) as register:
        return register.completed(View(PART_2, date(2026, 1, 1), date(2013, 4, 1)))


WRONG = {
    "completed before decided": (done(completion_date="2013-04-30"), "completion_date"),
    "decided before it happened": (row(incident_date="2013-05-02"), "decision_date"),
    "published before completed": (
        done(status="published", publication="full", publication_date="2014-01-01"),
        "publication_date",
    ),
    "completed without a day": (row(status="completed"), "completion_date"),
    "open with a day of completion": (row(completion_date="2014-01-01"), "completion_date"),
    "paused without a reason": (row(status="paused"), "status_reason"),
    "published, and not": (
        done(status="published", publication="not", publication_date="2014-02-01"),
        "publication",
    ),
    "a year of two digits": (row(decision_date="01/05/13"), "decision_date"),
    "a day that is none": (row(decision_date="2013-02-30"), "decision_date"),
    "a date in words": (row(decision_date="1 May 2013"), "decision_date"),
    "a year of long ago": (row(decision_date="1013-05-01"), "decision_date"),
    "recorded before it was so": (row(known_from="2013-04-30"), "decision_date"),
    "a child of 18": (row(age_months="216"), "age_months"),
    "half a month": (row(age_months="7.5"), "age_months"),
    "two ages": (row(age_months="7", age_band="lt1"), "age_band"),
    "a band that is cut": (row(age_band="1_5"), "age_band"),
    "a kind of review that is none": (row(type="enquiry"), "type"),
    "a kind of maltreatment that is none": (row(maltreatment_also="NEG; XXX"), "maltreatment_also"),
    "the main type again": (row(maltreatment="NEG", maltreatment_also="NEG"), "maltreatment_also"),
    "no key": (row(""), "review"),
    "an authority that is none": (row(authorities="999"), "authorities"),
    "an authority twice": (row(authorities="330; 330"), "authorities"),
    "an authority that had ended": (row(authorities="928", decision_date="2021-04-01"), "authorities"),
    "an authority to come": (row(authorities="330; 940"), "authorities"),
    "recommendations below none": (row(recommendations="-1"), "recommendations"),
}


@pytest.fixture(scope="module")
def found_in_each(tmp_path_factory):
    """All the wrong rows in one file: what is found in each line."""
    rows = [
        {**wrong, "review": wrong["review"] and f"R{place}"}
        for place, (wrong, _) in enumerate(WRONG.values())
    ]
    found = problems(tmp_path_factory.mktemp("wrong"), row("R"), *rows)
    return {
        what: [column for line, column in found if line == place] for place, what in enumerate(WRONG, start=3)
    }


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_told_with_its_line_and_column(found_in_each, what):
    assert found_in_each[what] == [WRONG[what][1]]


def test_northamptonshire_is_taken_while_it_lived_and_its_followers_after(tmp_path):
    rows = [
        row("R1", authorities="928", decision_date="2021-03-31"),
        row("R2", authorities="E06000061; 941", decision_date="2021-04-01"),
    ]
    with opened_register(register_file(tmp_path, rows), PLACES) as register:
        assert register.span()[-1] == 2


def test_the_same_review_under_two_keys_is_found(tmp_path):
    twin = {"incident_date": "2013-03-01"}
    assert problems(tmp_path, row("R1", **twin), row("R2", **twin)) == [(3, "review")]
    # Two who are not alike may have been hurt on one day; and two who are, if somebody says so.
    for rows, allowed in (
        ((row("R1", died="yes", **twin), row("R2", died="no", **twin)), False),
        ((row("R1", **twin), row("R2", **twin)), True),
    ):
        with opened_register(register_file(tmp_path, rows), PLACES, alike_allowed=allowed) as register:
            assert register.span()[-1] == 2


def test_rows_of_one_review_agree_and_its_children_are_there_once(tmp_path):
    assert problems(tmp_path, row(child="1"), row(child="2", method="systems")) == [(3, "method")]
    assert problems(tmp_path, row(child="1", died="no"), row(child="1", died="yes")) == [(3, "child")]


def test_everything_that_is_wrong_is_told_at_once(tmp_path):
    found = problems(tmp_path, row("R1", type="x", age_months="300"), row("R2", authorities="999"))
    assert found == [(2, "age_months"), (2, "type"), (3, "authorities")]


def test_what_was_typed_is_not_repeated(tmp_path):
    with (
        pytest.raises(BadRegister) as refused,
        opened_register(register_file(tmp_path, [row(type="Little Jenny, 4 Mill Lane")]), PLACES),
    ):
        pass
    assert "Jenny" not in str(refused.value)
    assert not any("Jenny" in one.says for one in refused.value.problems)


FILES = {
    "latin letters": (
        written([row()]).replace("R1", "Ré").encode("latin-1"),
        r"line 2: a letter here is not in UTF-8",
    ),
    "utf-16": (written([row()]).encode("utf-16"), "UTF-16"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file|not in UTF-8"),
    "a pdf": (b"%PDF-1.7\n", "this is a PDF"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel file"),
    "a web page": (b"<!doctype html><p>Sign in</p>", "web page"),
    "half a workbook": (b"PK\x03\x04 and no more", "damaged"),
    "nothing": (b"", "empty"),
    "headings alone": (written([]).encode(), "no rows"),
    "a merged heading": (
        written([row(known_from="2013-06-01")]).replace("known_from", "").encode(),
        "line 1: column 2 has cells, and no name",
    ),
    "a column of names": (written([row()]).replace("known_to", "child_name").encode(), "no column for names"),
    "two columns alike": (written([row()]).replace("known_to", "known_from").encode(), "two columns"),
    "a column short": (b"review,type,status\r\nR1,scr,under_way\r\n", "there is no column “decision_date”"),
    "a row too long": (
        written([row()]).encode() + b"R2" + b",1" * 25 + b"\r\n",
        "more or fewer cells",
    ),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_is_not_what_it_should_be_is_refused_in_a_sentence(tmp_path, what):
    content, says = FILES[what]
    path = tmp_path / "register.csv"
    path.write_bytes(content)
    with pytest.raises(BadData, match=says) as refused, opened_register(path, PLACES):
        pass
    assert str(refused.value).startswith("register.csv")


def workbook(path, rows, merged=None):
    book = Workbook()
    sheet = book.active
    sheet.append(NAMES)
    for one in rows:
        sheet.append([one.get(name) for name in NAMES])
    if merged:
        sheet.merge_cells(merged)
    book.save(path)
    return path


def test_a_workbook_is_read_like_the_same_csv(tmp_path):
    cells = done(age_months="7", child="1")
    typed = cells | {"completion_date": date(2014, 1, 15), "age_months": 7}
    assert completed(workbook(tmp_path / "register.xlsx", [typed])) == completed(
        register_file(tmp_path, [cells])
    )


def test_titles_are_left_out_and_the_lines_stay_those_of_the_file(tmp_path):
    """The file that a page takes, the verb takes: both read sheets in one way."""
    path = tmp_path / "register.csv"
    title = "Register of reviews,,,\r\nAs of March,,\r\n\r\n"
    path.write_text(
        title + written([done(), row("R2", decision_date="1/6/13")]), encoding="utf-8", newline=""
    )
    with pytest.raises(BadRegister) as refused, opened_register(path, PLACES):
        pass
    assert [(one.line, one.column) for one in refused.value.problems] == [(6, "decision_date")]
    path.write_text(title + written([done()]), encoding="utf-8", newline="")
    with opened_register(path, PLACES) as register:
        assert "above line 4" in register.notes[0]


def test_the_sheet_with_a_table_is_read_where_remarks_stand_before_it_and_said(tmp_path):
    book = Workbook()
    book.active.title = "Notes"
    book.active.append(["Kept by the partnership."])
    sheet = book.create_sheet("Register")
    sheet.append(["Reviews of all years"])
    sheet.merge_cells("A1:E1")
    sheet.append(NAMES)
    sheet.append([])
    sheet.append([row(decision_date="1/6/13").get(name) for name in NAMES])
    book.save(path := tmp_path / "register.xlsx")
    with pytest.raises(BadRegister, match="line 4, decision_date"), opened_register(path, PLACES):
        pass
    sheet.cell(4, NAMES.index("decision_date") + 1).value = "1/6/2013"
    book.save(path)
    with opened_register(path, PLACES) as register:
        assert "The sheet “Register” was read" in register.notes[0]


def test_opendocument_is_read_by_the_verb_as_by_the_pages(tmp_path):
    cells = [done(), done("R2")]
    lines = [NAMES, *([one.get(name, "") for name in NAMES] for one in cells)]
    path = tmp_path / "register.ods"
    path.write_bytes(
        opendocument(
            "".join(f"<table:table-row>{''.join(map(text, line))}</table:table-row>" for line in lines)
        )
    )
    assert completed(path) == completed(register_file(tmp_path, cells))


def test_a_workbook_with_merged_headings_is_refused(tmp_path):
    with pytest.raises(BadData, match="merged"):
        completed(workbook(tmp_path / "register.xlsx", [done()], "A1:B1"))


def test_semicolons_british_dates_a_mark_at_the_start_and_other_headings_are_understood(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(
        "\ufeffOur number;Type;status;authorities;decision date;completion_date\r\n"
        "R1;scr;completed;330;1/5/2013;15/01/2014\r\n",
        encoding="utf-8",
    )
    assert completed(path, names={"Our number": "review"}) == [(2014, 1, "scr", "unknown", 1)]


def test_the_fictional_register_is_taken_and_always_the_same(tmp_path):
    text = fictional_register(random.Random(2013))
    assert text == fictional_register(random.Random(2013))
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8", newline="")
    half_year = sum(one[-1] for one in completed(path, fictional()) if (one[0], one[1]) >= (2013, 10))
    assert 40 <= half_year <= 80


def some_review(rng):
    """Facts that are right, and facts that are not."""
    day = [None, *(date(2013, 1, 1) + timedelta(days=days) for days in range(4))]
    return {name: rng.choice(day) for name in rules.DATES} | {
        "status": rng.choice(list(STATUSES)),
        "status_reason": rng.choice(["", *REASONS]),
        "publication": rng.choice(["", "full", "not"]),
        "age_months": rng.choice([None, 214, 215, 216, 217]),
        "known_from": rng.choice([None, date(2013, 1, 3), date(2014, 1, 1)]),
    }


def why_refused(facts):
    facts = facts | {"publication": facts["publication"] or "unknown"}
    months = facts.pop("age_months")
    try:
        Review(key="R", type="scr", authorities=(PLACES.by_code["330"],), children=(Child(months),), **facts)
    except NotAllowed as reason:
        return str(reason)
    return None


def test_a_file_is_judged_as_one_review_typed_on_a_page(tmp_path):
    """The fast reader and the slow values stand on the same tables; here they meet the same two thousand rows."""
    rng = random.Random(5)
    reviews = [some_review(rng) for _ in range(2000)]
    rows = [
        row(f"R{place}", PLAIN | {name: "" if value is None else str(value) for name, value in facts.items()})
        for place, facts in enumerate(reviews)
    ]
    refused = {line for line, facts in enumerate(reviews, start=2) if why_refused(facts)}
    assert 100 < len(refused) < 1980
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coalface.warehouse.register.reading.MOST_TOLD", 100_000)
        found = problems(tmp_path, *rows)
    # That two reviews look like the same one is a question to several rows, not to one.
    assert {line for line, column in found if column != "review"} == refused


def test_what_was_known_on_any_day_is_what_plain_python_finds(tmp_path):
    rows = [
        row("R1", known_from="2013-05-10"),
        done("R1", known_from="2014-02-01"),
        row("R1", known_from="2014-05-01", status="abandoned", status_reason="not_met"),
        done("R2", known_from="2014-04-20", completion_date="2014-03-30"),
        row("R3", known_from="2013-06-01", known_to="2014-01-01"),
        row("R4", known_from="2014-02-02", decision_date="2014-02-01"),
        done(
            "R5",
            known_from="2014-06-01",
            status="published",
            publication="full",
            publication_date="2014-05-01",
        ),
    ]
    leeds = (PLACES.by_code["330"],)
    versions = [
        Review(
            key=one["review"], authorities=leeds,
            **{name: one[name] for name in ("type", "status", "status_reason", "publication") if one.get(name)},
            **{name: date.fromisoformat(one[name]) for name in DAYS if one.get(name)},
        )
        for one in rows
    ]  # fmt: skip
    with opened_register(register_file(tmp_path, rows), PLACES) as register:
        for name in ("2013-14-part-1", "2013-14-part-2", "2014-15-part-1"):
            period = read_half_year(name)
            for known in (date(2013, 10, 1), period.last, date(2014, 4, 25), date(2014, 7, 1)):
                view = View(period, known, date(2013, 4, 1))
                slow = known_on(versions, period.last, known)
                assert sum(one[-1] for one in register.in_progress(view)) == sum(one.is_open for one in slow)
                assert sum(one[-1] for one in register.completed(view)) == sum(
                    one.completion_date is not None for one in slow
                )
