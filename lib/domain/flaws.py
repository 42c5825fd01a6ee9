"""What can be wrong in a ledger, each with its sentence: found by `check`, before a restore, after a backup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

#: The sentences (message ids), by code. {table}, {field}, {key}, {revision}, {held}: where, and what stands there.
SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "version_unknown_revision": "{table}, row {key}: a version begins or ends at revision {held}, which is not one of this plan.",
        "version_reversed": "{table}, row {key}, revision {revision}: a version ends at revision {held}, before it begins.",
        "version_standing_twice": "{table}, row {key}: {held} versions stand at the same time, the last since revision {revision}.",
        "version_twice": "{table}, row {key}: revision {revision} begins or ends it {held} times; it could not be undone.",
        "version_overlap": "{table}, row {key}: the version of revision {revision} begins while that of revision {held} still holds.",
        "version_hole": "{table}, row {key}: it ended at revision {held} and comes back at revision {revision} without an undoing; versions between may be lost.",
        "json_unreadable": "{table}, row {key}, revision {revision}: the value of “{field}” cannot be read.",
        "word_unknown": "{table}, row {key}, revision {revision}: “{held}” is no known value of “{field}”.",
        "reference_unknown": "{table}, row {key}, revision {revision}: “{field}” names “{held}”, which was never there.",
        "value_taken": "{table}, row {key}, revision {revision}: “{field}” took the value “{held}”, which another row had.",
        "revision_missing": "Revision {revision} is missing: the numbers do not follow one another.",
        "revision_empty": "Revision {revision} changes nothing: rows of it are lost.",
        "revision_earlier": "Revision {revision} is dated {held}, before the one that it follows: the clock of the machine had been put back.",
        "revision_day": "Revision {revision} describes {held}, a day after its recording, or one that is too far back.",
        "revision_kind": "Revision {revision} came through an unknown door: “{held}”.",
        "revision_undoes": "Revision {revision} undoes revision {held}, which is not there before it.",
        "revision_meeting": "Revision {revision} belongs to meeting {held}, which was never there.",
        "source_missing": "Revision {revision} came from a file whose name is not kept (fingerprint {held}).",
        "source_without_revision": "The file “{held}” is kept for revision {revision}, which is not there.",
        "source_json_unreadable": "Revision {revision}: how the file “{held}” was read cannot be read.",
        "file_missing": "Revision {revision}: the bytes of the file “{held}” are not kept.",
        "file_altered": "Revision {revision}: the bytes of the file “{held}” are no longer those that were received.",
        "undo_impossible": "Revision {revision} could not be undone ({held}).",
        "undo_differs": "Undoing revision {revision}, the last one, would not bring back what was there before.",
        "and_others": "{held} more of the same kind.",
    }
)
#: What is told and is no damage.
REMARKS = frozenset({"revision_earlier"})


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong, and where: `values` holds table, field, key, revision, and what is held there."""

    code: str
    values: Mapping[str, object]

    @property
    def message(self) -> str:
        """The sentence that says it (a message id)."""
        return SENTENCES[self.code]

    @property
    def is_remark(self) -> bool:
        """Whether it is told and nothing has to be done."""
        return self.code in REMARKS
