"""Working the whole log out again, from the database of this installation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coalface.core.checkpoints import Checkpoint, parse_checkpoint, verify_checkpoint
from coalface.core.note_keys import NoteError, PublicKey
from coalface.core.notes import parse_note

from .notes import read_kept
from .outcomes import CannotCheck, Wrong


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint that the log must fit, and whose it is."""

    checkpoint: Checkpoint
    called: str


def verify_log(*, since: Path | None, each: Callable[[int], None]) -> Iterator[str]:
    """Check every entry, every card, and every checkpoint; Wrong at the first that is not what it was."""
    from coalface.integrity import queries as integrity
    from coalface.learning import queries as learning
    from coalface.newsletter import queries as newsletter
    from coalface.people import queries as people
    from coalface.pulse import queries as pulse
    from coalface.questionnaire import queries as questionnaire
    from coalface.releases import queries as releases
    from coalface.reporting import queries as reporting
    from coalface.reviews import queries as reviews
    from coalface.trials import queries as trials

    signed = _signed(since)
    try:
        tree = integrity.recompute({line.checkpoint.size for line in signed}, each)
    except integrity.Damaged as fault:
        raise Wrong(str(fault)) from fault
    yield f"Every one of {tree.size} entries is what it was, and so is every hash above them."
    for problem in (
        *learning.cards_not_as_entered(),
        *learning.themes_not_as_entered(),
        *trials.trials_not_as_entered(),
        *pulse.pulses_not_as_entered(),
        *newsletter.newsletters_not_as_entered(),
        *people.declarations_not_as_entered(),
        *reviews.changes_not_as_entered(),
        *releases.bulletins_not_as_published(),
        *questionnaire.questionnaires_not_as_entered(),
    ):
        raise Wrong(problem)
    yield "Every card, and all that was made of cards and signed in public, is what was entered."
    for problem in (*reporting.reports_not_as_entered(), *reporting.figures_not_as_entered()):
        raise Wrong(problem)
    yield from _reports_checked(reporting.inventory_week())
    yield "The counts of every quarter fit the log."
    for problem in people.recovery_keys_not_as_entered():
        raise Wrong(problem)
    yield "Every recovery key is the one that was entered when it was made."
    _fits(signed, tree.roots)
    if signed:
        yield f"All {len(signed)} checkpoints fit, from {signed[0].called} to {signed[-1].called}."


def _reports_checked(week: str | None) -> Iterator[str]:
    """Say exactly what was checked, for without keys not everything can be."""
    yield "There are as many reports as the log says, in each week no more than were received, and none without keys."
    if week:
        yield (
            f"Those received before {week} are the ones that stood when the rows were last written anew, with what was"
            " told and its keys."
        )
    yield (
        "What was said in conversations only those can check who open them. In which week a report was first read"
        " nobody can."
    )


def _signed(since: Path | None) -> list[Signed]:
    from coalface.integrity import queries as integrity

    keys = [PublicKey.parse(origin.public_key) for origin in integrity.origins()]
    published = [_published(point) for point in integrity.signed_checkpoints()]
    own = [_own(since, keys)] if since else []
    return sorted([*published, *own], key=lambda line: line.checkpoint.size)


def _published(point) -> Signed:
    called = f"the published one of {point.size} entries, {point.week}"
    key = PublicKey.parse(point.origin.public_key)
    try:
        checkpoint = verify_checkpoint(point.note, key=key, origin=key.name)
    except NoteError as fault:
        raise Wrong(f"In {called}: {fault}") from fault
    if (checkpoint.size, checkpoint.root) != (point.size, bytes(point.root)):
        raise Wrong(f"The text of {called} is not about that size and root.")
    return Signed(checkpoint, called)


def _own(file: Path, keys: list[PublicKey]) -> Signed:
    note = read_kept(file).note
    try:
        claimed = parse_checkpoint(parse_note(note).text)
        key = next((key for key in keys if key.name == claimed.origin), None)
        if key is None:
            raise CannotCheck(f"{file} is a checkpoint of another log: {claimed.origin}.")
        return Signed(verify_checkpoint(note, key=key, origin=key.name), f"{file} of {claimed.size} entries")
    except NoteError as fault:
        raise Wrong(f"In {file}: {fault}") from fault


def _fits(signed: list[Signed], roots: dict[int, bytes]) -> None:
    """Name the two checkpoints between which history went another way, if it did."""
    good = "the beginning"
    for line in signed:
        if roots.get(line.checkpoint.size) != line.checkpoint.root:
            raise Wrong(f"History was rewritten between {good} and {line.called}.")
        good = line.called
