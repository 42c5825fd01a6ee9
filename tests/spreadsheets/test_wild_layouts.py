"""Layouts as ministries, auditors, donors and communes lay them out: each test holds one general rule."""

from datetime import date

import pytest

from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.model import Policies, Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise


def read(rows, *, merges=(), name="Plan"):
    """The recognised table of one sheet, and its clean rows; short rows are padded."""
    width = max(map(len, rows))
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    workbook = Workbook("f.xlsx", "xlsx", (Sheet(name, padded, merges=tuple(merges)),))
    recognition = recognise(workbook)
    return recognition, normalise(workbook, recognition, Known(year=2026))


def titles(table):
    return [row.values["title"] for row in table.rows]


def test_a_heading_merged_over_a_number_and_a_title_is_the_title_s():
    rows = [
        ["Résultats / Activités", None, "Responsable"],
        ["R1", "L'eau est potable"],
        ["1.1", "Réaliser cinq forages", "Chef de projet"],
        ["1.2", "Former les comités", "Animatrice"],
        ["R2", "Les revenus augmentent"],
        ["2.1", "Distribuer des semences", "Agronome"],
    ]
    recognition, table = read(rows, merges=[(0, 0, 0, 1)])
    assert recognition.columns == {0: "code", 1: "title", 2: "owner"}
    assert titles(table) == ["Réaliser cinq forages", "Former les comités", "Distribuer des semences"]
    assert [row.axis for row in table.rows] == [
        "R1. L'eau est potable",
        "R1. L'eau est potable",
        "R2. Les revenus augmentent",
    ]


def test_what_signs_the_page_is_not_an_action():
    rows = [
        ["N°", "Action", "Échéance"],
        [1, "Signer la convention", "30/06/2026"],
        [2, "Publier le rapport", "30/09/2026"],
        [],
        ["Fait à Rabat, le 12 mars 2026"],
        [None, "Une fonction qui signe"],
    ]
    assert titles(read(rows)[1]) == ["Signer la convention", "Publier le rapport"]


def test_titles_of_groups_say_nothing_of_their_column():
    rows = [
        ["N°", "Action", "Échéance"],
        ["AXE I : Gouvernance et pilotage de la coopération"],
        [1, "Signer la convention", "30/06/2026"],
        ["AXE II : Modernisation des services rendus"],
        [2, "Publier le rapport", "30/09/2026"],
    ]
    recognition, table = read(rows)
    assert recognition.columns[0] == "code"
    assert [row.values["code"] for row in table.rows] == ["1", "2"]


def test_the_language_of_the_other_headings_decides_an_ambiguous_one():
    french = [["Qui ?", "Quoi ?", "Comment ?"], ["Le directeur", "Signer la convention", "Par courrier"]]
    english = [["Owner", "Action", "Comment"], ["Director", "Sign the agreement", "Letter sent"]]
    assert read(french)[0].columns[2] == "description"
    assert read(english)[0].columns[2] == "comment"


def test_a_recommendation_yields_to_the_action_that_answers_it():
    both = [
        ["Recommandation", "Action à mettre en œuvre", "Responsable"],
        ["Ratifier le protocole", "Soumettre le projet de loi", "Ministère"],
        ["Renforcer l'état civil", "Numériser les registres", "Ministère"],
    ]
    alone = [["Recommandation", "Responsable"], ["Ratifier le protocole", "Ministère"]]
    assert titles(read(both)[1]) == ["Soumettre le projet de loi", "Numériser les registres"]
    assert titles(read(alone)[1]) == ["Ratifier le protocole"]


def test_milestones_that_are_all_different_are_the_titles_of_a_table_without_actions():
    rows = [
        ["ID", "Milestone", "Owner", "Baseline date", "Forecast date"],
        ["T1", "Sign the agreement", "Trade lead", date(2026, 3, 31), date(2026, 4, 30)],
        ["T2", "Open the desk", "Trade lead", date(2026, 9, 30), date(2026, 9, 30)],
    ]
    recognition, table = read(rows)
    assert titles(table) == ["Sign the agreement", "Open the desk"]
    assert recognition.columns[3] == "initial_deadline"
    assert recognition.columns[4] == "deadline"


def test_objectives_said_once_for_several_actions_are_axes():
    rows = [
        ["Objectif", "Action", "Pilote"],
        ["Attirer", "Refaire le site", "Communication"],
        [None, "Participer à deux salons", "Communication"],
        ["Accueillir", "Créer un guichet", "Direction"],
        [None, "Recruter un chargé de mission", "Direction"],
    ]
    recognition, table = read(rows)
    assert recognition.columns[0] == "axis"
    assert [row.axis for row in table.rows] == ["Attirer", "Attirer", "Accueillir", "Accueillir"]


def test_a_date_of_completion_that_every_row_has_is_a_deadline_when_there_is_no_other():
    planned = [
        ["Condition", "Description", "Responsible", "Completion date"],
        ["CP1", "Legal opinion issued", "Attorney", date(2026, 1, 15)],
        ["CP2", "Special account opened", "Treasury", date(2026, 3, 31)],
    ]
    told = [
        ["Action", "Due date", "Completion date"],
        ["Legal opinion issued", date(2026, 1, 15), date(2026, 1, 10)],
        ["Special account opened", date(2026, 3, 31), date(2026, 3, 30)],
    ]
    assert read(planned)[0].columns == {0: "code", 1: "title", 2: "owner", 3: "deadline"}
    assert read(told)[0].columns[2] == "completed_on"


def test_two_languages_in_one_heading_are_two_ways_to_say_it():
    rows = [
        ["الإجراء / Action", "الأجل / Échéance"],
        ["Créer la commission mixte", "30/06/2026"],
        ["Organiser le forum", "15/10/2026"],
    ]
    assert read(rows)[0].columns == {0: "title", 1: "deadline"}


def test_where_money_comes_from_is_not_where_an_action_comes_from():
    rows = [
        ["Activités", "Responsable", "Source de financement"],
        ["Organiser l'atelier", "Direction", "État"],
        ["Recruter le consultant", "Direction", "Bailleur"],
    ]
    recognition, _ = read(rows)
    assert "source" not in recognition.columns.values()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("نهاية يونيو 2026", date(2026, 6, 30)),
        ("متم سنة 2026", date(2026, 12, 31)),
        ("d'ici juin 2026", date(2026, 6, 30)),
        ("before June 2026", date(2026, 6, 30)),
        ("by end of June 2026", date(2026, 6, 30)),
        ("até 30/06/2026", date(2026, 6, 30)),
        ("T1-T2 2026", date(2026, 6, 30)),
        ("Q3/Q4 2026", date(2026, 12, 31)),
        ("1er trim. 2026", date(2026, 3, 31)),
        ("mi-2026", date(2026, 6, 30)),
        ("early 2026", date(2026, 3, 31)),
        ("1H2026", date(2026, 6, 30)),
    ],
)
def test_limits_and_parts_of_years_are_periods(typed, day):
    assert parse_date(typed, year=2026).day == day


@pytest.mark.parametrize("typed", ["Rentrée 2026", "été 2026", "within 6 months", "2025-26", "06/30/2026"])
def test_what_is_not_a_period_is_never_guessed(typed):
    assert parse_date(typed, year=2026).day is None


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("Partially implemented", "in_progress"),
        ("Not implemented", "not_started"),
        ("En ejecución", "in_progress"),
        ("Em execução", "in_progress"),
        ("Pas encore démarrée", "not_started"),
        ("À l'arrêt", "blocked"),
        ("لم ينطلق بعد", "not_started"),
        ("في طور الإنجاز", "in_progress"),
    ],
)
def test_words_of_auditors_and_ministries_are_statuses(typed, status):
    rows = [["Action", "Status"], ["Sign the agreement", typed], ["Publish the report", typed]]
    assert {row.values["status"] for row in read(rows)[1].rows} == {status}


def test_a_file_without_axes_is_not_said_to_hold_one_axis_only():
    rows = [["Action", "Échéance"], ["Signer la convention", "30/06/2026"], ["Autre", "30/09/2026"]]
    stored = {f"k{i}": {"title": f"Action {i}", "axis": f"A{i % 2}"} for i in range(8)}
    alarms = compare(read(rows)[1], stored, Policies()).alarms
    assert [alarm.code for alarm in alarms] == ["mass_removal"]


def test_quarters_under_a_banner_are_no_deadlines():
    rows = [
        ["N°", "Activités", "Responsable", "Chronogramme", None, None, None, "Taux d'exécution physique"],
        [None, None, None, "T1", "T2", "T3", "T4", None],
        ["1.1", "Former les agents d'appui", "DRH", "X", "X", None, None, "50 %"],
        ["1.2", "Équiper les antennes", "DAF", None, "X", "X", None, "0 %"],
        [None, "Sous-total composante 1"],
    ]
    merges = [(0, 3, 0, 6), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 7, 1, 7)]
    recognition, table = read(rows, merges=merges)
    assert recognition.columns == {0: "code", 1: "title", 2: "owner", 7: "progress"}
    assert titles(table) == ["Former les agents d'appui", "Équiper les antennes"]


def test_an_objective_alone_on_its_row_titles_a_group_without_a_number():
    rows = [
        ["Logique d'intervention", "IOV", "Hypothèses / risques", "Responsable", "Échéance"],
        ["Objectif global : rapprocher les entreprises"],
        ["A1.1 Tenir un forum", "1 forum", "Frontières ouvertes", "CCIS-RSK", "30/06/2026"],
        ["A1.2 Publier un annuaire", "1 annuaire", "Données disponibles", "CCIT", "T4 2026"],
    ]
    recognition, table = read(rows)
    assert recognition.columns == {0: "title", 1: "indicator", 3: "owner", 4: "deadline"}
    assert titles(table) == ["Tenir un forum", "Publier un annuaire"]


def test_outputs_before_the_titles_group_them_and_after_are_what_is_delivered():
    before = [["Output", "Activity", "Lead", "Planned end"]] + [
        [f"Output {1 + i // 2}", f"Drill borehole number {i}", "Officer", "30/06/2026"] for i in range(4)
    ]
    after = [["Activity", "Output", "Lead", "Planned end"]] + [
        [f"Drill borehole number {i}", f"A borehole for village {i}", "Officer", "30/06/2026"]
        for i in range(4)
    ]
    assert read(before)[0].columns[0] == "axis"
    assert read(after)[0].columns[1] == "deliverable"


def test_the_answer_to_a_recommendation_is_the_action():
    rows = [
        ["Réf.", "Recommandation", "Plan d'action de l'audité", "Responsable", "Échéance"],
        ["C-01", "Formaliser les procédures", "Rédiger un manuel", "DAF", "30/06/2026"],
        ["C-02", "Tenir un inventaire", "Déployer un logiciel", "Logisticien", "31/03/2026"],
    ]
    assert titles(read(rows)[1]) == ["Rédiger un manuel", "Déployer un logiciel"]


@pytest.mark.parametrize("typed", ["Lun 05/01/26", "lundi 05/01/2026", "Lun. 5/1/26", "Monday, 05/01/2026"])
def test_the_day_of_the_week_ahead_of_a_date_changes_nothing(typed):
    assert parse_date(typed).day == date(2026, 1, 5)


def test_names_between_square_brackets_are_several():
    rows = [
        ["Task Name", "Due Date", "Assignees"],
        ["Write the tender", "2026-02-01", "[Ana, Ben]"],
        ["Sign the contract", "2026-03-15", "[]"],
    ]
    assert [row.values["owner"] for row in read(rows)[1].rows] == ["Ana / Ben", None]


def test_a_status_said_in_two_languages_is_one():
    rows = [
        ["Action / الإجراء", "Échéance / الأجل", "État / الحالة"],
        ["Signer la convention", "30/06/2026", "En cours / جار"],
        ["Créer le site", "31/12/2026", "Réalisé / منجز"],
        ["Tenir la réunion", "31/12/2026", "Réalisé / en cours"],
    ]
    table = read(rows)[1]
    assert [row.values.get("status") for row in table.rows] == ["in_progress", "done", None]
    assert [issue.cell for issue in table.issues if issue.code == "status_unknown"] == ["C4"]


def test_an_empty_column_means_nothing_beside_a_filled_one_of_the_same_heading():
    rows = [
        [None, "PLAN", None, "RÉEL", None, None],
        ["ACTIVITÉ", "DÉBUT", "DURÉE", "DÉBUT", "DURÉE", "RESPONSABLE"],
        ["Dessiner les écrans", 1, 8, None, None, "Une équipe"],
        ["Choisir une architecture", 9, 3, None, None, "Une autre équipe"],
        ["Écrire le guide", 12, 2, None, None, "Une équipe"],
    ]
    recognition, _ = read(rows)
    assert "start" not in recognition.columns.values()


def test_a_zero_that_a_formula_leaves_beside_the_title_of_a_group_says_nothing():
    rows = [
        ["Tâche", "Responsable", "Début", "Fin", "Jours"],
        ["Préparation", None, None, None, 0],
        ["Écrire le cahier des charges", "Chef de projet", date(2026, 3, 1), date(2026, 3, 5), 5],
        ["Réunir le comité", "Chef de projet", date(2026, 3, 6), date(2026, 3, 9), 4],
        ["Réalisation", None, None, None, 0],
        ["Construire la salle", "Architecte", date(2026, 4, 1), date(2026, 4, 9), 9],
        ["Équiper la salle", "Architecte", date(2026, 4, 10), date(2026, 4, 12), 3],
    ]
    _, table = read(rows)
    assert [row.axis for row in table.rows] == ["Préparation"] * 2 + ["Réalisation"] * 2


@pytest.mark.parametrize(
    "headings",
    [
        ["Action", "Pilote", "Échéance", "État"],
        ["Task", "Owner", "Due date", "Status"],
        ["Tarea", "Responsable", "Fecha límite", "Estado"],
        ["المهمة", "المسؤول", "الموعد النهائي", "الحالة"],
    ],
)
@pytest.mark.parametrize("merges", [[(1, 1, 3, 1)], [(1, 1, 3, 1), (1, 2, 3, 2), (2, 3, 4, 3)]])
def test_a_title_alone_beside_what_is_merged_down_is_an_action(headings, merges):
    rows = [
        headings,
        ["Sweep the yard", "Awa Fall", "01/08/2026", "Done"],
        ["Paint the wall", None, "02/08/2026" if len(merges) == 1 else None, "In progress"],
        ["Fix the plate"],
        ["Invite the press", "Jo Rey", "01/09/2026"],
    ]
    _, table = read(rows, merges=merges)
    assert titles(table) == [row[0] for row in rows[1:]]
    assert [row.values["owner"] for row in table.rows] == ["Awa Fall"] * 3 + ["Jo Rey"]
    assert not any(row.axis for row in table.rows)


@pytest.mark.parametrize("chapter", ["Phase 2", "Second part of the works"])
def test_a_chapter_is_one_beside_merges_that_stop_above_it(chapter):
    rows = [
        ["Task", "Owner", "Due date", "Status"],
        ["Sweep the yard", "Awa Fall", "01/08/2026", "Done"],
        ["Paint the wall", None, "02/08/2026", "In progress"],
        [chapter],
        ["Invite the press", "Jo Rey", "01/09/2026", "Done"],
        ["Thank the press", None, "02/09/2026", "Done"],
    ]
    _, table = read(rows, merges=[(1, 1, 2, 1), (3, 0, 3, 3), (4, 1, 5, 1)])
    assert len(table.rows) == 4
    assert [row.axis for row in table.rows] == ["", "", chapter, chapter]
