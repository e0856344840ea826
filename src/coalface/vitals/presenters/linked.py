"""A cell of a table that leads somewhere: words for files and programs, and a link for people."""

from collections.abc import Callable

from django.urls import reverse


class Linked(str):
    """The words of a cell, and where they lead."""

    __slots__ = ("url",)
    url: str

    def __new__(cls, words: str, url: str) -> "Linked":
        made = super().__new__(cls, words)
        made.url = url
        return made


def numbers_link(area: str, code: str) -> Callable[[int], str]:
    """The address at which a number of this place and measure is traced, by its year. Asked for once a measure."""
    before = reverse("figures_number", args=[area, code, 0]).removesuffix("0/")
    return lambda year: f"{before}{year}/"


def row_address(release: str, file: str, line: int) -> str:
    """Where one row of a published file is shown."""
    return reverse("figures_row", args=[release, file, line])
