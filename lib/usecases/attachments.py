"""Files and links attached to a row of the plan: added, edited, taken away; the bytes stay for the past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from lib.domain.attachments import CARRIERS, LARGEST_FILE, carrier_of, plain, safe_link, safe_name
from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.schema import ATTACHMENT, named
from lib.domain.writing import Seen, Writing
from lib.store.connection import Store
from lib.store.ledger import SourceFile
from lib.usecases.record import check_needed, new_key, record, row_now, row_seen


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it was dropped: its name as typed, its bytes."""

    name: str
    content: bytes


def attach(
    store: Store,
    table: str,
    key: str,
    values: Mapping[str, Value],
    writing: Writing,
    *,
    file: GivenFile | None = None,
) -> int:
    """Attaches a file, a link or both to a row, and answers the revision. `values`: nature, title, link, shared.

    Without a title it is called as the file, or the link, is. Raises Invalid for a row that is no longer there, when
    there is neither a file nor a link, for a file that is empty or too large, for a link that is none.
    """
    if table not in CARRIERS:
        raise Invalid("carrier_unknown", "Nothing is attached to such a row.", field="carrier")
    carrier = row_now(store, writing.plan, table, key)
    row: dict[str, Value] = {
        **dict.fromkeys(ATTACHMENT.names),
        "carrier": carrier_of(table, key),
        "kind": values.get("kind"),
        "shared": bool(values.get("shared")),
        "added_on": writing.today,
        "added_by": writing.author,
    }
    link = str(values.get("link") or "").strip()
    row["link"] = safe_link(link) if link else None
    kept = kept_file(file) if file else None
    if kept is None and not link:
        raise Invalid("attachment_empty", "Drop a file, or give the address of a link.", field="file")
    if kept is not None:
        row |= {"file_name": kept.file_name, "size": len(kept.content), "sha256": kept.sha256}
    row["title"] = (
        plain(str(values.get("title") or "")) or plain(file.name if file else link) or row["file_name"]
    )
    check_needed(ATTACHMENT.name, row)
    return record(
        store,
        [Change(ATTACHMENT.name, new_key(), None, row)],
        writing,
        reason=f"{named(table, carrier)} – {row['title']}",
        files=[kept] if kept else (),
    )


def edit_attachment(
    store: Store, seen: Seen, key: str, values: Mapping[str, Value], writing: Writing
) -> int | None:
    """Changes title, nature, link or sharing of an attachment; None when nothing differs. Its file never changes.

    Raises Invalid for a broken rule, Conflict when somebody changed the same since it was seen.
    """
    row = row_seen(store, seen, writing.plan, ATTACHMENT.name, key)
    wanted = {name: values[name] for name in ("kind", "title", "link", "shared") if name in values}
    if "link" in wanted:
        link = str(wanted["link"] or "").strip()
        wanted["link"] = safe_link(link) if link else None
    if "title" in wanted:
        title = plain(str(wanted["title"] or ""))
        wanted["title"] = title or row["file_name"] or str(wanted.get("link") or row["link"] or "")
    if not row["sha256"] and "link" in wanted and not wanted["link"]:
        raise Invalid("attachment_empty", "Drop a file, or give the address of a link.", field="link")
    check_needed(ATTACHMENT.name, {**row, **wanted})
    change = updated(ATTACHMENT.name, key, row, wanted)
    if change is None:
        return None
    return record(store, [change], writing, reason=named(ATTACHMENT.name, {**row, **wanted}))


def detach(store: Store, seen: Seen, key: str, writing: Writing, *, reason: str) -> int:
    """Takes an attachment away from its row, and answers the revision: the history keeps it, with its file.

    Raises Invalid without a reason, or for the last deliverable of an action that is done where the plan asks for one.
    """
    if not reason.strip():
        raise Invalid("reason_missing", "Taking away an attachment needs a reason.", field="reason")
    row = row_seen(store, seen, writing.plan, ATTACHMENT.name, key)
    return record(store, [Change(ATTACHMENT.name, key, row, None)], writing, reason=reason.strip())


def kept_file(file: GivenFile) -> SourceFile:
    """A file as it is kept, its name made safe. Raises Invalid for one that is empty or too large."""
    if not file.content:
        raise Invalid("file_without_content", "This file is empty: nothing would be kept.", field="file")
    if len(file.content) > LARGEST_FILE:
        raise Invalid(
            "file_large", "This file is larger than {size} MB.", field="file", size=LARGEST_FILE // 2**20
        )
    return SourceFile(sha256(file.content).hexdigest(), safe_name(file.name), file.content)
