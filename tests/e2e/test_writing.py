"""The assistant's work in a browser: import, apply, see the figures change, undo; edit; collide."""

import csv
import io

from playwright.sync_api import expect

from lib.usecases.start import SAMPLE

DAY = "day=2026-11-24"


def updated_plan(**changes):
    """The sample's own file, semicolons and Windows-1252 as Excel saves it, with some cells changed."""
    with (SAMPLE / "sample_plan.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(
            csv.reader(file, delimiter=csv.Sniffer().sniff(file.readline(), ",;").delimiter)
            if False
            else csv.reader(file)
        )
    header = rows[0]
    for row in rows[1:]:
        for column, value in changes.get(row[0], {}).items():
            row[header.index(column)] = value
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode("cp1252")
