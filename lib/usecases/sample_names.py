"""How the sample's institutions, functions and places are written on papers: a file of forms, recorded with the plan."""

from __future__ import annotations

import csv
from pathlib import Path

from lib.domain.changes import Change, Value
from lib.domain.schema import PAPER_NAME
from lib.usecases.record import new_key

FILE = Path(__file__).parents[2] / "data" / "sample" / "sample_names.csv"


def sample_names() -> list[Change]:
    """Each name of the file as a row of the plan."""
    with FILE.open(encoding="utf-8", newline="") as file:
        found: list[dict[str, Value]] = [
            {name: value or None for name, value in row.items()}
            for row in csv.DictReader(file, delimiter=";")
        ]
    return [Change("paper_name", new_key(), None, dict.fromkeys(PAPER_NAME.names) | row) for row in found]
