"""The recovery key: made, shown share by share, tested and forgotten. It is never written down here, nor is a share."""

import hmac
from pathlib import Path

import typer

from coalface.core.recovery import NEEDED, SharesDoNotFit, join, split
from coalface.core.sealing import new_key_pair

from ..saying import clear_screen
from ..stopping import CannotGoOn

TRIES = 3
WORDS_IN_LINE = 11

NOTHING_MADE = (
    "Nothing was made, and these shares are worth nothing: tear them up and run `coalface init` again."
)


def make_tested_key(custodians: list[str], shares_file: Path | None) -> tuple[bytes, list[str]]:
    """Return the public key and the two shares that brought its private key back."""
    public_key, private_key = new_key_pair()
    for number, (custodian, share) in enumerate(zip(custodians, split(private_key), strict=True), 1):
        _show(number, custodian, share, wait=shares_file is None)
    if shares_file:
        typed = read_shares(shares_file)
        if reason := why_not_same(typed, private_key):
            raise CannotGoOn(f"{reason} {NOTHING_MADE}")
        return public_key, typed
    return public_key, _typed_back(private_key)


def why_not_same(shares: list[str], private_key: bytes) -> str | None:
    """Return why these shares do not bring this key back, or None."""
    if len({" ".join(share.lower().split()) for share in shares}) != NEEDED:
        return "Two different shares are needed, each with its 33 words."
    try:
        found = join(shares)
    except SharesDoNotFit as reason:
        return str(reason)
    return None if hmac.compare_digest(found, private_key) else "These shares belong to another key."


def _show(number: int, custodian: str, share: str, *, wait: bool) -> None:
    if wait:
        typer.prompt(
            f"Share {number} of 3 is for {custodian} alone. Press Enter when nobody else sees the screen",
            default="",
            show_default=False,
        )
    words = share.split()
    typer.echo(
        f"\nShare {number} of 3, for {custodian}. Write down these {len(words)} words in their order:\n"
    )
    for start in range(0, len(words), WORDS_IN_LINE):
        typer.echo("  " + " ".join(words[start : start + WORDS_IN_LINE]))
    typer.echo("")
    if wait:
        typer.prompt("Press Enter when it is written down", default="", show_default=False)
        clear_screen()


def _typed_back(private_key: bytes) -> list[str]:
    """Ask for two shares as they stand on paper: a key that nobody can bring back would protect nothing."""
    typer.echo("Now test it. Any two custodians type their words back, from paper.")
    for _ in range(TRIES):
        shares = ask_shares()
        if (reason := why_not_same(shares, private_key)) is None:
            return shares
        typer.echo(reason, err=True)
    raise CannotGoOn(f"The recovery key could not be brought back, so it would help nobody. {NOTHING_MADE}")


def read_shares(path: Path) -> list[str]:
    """The shares in a file or a named pipe, one in a line. CannotGoOn where it is not text."""
    try:
        return path.read_text(encoding="utf-8").strip().splitlines()
    except UnicodeDecodeError as fault:
        raise CannotGoOn(
            f"{path} is not text. It holds two shares, each with its 33 words in one line."
        ) from fault


def ask_shares() -> list[str]:
    """Ask for two shares as they stand on paper, and leave nothing of them on the screen."""
    shares = [typer.prompt(f"The 33 words of one share ({n} of {NEEDED})") for n in range(1, NEEDED + 1)]
    clear_screen()
    return shares
