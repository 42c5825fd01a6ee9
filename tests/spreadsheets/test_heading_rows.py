"""Which row holds the headings: the one that differs in kind from the rows below, whatever stands above it."""

from datetime import date

import pytest

from lib.domain.errors import FileRefused
from tests.spreadsheets.readings import fields, found

FIELD_NAMES = ["code", "title", "owner", "deadline", "status", "progress"]
ACTIONS = [
    ["Q-01", "Write the letter", "Lina", date(2026, 3, 28), "in_progress", 40],
    ["Q-02", "Hold the meeting", "Omar", date(2026, 4, 28), "done", 100],
    ["Q-03", "Print the guide", "Lina", date(2026, 5, 28), "not_started", 0],
]


@pytest.mark.parametrize(
    "headings", [FIELD_NAMES, ["Code", "Title", "Owner", "Deadline", "Status", "Progress"]]
)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_file_whose_headings_are_our_names_keeps_its_first_action(headings, count):
    recognition, table = found(headings, *ACTIONS[:count])
    assert recognition.header_row == 1
    assert [row.values["code"] for row in table.rows][:1] == ["Q-01"]
    assert len(table.rows) == count


@pytest.mark.parametrize(
    "first",
    [
        ["Action 1 : préparer le budget", "Responsable 1", "Échéance 1", "En cours"],
        ["Action 1 : préparer le budget", "Responsable communication", "T1 2026", "En cours"],
    ],
)
def test_a_first_action_that_holds_words_of_headings_is_no_row_of_headings(first):
    rows = [[str(v).replace("1", str(n), 1) for v in first] for n in (1, 2, 3)]
    recognition, table = found(["Intitulé", "Pilote", "Délai", "Statut"], *rows)
    assert recognition.header_row == 1
    assert len(table.rows) == 3


def test_rows_of_data_without_headings_have_none():
    with pytest.raises(FileRefused) as refusal:
        found(*ACTIONS)
    assert refusal.value.code == "header_not_found"


@pytest.mark.parametrize(
    "above",
    [
        [["Sujet", "Salon d'automne"]],
        [["Responsable", "Awa Sall", None, "Domaine", "Objet"], ["Sujet", "Salon d'automne"]],
        [["Projet : halle", "Date : 12/03/2026", "Statut : ouvert"]],
        [["Project", "Autumn fair", None, "Owner", "Lina"], ["Status", "Open"], []],
        [["Proyecto", "Feria"], ["Responsable", "Lina Paz"]],
        [["المشروع", "معرض الخريف"], ["المسؤول", "لينا"]],
    ],
)
def test_what_is_told_of_the_page_above_the_headings_is_no_row_of_headings(above):
    recognition, table = found(
        *above,
        ["Tâches", "Jours", "Responsable", "Remarques / États", "Liens"],
        ["Réserver la salle", 2, "Lina", "DONE", None],
        ["Louer les tables", 1, "Omar", "DONE", None],
        ["Inviter la presse", 2, "Lina", "WIP", "devis"],
    )
    assert recognition.header_row == len(above) + 1
    assert fields(recognition) == {"A": "title", "C": "owner", "D": "status"}
    assert len(table.rows) == 3


@pytest.mark.parametrize("times", [9, 11, 25])
def test_headings_far_below_a_form_are_found(times):
    form = [["Fiche de suivi"], ["Nom", "Lina"], ["Service", "Études"], ["Date", "12/03/2026"]] * times
    recognition, table = found(
        *form,
        ["N°", "Action", "Responsable", "Échéance", "Statut"],
        [1, "Signer la convention", "Omar", date(2026, 6, 30), "En cours"],
        [2, "Tenir le forum", "Lina", date(2026, 7, 31), "Terminé"],
    )
    assert recognition.header_row == 4 * times + 1
    assert len(table.rows) == 2


BELOW = [
    ["Portail", "1.0", "Approved", date(2026, 1, 20), date(2026, 2, 8), "Lina"],
    ["Registre", "1.1", "Approved", date(2026, 3, 20), date(2026, 4, 8), "Awa"],
    ["Archive", "1.2", "Open", date(2026, 5, 20), date(2026, 6, 8), "Omar"],
]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (
            ["Ouvrage", "Lot", "Statut", "Travaux prévus", "Travaux prévus", "Pilote"],
            [None, None, None, "(Début)", "(Fin)"],
        ),
        (
            ["Ouvrage", "Lot", "Statut", "Travaux prévus", None, "Pilote"],
            [None, None, None, "Début", "Fin"],
        ),
        (
            ["Building", "Release", "Status", "Planned", None, "Owner"],
            [None, None, None, "Start", "Finish"],
        ),
    ],
)
@pytest.mark.parametrize("third", [False, True])
def test_a_lower_name_completes_the_heading_above_and_a_blank_keeps_it(upper, lower, third):
    above = [[None, None, None, "Calendrier", None, "Équipe"]] if third else []
    recognition, table = found(*above, upper, lower, *BELOW)
    assert recognition.header_row == len(above) + 2
    named = fields(recognition)
    assert named["A"] == "title"
    assert (named["C"], named["D"], named["E"], named["F"]) == ("status", "start", "deadline", "owner")
    assert [row.values["title"] for row in table.rows] == ["Portail", "Registre", "Archive"]


def test_headings_on_three_rows_are_read_from_the_first_to_the_last():
    recognition, _ = found(
        ["Action", "Pilote", "Calendrier", None, None],
        [None, None, "Prévu", None, "Réel"],
        [None, None, "Début", "Fin", "Fin"],
        ["Signer la convention", "Lina", date(2026, 1, 5), date(2026, 2, 8), None],
        ["Tenir le forum", "Omar", date(2026, 3, 5), date(2026, 4, 8), date(2026, 4, 2)],
        merges=[(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 4), (1, 2, 1, 3)],
    )
    assert recognition.header_row == 3
    assert fields(recognition) == {
        "A": "title",
        "B": "owner",
        "C": "start",
        "D": "deadline",
        "E": "completed_on",
    }


@pytest.mark.parametrize(
    "help_row",
    [
        ["One number each", "How much of it is done so far.", "Who has promised to do it?", "The whole of what has to be done.", "The day it has to be ready.", "Where it stands now."],
        ["Un numéro par ligne", "La part qui est faite.", "La personne qui s'en charge", "Tout ce qui est à faire, où et pourquoi", "Le jour où tout doit être prêt", "Où en est-on ?"],
    ],
)  # fmt: skip
def test_a_row_of_help_says_nothing_of_the_columns(help_row):
    recognition, _ = found(
        ["ID", "%", "Owner", "Description", "Target date", "Status"],
        help_row,
        [1, 0.5, "Lina", "Write the letter", date(2026, 2, 5), "Open"],
        [2, 0, "Omar", "Hold the meeting", date(2026, 6, 5), "Open"],
    )
    assert recognition.header_row == 1
    assert fields(recognition) == {
        "A": "code", "B": "progress", "C": "owner", "D": "title", "E": "deadline", "F": "status",
    }  # fmt: skip


@pytest.mark.parametrize("sign", ["%", "٪"])
def test_a_sign_over_figures_is_the_progress_and_over_words_it_is_not(sign):
    rows = [["Sign", "Lina", 40], ["Print", "Omar", 100], ["Hold", "Lina", 0]]
    assert fields(found(["Action", "Owner", sign], *rows)[0])["C"] == "progress"
    worded = [[*row[:2], word] for row, word in zip(rows, ("low", "some", "none"), strict=True)]
    assert "C" not in fields(found(["Action", "Owner", sign], *worded)[0])


@pytest.mark.parametrize(
    ("many", "field"), [("États", "status"), ("Échéances", "deadline"), ("Owners", "owner")]
)
def test_a_heading_in_the_plural_is_the_same_heading(many, field):
    value = date(2026, 2, 5) if field == "deadline" else "Open" if field == "status" else "Lina"
    recognition, _ = found(["Action", many, "Priority"], ["Sign", value, "High"], ["Print", value, "Low"])
    assert fields(recognition)["B"] == field


def test_questions_of_every_row_are_its_title_where_the_column_taken_for_it_is_blank():
    recognition, table = found(
        ["Project", "Module", "Functionality", "Query", "Date of logging", "Status"],
        ["Fair", "Stand", "Lighting", "Who pays for the lamps of the stand?", date(2026, 9, 3), "Open"],
        ["Fair", None, "Sockets", "Can the hall lend six sockets?", date(2026, 9, 3), "Open"],
        ["Fair", None, "Carpet", "Which colour was agreed with the hall?", date(2026, 9, 4), "Closed"],
        ["Fair", "Bus", "Route", "Does the bus stop at the chamber?", date(2026, 9, 5), "Open"],
    )
    assert fields(recognition)["D"] == "title"
    assert len(table.rows) == 4


def test_remarks_on_more_rows_than_the_title_do_not_take_its_place():
    recognition, _ = found(
        ["Action", "Description", "Owner", "Status"],
        ["Sign the agreement", "The first of the points to be raised", "Lina", "Open"],
        [None, "and the second one of them as well", None, None],
        ["Print the guide", "In three languages and two colours", "Omar", "Open"],
        [None, "then sent to all of the members", None, None],
    )
    assert fields(recognition)["A"] == "title"


@pytest.mark.parametrize(
    ("group", "title", "summary"),
    [
        ("Macro tâche", "Titre", "Résumé"),
        ("Main task", "Task", "Summary"),
        ("Tarea principal", "Tarea", "Tarea completa"),
    ],
)
def test_the_parent_of_a_title_is_its_axis_and_a_longer_summary_describes(group, title, summary):
    recognition, table = found(
        [group, title, summary, "Qui", "Date de fin"],
        [
            "Préparation",
            "Écrire le plan",
            "Un plan de vingt pages pour les deux pays",
            "Awa",
            date(2026, 1, 9),
        ],
        [None, "Préparer la visite", "La visite du port et de la zone", "Rui", date(2026, 1, 9)],
        ["Rapport", "Écrire la note", "Une note pour les ministres", "Awa", date(2026, 2, 9)],
    )
    assert {c: f for c, f in fields(recognition).items() if c in "ABC"} == {
        "A": "axis", "B": "title", "C": "description",
    }  # fmt: skip
    assert [row.axis for row in table.rows] == ["Préparation", "Préparation", "Rapport"]
