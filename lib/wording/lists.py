"""What a list of actions holds: its state as a title, and what its filters leave, in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_list, format_number, format_pair

#: The order of what presses, as the macro `pressing` has it; a situation that the plan does not know yet is not there.
PRESSING_ORDER = ("overdue", "blocked", "watch", "to_complete", "on_time", "upcoming", "done", "cancelled")


def list_title(language: Language, counts: Mapping[str, int], whole: int) -> str:
    """« 36 actions : 6 en retard et 2 bloquées », « 9 actions sur 36, aucune en retard ni bloquée »."""
    n = sum(counts.values())
    if not whole:
        return translate(language, "No action yet")
    if not n:
        return translate(language, "No action of {whole}", whole=format_number(language, whole))
    if n < whole:
        head = translate_plural(
            language,
            "{number} action of {whole}",
            "{number} actions of {whole}",
            n,
            number=format_number(language, n),
            whole=format_number(language, whole),
        )
    else:
        head = translate_plural(
            language, "{number} action", "{number} actions", n, number=format_number(language, n)
        )
    parts = [words for words in (_counted(language, name, counts.get(name, 0)) for name in NAMED) if words]
    if parts:
        return format_pair(language, head, format_list(language, parts))
    return translate(language, "{actions}, none overdue or blocked", actions=head)


#: The situations that a title names.
NAMED = ("overdue", "blocked", "to_complete")


def _counted(language: Language, situation: str, n: int) -> str:
    """« 2 bloquées »; empty for none."""
    if not n:
        return ""
    number = format_number(language, n)
    if situation == "overdue":
        return translate_plural(language, "{number} overdue", "{number} overdue", n, number=number)
    if situation == "blocked":
        return translate_plural(language, "{number} blocked", "{number} blocked", n, number=number)
    return translate_plural(language, "{number} to complete", "{number} to complete", n, number=number)


def shown_of(language: Language, first: int, shown: int, found: int) -> str:
    """« 1 à 50 sur 10 000 »."""
    return translate(
        language,
        "{first} to {last} of {found}",
        first=format_number(language, first),
        last=format_number(language, first + shown - 1),
        found=format_number(language, found),
    )
