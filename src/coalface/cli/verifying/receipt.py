"""Checking one proof: with nothing but the file, and with a checkpoint from elsewhere where somebody has one."""

from collections.abc import Iterator
from pathlib import Path

from coalface.core.checkpoints import Checkpoint, parse_checkpoint, verify_checkpoint
from coalface.core.merkle import verify_consistency
from coalface.core.merkle_places import ProofError
from coalface.core.note_keys import NoteError, PublicKey
from coalface.core.notes import parse_note
from coalface.core.proofs import Proof, check_proof, read_proof

from .notes import Kept, consistency, find_checkpoint, read_json, read_text
from .outcomes import CannotCheck, Wrong


def verify_receipt(file: Path, *, checkpoint: str | None, key: str | None) -> Iterator[str]:
    """Check a proof step by step, and say what holds. Wrong or CannotCheck at the first that does not."""
    facts = read_json(read_text(file), str(file))
    try:
        proof = read_proof(facts)
        signer = _signer(proof, key)
        signed = check_proof(proof, key=signer)
        yield from _said(proof, signer, pinned=key is not None)
        if checkpoint:
            yield _tied(signed, find_checkpoint(checkpoint), signer)
    except (ProofError, NoteError) as fault:
        raise Wrong(str(fault)) from fault


def _signer(proof: Proof, wanted: str | None) -> PublicKey:
    signer = PublicKey.parse(proof.key)
    if wanted is not None and PublicKey.parse(wanted) != signer:
        raise Wrong(f"The checkpoint is signed by another key than the one you gave: {proof.key}")
    return signer


def _said(proof: Proof, signer: PublicKey, *, pinned: bool) -> Iterator[str]:
    leaf = proof.leaf
    if not pinned:
        # Anybody can make a key and give it the site's name.
        yield "This file agrees with itself. Whether it is the site’s depends on this key, which stands in the file:"
        yield f"  {signer}"
        yield "Compare it with the one on the site’s page /log/, or with somebody else’s file. If it is the same:"
    yield f"It holds: “{leaf.what}”, by the role {leaf.role}, in {leaf.week}."
    yield f"It is line {proof.index} of {proof.size}, counted from 0, in the log {signer.name}."
    yield f"The fingerprint of the key that signed this: {signer.fingerprint}"


def _tied(ours: Checkpoint, kept: Kept, signer: PublicKey) -> str:
    """Hold the proof's checkpoint against the one from elsewhere."""
    claimed = parse_checkpoint(parse_note(kept.note).text).origin
    if claimed != signer.name:
        raise CannotCheck(
            f"The proof holds in the log {signer.name}. The other checkpoint is of the log {claimed}: if the site has"
            " been restored from a backup, its page /log/ says what was lost."
        )
    theirs = verify_checkpoint(kept.note, key=signer, origin=signer.name)
    if theirs.size < ours.size:
        raise CannotCheck(
            f"The proof holds, and its checkpoint of {ours.size} lines is newer than the other, of {theirs.size}."
            " Try again once the next one is published: there is one each week."
        )
    verify_consistency(
        first_size=ours.size,
        second_size=theirs.size,
        first_root=ours.root,
        second_root=theirs.root,
        proof=_path_between(ours, theirs, kept),
    )
    return f"And it is still there: the log of {theirs.size} lines begins with the log of {ours.size}."


def _path_between(ours: Checkpoint, theirs: Checkpoint, kept: Kept) -> tuple[bytes, ...]:
    if ours.size == theirs.size:
        return ()
    if kept.site:
        return consistency(kept.site, ours.size, theirs.size)
    if kept.first != ours.size:
        raise CannotCheck(
            f"The proof holds. To tie it to the other checkpoint, save the answer of"
            f" /log/proof/consistency?first={ours.size}&second={theirs.size} to a file, and give that file."
        )
    return kept.path
