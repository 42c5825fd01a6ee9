"""The same table in another format: nothing changes because a format writes a value another way, or loses a merge."""

import json
from datetime import date, datetime

import pytest

from lib.spreadsheets.kept import with_kept
from lib.spreadsheets.read import read
from lib.usecases.actions import Writing
from lib.usecases.imports import apply, prepare
from lib.usecases.start import SAMPLE_PLAN
from tests.spreadsheets.books import xlsx

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "assistante", datetime(2026, 11, 24, 10, 0), DAY)


def found_in(store, content, name):
    return prepare(store, read(content, name), content, plan=SAMPLE_PLAN, today=DAY)


def kept(**values):
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("0,5", "0.5"),
        ("10.0", "10"),
        ("True", "VRAI"),
        ("FALSE", "Faux"),
        ("True", "1"),
        ("12", "12"),
        ("-3,0", "-3"),
    ],
)
def test_a_kept_value_written_another_way_stays_as_it_is_stored(stored, typed):
    assert with_kept(kept(Heures=stored), kept(Heures=typed)) == kept(Heures=stored)


@pytest.mark.parametrize(("stored", "typed"), [("007", "7"), ("1.5", "1.05"), ("True", "Faux"), ("a", "b")])
def test_a_kept_value_that_differs_is_the_file_s(stored, typed):
    assert with_kept(kept(Heures=stored), kept(Heures=typed)) == kept(Heures=typed)


def test_a_column_whose_merged_heading_is_lost_is_the_same_column():
    assert with_kept('{"Essai (E)": "un"}', '{"Colonne E": "deux"}') == '{"Essai (E)": "deux"}'
    assert with_kept('{"Essai (E)": "un"}', '{"Colonne F": "deux"}') == kept(
        **{"Colonne F": "deux", "Essai (E)": "un"}
    )


def test_a_scale_of_crosses_is_read_alike_from_a_workbook_and_from_a_text(sample_store):
    book = xlsx(
        [
            ["Action", "Avancement", None, None, None, None, "Personnes"],
            [None, 0, 0.25, 0.5, 0.75, 1, None],
            ["Former les agents", None, "X", None, None, None, "Chargé d'études"],
            ["Publier le guide", None, None, None, "X", None, "Juriste"],
            ["Tenir un séminaire", "X", None, None, None, None, "Juriste"],
        ]
    )
    text = (
        "Action;Avancement;;;;;Personnes\n;0%;25%;50%;75%;100%;\nFormer les agents;;X;;;;Chargé d'études\n"
        "Publier le guide;;;;X;;Juriste\nTenir un séminaire;X;;;;;Juriste\n"
    ).encode()
    first = found_in(sample_store, book, "plan.xlsx")
    assert [row.values["progress"] for row in first.table.rows] == [25, 75, 0]
    apply(sample_store, first, WRITING)
    again = found_in(sample_store, text, "plan.csv")
    assert [row.values["progress"] for row in again.table.rows] == [25, 75, 0]
    assert not again.changes_anything


def test_a_sub_action_alone_on_its_row_belongs_to_the_action_above_whether_cells_are_merged_or_not(
    sample_store,
):
    text = (
        "N°;Tâche;Sous-tâches;Statut;Échéance\n1;Former les agents;Choisir les agents;En cours;30/06/2027\n"
        ";;Réserver la salle;En cours;15/07/2027\n2;Publier le guide;;En cours;31/08/2027\n"
    ).encode()
    found = found_in(sample_store, text, "plan.csv")
    assert [row.values["title"] for row in found.table.rows] == [
        "Former les agents – Choisir les agents",
        "Former les agents – Réserver la salle",
        "Publier le guide",
    ]
