"""A button that stands on every line says of which row it is: a screen reader tells them apart by their names alone."""

from collections import Counter
from datetime import date, datetime

import pytest

from lib.domain.writing import Writing
from lib.store import reads
from lib.store.ledger import rows_at
from lib.ui import data
from lib.ui.as_typed import as_typed
from lib.usecases.actions import edit_action
from lib.usecases.attachments import attach
from lib.usecases.dependencies import add_dependencies
from lib.usecases.record import create_row
from lib.usecases.start import SAMPLE_PLAN
from lib.wording.apart import UNSHOWN, numbered, of_row

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 10), DAY)
#: Table → what the keys of the parts begin with that are drawn once somebody unfolds them.
FOLDED = {
    "milestone": "milestone_edit_",
    "note": "note_edit_",
    "funding": "funding_edit_",
    "indicator": "measure_add_",
    "attachment": "attachment_edit_",
    "occurrence": "occurrence_edit_",
}


@pytest.fixture
def sheet(screen):
    """The sheet of an action that has two of everything, called alike."""
    store = data.whole_store()
    last = reads.current_revision(store)
    held = rows_at(store, last, SAMPLE_PLAN, "action").items()
    key = next(k for k, row in held if row["code"] == "A1.5")
    edit_action(
        store, last, key,
        {"recurrence": "monthly", "start": date(2026, 6, 1), "deadline": date(2026, 12, 31), "deadline_precision": "day"},
        WRITING,
    )  # fmt: skip
    for n in range(2):
        create_row(
            store, "milestone", {"action": key, "title": "Cahier [1] : *clauses*", "deadline": DAY}, WRITING
        )
        create_row(
            store, "note", {"action": key, "text": "Relancer", "noted_on": DAY, "noted_by": "Awa"}, WRITING
        )
        create_row(store, "funding", {"action": key, "source_of_funds": "CCIS", "planned": "5 MAD"}, WRITING)
        create_row(store, "funding", {"action": key, "planned": "7 MAD"}, WRITING)
        create_row(store, "indicator", {"action": key, "name": f"PME {n}", "direction": "increase"}, WRITING)
        attach(
            store,
            "action",
            key,
            {"kind": "deliverable", "title": "Rapport", "link": "https://exemple.org"},
            WRITING,
        )
    add_dependencies(store, key, "A1.1, A1.2", "", WRITING)
    return screen


def folded_parts(screen):
    return [found.label for found in screen.at.main.expander]


def names(screen):
    every = [*screen.at.main.button, *screen.at.main.get("link_button"), *screen.at.main.get("download_button")]  # fmt: skip
    return [label for found in every if (label := getattr(found, "label", "") or found.proto.label)]


def test_no_two_buttons_or_folded_parts_of_a_sheet_have_one_name(sheet):
    sheet.open("action", code="A1.5")
    assert not sheet.errors
    assert len(names(sheet)) + len(folded_parts(sheet)) > 25
    for told in (names(sheet), folded_parts(sheet)):
        assert not {name: n for name, n in Counter(told).items() if n > 1}


def test_nor_have_those_of_the_forms_that_are_unfolded(sheet):
    sheet.open("action", code="A1.5")
    store = data.whole_store()
    last = reads.current_revision(store)
    folded = [
        head + key for table, head in FOLDED.items() for key in rows_at(store, last, SAMPLE_PLAN, table)
    ]
    for key in folded:
        sheet.at.session_state[key] = True
    sheet.at.run()
    assert not sheet.errors
    assert len(folded) > 10
    for told in (names(sheet), folded_parts(sheet)):
        assert not {name: n for name, n in Counter(told).items() if n > 1}


def test_what_a_title_holds_means_nothing_in_the_name_and_a_long_one_is_cut():
    said = of_row("Modifier", "[FAIT] Cahier [1] : *clauses* " + 90 * "x")
    assert said == f"Modifier {UNSHOWN}{('Cahier [1] : *clauses* ' + 90 * 'x')[:60]}{UNSHOWN}"
    assert as_typed(of_row("Modifier", "Cahier [1] *b*")) == r"Modifier :small[Cahier \[1\] \*b\*]"
    assert of_row("Modifier", "") == "Modifier"
    assert numbered(["a", "b", "a", "a"]) == ["a", "b", "a (2)", "a (3)"]
