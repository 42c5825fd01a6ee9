"""The table that is edited in place: for whom it is, what it is sent, and the differences that record what was typed."""

import json

import pytest

from lib.store.ledger import changes_of, rows_at
from lib.store.reads import current_revision
from lib.ui import data, session
from lib.ui.grid.sheet import STAMP
from lib.usecases.start import SAMPLE_PLAN
from tests.sample import LAST

PAGES = {"actions": "grid", "partners": "grid", "commitments": "grid"}


def offered(screen):
    return [o for control in screen.at.segmented_control if control.key == "view" for o in control.options]


def actions(store=None):
    rows = rows_at(store or data.store(), current_revision(store or data.store()), SAMPLE_PLAN, "action")
    return {row["code"]: {"key": key, **row} for key, row in rows.items()}


def look(screen, cells, table="action", page="actions", language="fr"):
    """Opens the differences of some cells, as the browser asks for them: (key or code) → field → text."""
    screen.open(page, language, view="grid")
    codes = {code: row["key"] for code, row in actions().items()}
    rows = [
        {"key": codes.get(name, name), "row": n, "cells": {f: [text, LAST] for f, text in c.items()}}
        for n, (name, c) in enumerate(cells.items(), start=1)
    ]
    screen.at.session_state["state:grid_asked"] = (SAMPLE_PLAN, table, {"name": "d1", "rows": rows})
    screen.at.run()
    return screen


def press(screen, label):
    next(b for b in screen.at.button if b.label.startswith(label)).click()
    screen.at.run()


@pytest.mark.parametrize("page", PAGES)
def test_who_only_reads_or_looks_at_the_past_is_offered_no_table_to_edit(reading, page):
    reading.come(page, view=PAGES[page])
    assert any("Tableur" in o for o in offered(reading))
    reading.at.session_state[session.PARTNER] = True
    reading.at.run()
    assert not any("Tableur" in o for o in offered(reading))
    reading.open(page, day="2026-06-30", view=PAGES[page])
    assert not reading.errors
    assert not any("Tableur" in o for o in offered(reading))


def test_the_differences_are_those_of_a_file_and_one_revision_records_them(screen):
    look(
        screen,
        {"A3.5": {"progress": "0,85", "deadline": "15/01/2027"}, "+n": {"title": "Former les arbitres"}},
    )
    assert not screen.errors
    assert "75 % → 85 %" in screen.text
    assert "15/12/2026 → 15/01/2027" in screen.text
    assert "Nouvelles (1)" in str(offered_names(screen))
    assert "Absentes" not in str(offered_names(screen))
    press(screen, "Enregistrer 3 changements")
    assert "motif" in " ".join(screen.errors).lower(), screen.errors
    assert current_revision(data.store()) == LAST
    next(i for i in screen.at.text_input if i.label.startswith("Motif")).set_value("Comité")
    press(screen, "Enregistrer 3 changements")
    assert not screen.errors
    assert current_revision(data.store()) == LAST + 1
    assert len(changes_of(data.store(), LAST + 1)) == 2
    assert actions()["A3.5"]["progress"] == 85.0
    assert screen.at.session_state["state:grid_done"] == ("d1",), "the tab forgets the draft"


def offered_names(screen):
    return [o for control in screen.at.segmented_control if control.key != "view" for o in control.options]


def test_a_wrong_cell_is_told_in_words_and_the_rest_is_recorded_when_somebody_says_so(screen):
    look(screen, {"A3.5": {"deadline": "31/11/2026", "comment": "vu"}})
    press(screen, "Enregistrer 1 changement")
    assert "Cochez" in " ".join(screen.errors)
    next(c for c in screen.at.checkbox if c.label.startswith("Enregistrer le reste")).check()
    press(screen, "Enregistrer 1 changement")
    assert not screen.errors
    assert actions()["A3.5"]["comment"] == "vu"


def test_a_value_that_somebody_else_recorded_meanwhile_asks_which_one_stands(screen):
    from datetime import date, datetime

    from lib.domain.writing import Writing
    from lib.usecases.actions import edit_action

    screen.open("actions", view="grid")
    written = Writing(SAMPLE_PLAN, "Assistante", datetime(2026, 11, 24, 10, 0), date(2026, 11, 24))
    edit_action(data.store(), LAST, actions()["A4.4"]["key"], {"progress": 85.0}, written)
    look(screen, {"A4.4": {"progress": "90"}})
    choice = screen.at.radio[0]
    assert "Assistante" in choice.options[0]
    assert "Saisi ici" in choice.options[1]
    choice.set_value(True)
    press(screen, "Retenir ces choix")
    press(screen, "Enregistrer 1 changement")
    assert not screen.errors
    assert actions()["A4.4"]["progress"] == 90.0


def test_what_the_browser_is_sent_holds_every_row_as_it_is_typed_and_is_the_same_until_something_changes(
    reading, monkeypatch
):
    from lib.ui.grid import component

    sent = []
    monkeypatch.setattr(component, "rows", lambda key, held: sent.append(held))
    reading.come("actions", view="grid", sort="code", columns="code,axis,deadline,progress,confidential")
    reading.at.run()
    assert sent[0] == sent[-1]
    held = json.loads(sent[0][STAMP:])
    assert [c["field"] for c in held["columns"]] == ["code", "axis", "deadline", "progress", "confidential"]
    assert len(held["rows"]) == 36
    row = next(r for r in held["rows"] if r[1] == "A3.5")
    assert row[3:5] == ["15/12/2026", "75 %"]
    assert row[2] in next(c for c in held["columns"] if c["field"] == "axis")["values"]


def test_markup_in_a_value_reaches_the_table_as_text_alone():
    """Texts are given to the table as texts: nothing of it makes elements of them."""
    from pathlib import Path

    script = (Path(__file__).parents[2] / "lib/ui/grid/assets/grid.js").read_text(encoding="utf-8")
    assert "innerHTML" not in script
    assert "insertAdjacentHTML" not in script
