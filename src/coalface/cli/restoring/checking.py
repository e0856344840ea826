"""Holding the restored database against what the backup's manifest says, before anything is changed in it."""

from typing import Any

from ..stopping import CannotGoOn


def needs_to_be_as_it_was(manifest: dict[str, Any], models: Any) -> None:
    """CannotGoOn where a table has other rows, or the log another root, than when the backup was made."""
    from ..upgrading.snapshot import why_not_whole

    if (
        reason := why_not_whole()
        or why_other_rows(manifest, models)
        or why_other_log(manifest["log"], models)
    ):
        raise CannotGoOn(f"The restored database is not what it was. {reason} Nothing of it was kept.")


def why_other_rows(manifest: dict[str, Any], models: Any) -> str | None:
    for table, (rows, _) in manifest["tables"].items():
        count = models.get_model(table)._base_manager.count()
        if count != rows:
            return f"{table} had {rows} rows and now has {count}."
    return None


def why_other_log(log: dict[str, Any], models: Any) -> str | None:
    """Build the log again from its entries alone: the kept hashes above them are not asked."""
    from coalface.core import merkle
    from coalface.core.commitments import leaf_data

    entries = models.get_model("integrity.entry")._base_manager.order_by("index")
    facts = entries.values_list("what", "role", "week", "commitment").iterator()
    leaves = [leaf_data(what=w, role=r, week=k, commitment=bytes(c)) for w, r, k, c in facts]
    if len(leaves) != log["size"] or merkle.root(leaves).hex() != log["root"]:
        return f"The log of {log['size']} entries, built again, is another log."
    return None
