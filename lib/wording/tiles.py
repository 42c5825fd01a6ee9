"""The words of the four tiles and of what is missing, the same on the screens and on the papers. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from lib.i18n import Language, translate, translate_plural
from lib.i18n.catalogue import count
from lib.i18n.formats import format_fraction, format_list, format_percent
from lib.store.reads import Headline
from lib.wording.files import to_verify_text
from lib.wording.progress import compared
from lib.wording.short import days_in_full
from lib.wording.weights import mean_label, of_plan


def tile_words(
    language: Language, head: Headline, limits: Mapping[str, float], *, in_full: bool = False
) -> Mapping[str, tuple[str, str, str]]:
    """Label, figure and line of context of each tile: done, progress, late, soon, in this order; `in_full` as an act has them."""
    soon, coming = int(limits["soon_days"]), int(limits["coming_days"])
    return {
        "done": (
            translate(language, "Actions done"),
            format_fraction(language, head.done, head.tracked),
            done_words(language, head, limits),
        ),
        "progress": (
            mean_label(language, head),
            format_percent(language, head.progress),
            compared(language, head, in_full=in_full),
        ),
        "late": (
            translate(language, "Deadlines passed"),
            count(language, head.past_due),
            late_words(language, head),
        ),
        "soon": (
            translate(language, "Within {days}", days=days_in_full(language, soon)),
            count(language, head.soon),
            translate(
                language,
                "{n} within {days}",
                n=count(language, head.coming),
                days=days_in_full(language, coming),
            ),
        ),
    }


def done_words(language: Language, head: Headline, limits: Mapping[str, float]) -> str:
    """Beside the actions done: their share, or what they are of when there are few; how many a second person has to verify."""
    share = (
        format_percent(language, 100 * head.done / head.tracked)
        if head.tracked and head.tracked >= limits["small_sample"]
        else translate(language, "of the tracked actions")
    )
    return ", ".join(part for part in (share, to_verify_text(language, head.unverified)) if part)


def late_words(language: Language, head: Headline) -> str:
    """The line below the deadlines passed: how many are of blocked actions, or what keeps their number from being known."""
    if head.past_due_blocked:
        return translate_plural(
            language, "{n} blocked or suspended", "{n} blocked or suspended", head.past_due_blocked
        )
    if head.past_due:
        return translate(language, "not one blocked or suspended")
    if head.without_deadline:
        return translate_plural(
            language, "{n} action without deadline", "{n} actions without deadline", head.without_deadline
        )
    return translate(language, "of the tracked actions")


def reserved(language: Language, head: Headline) -> str:
    """« Chiffres y compris 1 action confidentielle… »: what a confidential action does to these figures; empty for none.

    The one rule of every screen and paper: the figures are those of the actions that its reader may see.
    """
    if head.reserved_in:
        return translate_plural(
            language,
            "Figures with {n} confidential action, which the papers for the partners leave out.",
            "Figures with {n} confidential actions, which the papers for the partners leave out.",
            head.reserved_in,
        )
    return ""


def reserved_words(language: Language, head: Headline) -> str:
    """« y compris 1 action confidentielle »: the same, beside a fingerprint; of two papers that differ it is what says why."""
    if head.reserved_in:
        return translate_plural(
            language, "with {n} confidential action", "with {n} confidential actions", head.reserved_in
        )
    return ""


def under_figures(language: Language, head: Headline) -> str:
    """What stands under the figures: what is said of them, then what is not filled in."""
    return " ".join(text for text in (asides(language, head), missing_data(language, head)) if text)


def asides(language: Language, head: Headline) -> str:
    """What is said of the figures: what confidential actions do to them, whether their means are weighted."""
    return " ".join(text for text in (reserved(language, head), of_plan(language, head)) if text)


def missing_parts(language: Language, head: Headline) -> list[str]:
    """What is not filled in, counted."""
    counted = (
        (
            head.without_deadline,
            translate_plural(
                language, "{n} action without deadline", "{n} actions without deadline", head.without_deadline
            ),
        ),
        (
            head.without_owner,
            translate_plural(language, "{n} without owner", "{n} without owner", head.without_owner),
        ),
        (
            head.without_progress,
            translate_plural(language, "{n} without progress", "{n} without progress", head.without_progress),
        ),
    )
    return [words for n, words in counted if n]


def missing_data(language: Language, head: Headline) -> str:
    """What is not filled in, in a sentence."""
    parts = missing_parts(language, head)
    if not parts:
        return translate(language, "Every tracked action has its deadline, owner, progress and status.")
    return translate(language, "Missing data: {parts}.", parts=format_list(language, parts))
