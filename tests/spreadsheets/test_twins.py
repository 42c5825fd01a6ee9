"""The same table in another format: nothing changes because a format writes a value another way, or loses a merge."""

import io
import json
from datetime import date, datetime

import pytest
import xlsxwriter

from lib.domain.writing import Writing
from lib.spreadsheets.differences.kept import with_kept
from lib.spreadsheets.files.read import read
from lib.usecases.imports import apply, prepare
from lib.usecases.start import SAMPLE_PLAN
from tests.spreadsheets.books import xlsx

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "assistante", datetime(2026, 11, 24, 10, 0), DAY)


def found_in(store, content, name):
    return prepare(store, read(content, name), content, plan=SAMPLE_PLAN, today=DAY)


def merged(rows, span):
    """A workbook whose first column is merged over a span of rows (from 0)."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = book.add_worksheet("Plan")
    for i, row in enumerate(rows):
        page.write_row(i, 0, row)
    page.merge_range(span[0], 0, span[1], 0, rows[span[0]][0])
    book.close()
    return buffer.getvalue()


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


def test_an_action_whose_axis_was_merged_is_found_by_its_title_once_the_merge_is_lost(sample_store):
    rows = [
        ["Lot", "Action", "Statut"],
        [None, "Réunir les agents", "En cours"],
        ["Nord", "Former les agents", "En cours"],
        [None, "Publier le guide", "Terminé"],
    ]
    book = merged([*rows], (2, 3))
    first = found_in(sample_store, book, "plan.xlsx")
    assert first.table.rows[2].axis == "Nord"
    apply(sample_store, first, WRITING)
    text = "\n".join(";".join(v or "" for v in row) for row in rows).encode()
    again = found_in(sample_store, text, "plan.csv")
    assert again.table.rows[2].axis == ""
    assert not again.changes_anything


def test_a_title_that_two_actions_bear_is_not_enough_to_find_one(sample_store):
    rows = [["Lot", "Action", "Statut"], ["Nord", "Former", "En cours"], ["Sud", "Former", "En cours"]]
    apply(sample_store, found_in(sample_store, xlsx(rows), "plan.xlsx"), WRITING)
    again = found_in(sample_store, b"Lot;Action;Statut\n;Former;En cours\n", "plan.csv")
    assert len(again.comparison.new) == 1


def test_remarks_that_go_on_below_an_action_are_its_own_merged_or_not(sample_store):
    text = b"Action;Statut;Remarques\nFormer;En cours;un\n;;deux\n;;trois\nPublier;En cours;\n"
    found = found_in(sample_store, text, "plan.csv")
    assert [row.values["comment"] for row in found.table.rows] == ["un\ndeux\ntrois", None]
    assert [i.reason for i in found.table.ignored] == ["header", "continuation", "continuation"]


def test_what_stands_under_a_table_is_its_sum_in_a_text_too(sample_store):
    lines = ["Action;Statut;Jour 1;Jour 2", "Former;En cours;4;2", "Publier;En cours;3;3", "", "", ""]
    found = found_in(sample_store, "\n".join([*lines, "Charge du mois;;7;5"]).encode(), "plan.csv")
    assert [i.reason for i in found.table.ignored] == ["header", "total"]


@pytest.mark.parametrize("mark", ["#REF!", "#VALEUR!", "#¡VALOR!", "#N/A", "#DIV/0!"])
def test_the_mark_of_a_value_that_could_not_be_computed_is_an_error_in_a_text_too(sample_store, mark):
    text = f"Action;Statut;Échéance\nFormer;En cours;{mark}\nPublier;En cours;30/06/2027\n".encode()
    found = found_in(sample_store, text, "plan.csv")
    told = [i for i in found.table.issues if i.code == "cell_error_value"]
    assert [(i.cell, i.level) for i in told] == [("C2", "error")]
    assert [d.title for d in found.comparison.refused] == ["Former"]


def test_a_code_that_begins_with_a_number_sign_is_no_error(sample_store):
    text = "N°;Action;Statut\n#12;Former;En cours\n#N/APPLICABLE;Publier;En cours\n".encode()
    assert next(row.values["code"] for row in found_in(sample_store, text, "plan.csv").table.rows) == "#12"
