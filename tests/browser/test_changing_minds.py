"""A report with twelve things in it, looked over on a small phone by keyboard alone: kept, gone back, changed, sent."""

from . import walks
from .test_every_page import fits

STORY = (
    "on tues jayden fell at hollybank primary school. jaydens mum told mark from duty. sw priya rang 07700 900123."
    " mrs okafor and mr bell knew. mark wrote to m.bell@example.org about ehm 99120. i asked may to cover."
    " mrs okafor lives in 12 tanner row, ls1 4ap."
)

TOLD = (
    "on tues [child A] fell at [school]. [child A]'s mum told [someone B] from duty. sw [worker C] rang a phone number."
    " [adult D] and mr bell knew. [someone B] wrote to an email address about a case number. i asked [someone F] to"
    " cover. [adult D] lives in [place], [postcode]."
)


def reach(page, what: str) -> None:
    """Press Tab until the focus is on it, as somebody without a mouse does."""
    wanted = page.locator(what).last
    for _ in range(120):
        if wanted.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {what}")


def press(page, words: str) -> None:
    reach(page, f'main button:visible:text-is("{words}")')
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tick_of(page, words: str):
    return page.locator(f'.found label:has-text("“{words}”") > input')


def flip(page, words: str) -> None:
    reach(page, f'.found label:has-text("“{words}”") > input')
    page.keyboard.press("Space")


def test_twelve_things_two_kept_answers_changed_one_mind_changed_and_sent(open_page, site):
    page = open_page(walks.TOLD)
    page.check("#kind-near_miss")
    page.goto(page.url.partition("#")[0] + "#q-story")
    page.fill("#story", STORY)
    page.goto(page.url.partition("#")[0] + "#q-area")
    press(page, "Seal it and send it")
    assert page.locator(".found li").count() == 12
    assert page.locator("#unsure li").count() == 1
    fits(page, "twelve things")
    flip(page, "mark")
    assert not page.locator(".as-shown").is_visible(), "what was said of the ticks is not true any more"
    flip(page, "mr bell")
    press(page, "Change my answers")
    assert page.input_value("#story") == STORY
    page.goto(page.url.partition("#")[0] + "#q-area")
    press(page, "Seal it and send it")
    assert not tick_of(page, "mark").is_checked()
    assert not tick_of(page, "mr bell").is_checked()
    assert tick_of(page, "jayden").is_checked()
    fits(page, "the second look")
    flip(page, "mark")
    flip(page, "may")
    press(page, "Use these and seal it")
    words = " ".join(page.locator(".words li").all_inner_texts())
    assert len(words.split()) == 5
    steward = open_page("/")
    walks.sign_in(steward, site, "alice@example.org")
    steward.goto(site.url + "/staff/desk/")
    walks.press(steward, ".inbox a >> nth=0")
    steward.check("#why-to_write")
    walks.press(steward, "text=Open it")
    assert TOLD in steward.inner_text(".sealed")
