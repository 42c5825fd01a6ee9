"""Headings and columns as people write them: what each test holds is a rule for a kind of heading, never for a file."""

from datetime import date
from typing import Any

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise


def read(*rows, merges=(), others=()):
    """The fields by heading letter (A, B…), and the clean table of one sheet."""
    width = max(map(len, rows))
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    workbook = Workbook("f.xlsx", "xlsx", (Sheet("Plan", padded, merges=tuple(merges)), *others))
    recognition = recognise(workbook)
    table = normalise(workbook, recognition, Known(year=2026))
    return {"ABCDEFGHIJ"[c]: field for c, field in recognition.columns.items()}, table


@pytest.mark.parametrize("heading", ["État d'avancement", "État d'avancement (%)", "Niveau d'avancement"])
def test_percentages_typed_as_text_make_a_progress_of_a_state_of_progress(heading):
    columns, table = read(
        ["Action", "Responsable", heading],
        ["Signer la convention", "Directeur", "75%"],
        ["Tenir le forum", "Trésorière", "100%"],
        ["Publier le guide", "Directeur", "0 %"],
    )
    assert columns["C"] == "progress"
    assert [row.values["progress"] for row in table.rows] == [75.0, 100.0, 0.0]


TIERS = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5)]
START, END, DONE = date(2026, 1, 5), date(2026, 3, 31), date(2026, 4, 2)


@pytest.mark.parametrize(
    ("upper", "lower", "fields"),
    [
        (("Prévu", "Réel"), ("Début", "Fin"), {"B": "start", "C": "deadline", "E": "completed_on"}),
        (("Début", "Fin"), ("Prévu", "Réel"), {"B": "start", "D": "deadline", "E": "completed_on"}),
        (("Planned", "Actual"), ("Start", "End"), {"B": "start", "C": "deadline", "E": "completed_on"}),
    ],
)
def test_planned_and_actual_dates_on_two_tiers_keep_apart(upper, lower, fields):
    columns, table = read(
        ["Action", upper[0], None, upper[1], None, "Statut"],
        [None, lower[0], lower[1], lower[0], lower[1], None],
        ["Signer la convention", START, END, START, DONE, "Terminé"],
        ["Tenir le forum", START, END, None, None, "En cours"],
        merges=TIERS,
    )
    assert {c: f for c, f in columns.items() if c in "BCDE"} == fields
    assert len(table.rows) == 2


@pytest.mark.parametrize(
    "heading",
    [
        "Date cible révisée par le comité",
        "Date de visite",
        "Last review date",
        "Verified date",
        "Nombre d'actions",
        "Comment count",
        "Attachment count",
        "Version cible",
        "Fix version",
        "Risque lié",
        "Related finding",
    ],
)
def test_a_heading_that_only_holds_one_of_our_words_is_kept_and_means_nothing(heading):
    columns, table = read(
        ["Action", "Date cible", "Statut", heading],
        ["Signer la convention", date(2026, 3, 31), "En cours", "4"],
        ["Tenir le forum", date(2026, 5, 31), "Terminé", "2"],
    )
    assert columns == {"A": "title", "B": "deadline", "C": "status"}
    assert heading in table.rows[0].values["extra"]


def test_remarks_that_only_sort_the_rows_are_no_remarks():
    def rows(remarks):
        return [["Action", "Owner", "Resolution"], *([f"Task {n}", "Ann", r] for n, r in enumerate(remarks))]

    assert "C" not in read(*rows(["Unresolved", "Done", "Done", "Won't do", "Done"] * 2))[0]
    told = ["The pump was replaced", "Asked the supplier again", "Waiting for the permit to be signed"]
    assert read(*rows(told))[0]["C"] == "comment"


def test_phrases_under_a_heading_that_nobody_knows_are_the_titles_of_a_table_without_any():
    columns, _ = read(
        ["ID", "Remarkable thing", "Owner", "Due date", "Status"],
        ["P-1", "Former accounts remain active", "IT", "2026-10-15", "Open"],
        ["P-2", "Laptops have missing updates", "IT", "2026-10-30", "Open"],
    )
    assert columns == {"A": "code", "B": "title", "C": "owner", "D": "deadline", "E": "status"}
    names = read(["ID", "Building", "Owner", "Due date"], ["P-1", "North", "IT", "2026-10-15"], ["P-2", "South", "IT", "2026-10-30"])[0]  # fmt: skip
    assert "B" not in names


def test_deliverables_that_are_all_different_are_the_titles_of_a_table_without_any():
    columns, _ = read(
        ["ID", "Deliverable", "Due", "Status"],
        [1, "Terms of reference", "2026-03-01", "Done"],
        [2, "Tender file", "2026-04-01", "Ongoing"],
    )
    assert columns["B"] == "title"


def test_a_sheet_of_the_same_headings_that_numbers_its_rows_alike_is_announced():
    head = ("N°", "Action", "Statut")
    other = Sheet("Axe 2", (head, (1, "Publier le guide", "En cours"), (2, "Traduire le guide", "En cours")))
    _, table = read(head, [1, "Signer la convention", "En cours"], [2, "Tenir le forum", "En cours"], others=(other,))  # fmt: skip
    (told,) = [issue for issue in table.issues if issue.code == "ids_restart_per_sheet"]
    assert (told.level, told.values["sheet"], told.values["code"]) == ("warning", "Axe 2", "1")
    apart = Sheet("Axe 2", (head, (3, "Publier le guide", "En cours"), (4, "Traduire le guide", "En cours")))
    _, table = read(head, [1, "Signer la convention", "En cours"], [2, "Tenir le forum", "En cours"], others=(apart,))  # fmt: skip
    assert "ids_restart_per_sheet" not in {issue.code for issue in table.issues}


def test_a_column_headed_by_a_tick_holds_what_is_done():
    columns, table = read(
        ["✔", "Task", "Due"],
        ["✔", "Book the room", date(2026, 1, 5)],
        [None, "Send the invitations", date(2026, 1, 9)],
    )
    assert columns == {"A": "status", "B": "title", "C": "deadline"}
    assert [row.values["status"] for row in table.rows] == ["done", None]


def test_days_under_done_are_the_days_on_which_it_was_done():
    columns, table = read(
        ["Action", "Échéance", "Réalisée"],
        ["Signer la convention", date(2026, 3, 31), date(2026, 3, 12)],
        ["Tenir le forum", date(2026, 5, 31), None],
    )
    assert columns["C"] == "completed_on"
    said = read(["Action", "Échéance", "Réalisée"], ["Signer la convention", date(2026, 3, 31), "Oui"])[0]
    assert said["C"] == "status"
    assert table.rows[0].values["completed_on"] == date(2026, 3, 12)


def test_key_results_are_the_actions_of_their_objective():
    columns, table = read(
        ["Objective", "Key result", "Owner", "Target", "Current", "Progress"],
        ["Grow exports", "Sign ten contracts", "Ann", 10, 4, 0.4],
        [None, "Open two offices", "Bob", 2, 1, 0.5],
    )
    assert columns == {"A": "axis", "B": "title", "C": "owner", "D": "target", "E": "actual", "F": "progress"}
    assert [row.axis for row in table.rows] == ["Grow exports"] * 2


def test_a_heading_that_resembles_one_of_ours_is_not_it():
    columns, table = read(
        ["N°", "Action", "Échéance", "PO", "Statuz", "Pilate", "Prioritas"],
        [1, "Signer la convention", date(2026, 3, 31), "4500012", "rouge", "Ponce", "prima"],
        [2, "Tenir le forum", date(2026, 5, 31), "4500013", "vert", "Ponce", "secunda"],
    )
    assert columns == {"A": "code", "B": "title", "C": "deadline"}
    assert all(
        heading in table.rows[0].values["extra"] for heading in ("PO", "Statuz", "Pilate", "Prioritas")
    )


@pytest.mark.parametrize(
    "heading", ["Resolved date", "Date livrée", "Fecha cerrada", "Delivered on", "Data concluída"]
)
def test_a_date_beside_a_word_that_says_done_is_the_day_on_which_it_was_done(heading):
    columns, table = read(
        ["Action", "Deadline", heading],
        ["Sign the agreement", date(2026, 3, 31), date(2026, 3, 12)],
        ["Hold the forum", date(2026, 5, 31), None],
    )
    assert columns["C"] == "completed_on"
    assert table.rows[0].values["completed_on"] == date(2026, 3, 12)


@pytest.mark.parametrize("filled", [True, False])
def test_a_completion_date_is_a_deadline_only_where_every_row_has_one(filled):
    rows = [[f"Task number {n}", "done" if n else "open", date(2026, 3, n + 1)] for n in range(6)]
    if not filled:
        rows[0][2] = None
        rows[1][2] = None
    columns, _ = read(["Task", "Status", "Completion date"], *rows)
    assert columns["C"] == ("deadline" if filled else "completed_on")


@pytest.mark.parametrize("typed", ["2026-06-30", "2026-06-30T00:00:00.000Z", "30-6-2026", "30.06.2026"])
def test_a_deadline_written_as_a_whole_day_keeps_no_text(typed):
    _, table = read(
        ["Action", "Échéance"], ["Signer la convention", typed], ["Tenir le forum", "fin juin 2026"]
    )
    assert [row.values["deadline_text"] for row in table.rows] == [None, "fin juin 2026"]
    assert [row.values["deadline"] for row in table.rows] == [date(2026, 6, 30)] * 2


def test_a_row_of_data_that_holds_our_words_is_no_heading_row():
    rows = [
        ["Parcela", "Situação atual", "Quando", "Quem", "Tipo"],
        *([str(1000 + n), ("Concluído", "A fazer")[n % 2], f"{10 + n}/01/2025", "Camila", "Projeto de colheita"] for n in range(6)),
    ]  # fmt: skip
    workbook = Workbook("f.csv", "csv", (Sheet("", tuple(tuple(row) for row in rows)),))
    try:
        assert recognise(workbook).header_row == 1
    except FileRefused as refusal:  # its headings are those of row 1, and none is a title
        assert (refusal.code, refusal.values["row"]) == ("not_an_action_plan", 1)


def test_numbers_are_no_titles_whatever_their_heading():
    with pytest.raises(FileRefused):
        read(["Setor", "Status"], ["1209", "A fazer"], ["1465", "Concluído"], ["460", "Concluído"])


def test_years_over_budgets_and_days_of_a_chart_leave_the_headings_be():
    years = read(
        ["Action", "Responsable", "2025", "2026", "2027"],
        ["Signer la convention", "Directeur", 10, 20, 30],
        ["Tenir le forum", "Trésorière", 40, 50, 60],
    )[0]
    assert years == {"A": "title", "B": "owner"}
    days = read(
        ["Action", "Responsable", date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7)],
        ["Signer la convention", "Directeur", "x", None, None],
        ["Tenir le forum", "Trésorière", None, "x", "x"],
    )[0]
    assert days == {"A": "title", "B": "owner"}


def test_what_describes_the_action_is_its_title_only_where_nothing_names_it():
    both = [["Action name", "Action description", "Status"], ["Solar energy", "Install panels on public buildings", "Open"], ["Wind energy", "Install turbines along the coast", "Open"]]  # fmt: skip
    assert read(*both)[0] == {"A": "title", "B": "description", "C": "status"}
    assert read(*[row[1:] for row in both])[0] == {"A": "title", "B": "status"}


def text_table(*lines):
    book = Workbook("f.csv", "csv", (Sheet("", tuple(tuple(line) for line in lines)),))
    return normalise(book, recognise(book), Known(year=2026))


def test_a_row_of_a_text_file_with_too_many_cells_is_not_applied_in_silence():
    head, whole = ["Action", "Owner", "Status"], ["Sign the agreement", "Ann", "Open"]
    cut = ["Hold the forum", " then the dinner", "Bob", "Done"]
    table = text_table(head, whole, whole, cut)
    (told,) = [i for i in table.issues if i.code == "cells_shifted"]
    assert (told.level, told.cell, told.row, told.values["n"]) == ("error", "D4", 4, 1)
    assert not [i for i in text_table(head, whole, whole).issues if i.code in ("cells_shifted", "rows_wider")]


def test_a_text_file_whose_rows_are_all_wider_than_its_headings_says_so_once():
    cut = ["As a member", " I want to sign in", "Ann", "Open"]
    table = text_table(["Action", "Owner", "Status"], cut, cut)
    (told,) = [i for i in table.issues if i.code == "rows_wider"]
    assert (told.level, told.cell, told.values["n"]) == ("warning", "D2", 2)


def test_a_log_of_follow_ups_is_one_of_exchanges():
    rows: list[list[Any]] = [
        ["Entreprise rencontrée", "Date de suivi", "Suivi par", "Objet du suivi", "Canal", "Suite"],
        ["Espace Négoce", date(2026, 3, 26), "La chargée de mission", "Appel d'offres", "téléphone", "Dossier envoyé"],
        ["Atelier du Golfe", date(2026, 4, 2), "La chargée de mission", "Point mensuel", "visio", "À relancer"],
    ]  # fmt: skip
    workbook = Workbook("f.xlsx", "xlsx", (Sheet("Suivi", tuple(tuple(row) for row in rows)),))
    recognition = recognise(workbook)
    assert recognition.kind == "interactions"
    assert {recognition.columns[c] for c in (0, 1, 3, 4)} == {"partner", "occurred_on", "subject", "kind"}


def test_an_effort_is_no_axis_and_a_date_of_something_no_state():
    columns, _ = read(
        ["ID", "Historia", "Estado", "Dimensión / Esfuerzo", "State date"],
        ["HU-01", "Acceder al módulo con mi perfil", "Planificada", 1, date(2026, 3, 26)],
        ["HU-02", "Visualizar la tabla de la sesión", "Planificada", 2, date(2026, 4, 2)],
    )
    assert columns == {"A": "code", "B": "title", "C": "status"}


@pytest.mark.parametrize(
    "headings",
    [
        ["Ref", "Azione", "Responsabile", "Scadenza"],
        ["Ref", "Činnost", "Owner", "Due date"],
        ["Réf", "Chose", "Responsable", "Échéance"],
        ["Código", "Cosa", "Responsable", "Fecha límite"],
        ["الرمز", "الشيء", "المسؤول", "الموعد النهائي"],
    ],
)
def test_short_texts_right_after_the_code_are_titles_whatever_their_heading(headings):
    workbook = Workbook(
        "f.xlsx",
        "xlsx",
        (
            Sheet(
                "Plan",
                (
                    tuple(headings),
                    ("K-1", "Buy chairs", "Gino", "01/03/2026"),
                    ("K-2", "Mount chairs", "Pia", "05/03/2026"),
                    ("K-3", "Clean hall", "Gino", "08/03/2026"),
                ),
            ),
        ),
    )
    assert recognise(workbook).columns == {0: "code", 1: "title", 2: "owner", 3: "deadline"}


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Ville", ["Lomé", "Rabat", "Salé"]),  # names, not what is done
        ("Adresse", ["rue Haute", "place Basse", "quai Neuf"]),
        ("Remarques", ["devis vu", "à revoir", "devis signé"]),
        ("Zone", ["Nord Est", "Sud Est", "Nord Est"]),  # repeated: a group
    ],
)
def test_what_stands_after_the_code_and_says_something_else_is_no_title(heading, texts):
    rows = [["Code", heading, "Responsable", "Échéance"]]
    rows += [[f"K-{n}", text, "Io", f"0{n}/03/2026"] for n, text in enumerate(texts, 1)]
    workbook = Workbook("f.xlsx", "xlsx", (Sheet("Plan", tuple(map(tuple, rows))),))
    assert recognise(workbook).columns.get(1) != "title"
