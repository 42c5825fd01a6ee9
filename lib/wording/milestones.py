"""Milestones in words: what each is on a day, what they come to, which one is next."""

from __future__ import annotations

from collections.abc import Sequence

from lib.domain.milestones import MilestoneStatus, ProgressFrom, Steps, steps
from lib.domain.terms import Status
from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_day, format_number, format_percent
from lib.i18n.labels import label
from lib.store.reads import Milestone
from lib.wording.short import days_in_full


def progress_source(language: Language, source: object, status: object, found: Sequence[Milestone]) -> str:
    """Where the progress of an action comes from, when it is its milestones: « d'après 3 jalons sur 5 (pondéré) »."""
    if source != ProgressFrom.MILESTONES:
        return ""
    so_far = steps(found)
    if status == Status.DONE:
        return translate(
            language,
            "declared done; milestones done: {n} of {counted}",
            n=so_far.done,
            counted=so_far.counted,
        )
    return steps_words(language, so_far)


def steps_words(language: Language, found: Steps) -> str:
    """« d'après 3 jalons sur 5 (pondéré) »; « aucun jalon renseigné » where nothing is said of any."""
    if found.progress is None:
        return translate(language, "no milestone says how it stands")
    said = translate_plural(
        language,
        "from {n} milestone of {counted}",
        "from {n} milestones of {counted}",
        found.done,
        counted=found.counted,
    )
    return f"{said} ({translate(language, 'weighted')})" if found.weighted else said


def milestone_state(language: Language, row: Milestone) -> str:
    """« En retard de 12 jours », « Réalisé le 12/10/2026 », « En cours, 40 % »; « Non évalué » where nothing is said."""
    if row.is_late:
        said = translate(language, "Late by {days}", days=days_in_full(language, -(row.days_left or 0)))
        # That it is held up is worth as much as that it is late.
        held = (MilestoneStatus.BLOCKED, MilestoneStatus.SUSPENDED)
        return f"{said} · {label(language, MilestoneStatus(row.status))}" if row.status in held else said
    if row.status is None:
        said = translate(language, "Not assessed")
    else:
        said = label(language, MilestoneStatus(row.status))
    if row.completed_on:
        return translate(language, "{state} on {day}", state=said, day=format_day(language, row.completed_on))
    if row.progress is not None and row.is_open:
        return f"{said} · {format_percent(language, row.progress, 0)}"
    return said


def weight_words(language: Language, row: Milestone) -> str:
    """« poids 2 »; nothing for one that weighs as any other."""
    if row.weight is None:
        return ""
    return translate(language, "weight {n}", n=format_number(language, row.weight))


def next_words(language: Language, found: Sequence[Milestone]) -> list[str]:
    """The next milestone to come, then how many are late with the first of them; nothing where none is open."""
    said = []
    coming = next((m for m in found if m.is_open and not m.is_late and m.deadline), None)
    if coming is not None:
        said.append(
            translate(
                language,
                "Next milestone: {title}, {day}",
                title=coming.title,
                day=format_day(language, coming.deadline),
            )
        )
    late = [m for m in found if m.is_late]
    if late:
        said.append(
            translate_plural(
                language,
                "{n} late milestone: {title}, {day}",
                "{n} late milestones; the first: {title}, {day}",
                len(late),
                title=late[0].title,
                day=format_day(language, late[0].deadline),
            )
        )
    return said
