"""The commitments as a workbook: the list, ready to be filled in and imported again, and the matrix beside it."""

from __future__ import annotations

from lib.domain.changes import Value
from lib.domain.names import NAMES_SEPARATOR
from lib.domain.schema import COMMITMENT
from lib.domain.terms import CommitmentOrigin, Situation
from lib.i18n import Language, direction, translate
from lib.i18n.labels import field_label, label
from lib.spreadsheets.write import SheetPlan, write_sheets
from lib.store import reads
from lib.store.reads import Commitment
from lib.store.state import State

MOST = 100_000


def commitments_workbook(state: State, *, language: Language) -> bytes:
    """Two sheets: the commitments with the codes of their actions, and the actions without any."""
    sheet = reads.plan_sheet(state)
    listed = reads.commitments(state, limit=MOST)
    free = reads.free_actions(state, limit=MOST)
    fields = COMMITMENT.names
    banner = translate(language, "SAMPLE – fictional data") if sheet.is_sample else ""
    sheets = [
        SheetPlan(
            name=translate(language, "Commitments"),
            fields=fields,
            labels=tuple(field_label(language, "commitment", field) for field in fields),
            kinds=tuple(field.kind for field in COMMITMENT.fields),
            choices={"origin": tuple(label(language, o) for o in CommitmentOrigin)},
            extra=(),
            rows=tuple(tuple(_value(row, field, language) for field in fields) for row in listed),
        ),
        SheetPlan(
            name=translate(language, "Actions without commitment"),
            fields=("code", "title", "organisation", "source", "situation"),
            labels=(
                *(field_label(language, "action", f) for f in ("code", "title", "organisation", "source")),
                translate(language, "Situation"),
            ),
            kinds=("text",) * 5,
            choices={},
            extra=(),
            rows=tuple(
                (row.code, row.title, row.lead, row.source, label(language, Situation(row.situation)))
                for row in free
            ),
        ),
    ]
    return write_sheets(
        sheets,
        banner=banner,
        revision=state.revision,
        plan=state.plan,
        right_to_left=direction(language) == "rtl",
    )


def _value(row: Commitment, field: str, language: Language) -> Value:
    if field == "actions":
        return NAMES_SEPARATOR.join(action.code or "" for action in row.links) or None
    if field == "origin" and row.origin:
        return label(language, CommitmentOrigin(row.origin))
    value: Value = getattr(row, field)
    return value
