"""Sentences about what depends on what, and about what comes back."""

from __future__ import annotations

from collections.abc import Sequence

from lib.domain.recurrence import MOST, OccurrenceState
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day
from lib.i18n.labels import label
from lib.store.reads import CourseOn, Occurrence, Tie


def waits(language: Language, is_open: bool, needed: Sequence[Tie]) -> str:
    """« 2 actions sur 3 dont elle dépend sont réalisées. 1 est en retard : A2.3. », for an action and what it needs."""
    done = sum(tie.situation == "done" for tie in needed)
    said = translate_plural(
        language,
        "{done} of the {n} action that it depends on is done.",
        "Of the {n} actions that it depends on, {done} are done.",
        len(needed),
        done=done,
    )
    late = [tie.code or tie.title or "–" for tie in needed if tie.is_past_due]
    dropped = [tie.code or tie.title or "–" for tie in needed if tie.situation in (None, "cancelled")]
    if late and is_open:
        said += " " + translate(language, "Late: {names}.", names=", ".join(late))
    if dropped:
        said += " " + translate(
            language, "Cancelled or archived, so that it will not come: {names}.", names=", ".join(dropped)
        )
    return said


def course(language: Language, found: Sequence[Occurrence]) -> str:
    """« 3 occurrences réalisées sur 8. Prochaine : 31/12/2026. »: how far an action that comes back is."""
    done = sum(row.state == OccurrenceState.DONE for row in found)
    planned = [row for row in found if row.state == OccurrenceState.PLANNED]
    said = [
        translate_plural(
            language,
            "{done} occurrence done of {n}.",
            "{done} occurrences done of {n}.",
            done + len(planned),
            done=done,
        )
    ]
    late = sum(row.is_past_due for row in planned)
    if late:
        said.append(
            translate_plural(
                language,
                "{n} occurrence is past its day.",
                "{n} occurrences are past their day.",
                late,
            )
        )
    if planned:
        said.append(translate(language, "Next: {day}.", day=format_day(language, planned[0].due_on)))
    untold = sum(row.state == OccurrenceState.UNTOLD for row in found)
    if untold:
        said.append(
            translate(language, "Not known, as they were due before the plan followed them: {n}.", n=untold)
        )
    if len(found) >= MOST:
        said.append(translate(language, "These are the first {n}: no action has more.", n=MOST))
    return " ".join(said)


def occurrence_state(language: Language, row: Occurrence) -> str:
    """« Réalisée le 02/04/2026 », « À faire, date dépassée »: what became of an occurrence, and the day of its rule when it
    moved."""
    state = OccurrenceState(row.state)
    said = label(language, state)
    if state == OccurrenceState.DONE and row.done_on:
        said = translate(language, "Done on {day}", day=format_day(language, row.done_on))
    elif row.is_past_due:
        said = translate(language, "To do, day passed")
    if row.due_on != row.planned_on:
        moved = translate(language, "planned on {day} at first", day=format_day(language, row.planned_on))
        said = f"{said} · {moved}"
    return said


def waits_for(language: Language, name: str, *, is_late: bool) -> str:
    """« attend A2.3, en retard »: what an action needs, beside its title."""
    if is_late:
        return translate(language, "waits for {name}, which is late", name=name)
    return translate(language, "waits for {name}", name=name)


def coming_words(language: Language, course: CourseOn) -> str:
    """« 3 occurrences sur 8, prochaine le 31/12/2026 »: how far an action that comes back is, beside its title."""
    if course.next_due is None:
        return translate(language, "occurrences: {done} of {n}", done=course.done, n=course.counted)
    return translate(
        language,
        "occurrences: {done} of {n}, next {day}",
        done=course.done,
        n=course.counted,
        day=format_day(language, course.next_due),
    )
