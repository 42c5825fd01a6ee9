"""What the page of quality says first: what there is to fill in, to settle, to ask news of. Pure."""

from __future__ import annotations

from lib.i18n import Language, translate, translate_plural
from lib.i18n.formats import format_list


def to_do_first(language: Language, blanks: int, contradictions: int, silent: int) -> str:
    """« 29 champs à remplir, 2 contradictions à lever, 12 actions sans nouvelles »."""
    counted = (
        (blanks, translate_plural(language, "{n} blank to fill in", "{n} blanks to fill in", blanks)),
        (
            contradictions,
            translate_plural(
                language, "{n} contradiction to settle", "{n} contradictions to settle", contradictions
            ),
        ),
        (silent, translate_plural(language, "{n} action without news", "{n} actions without news", silent)),
    )
    parts = [words for n, words in counted if n]
    return (
        format_list(language, parts)
        if parts
        else translate(language, "Nothing is missing, nothing is contradictory")
    )
