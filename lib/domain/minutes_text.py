"""What joint minutes say, section by section, and how that is kept: one text per language, and a private note."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from lib.domain.terms import LanguageClause

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A decision of the previous meeting and what became of it."""

    decision: str
    owner: str = ""
    deadline: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point examined: what both parties find, and what each observes where they differ."""

    title: str
    finding: str = ""
    position_a: str = ""
    position_b: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """One decision: the sentence goes on after « The Parties agree to ». `action` is a code of the plan."""

    text: str
    owner: str = ""
    deadline: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Recommended:
    """One recommendation: the sentence goes on after « The Parties recommend »."""

    text: str
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class MinutesText:
    """The sections in one language. Of a delegation the first line leads; names stand in an annex of their own."""

    basis: str = ""
    hours: str = ""
    delegation_a: Lines = ()
    delegation_b: Lines = ()
    agenda: Lines = ()
    follow_up: tuple[FollowUp, ...] = ()
    points: tuple[Point, ...] = ()
    decisions: tuple[Agreed, ...] = ()
    recommendations: tuple[Recommended, ...] = ()
    transmission: str = ""
    next_meeting: str = ""
    closing: str = ""
    names_a: Lines = ()
    names_b: Lines = ()
    shows_names: bool = False  # the parties agreed to it


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """The texts by language, and a note for the team that no paper and no guest is shown.

    `compared`: the fingerprint of each version when somebody recorded that they say the same (minutes_versions).
    """

    texts: Mapping[str, MinutesText] = field(default_factory=dict)
    private: str = ""
    compared: Mapping[str, str] = field(default_factory=dict)


#: What the number of a row is called among its fields.
ORDER = "order"
ROWS: Mapping[str, Any] = {
    "follow_up": FollowUp,
    "points": Point,
    "decisions": Agreed,
    "recommendations": Recommended,
}


def flat(text: MinutesText) -> dict[str, str | bool]:
    """The sections as the fields of a form: lines joined, each value of a row under the row's rank, and its number."""
    found: dict[str, str | bool] = {}
    for part in fields(MinutesText):
        value = getattr(text, part.name)
        if part.name in ROWS:
            for rank, row in enumerate(value):
                found |= {f"{part.name}_{rank}_{name}": held for name, held in asdict(row).items()}
                found[f"{part.name}_{rank}_{ORDER}"] = str(rank + 1)
        else:
            found[part.name] = "\n".join(value) if isinstance(value, tuple) else value
    return found


def unflat(values: Mapping[str, Any]) -> MinutesText:
    """The sections from the fields of a form; a line, or a row whose first value is empty, is left out.

    A row whose number was changed stands where that number stood: before who has it on the way up, after on the way down.
    """
    made: dict[str, Any] = {}
    for part in fields(MinutesText):
        if part.name in ROWS:
            kind = ROWS[part.name]
            names = [inner.name for inner in fields(kind)]
            ranks = sorted(
                int(name.split("_")[-2])
                for name in values
                if name.startswith(f"{part.name}_") and name.endswith(f"_{names[0]}") and values[name]
            )
            made[part.name] = tuple(
                kind(**{name: str(values.get(f"{part.name}_{rank}_{name}") or "") for name in names})
                for rank in sorted(
                    ranks, key=lambda rank: _order(values.get(f"{part.name}_{rank}_{ORDER}"), rank)
                )
            )
        elif isinstance(part.default, tuple):
            lines = str(values.get(part.name) or "").splitlines()
            made[part.name] = tuple(line.strip() for line in lines if line.strip())
        elif isinstance(part.default, bool):
            made[part.name] = bool(values.get(part.name))
        else:
            made[part.name] = str(values.get(part.name) or "")
    return MinutesText(**made)


def _order(typed: Any, rank: int) -> tuple[int, int, int]:
    """Where a row goes by the number typed for it; one that is no number changes nothing."""
    text = str(typed or "").strip()
    number = int(text) if text.isdecimal() else rank + 1
    return number, (number > rank + 1) - (number < rank + 1), rank


def listed(lines: str) -> tuple[Agreed, ...]:
    """Decisions written one a line, as a table is copied: what, who, by when, which action; parted by tabs or bars."""
    rows = ([part.strip() for part in re.split(r"[\t|]", line)] for line in lines.splitlines())
    return tuple(Agreed(*row[:4]) for row in rows if row[0])


def originals(clause: LanguageClause | None) -> tuple[str, ...]:
    """The languages in which the originals are made; French while the parties have not chosen."""
    return ("fr",) if clause in (None, LanguageClause.FRENCH) else ("fr", "ar")


def text_of(content: MinutesContent, clause: LanguageClause | None) -> MinutesText:
    """The text that is read first: of the first original, else of any language; an empty one where none is recorded."""
    known = [name for name in originals(clause) if name in content.texts] or list(content.texts)
    return content.texts[known[0]] if known else MinutesText()


def signer(text: MinutesText, side: str) -> str:
    """The function that the signature block of a party names, the head of its delegation; empty when it names none."""
    delegation = text.delegation_a if side == "a" else text.delegation_b
    return delegation[0] if delegation else ""


def encode(content: MinutesContent) -> str:
    """The content as it is stored."""
    told: dict[str, Any] = {
        "texts": {name: asdict(text) for name, text in content.texts.items()},
        "private": content.private,
    }
    if content.compared:
        told["compared"] = dict(content.compared)
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def decode(stored: str | None) -> MinutesContent:
    """The content from what is stored; nothing known is an empty content, an unknown field is left aside."""
    found: dict[str, Any] = json.loads(stored) if stored else {}
    texts = {str(name): _text(values) for name, values in found.get("texts", {}).items()}
    compared = {str(name): str(held) for name, held in (found.get("compared") or {}).items()}
    return MinutesContent(texts, str(found.get("private") or ""), compared)


def _text(values: Mapping[str, Any]) -> MinutesText:
    known: dict[str, Any] = {}
    for name in (part.name for part in fields(MinutesText)):
        if name not in values:
            continue
        value = values[name]
        if name in ROWS:
            made = ROWS[name]
            names = {part.name for part in fields(made)}
            known[name] = tuple(made(**{k: str(v) for k, v in row.items() if k in names}) for row in value)
        elif isinstance(value, list):
            known[name] = tuple(map(str, value))
        else:
            known[name] = value
    return MinutesText(**known)
