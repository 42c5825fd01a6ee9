"""Rows that say something else than an action: what to type, totals, footers, the scale of a calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import CellValue
from lib.spreadsheets.rows.column_kinds import is_day
from lib.spreadsheets.rows.kinds import RawRow, opens_group, row_words, starts
from lib.spreadsheets.tables.evidence import DATES, is_state

NEAR_HEADINGS = 4
FEWEST_STEPS, LONGEST_STEP = 4, 12
TYPED = frozenset(
    {"deadline", "start", "completed_on", "status", "priority", "progress", "occurred_on", "kind"}
)
FORMAT_WORDS = re.compile(r"\b(jj/mm/a{2,4}|dd/mm/y{2,4}|mm/dd/y{2,4}|dd/mm/aaaa)\b")
WORDS = re.compile(r"[^\W\d_]+")
PAGE = re.compile(
    r"(?:page|pagina|pag|p|seite|صفحة)\W*\d{1,3}(?:\s*(?:/|sur|of|de|von|من)\s*\d{1,3})?|-\s*\d{1,3}\s*-"
)
WEEK = re.compile(r"(?:s|w|kw|sem|semaine|week|semana|sprint|mois|month|mes|m|j|d|t|q)\W{0,2}\d{1,2}")


def is_help(raw: RawRow, since_header: int) -> bool:
    """Every cell says what to type: « texte », « jj/mm/aaaa », « choisissez… »; near the headings a few suffice.

    An example and a row of sentences under headings of days and states are help too; a row with a day or a
    state of its own is none.
    """
    near = since_header <= NEAR_HEADINGS
    if near and _is_example(raw):
        return True
    texts = [v for v in raw.present if isinstance(v, str)]
    if len(texts) < max(1, len(raw.present) - 1):
        return False
    if len(raw.cells) <= 1 and any(w in fold(text) for text in texts for w in row_words()["instruction"]):
        return True
    if says_when_or_how_far(raw):
        return False
    if near:
        hits = sum(1 for text in texts if _says_what_to_type(text))
        typed = [v for f, v in raw.cells.items() if f in TYPED and isinstance(v, str)]
        if hits >= 2 and hits * 5 >= len(texts) and any(_says_what_to_type(text) for text in typed):
            return True
        if len(texts) == len(raw.present) and _are_sentences(typed, texts):
            return True
    return len(texts) >= 2 and max(map(len, texts)) < 60 and _mostly_help(texts)


def says_when_or_how_far(raw: RawRow) -> bool:
    """Whether a row has a day, or the word of a state, where its table has days and states."""
    return any(
        isinstance(value, date) or is_state(value) or (field in DATES and is_day(value))
        for field, value in raw.cells.items()
        if field in TYPED
    )


def _is_example(raw: RawRow) -> bool:
    """« Exemple », « Ex. : planter une haie », « (exemple) » in one of the first two cells."""
    firsts = [fold(v) for v in raw.present[:2] if isinstance(v, str)]
    return any(
        text.strip(" .:()") in row_words()["example"]
        or any(
            text.startswith(f"{word}{end}")
            for word in row_words()["example"]
            for end in (":", " :", ".:", ". :")
        )
        or any(text.endswith(f"({word})") or text.startswith(f"({word})") for word in row_words()["example"])
        for text in firsts
    )


def _are_sentences(typed: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether sentences or lists of choices stand under headings of days and states, and nearly everywhere."""
    told = sum(map(_is_sentence, typed))
    return told >= 2 and sum(map(_is_sentence, texts)) >= 0.75 * len(texts) and len(texts) >= 3


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 3 or _says_what_to_type(text)


def _mostly_help(texts: Sequence[str]) -> bool:
    """Two texts of three at least; the shortest are asked first, so that most rows are done with at once."""
    misses = 0
    for text in sorted(texts, key=len):
        misses += not _says_what_to_type(text)
        if misses * 3 > len(texts):
            return False
    return True


@lru_cache(maxsize=50_000)
def _says_what_to_type(typed: str) -> bool:
    words, text = row_words(), fold(typed).strip(" ()")
    return (
        text in words["help"] or text.startswith(words["help_start"]) or FORMAT_WORDS.search(text) is not None
    )


def is_total(raw: RawRow) -> bool:
    """« Total », « Sous-total », « Moyenne » in one of the first two filled cells; « Total quality » with a day is none."""
    firsts = [fold(str(v)) for v in raw.present[:2] if isinstance(v, str)]
    if _is_mean(raw):
        return True
    if not any(starts(f, "total") for f in firsts) or len(firsts[0]) >= 60:
        return False
    return any(_is_all_total(f) for f in firsts) or not _is_carried_out(raw)


def _is_mean(raw: RawRow) -> bool:
    """« Taux d'avancement moyen » beside a figure, and nothing else: what is worked out from the rows above."""
    title = raw.cells.get("title")
    if not isinstance(title, str) or set(raw.cells) != {"title", "progress"} or len(raw.present) != 2:
        return False
    said = set(WORDS.findall(fold(title)))
    return not said.isdisjoint(row_words()["measure"]) and not said.isdisjoint(row_words()["mean"])


def _is_all_total(folded: str) -> bool:
    """Whether a text is a word of totals, or one followed by what is counted: a number, a group."""
    rest = next((folded[len(w) :] for w in row_words()["total"] if folded.startswith(w)), "x").strip()
    return (
        not rest
        or rest[0] in ":(=0123456789"
        or rest.endswith(":")
        or opens_group(rest)
        or folded.startswith(row_words()["subtotal"])
    )


def _is_carried_out(raw: RawRow) -> bool:
    """Whether somebody, a day or a state stands beside a text."""
    owned = any(isinstance(raw.cells.get(f), str) for f in ("owner", "organisation"))
    return owned or says_when_or_how_far(raw)


def is_footer(raw: RawRow) -> bool:
    """« Source : … », « NB : … », a copyright, the number of a page, alone on its row; « Signature de la convention »
    with an owner or a day is none."""
    if len(raw.present) > 2:
        return False
    folded = fold(raw.first)
    if PAGE.fullmatch(folded):
        return True
    if not starts(folded, "footer"):
        return False
    whole = folded.rstrip(" :.") in row_words()["footer"] or folded.endswith((":", "...", "…", "___"))
    if whole or not folded.startswith(row_words()["signing"]):
        return whole or not _is_carried_out(raw)
    return not _is_carried_out(raw) and (raw.gap > 0 or "title" not in raw.cells)


def is_calendar(raw: RawRow) -> bool:
    """Months, weeks or days of a week from cell to cell: the scale of a calendar, whatever names it."""
    if len(raw.present) < FEWEST_STEPS:
        return False
    steps, others = [], 0
    for value in reversed(raw.present):  # the last cells of an action are seldom months: done with at once
        if isinstance(value, int) or is_step(value):
            steps.append(value)
        else:
            others += 1
            if others > 1:
                return False
    named = sum(1 for v in steps if isinstance(v, str))
    if named >= 3 and named >= len(raw.present) - 1:
        return True
    days = [v for v in reversed(steps) if isinstance(v, int) and not isinstance(v, bool)]
    follow = len(days) >= 5 and all(b - a == 1 for a, b in pairwise(days))
    return follow and len(days) >= len(raw.present) - 1


def is_step(value: CellValue) -> bool:
    """Whether a value is a month, a week or a day of a week: a step of a calendar."""
    if not isinstance(value, str) or len(value) > LONGEST_STEP:
        return False
    folded = fold(value).strip(" .")
    return folded in _calendar() or WEEK.fullmatch(folded) is not None


@cache
def _calendar() -> frozenset[str]:
    return frozenset(row_words()["calendar"])
