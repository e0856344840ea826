"""The search: does it find what stands?"""

from collections.abc import Iterator

from .finding import Finding, wrong


def check_search() -> Iterator[Finding]:
    from coalface.learning.queries import cards_search_misses

    if astray := cards_search_misses():
        cards = "One card is" if astray == 1 else f"{astray} cards are"
        yield wrong(
            f"{cards} not found by the search as published. Run `coalface upgrade`: it makes the search anew."
        )
