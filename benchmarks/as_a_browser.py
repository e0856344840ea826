"""What a browser would send back of a page with one form."""

from html.parser import HTMLParser

TICKED = frozenset({"checkbox", "radio"})
NOT_SENT = frozenset({"submit", "button", "reset", "file"})


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: list[tuple[str, str]] = []
        self.buttons: list[tuple[str, str]] = []
        self._typed: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "textarea" and name:
            self.fields.append((name, ""))
            self._typed = name
        elif tag == "button" and name and "hidden" not in given:
            self.buttons.append((name, given.get("value", "")))
        elif tag == "input" and name and kind not in NOT_SENT and (kind not in TICKED or "checked" in given):
            self.fields.append((name, given.get("value", "on" if kind in TICKED else "")))

    def handle_data(self, data: str) -> None:
        if self._typed is not None:
            name, typed = self.fields[-1]
            # The first line break of a textarea is not part of what it holds.
            self.fields[-1] = (name, typed + (data.removeprefix("\n") if not typed else data))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._typed = None


def sent_back(page: str, step: str) -> list[tuple[str, str]]:
    """Return the fields of a page, with the button `step` where it has one; nothing where it has no field."""
    form = _Form()
    form.feed(page)
    pressed = [button for button in form.buttons if button == ("step", step)]
    return [*form.fields, *pressed[-1:]]
