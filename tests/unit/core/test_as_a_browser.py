"""What the measurements send back of a page is what a browser would (HTML standard: constructing the entry list)."""

from benchmarks.as_a_browser import sent_back

PAGE = """<form><button name="step" value="edit" hidden>Back</button>
<input type="hidden" name="key" value="a&amp;b"><input type="checkbox" name="yes" value="1" checked>
<input type="checkbox" name="no" value="1"><input type="radio" name="which" value="x" checked>
<input name="words" value="w">
<textarea name="story">
first
second</textarea><button name="step" value="seal">Go</button><button name="step" value="edit">Back</button></form>"""


def test_what_is_ticked_typed_and_hidden_goes_back_with_the_button():
    assert sent_back(PAGE, "seal") == [
        ("key", "a&b"),
        ("yes", "1"),
        ("which", "x"),
        ("words", "w"),
        ("story", "first\nsecond"),
        ("step", "seal"),
    ]


def test_a_page_without_a_form_sends_nothing():
    assert sent_back("<p>It is sealed.</p>", "seal") == []
