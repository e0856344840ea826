"""How two people see one assumption, as it stands in the address. Nothing of it is stored."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalface.core.spiral import shipped
from coalface.core.spiral.definition import Parameter
from coalface.core.spiral.disagreeing import View

from .held import can_be_held

SIDES = ("one", "other")
LONGEST_NUMBER = 20
THOUSANDS = re.compile(r"[-−]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?%?")
# Roles and no names: the address may be sent on, and a server may log it.
WHO: Mapping[str, str | Promise] = {
    "director": gettext_lazy("A director"),
    "front_line": gettext_lazy("A front-line worker"),
    "manager": gettext_lazy("A team manager"),
    "partner": gettext_lazy("A partner agency"),
    "lived": gettext_lazy("Somebody with lived experience"),
}
FIRST_WHO = ("director", "front_line")


@dataclass(frozen=True, slots=True)
class Seen:
    """`typed` has what stands in each field, right or wrong; `oops` a sentence for each field that is wrong."""

    about: Parameter | None
    who: tuple[str, str]
    typed: Mapping[str, str]
    views: tuple[View, ...] = ()
    oops: Mapping[str, str] = field(default_factory=dict)
    unknown: bool = False

    @property
    def is_asked(self) -> bool:
        return len(self.views) == len(SIDES)

    def query(self) -> dict[str, str]:
        about = {"about": self.about.name} if self.about else {}
        who = {f"{side}_who": code for side, code in zip(SIDES, self.who, strict=True)}
        return {**about, **who, **self.typed}


def known_about() -> list[Parameter]:
    """What people may see differently: assumptions of ours, and never what is published of a place."""
    return [one for one in shipped().assumptions.values() if can_be_held(one)]


def seen_in(given: Mapping[str, str]) -> Seen:
    """Read the address. Before anybody has typed, both stand at our range, for both to make their own."""
    code = given.get("about", "")
    about = next((one for one in known_about() if one.name == code), None)
    who, unknown = _who(given)
    unknown |= bool(code) and about is None
    if about is None:
        return Seen(None, who, {}, unknown=unknown)
    ours = {"from": f"{about.least:g}", "to": f"{about.most:g}"}
    names = {f"{side}_{end}": usual for side in SIDES for end, usual in ours.items()}
    if not any(name in given for name in names):
        return Seen(about, who, names, unknown=unknown)
    typed = {name: given.get(name, "").strip()[:LONGEST_NUMBER] for name in names}
    views, oops = _views(typed, about)
    return Seen(about, who, typed, () if oops else views, oops, unknown)


def _who(given: Mapping[str, str]) -> tuple[tuple[str, str], bool]:
    asked = [given.get(f"{side}_who", usual) for side, usual in zip(SIDES, FIRST_WHO, strict=True)]
    known = [code if code in WHO else usual for code, usual in zip(asked, FIRST_WHO, strict=True)]
    return (known[0], known[1]), known != asked


def _views(typed: Mapping[str, str], about: Parameter) -> tuple[tuple[View, ...], dict[str, str]]:
    numbers = {name: number_in(words) for name, words in typed.items()}
    least, most = about.limits
    oops = {
        name: _("Write a number from %(least)s to %(most)s, such as %(usual)s.")
        % {"least": f"{least:g}", "most": f"{most:g}", "usual": f"{about.default:g}"}
        for name, number in numbers.items()
        if number is None or not least <= number <= most
    }
    views = []
    for side in SIDES:
        low, high = numbers[f"{side}_from"], numbers[f"{side}_to"]
        if low is None or high is None:
            continue
        if low > high:
            oops.setdefault(f"{side}_from", _("“From” is more than “to”. Write the least first."))
        views.append(View(low, high))
    return tuple(views), oops


def number_in(words: str) -> float | None:
    """As people write it: 0.3, 0,3, 30% or 3,000. A comma before three digits parts thousands, unless all before it is
    nought; what then lies outside the limits is asked again, and never read as a thousandth.
    """
    plain = words.replace(" ", "")
    plain = plain.replace(",", "" if THOUSANDS.fullmatch(plain) else ".")
    try:
        number = float(plain.removesuffix("%"))
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return number / 100 if plain.endswith("%") else number
