"""What a meeting did to the plan beside its decisions: what changed of each action, exchanges, decisions carried out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lib.domain.changes import Change, Value, composed
from lib.domain.code_order import code_order
from lib.domain.spoken_about import spoken_of
from lib.domain.terms import DecisionStatus, Status
from lib.i18n import Language, mark, translate
from lib.i18n.formats import MISSING
from lib.i18n.labels import label
from lib.i18n.naming import Names
from lib.i18n.values import row_name, value_text
from lib.reports.named import named_change, named_values
from lib.reports.rows import row_names, rows_of
from lib.store import reads
from lib.store.ledger import changes_of, some_rows_at
from lib.store.reads import MeetingRevision
from lib.store.state import State
from lib.wording.changes import part, told_fields

#: What a sentence of its own tells, or that follows from it.
TOLD = (
    "status",
    "completed_on",
    "evidence",
    "deadline",
    "owner",
    "waiting_on",
    "waiting_since",
    "progress",
    "support_requested",
)
#: Characters of the name of an action; a longer one is cut.
NAME = 100
ADDED, TAKEN_OUT = mark("Added to the plan"), mark("Taken out of the plan")


@dataclass(frozen=True, slots=True)
class Updates:
    """What a meeting recorded, undone notes left out: of each action its name and what changed; exchanges; what became of
    earlier decisions; the keys of the actions that it recorded something on."""

    actions: tuple[tuple[str, tuple[str, ...]], ...]
    exchanges: tuple[str, ...]
    settled: tuple[str, ...]
    spoken: frozenset[str]


def own_revisions(state: State, *, meeting: str, shown_revision: int) -> list[MeetingRevision]:
    """The revisions of a meeting that stand, in order."""
    found = reads.meeting_revisions(state, meeting=meeting, before=shown_revision)
    return [row for row in found if row.is_own and row.undone_by is None]


def updates(state: State, *, meeting: str, shown_revision: int, names: Names) -> Updates:
    """What a meeting did to the plan up to a state: each row once, from what it was to what it is, in the language of `names`."""
    language = names.language
    made = [
        (row.reason, change)
        for row in own_revisions(state, meeting=meeting, shown_revision=shown_revision)
        for change in changes_of(state.store, row.number)
    ]
    reasons = {
        change.key: reason
        for reason, change in made
        if change.table == "action" and "deadline" in (change.after or {})
    }
    every = tuple(composed(change for _, change in made))
    called = row_names(state.store, state.plan, rows_of(every), language=language)
    noted = _noted(language, every)
    changed = {c.key: c for c in every if c.table == "action"}
    rows = some_rows_at(state.store, state.revision, state.plan, "action", [*changed, *noted])
    actions = [
        (
            _shortened(called.get(("action", key), MISSING)),
            (
                *(
                    _sentences(
                        language,
                        named_change(names, changed[key]),
                        named_values(names, "action", rows.get(key, {})),
                        reasons.get(key, ""),
                    )
                    if key in changed
                    else ()
                ),
                *noted.get(key, ()),
            ),
        )
        for key in sorted(
            {*changed, *noted}, key=lambda k: code_order(str(rows.get(k, {}).get("code") or ""))
        )
        if key in changed or key in rows
    ]
    return Updates(
        actions=tuple((name, said) for name, said in actions if said),
        exchanges=tuple(
            row_name(language, c.table, named_values(names, c.table, c.after), names=called)
            for c in every
            if c.table == "interaction" and c.creates and c.after
        ),
        settled=tuple(
            f"{c.key} – {label(language, DecisionStatus(str(c.after['status'])))}"
            for c in every
            if c.table == "decision" and not c.creates and c.after and "status" in c.after
        ),
        spoken=spoken_of(every),
    )


def _noted(language: Language, changes: Iterable[Change]) -> dict[str, tuple[str, ...]]:
    """The notes written on each action and shared: what is for the team stands in no record."""
    found: dict[str, tuple[str, ...]] = {}
    for change in changes:
        values = change.after or {}
        if change.table == "note" and change.creates and values.get("shared"):
            said = translate(language, "Note: {text}", text=values["text"])
            found[str(values["action"])] = (*found.get(str(values["action"]), ()), said)
    return found


def _shortened(name: str) -> str:
    """A name that holds on three lines of its column, cut between words."""
    if len(name) <= NAME:
        return name
    return f"{name[:NAME].rpartition(' ')[0] or name[:NAME]} …"


def _sentences(language: Language, change: Change, row: Mapping[str, Value], reason: str) -> tuple[str, ...]:
    """What became of an action, a sentence for each thing: what was done first, then dates, people, the rest."""
    if change.before is None or change.after is None:
        return (translate(language, ADDED if change.before is None else TAKEN_OUT),)
    before, after = change.before, change.after
    said = [
        *_status(language, after, row),
        *_moved(language, before, after, reason),
        *_changed(
            language, "owner", before, after, mark("New owner: {new} (before: {old})"), mark("Owner: {new}")
        ),
        *_waiting(language, after, row),
        *_changed(language, "support_requested", before, after, "", mark("Support requested: {new}")),
    ]
    if after.get("status") != Status.DONE:
        said += _changed(
            language,
            "progress",
            before,
            after,
            mark("Progress: {new} (before: {old})"),
            mark("Progress: {new}"),
        )
    others = [name for name in told_fields("action", before, after) if name not in TOLD]
    return tuple(said + [part(language, "action", name, before.get(name), after[name]) for name in others])


def _text(language: Language, field: str, value: Value) -> str:
    return value_text(language, "action", field, value)


def _status(language: Language, after: Mapping[str, Value], row: Mapping[str, Value]) -> list[str]:
    status = after.get("status")
    if status == Status.DONE or "completed_on" in after:
        if row.get("status") != Status.DONE:
            return []
        day = _text(language, "completed_on", row.get("completed_on"))
        evidence = row.get("evidence")
        return [
            translate(language, "Completed on {day}; deliverable: {what}", day=day, what=evidence)
            if evidence
            else translate(language, "Completed on {day}; deliverable not handed over yet", day=day)
        ]
    if status == Status.BLOCKED:
        on = row.get("waiting_on")
        return [translate(language, "Blocked by: {who}", who=on) if on else translate(language, "Blocked")]
    return (
        [translate(language, "Status: {status}", status=_text(language, "status", status))] if status else []
    )


def _moved(
    language: Language, before: Mapping[str, Value], after: Mapping[str, Value], reason: str
) -> list[str]:
    if "deadline" not in after:
        return []
    values = {
        "new": _text(language, "deadline", after["deadline"]),
        "old": _text(language, "deadline", before.get("deadline")),
    }
    if before.get("deadline") is None:
        said = translate(language, "Deadline set: {new}", **values)
    elif after["deadline"] is None:
        said = translate(language, "Deadline taken away (before: {old})", **values)
    else:
        said = translate(language, "New deadline: {new} (before: {old})", **values)
    return [said + (f"\n{translate(language, 'Reason: {reason}', reason=reason)}" if reason else "")]


def _waiting(language: Language, after: Mapping[str, Value], row: Mapping[str, Value]) -> list[str]:
    if "waiting_on" not in after or after.get("status") in (Status.BLOCKED, Status.DONE):
        return []
    if after["waiting_on"] is None:
        return [translate(language, "Waits for nobody any more")]
    since = row.get("waiting_since")
    who = str(after["waiting_on"])
    if since is None:
        return [translate(language, "Waiting on {who}", who=who)]
    return [
        translate(
            language, "Waiting on {who} since {day}", who=who, day=_text(language, "waiting_since", since)
        )
    ]


def _changed(
    language: Language,
    field: str,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    moved: str,
    given: str,
) -> list[str]:
    if field not in after:
        return []
    new, old = _text(language, field, after[field]), _text(language, field, before.get(field))
    message = moved if moved and old != MISSING else given
    return [translate(language, message, new=new, old=old)]
