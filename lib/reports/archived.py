"""What is archived, as a sheet of the workbook of the plan: there to be read, an import sets it aside."""

from __future__ import annotations

from lib.domain.schema import ARCHIVED_FIELDS
from lib.i18n import Language, mark, translate
from lib.i18n.labels import field_label, table_label
from lib.spreadsheets.write import SheetPlan
from lib.store import reads
from lib.store.state import State

#: What the columns are called where no field of the registry is.
LABELS = {"kind": mark("Kind"), "code": mark("Code"), "name": mark("Name")}


def archived_sheet(state: State, language: Language) -> SheetPlan | None:
    """The archived actions, axes and partners with day and reason; None when nothing is archived."""
    found = reads.archived(state)
    if not found:
        return None
    kinds = {kind: table_label(language, kind) for kind in ("action", "axis", "partner")}
    return SheetPlan(
        name=translate(language, "Archived"),
        fields=ARCHIVED_FIELDS,
        labels=tuple(
            translate(language, LABELS[name]) if name in LABELS else field_label(language, "action", name)
            for name in ARCHIVED_FIELDS
        ),
        kinds=tuple("date" if name == "archived_on" else "text" for name in ARCHIVED_FIELDS),
        choices={},
        extra=(),
        rows=tuple(
            (
                kinds[row.kind],
                row.code,
                row.name,
                row.archived_on,
                row.archived_reason,
                row.into_code or row.into_name,
            )
            for row in found
        ),
    )
