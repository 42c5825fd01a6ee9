"""A row before it is judged, and what its cells say of it: the title of a group, a place kept for later, an action."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType

from lib.domain.schema import ACTION
from lib.spreadsheets.cells.codes import AXIS
from lib.spreadsheets.folding import CODE, fold, vocabulary
from lib.spreadsheets.model import CellValue, TableKind

#: At least one of these must hold something for a row to be one of the kind.
SUBJECT: Mapping[TableKind, tuple[str, ...]] = {
    "actions": ("title", "sub_title", "code"),
    "partners": ("acronym", "name"),
    "interactions": ("occurred_on", "partner", "subject"),
}
#: Fields that templates fill in advance: they do not make an action.
AMOUNTS = frozenset(
    field.name for field in (*ACTION.fields, *ACTION.only_read) if field.kind in ("money", "number")
)
PREFILLED = AMOUNTS | {"code", "axis", "status", "priority", "progress", "start", "confidential", "deadline"}
LONGEST_BLANK = 24
SAYING = frozenset(
    {"owner", "organisation", "description", "deadline", "completed_on", "deliverable", "comment"}
)
PREFIX = re.compile(r"^[^\W\d]+[ .\-]*")


@dataclass(slots=True)
class RawRow:
    """A row before it is judged: its index, its cells by field, the other labelled cells, all its values."""

    index: int
    cells: Mapping[str, CellValue]
    others: Mapping[str, CellValue]
    noted: int  # how many of the others stand under a heading of the file
    row: Sequence[CellValue]
    gap: int  # blank rows right above
    present: list[CellValue]  # every value of the row

    @property
    def first(self) -> str:
        """Its first value as text, shortened."""
        return re.sub(r"\s+", " ", str(self.present[0])).strip()[:120] if self.present else ""


def raw_row(
    index: int,
    row: Sequence[CellValue],
    cells: Mapping[str, CellValue] = MappingProxyType({}),
    others: Mapping[str, CellValue] = MappingProxyType({}),
    *,
    noted: int = 0,
    gap: int = 0,
) -> RawRow:
    """A row of a sheet, with its cells by field."""
    return RawRow(index, cells, others, noted, row, gap, [v for v in row if v is not None])


@lru_cache(maxsize=50_000)
def starts(folded: str, name: str) -> bool:
    """Whether a folded text begins with a word of a list of `values.toml`."""
    exact, opening = _openings()[name]
    return folded in exact or folded.startswith(opening)


@cache
def _openings() -> Mapping[str, tuple[frozenset[str], tuple[str, ...]]]:
    """For each list: the words that may be the whole text, and what a longer text opens with."""
    return {
        name: (
            frozenset(words),
            tuple(w + end for w in words for end in (" ", ":", "("))
            + tuple(w for w in words if w[-1:] in ":. ©"),
        )
        for name, words in row_words().items()
    }


@cache
def row_words() -> Mapping[str, tuple[str, ...]]:
    """The lists of words of `values.toml` that open rows that are not data."""
    return {
        name: tuple(fold(w) + (" " if w.endswith(" ") else "") for w in texts)
        for name, texts in vocabulary("values")["rows"].items()
    }


def names_a_group(raw: RawRow) -> bool:
    """« AXE 1 : … », « Phase 2 » alone on its row (a number beside it at most)."""
    if len(raw.present) > 2:
        return False
    texts = [v for v in raw.present if isinstance(v, str)]
    if len(texts) != 1:
        return False
    folded = fold(texts[0])
    return not CODE.match(folded) and (
        bool(AXIS.match(folded) and folded[:3] == "axe") or opens_group(folded)
    )


def opens_group(folded: str) -> bool:
    """Whether a text opens with the word and number of a group: « phase 2 », « objectif global : … »."""
    for word in row_words()["group"]:
        if re.match(rf"^{re.escape(word)}\s*(n\s*°|no|:|-|–)?\s*(\d{{1,2}}|[ivx]{{1,4}}|[a-h])\b", folded):
            return True
    ahead, colon, rest = folded.partition(":")
    return bool(colon and rest.strip()) and ahead.strip() in row_words()["named_group"]


def heads(raw: RawRow, after: RawRow) -> bool:
    """« 1 Preparation » with nothing else, right above « 1.1 … »: a chapter, whose parts are the actions."""
    if len(raw.cells) != 2 or raw.noted or len(after.cells) < 3 or set(raw.cells) != {"code", "title"}:
        return False
    code, part = (PREFIX.sub("", fold(str(r.cells.get("code") or ""))).rstrip(".") for r in (raw, after))
    code = code.removesuffix(".0")
    return bool(code) and part.startswith(f"{code}.")


def group_name(raw: RawRow) -> str:
    """The title of a group as its row gives it, its number ahead when a column of its own holds it."""
    if set(raw.cells) != {"code", "title"}:
        return raw.first
    code = str(raw.cells["code"]).removesuffix(".0").rstrip(".")
    return f"{code}. {raw.cells['title']}"[:120]


def lone_text(raw: RawRow, titled: bool) -> bool:
    """One text alone, where a title, a code or an axis stands."""
    if raw.noted or len(raw.cells) != 1:
        return False
    field, value = next(iter(raw.cells.items()))
    if not isinstance(value, str) or CODE.match(fold(value)):
        return False
    return field in ("axis", "code") or (field == "title" and titled)


def is_placeholder(raw: RawRow, has_title: bool) -> bool:
    """Numbered in advance, or holding only what a template fills: no title or « à compléter », nothing said."""
    title = raw.cells.get("title")
    if (
        isinstance(title, str)
        and len(title) <= LONGEST_BLANK
        and fold(title).strip(" .…:()[]<>-_") in row_words()["blank"]
    ):
        return not any(isinstance(raw.cells.get(f), str | date) for f in SAYING)
    if "title" in raw.cells or "sub_title" in raw.cells or not has_title:
        return not has_title and set(raw.cells) <= {"code"}
    said = {f for f, v in raw.cells.items() if f not in PREFILLED}
    idle = all(isinstance(v, bool) or v in (0, "0") for v in raw.others.values())
    return (
        not said and (idle or (set(raw.cells) <= {"code"} and len(raw.others) <= 1)) and "code" in raw.cells
    ) or (not said and idle and set(raw.cells) <= PREFILLED)


def has_subject(raw: RawRow, kind: TableKind, has_title: bool) -> bool:
    """Whether a row is about something: a title, a code; or enough is said for its title to be missed."""
    if not raw.cells.keys().isdisjoint(SUBJECT[kind]):
        return True
    if kind != "actions":
        return False
    return len(set(raw.cells) & SAYING) >= 2 or (not has_title and len(raw.cells) >= 2)
