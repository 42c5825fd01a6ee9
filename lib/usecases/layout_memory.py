"""What was explained once: words of files, and the layout of their headings; kept as settings of the plan."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from lib.domain.changes import Change, Value, Values, updated
from lib.domain.names import split_names
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import Recognition
from lib.spreadsheets.tables.recognise import Layout, fingerprint

STATUS, NAME, TIER, LAYOUT = "word.status.", "word.name.", "word.tier.", "layout."
#: The prefix under which an answer is remembered, by its section; those of names share one.
PREFIXES = {"status": STATUS, "tier": TIER}


@dataclass(frozen=True, slots=True)
class LayoutMemory:
    """Word → status, spelling → name, fingerprint of headings → layout, role → place in the plan."""

    statuses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    layouts: Mapping[str, Layout] = field(default_factory=lambda: MappingProxyType({}))
    tiers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def layout_memory_of(settings: Mapping[str, Values]) -> LayoutMemory:
    """What the settings of a plan remember."""

    def under(prefix: str) -> dict[str, str]:
        return {
            key.removeprefix(prefix): str(json.loads(str(row["value"])))
            for key, row in settings.items()
            if key.startswith(prefix)
        }

    layouts = {
        key.removeprefix(LAYOUT): json.loads(str(row["value"]))
        for key, row in settings.items()
        if key.startswith(LAYOUT)
    }
    return LayoutMemory(
        under(STATUS),
        under(NAME),
        {print_: Layout(held["kind"], held["columns"]) for print_, held in layouts.items()},
        under(TIER),
    )


def answers_to_keep(
    answers: Mapping[tuple[str, str], str], settings: Mapping[str, Values]
) -> Iterable[Change]:
    """The changes that remember answers: (section, word as typed) → status, place or name."""
    for (section, typed), answer in answers.items():
        prefix = PREFIXES.get(section, NAME)
        yield from _kept(f"{prefix}{fold(typed)}", answer, settings)


def layout_to_keep(recognition: Recognition, settings: Mapping[str, Values]) -> Iterable[Change]:
    """The change that remembers what the headings of a table mean."""
    if recognition.header_row is None:
        return
    labels = recognition.labels
    columns = {fold(label): recognition.columns.get(c, "") for c, label in labels.items()}
    held = {"kind": recognition.kind, "columns": columns}
    key = f"{LAYOUT}{fingerprint([labels[c] for c in recognition.headed])}"
    yield from _kept(key, held, settings)


def _kept(key: str, value: object, settings: Mapping[str, Values]) -> Iterable[Change]:
    row: dict[str, Value] = {"value": json.dumps(value, ensure_ascii=False, sort_keys=True)}
    if key not in settings:
        yield Change("setting", key, None, row)
        return
    change = updated("setting", key, settings[key], row)
    if change is not None:
        yield change


def known(
    partners: Collection[Values], actions: Collection[Values], today: date, memory: LayoutMemory
) -> Known:
    """The names, aliases, owners, year and explained words by which a file of a plan of these rows is read."""
    names = [str(p["acronym"] or p["name"]) for p in partners if p["acronym"] or p["name"]]
    names += _names(a["organisation"] for a in actions)
    owners = _names(a["owner"] for a in actions)
    aliases = {
        spelling: str(p["acronym"] or p["name"])
        for p in partners
        for spelling in (*split_names(str(p["aliases"] or "")), str(p["name"] or ""))
        if spelling
    }
    return Known(
        tuple(dict.fromkeys(names)),
        aliases,
        today.year,
        memory.statuses,
        tuple(dict.fromkeys(owners)),
        memory.names,
        today,
        memory.tiers,
        tuple(str(a["code"]) for a in actions if a["code"]),
    )


def _names(held: Iterable[Value]) -> list[str]:
    """The names in some cells, in the order met; the same cell is split once."""
    return [name for cell in dict.fromkeys(held) for name in split_names(str(cell or ""))]


def with_answers(memory: LayoutMemory, answers: Mapping[tuple[str, str], str]) -> LayoutMemory:
    """The memory with the answers given on the way."""

    def given(*sections: str) -> dict[str, str]:
        return {typed: answer for (section, typed), answer in answers.items() if section in sections}

    return replace(
        memory,
        statuses={**memory.statuses, **given("status")},
        names={**memory.names, **given("organisation", "owner")},
        tiers={**memory.tiers, **given("tier")},
    )
