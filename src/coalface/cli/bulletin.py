"""coalface bulletin: six-monthly statistics of case reviews, from a register to files that are safe to publish."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date

    from coalface.bulletin.figures import Bulletin
    from coalface.core.disclosure.policy import Policy
    from coalface.core.reviews.periods import HalfYear
    from coalface.warehouse.register import Register


def bulletin(
    period: Annotated[
        str, typer.Option(help="The half-year, such as 2013-14-part-2: October 2013 to March 2014.")
    ],
    out: Annotated[Path, typer.Option(help="The folder for the bulletin: an empty or a new one.")],
    register: Annotated[
        Path | None,
        typer.Option(help="The register, as CSV, .xlsx or .ods. A fictional one, unless you say."),
    ] = None,
    child_deaths: Annotated[
        Path | None,
        typer.Option(help="Child deaths beside a register file, as CSV: what panels recorded (form C)."),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(help="The data folder of an installation, to count the register that is kept there."),
    ] = None,
    organisation: Annotated[
        str, typer.Option(help="Whose register it is, where the installation keeps several.")
    ] = "",
    earlier: Annotated[
        list[Path] | None,
        typer.Option(
            help="The folder of an earlier bulletin of this register, in the order of publication; may be given again."
        ),
    ] = None,
    as_known: Annotated[
        str | None,
        typer.Option(
            help="What was known on this day, such as 2014-06-30. All that is recorded, unless you say."
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="The day on which counting began. The first record, unless you say.")
    ] = None,
    threshold: Annotated[int, typer.Option(help="Counts of children from 1 to one less are hidden.")] = 6,
    round_to: Annotated[
        int, typer.Option("--round", help="Round counts of children to this. 1 leaves them.")
    ] = 1,
    age_bands: Annotated[
        str, typer.Option(help="Ages in the bands of: notification, in-need.")
    ] = "notification",
    deaths: Annotated[bool, typer.Option(help="Show whether children died.")] = True,
    decided: Annotated[
        str, typer.Option(help="Why it may be public that all or none of a group were so. It is printed.")
    ] = "",
    corrects: Annotated[
        str,
        typer.Option(
            help="What is put right, where one of the earlier bulletins is of the same half-year. It is printed."
        ),
    ] = "",
    secret: Annotated[
        Path | None,
        typer.Option(
            help="A file with 16 characters or more that nobody else has. What is hidden beside the small counts is"
            " drawn with it."
        ),
    ] = None,
    authorities: Annotated[
        Path | None,
        typer.Option(help="A list of authorities with dates, in the columns of the Department’s."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help="A heading of yours for a column of ours: completion_date=Completed."),
    ] = None,
    allow_alike: Annotated[
        bool, typer.Option(help="Take reviews that look like the same one twice.")
    ] = False,
) -> None:
    """Make the bulletin of a half-year: page, PDF, workbooks and open data. Nothing is written where it is not safe.

    docs/how-to/publish-six-monthly-statistics.md leads through it, and docs/reference/register.md has the columns.
    """
    from coalface.bulletin.saving import save
    from coalface.bulletin.writing import files_of

    from .saying import say

    with _told_plainly():
        policy, day, began = _policy(threshold, round_to, deaths=deaths), _day(as_known), _day(since)
        with _opened(
            data,
            organisation,
            register,
            authorities,
            column or [],
            alike_allowed=allow_alike,
            deaths=child_deaths,
        ) as opened:
            policy = replace(policy, secret=_secret(secret, data))
            said = {"scheme": _scheme(age_bands), "decided": decided, "corrects": corrects}
            made = _made(opened, period, day, began, policy, earlier or [], **said)
        save(files_of(made), out)
    say(made.title, *made.headlines, f"Written to {out}. Begin with index.html.")
    if not policy.secret:
        say(
            "What else is hidden was chosen without a secret: somebody who runs this program on every table that fits"
            " may know some small counts better. Name a file that only you have with --secret."
        )
    if not earlier:
        say(
            "It was checked by itself. If there are earlier bulletins of this register, name them with --earlier."
        )


def _made(
    opened: "Register",
    period: str,
    as_known: "date | None",
    since: "date | None",
    policy: "Policy",
    earlier: "list[Path]",
    **asked: str,
) -> "Bulletin":
    from coalface.bulletin.making import make_bulletin
    from coalface.bulletin.saving import read_published

    before = [read_published(folder) for folder in earlier]
    shown = {"as_known": as_known, "since": since, "policy": policy, "earlier": before}
    return make_bulletin(opened, _half_year(period), **shown, **asked)


@contextmanager
def _told_plainly() -> Iterator[None]:
    """What the register or the rules refuse is told in sentences, and nothing goes on."""
    from coalface.core.errors import NotAllowed
    from coalface.warehouse.register import BadRegister

    from .saying import say
    from .stopping import CannotGoOn

    try:
        yield
    except BadRegister as refused:
        say(*(f"{refused.file}, {problem}" for problem in refused.problems))
        more = refused.count - len(refused.problems)
        raise CannotGoOn(
            f"Nothing was taken: put these right first{f', and {more:,} more' if more > 0 else ''}."
        ) from refused
    except (NotAllowed, ValueError) as refused:
        raise CannotGoOn(str(refused)) from refused


@contextmanager
def _opened(
    data: Path | None,
    organisation: str,
    register: Path | None,
    authorities: Path | None,
    columns: list[str],
    *,
    alike_allowed: bool,
    deaths: Path | None,
) -> "Iterator[Register]":
    """The register of an installation, of a file, or the fictional one."""
    from .registers import register_kept_in, register_of_file
    from .stopping import CannotGoOn

    if data is None:
        about = {"alike_allowed": alike_allowed, "deaths": deaths}
        with register_of_file(register, authorities, columns, **about) as opened:
            yield opened
        return
    if register or authorities or columns or deaths:
        raise CannotGoOn("Name a register file or a data folder, and not both.")
    with register_kept_in(data, organisation) as opened:
        yield opened


def _policy(threshold: int, base: int, *, deaths: bool) -> "Policy":
    from coalface.core.disclosure.policy import Deaths, Policy

    return Policy(
        threshold=threshold,
        rounding_base=base,
        deaths=Deaths.NATIONALLY if deaths else Deaths.NOWHERE,
    )


def _secret(file: Path | None, data: Path | None) -> bytes:
    """What is in the file; the secret of an installation, where its register is counted; nothing otherwise."""
    from coalface.core.disclosure.secret import SHORTEST_SECRET

    from .stopping import CannotGoOn

    if file is None:
        if data is None:
            return b""
        from coalface.releases.hiding import secret_of_hiding

        return secret_of_hiding()
    found = file.read_bytes().strip()
    if len(found) < SHORTEST_SECRET:
        raise CannotGoOn(
            f"{file.name} has fewer than {SHORTEST_SECRET} characters, which can be guessed. Put more into it."
        )
    return found


def _scheme(age_bands: str) -> str:
    from coalface.core.reviews.ages import SCHEMES

    from .stopping import CannotGoOn

    if age_bands not in SCHEMES:
        raise CannotGoOn(f"--age-bands has to be one of: {', '.join(SCHEMES)}.")
    return age_bands


def _half_year(period: str) -> "HalfYear":
    from coalface.core.reviews.periods import read_half_year

    return read_half_year(period)


def _day(written: str | None) -> "date | None":
    from datetime import date

    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        raise ValueError(f"“{written[:20]}” is no day. Write it like 2014-06-30.") from fault
