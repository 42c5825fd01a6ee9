"""Files and links attached to rows of the plan; what a plan asks before an action is done, and what waits to be confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from lib.domain.attachments import carrier_of
from lib.domain.completion import Completion, decode
from lib.domain.schema import ATTACHMENT
from lib.store.ledger import linked_rows
from lib.store.rows import Rows
from lib.store.state import State

__all__ = [
    "Attachment",
    "ToVerify",
    "attachment_counts",
    "attachments",
    "completion",
    "file_name",
    "to_verify",
]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file or a link attached to a row; `size` in bytes, `sha256` the fingerprint that its bytes are kept by."""

    key: str
    carrier: str
    kind: str | None
    title: str | None
    link: str | None
    file_name: str | None
    size: int | None
    sha256: str | None
    added_on: date | None
    added_by: str | None
    shared: bool | None


@dataclass(frozen=True, slots=True)
class ToVerify:
    """An action declared done that a second person has not confirmed yet."""

    key: str
    code: str | None
    title: str | None
    declared_by: str | None
    declared_on: date | None


def attachments(state: State, *, table: str, key: str) -> Rows[Attachment]:
    """What is attached to a row, the first attached first."""
    found = linked_rows(
        state.store, state.revision, state.plan, ATTACHMENT.name, "carrier", carrier_of(table, key)
    )
    return Rows([Attachment(key, **values) for key, values in found.items()])  # type: ignore[arg-type]


def attachment_counts(state: State) -> Mapping[str, int]:
    """How many files and links each row carries, by `carrier_of` it; a row that carries none is not there."""
    return MappingProxyType(
        dict(state.store.rows("attachment_counts", revision=state.revision, plan=state.plan))
    )


def completion(state: State) -> Completion:
    """What the plan asks before an action is done."""
    found = state.store.rows("completion", revision=state.revision, plan=state.plan)
    return decode(found[0][0] if found else None)


def to_verify(state: State) -> Rows[ToVerify]:
    """The actions declared done that nobody has confirmed yet, the first declared first."""
    return state.select(ToVerify, "to_verify")


def file_name(state: State, *, sha256: str) -> str | None:
    """What a file of the plan was called when it was given last; None for one that nobody gave."""
    found = state.store.rows("file_name", plan=state.plan, sha256=sha256)
    return str(found[0][0]) if found else None
