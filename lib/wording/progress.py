"""What is said of a progress and of its gap: the same words on tiles, tables, sentences and papers. Pure.

A mean that not every action could enter says so (« sur 24/36 »), and what could not be compared has no gap. In an act
nothing is abbreviated: « −17,9 points », « 24 des 36 actions ».
"""

from __future__ import annotations

from typing import Protocol

from lib.i18n import Language, translate
from lib.i18n.formats import (
    MISSING,
    format_fraction,
    format_percent,
    format_points,
    format_points_in_full,
)
from lib.store.reads import Headline


class Measured(Protocol):
    """The figures of a plan or of an axis: how many actions each is over is said with it."""

    @property
    def tracked(self) -> int:
        """The actions in question."""

    @property
    def progress(self) -> float | None:
        """Over `progress_n` of them."""

    @property
    def progress_n(self) -> int:
        """Those with a progress."""

    @property
    def expected(self) -> float | None:
        """Over `gap_n` of them."""

    @property
    def gap(self) -> float | None:
        """Over the same."""

    @property
    def gap_n(self) -> int:
        """Those with a progress and an expected one."""

    @property
    def is_weighted(self) -> bool:
        """Whether these means count actions by their weights."""


def compared(language: Language, figures: Measured, *, in_full: bool = False) -> str:
    """« attendu 93,1 %, écart −17,9 points », over how many actions when not all: the line below a progress."""
    if figures.progress is None:
        return translate(language, "no progress filled in")
    on = _of(language, figures.progress_n, figures.tracked, in_full)
    if figures.gap is None:
        if figures.progress_n == figures.tracked:
            return translate(language, "gap not assessed")
        return translate(language, "on {n}; gap not assessed", n=on)
    expected, gap = format_percent(language, figures.expected), format_points_in_full(language, figures.gap)
    if figures.gap_n == figures.tracked:
        return translate(language, "expected {expected}, gap {gap}", expected=expected, gap=gap)
    over = _of(language, figures.gap_n, figures.tracked, in_full)
    if figures.progress_n in (figures.gap_n, figures.tracked):
        return translate(
            language, "expected {expected}, gap {gap}, on {n}", expected=expected, gap=gap, n=over
        )
    return translate(
        language,
        "on {n}; expected {expected}, gap {gap} on {m}",
        n=on,
        expected=expected,
        gap=gap,
        m=over,
    )


def mean(language: Language, figures: Measured, *, in_full: bool = False) -> str:
    """« 75,2 % », « 75,2 % (30/36) » when some have none, or a dash."""
    return _over(
        language,
        format_percent(language, figures.progress),
        figures.progress_n,
        figures.tracked,
        in_full=in_full,
    )


def weighted_mean(language: Language, figures: Headline) -> str:
    """The mean weighted by priority, over how many actions when not all, or a dash."""
    return _over(
        language, format_percent(language, figures.weighted_progress), figures.progress_n, figures.tracked
    )


def expected_mean(language: Language, figures: Measured) -> str:
    """« 93,1 % », over how many actions when not all, or a dash."""
    return _over(language, format_percent(language, figures.expected), figures.gap_n, figures.tracked)


def gap(language: Language, figures: Measured) -> str:
    """« −17,9 pts », over how many actions when not all, or a dash."""
    return _over(language, format_points(language, figures.gap), figures.gap_n, figures.tracked)


def rates(language: Language, figures: Measured, *, in_full: bool = False) -> str:
    """« 75,2 % (écart −17,9 points) », as beside a bar; what is not known is said."""
    if figures.progress is None:
        return translate(language, "not filled in")
    if figures.gap is None:
        return translate(
            language, "{progress} (gap not assessed)", progress=mean(language, figures, in_full=in_full)
        )
    progress, behind = (
        format_percent(language, figures.progress),
        format_points_in_full(language, figures.gap),
    )
    if figures.gap_n == figures.tracked:
        return translate(language, "{progress} (gap {gap})", progress=progress, gap=behind)
    over = _of(language, figures.gap_n, figures.tracked, in_full)
    if figures.progress_n in (figures.gap_n, figures.tracked):
        return translate(language, "{progress} (gap {gap} on {n})", progress=progress, gap=behind, n=over)
    return translate(
        language,
        "{progress} ({m}; gap {gap} on {n})",
        progress=progress,
        m=_of(language, figures.progress_n, figures.tracked, in_full),
        gap=behind,
        n=over,
    )


def progress_sentence(language: Language, figures: Measured, *, in_full: bool = False) -> str:
    """« Avancement moyen 75,2 % pour 93,1 % attendus (écart −17,9 points). », or what is lacking to say so."""
    if figures.progress is None:
        return translate(language, "Progress not assessed: no action has its progress filled in.")
    if figures.gap is None:
        return translate(
            language,
            "Average progress {progress}; gap not assessed: no action has its progress, start and deadline.",
            progress=mean(language, figures, in_full=in_full),
        )
    if figures.is_weighted:
        return _weighted_sentence(language, figures, in_full=in_full)
    words = {
        "expected": format_percent(language, figures.expected),
        "gap": format_points_in_full(language, figures.gap),
    }
    if figures.gap_n == figures.tracked:
        return translate(
            language,
            "Average progress {progress} for {expected} expected (gap {gap}).",
            progress=format_percent(language, figures.progress),
            **words,
        )
    return translate(
        language,
        "Average progress {progress}; expected {expected}, gap {gap} on {n}.",
        progress=mean(language, figures, in_full=in_full),
        n=_of(language, figures.gap_n, figures.tracked, in_full),
        **words,
    )


def _weighted_sentence(language: Language, figures: Measured, *, in_full: bool) -> str:
    """« Avancement moyen pondéré 75,2 % pour 93,1 % attendus (écart −17,9 points). »"""
    words = {
        "progress": mean(language, figures, in_full=in_full),
        "expected": format_percent(language, figures.expected),
        "gap": format_points_in_full(language, figures.gap),
    }
    if figures.gap_n == figures.tracked:
        return translate(
            language, "Weighted average progress {progress} for {expected} expected (gap {gap}).", **words
        )
    return translate(
        language,
        "Weighted average progress {progress}; expected {expected}, gap {gap} on {n}.",
        n=_of(language, figures.gap_n, figures.tracked, in_full),
        **words,
    )


def _over(language: Language, text: str, n: int, whole: int, *, in_full: bool = False) -> str:
    if text == MISSING or n == whole:
        return text
    return f"{text} ({_of(language, n, whole, in_full)})"


def _of(language: Language, n: int, whole: int, in_full: bool) -> str:
    if in_full:
        return translate(language, "{part} of the {whole} actions", part=n, whole=whole)
    return format_fraction(language, n, whole)
