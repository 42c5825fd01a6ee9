"""What is said of means where a plan weighs its actions and axes: that they are weighted, and what counts for 1. Pure."""

from __future__ import annotations

from typing import Protocol

from lib.i18n import Language, translate, translate_plural
from lib.store.reads import AxisFigures, Headline


class Weighed(Protocol):
    """The figures of a plan or of an axis that may be weighted."""

    @property
    def is_weighted(self) -> bool:
        """Whether actions count for their weights."""


def mean_label(language: Language, figures: Weighed) -> str:
    """« Avancement moyen », « Avancement moyen pondéré »."""
    if figures.is_weighted:
        return translate(language, "Weighted average progress")
    return translate(language, "Average progress")


def per_axis_label(language: Language, *, is_weighted: bool) -> str:
    """The heading of the progress of each axis."""
    if is_weighted:
        return translate(language, "Weighted progress per axis")
    return translate(language, "Progress per axis")


def mean_mark(language: Language, *, is_weighted: bool) -> str:
    """« (moyenne pondérée) », or « (moyenne simple) » beside one that is."""
    return translate(language, "(weighted mean)") if is_weighted else translate(language, "(simple mean)")


def of_plan(language: Language, head: Headline) -> str:
    """« Moyennes pondérées par les poids des actions (2 sans poids, comptées pour 1). »; empty in a plan that is not."""
    if not head.is_weighted:
        return ""
    said = [
        translate(language, "Means weighted by the weights of the actions"),
        _without(language, head.without_weight),
    ]
    if head.is_by_axes:
        axes = translate_plural(
            language,
            "({n} without weight, counted as 1)",
            "({n} without weight, each counted as 1)",
            head.axes_without_weight,
        )
        said += [translate(language, "then of the axes"), axes if head.axes_without_weight else ""]
    return " ".join(part for part in said if part) + "."


def of_axis(language: Language, axis: AxisFigures) -> str:
    """The same of one axis, whose mean its own weight does not change."""
    if not axis.is_weighted:
        return ""
    said = [
        translate(language, "Means weighted by the weights of the actions"),
        _without(language, axis.without_weight),
    ]
    return " ".join(part for part in said if part) + "."


def _without(language: Language, n: int) -> str:
    if not n:
        return ""
    return translate_plural(
        language,
        "({n} action without weight, counted as 1)",
        "({n} actions without weight, each counted as 1)",
        n,
    )
