"""The name lists of an organisation, remembered by each process until they change."""

from uuid import UUID

from coalface.core.redaction import NameLists

from ..models import NameListTerm, Organisation

_remembered: dict[UUID, tuple[int, NameLists]] = {}


def name_lists(organisation: Organisation) -> NameLists:
    """The names of staff, schools and teams that should be noticed when somebody types them.

    The row says which version is the newest: it is as fresh as when it was read.
    """
    version = organisation.name_lists_version
    known = _remembered.get(organisation.pk)
    if known is None or known[0] != version:
        known = _remembered[organisation.pk] = version, _read(organisation.pk)
    return known[1]


def _read(organisation_id: UUID) -> NameLists:
    terms: dict[str, list[str]] = {name: [] for name in NameListTerm.List.values}
    rows = NameListTerm.objects.filter(organisation_id=organisation_id).values_list("list", "term")
    for name, term in rows.iterator():
        terms[name].append(term)
    return NameLists.of(**terms)
