"""The minutes of the sample: a file of sections and dated steps, recorded as they were, one revision for each step."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from lib.domain.changes import Value
from lib.domain.minutes_text import (
    Agreed,
    FollowUp,
    MinutesContent,
    MinutesText,
    Point,
    Recommended,
    encode,
)
from lib.domain.names import split_names
from lib.domain.terms import MinutesStep
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import current_revision, revision_on
from lib.usecases.minutes import draft_minutes, record_step

FILE = Path(__file__).parents[2] / "data" / "sample" / "sample_minutes.csv"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step of one of the sample's minutes, on the day on which it was recorded."""

    day: date
    reference: str
    step: MinutesStep
    done_by: str


def sample_steps() -> tuple[DatedStep, ...]:
    """Every step of the file, in the order of their days."""
    found = [
        DatedStep(_day(row["date"]), row["pv"], MinutesStep(row["texte"]), row["responsable"])
        for row in _rows()
        if row["rubrique"] == "etape"
    ]
    return tuple(sorted(found, key=lambda step: step.day))


def record_sample_step(store: Store, step: DatedStep, writing: Writing) -> None:
    """Records one step; the first one drafts the minutes on the figures of its day."""
    if step.step == MinutesStep.DRAFTED:
        values = _values(step.reference)
        shown = revision_on(store, writing.plan, writing.today)
        draft_minutes(
            store,
            {**values, "shown_day": writing.today, "shown_revision": shown},
            writing,
            done_by=step.done_by,
            reason=f"{step.reference} – {values['title']}",
        )
        return
    rows = rows_at(store, current_revision(store), writing.plan, "minutes")
    key = next(key for key, row in rows.items() if row["reference"] == step.reference)
    record_step(
        store,
        key,
        step.step,
        writing,
        done_on=writing.today,
        done_by=step.done_by,
        reason=f"{step.reference} – {rows[key]['title']}",
    )


def _rows() -> list[Row]:
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()


def _values(reference: str) -> dict[str, Value]:
    """The fields of one of the minutes, its text in French."""
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in _rows():
        if row["pv"] == reference:
            parts[row["rubrique"]].append(row)
    session = parts["seance"][0]
    a, b = split_names(parts["parties"][0]["texte"])
    signing = next(iter(parts.get("signature", ())), None)
    return {
        "reference": reference,
        "title": parts["intitule"][0]["texte"],
        "held_on": _day(session["date"]),
        "place": session["texte"],
        "party_a": a,
        "party_b": b,
        "language_clause": parts["langues"][0]["texte"],
        "signed_on": _day(signing["date"]) if signing else None,
        "signed_at": signing["texte"] if signing else None,
        "content": encode(MinutesContent({"fr": _text(parts)})),
    }


def _text(parts: Mapping[str, Sequence[Row]]) -> MinutesText:
    def lines(name: str) -> tuple[str, ...]:
        return tuple(row["texte"] for row in parts.get(name, ()))

    return MinutesText(
        basis=parts["cadre"][0]["texte"],
        delegation_a=lines("delegation_a"),
        delegation_b=lines("delegation_b"),
        agenda=lines("ordre_du_jour"),
        follow_up=tuple(
            FollowUp(r["texte"], r["responsable"], r["date"], r["suite"]) for r in parts.get("suite", ())
        ),
        points=tuple(
            Point(title, finding[:1].upper() + finding[1:])
            for title, _, finding in (line.partition(" : ") for line in lines("point"))
        ),
        decisions=tuple(
            Agreed(r["texte"], r["responsable"], r["date"], r["suite"]) for r in parts.get("decision", ())
        ),
        recommendations=tuple(
            Recommended(r["texte"], r["responsable"]) for r in parts.get("recommandation", ())
        ),
        transmission="Le présent procès-verbal sera transmis par chaque Partie aux instances compétentes de son pays,"
        " en amont de la commission mixte.",
        next_meeting="Date et lieu à convenir.",
        closing="La séance s'est déroulée dans un esprit de cordialité et de coopération.",
    )
