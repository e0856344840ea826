"""The corpus is large, and the judge sees what it has to see: otherwise all that it lets pass would prove nothing."""

import pytest
from django.http import HttpResponse

from .corpus import MARK, Input, in_json, read, texts
from .judging import why_not

FILES = ("texts", "json", "bodies", "headers", "addresses", "wire")


def test_there_are_more_than_three_hundred_and_none_twice():
    given = [one for file in FILES for one in read(file)]
    distinct = {(one.data, one.header, one.content_type, one.name.partition(".")[0]) for one in given}
    assert len(distinct) == len(given) > 300


def test_every_text_can_be_found_again():
    unmarked = [one.name for one in texts() if MARK.encode() not in one.data.replace(b"\0", b"")]
    assert len(unmarked) < 10, unmarked


def test_what_is_utf_8_becomes_a_proper_json_string():
    assert in_json(Input("", '"\u202e\n'.encode())) == b'"\\"\\u202e\\n"'
    assert in_json(Input("", b'\xff"')) == b'"\xff\'"'


SCRIPT = Input("script", b"<script>zqmark()</script>")


def page(words: str, status: int = 200, **headers: str) -> HttpResponse:
    return HttpResponse(words, status=status, headers={"X-Content-Type-Options": "nosniff", **headers})


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (page("<p>Broken.</p>", 500), "answered 500"),
        (page("<p>Traceback (most recent call last):</p>"), "says"),
        (page("<p><script>zqmark()</script></p>"), "an element <script>"),
        (page("<p onclick='zqmark()'>a</p>"), "an attribute onclick"),
        (page("<a href='java\nscript:zqmark()'>a</a>"), "leads to"),
        (page("<a href='//zqmark.example'>a</a>"), "leads to"),
        (page("<p style='color: red'>a</p>"), "an attribute style"),
        (page("<!-- zqmark -->"), "a comment"),
        (page("<h1>No</h1>", 404), "has no sentence"),
        (page("", 400), "says nothing"),
        (page("{}", 400, **{"Content-Type": "application/json"}), "is no sentence"),
        (page("a", **{"X-Said": "zqmark"}), "header X-Said"),
        (page("", 302, Location="//zqmark.example/"), "leads to"),
        (HttpResponse("<p>a</p>"), "guess"),
        (page("<p>a</p>", **{"Content-Type": "text/html"}), "charset"),
    ],
)
def test_the_judge_sees(answer, fault):
    assert fault in (why_not(answer, SCRIPT) or "")


def test_the_judge_lets_pass_what_is_only_shown():
    assert why_not(page("<p>&lt;script&gt;zqmark()&lt;/script&gt;</p>"), SCRIPT) is None
