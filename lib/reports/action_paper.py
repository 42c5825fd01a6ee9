"""Gathers what the paper of one action says, from the reads and words of its sheet, as the reader of the state sees it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from lib.documents.action_paper import ActionFacts
from lib.domain.changes import Change
from lib.domain.schema import ACTION
from lib.domain.terms import AttachmentKind, Situation
from lib.i18n import Language, translate, translate_plural
from lib.i18n.authors import author_name
from lib.i18n.formats import MISSING, format_day, format_list, format_pair, format_percent
from lib.i18n.labels import field_label, label, signed_label
from lib.i18n.naming import Names
from lib.i18n.values import value_text
from lib.reports.identity import identity_of
from lib.reports.named import named_change, named_values
from lib.store import reads
from lib.store.reads import Action, Milestone, Tie, Version
from lib.store.rows import Rows
from lib.store.state import State
from lib.wording.changes import parts
from lib.wording.files import size_text
from lib.wording.indicators import last_words, reached_words, target_words, trend_words
from lib.wording.milestones import milestone_state, progress_source
from lib.wording.sentences import deadline_text, moved, reason
from lib.wording.short import axis_words, without_mark

#: What is said of every action, missing or not; the other fields, when they hold something.
ALWAYS = ("axis", "organisation", "owner", "start", "deadline", "status")
#: What stands elsewhere on the paper, or follows from what does.
ELSEWHERE = (
    "code",
    "title",
    "progress",
    "progress_from",
    "initial_deadline",
    "deadline_text",
    "deadline_precision",
    "confidential",
)
#: Revisions told, the latest.
TOLD = 10


def action_facts(state: State, key: str, *, language: Language) -> ActionFacts | None:
    """What is known of an action, in words; None when this reader sees none of that key."""
    action = reads.action(state, key)
    if action is None:
        return None
    sheet, figures = reads.plan_sheet(state), identity_of(state)
    names = Names.of(language, reads.paper_names(state))
    why = reason(language, action.reason_code, action.reason_value, in_full=True)
    situation = signed_label(language, Situation(action.situation))
    versions = reads.action_versions(state, key)
    told = list(_history(names, versions))
    found = reads.milestones(state, keys=[key])
    left = len(told) - TOLD
    return ActionFacts(
        plan=names.title(sheet.title),
        day=state.day,
        revision=state.revision,
        fingerprint=figures.mark,
        aside=figures.aside(language),
        is_sample=sheet.is_sample,
        name=" – ".join(part for part in (action.code, action.title) if part),
        situation=f"{situation} · {why}" if why else situation,
        progress=action.progress,
        expected=action.expected,
        said_of_progress=_progress(language, action, found),
        pairs=list(_pairs(names, action, is_sample=sheet.is_sample)),
        milestones=_milestones(language, found),
        notes=_notes(names, state, key),
        indicators=list(_indicators(language, state, key)),
        dependencies=[_dependency(language, row) for row in reads.ties_of_action(state, key=key)],
        attachments=list(_attachments(language, state, key, found)),
        commitments=[
            (row.code or MISSING, without_mark(row.text or MISSING))
            for row in reads.commitments_of_action(state, key=key)
        ],
        exchanges=[
            (
                format_day(language, row.occurred_on),
                names.told(row.partner) or MISSING,
                without_mark(row.subject or MISSING),
            )
            for row in reads.action_interactions(state, action.code or "")
        ],
        history=told[:TOLD],
        earlier=translate_plural(
            language,
            "{n} earlier revision is in the history.",
            "{n} earlier revisions are in the history.",
            left,
        )
        if left > 0
        else "",
    )


def _progress(language: Language, action: Action, found: Rows[Milestone]) -> str:
    said = format_percent(language, action.progress, 0)
    source = progress_source(language, action.values["progress_from"], action.values["status"], found)
    if action.expected is not None:
        expected = format_percent(language, action.expected, 0)
        said = f"{said} {translate(language, '(expected {expected})', expected=expected)}"
    return f"{said}, {source}" if source else said


def _milestones(language: Language, found: Rows[Milestone]) -> list[tuple[str, ...]]:
    """Its day, its title, what it is on the day of the paper."""
    return [
        (
            format_day(language, row.deadline) if row.deadline else translate(language, "Without date"),
            without_mark(row.title or MISSING),
            milestone_state(language, row),
        )
        for row in found
    ]


def _dependency(language: Language, row: Tie) -> tuple[str, ...]:
    """What it is to this action, which one, why; until when, and where it stands."""
    name = " – ".join(part for part in (row.code, without_mark(row.title or "")) if part)
    said = (
        signed_label(language, Situation(row.situation))
        if row.situation
        else translate(language, "archived on {day}", day=format_day(language, row.archived_on))
    )
    return (
        translate(language, "Depends on") if row.is_needed else translate(language, "Needed by"),
        "\n".join(part for part in (name or MISSING, row.why) if part),
        deadline_text(language, row.deadline, row.deadline_precision, row.deadline_text),
        said,
    )


def _attachments(
    language: Language, state: State, key: str, steps: Rows[Milestone]
) -> Iterator[tuple[str, ...]]:
    """The files and links of the action, then those of its milestones, named; a partner's state holds those that are shared."""
    of_steps = [("milestone", step.key, step.title or "") for step in steps]
    for table, row_key, step in (("action", key, ""), *of_steps):
        for row in reads.attachments(state, table=table, key=row_key):
            name = row.title or row.file_name or row.link or MISSING
            shown = format_pair(language, without_mark(step), name) if step else name
            yield (
                format_day(language, row.added_on),
                "\n".join(part for part in (shown, row.link if row.link != name else "") if part),
                label(language, AttachmentKind(row.kind)) if row.kind else MISSING,
                size_text(language, row.size) if row.size is not None else translate(language, "Web link"),
            )


def _pairs(names: Names, action: Action, *, is_sample: bool) -> Iterator[tuple[str, str]]:
    language, values = names.language, named_values(names, "action", action.values)
    for field in ACTION.fields:
        name, value = field.name, values[field.name]
        if name in ELSEWHERE or field.kind == "json" or (value in (None, "") and name not in ALWAYS):
            continue
        said = value_text(language, "action", name, value)
        if name == "axis":
            said = axis_words(language, action.axis_code, names.title(action.axis_title))
        elif name == "deadline":
            day = deadline_text(language, action.deadline, action.deadline_precision, action.deadline_text)
            slip = moved(language, action.initial_deadline, action.slip_days)
            said = f"{day} · {slip}" if slip else day
        yield field_label(language, "action", name), without_mark(said) if is_sample else said
    if action.extra:
        yield from ((str(heading), str(value)) for heading, value in json.loads(action.extra).items())


def _indicators(language: Language, state: State, key: str) -> Iterator[tuple[str, ...]]:
    """Each indicator: its last value, its target, what its values say."""
    values = reads.measures(state, action=key)
    for row in reads.indicators(state, action=key):
        held = [value for value in values if value.indicator == row.key]
        said = (reached_words(language, row, held, state.day), trend_words(language, row, held))
        yield (
            row.name,
            last_words(language, row),
            target_words(language, row) or MISSING,
            " · ".join(part for part in said if part) or MISSING,
        )


def _notes(names: Names, state: State, key: str) -> list[tuple[str, ...]]:
    found = [
        named_values(names, "note", row.values)
        for row in reads.linked(state, table="note", field="action", named=key)
    ]
    latest = sorted(found, key=lambda values: str(values["noted_on"]), reverse=True)
    fields = ("noted_on", "noted_by", "text")
    return [
        tuple(value_text(names.language, "note", name, values[name]) for name in fields) for values in latest
    ]


def _history(names: Names, versions: Sequence[Version]) -> Iterator[tuple[str, ...]]:
    """Each revision, the latest first: the day it describes, who, what, why."""
    language = names.language
    for before, after in reversed(list(zip([None, *versions], versions, strict=False))):
        change = named_change(names, Change("action", "", before.values if before else None, after.values))
        said = format_list(language, [words for words in parts(language, change) if words])
        day = format_day(language, after.as_of)
        yield day, author_name(language, after.author), said[:1].upper() + said[1:], after.reason
