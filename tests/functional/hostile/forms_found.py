"""The forms of a page, as a browser would find them, and one way of filling each in that would be taken."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

FREE = ("text", "search", "email", "password", "tel", "url", "number", "date", "textarea")


@dataclass
class Form:
    """Where a form goes, what somebody types freely, and what else is sent with it."""

    action: str
    method: str
    free: dict[str, str] = field(default_factory=dict)
    fixed: dict[str, list[str]] = field(default_factory=dict)
    # Each button that sends a name with the form makes a form of its own.
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def variants(self) -> list["Form"]:
        """This form, once for each of its buttons."""
        if not self.buttons:
            return [self]
        return [
            Form(self.action, self.method, self.free, {**self.fixed, name: [value]})
            for name, value in dict.fromkeys(self.buttons)
        ]

    @property
    def label(self) -> str:
        step = self.fixed.get("step", [""])[0]
        return f"{self.method} {self.action.partition('?')[0]} {step}".strip()


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.forms = page, []
        self._form: Form | None = None
        self._textarea = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            # A place on the page is the browser's own, and is never sent.
            action = (given.get("action") or self.page).partition("#")[0]
            self._form = Form(action, given.get("method", "get").upper())
            self.forms.append(self._form)
        elif self._form is not None:
            self._control(tag, given, self._form)

    def _control(self, tag: str, given: dict[str, str], form: Form) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            if given.get("value") and ("selected" in given or self._select not in form.fixed):
                form.fixed[self._select] = [given["value"]]
        elif not name:
            return
        elif tag == "textarea":
            self._textarea = name
            form.free[name] = ""
        elif tag == "button":
            form.buttons.append((name, given.get("value", "")))
        elif tag == "input":
            self._input(name, kind, given, form)

    def _input(self, name: str, kind: str, given: dict[str, str], form: Form) -> None:
        value = given.get("value", "on" if kind in ("checkbox", "radio") else "")
        if kind in FREE:
            form.free[name] = value
        elif kind == "checkbox":
            form.fixed.setdefault(name, []).append(value)
        elif kind != "radio" or "checked" in given or name not in form.fixed:
            form.fixed[name] = [value]

    def handle_data(self, data: str) -> None:
        if self._textarea and self._form is not None:
            self._form.free[self._textarea] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._textarea = ""
        elif tag == "select":
            self._select = ""


def forms_of(page: str, address: str) -> list[Form]:
    """Every form of a page, once for each button that says something."""
    reader = _Reader(address)
    reader.feed(page)
    reader.close()
    return [variant for form in reader.forms for variant in form.variants()]
