"""Values as people really type them: codes, names, statuses, days, words of headings, text formats."""

import pytest

from tests.spreadsheets.further import Case, Shown, day, differences, plan, text

HEADS = ("Code", "Action", "Responsable", "Échéance", "Statut")
CASES = (
    Case(
        "Arabic, with a negation",
        text(
            "الرقم,النشاط,المسؤول,تاريخ الانتهاء,الحالة",
            "١,إعداد الدليل,سعاد,2026-02-28,منجز",
            "٢,تنظيم المعرض,عمر,2026-05-15,لم ينجز بعد",
            encoding="utf-8-sig",
        ),
        columns="code title owner deadline status",
        rows=2,
        first={"row": 2, "title": "إعداد الدليل", "deadline": "2026-02-28", "status": "done"},
        last={"row": 3, "title": "تنظيم المعرض", "status": "not_started"},
        name="plan.csv",
        sheet=None,
    ),
    Case(
        "a code is what the reader sees",
        plan(
            ("N°", "Intitulé", "Pilote", "Date butoir", "Avancement"),
            (Shown(7, "000"), "Ouvrir le guichet", "Rose", day(2, 2), Shown(1, "0%")),
            (Shown(1.1, "0.00"), "Compter les billets", "Noé", day(12, 2), Shown(0.25, "0%")),
            ("P-01.2", "Fermer le guichet", "Rose", day(12, 9), Shown(0, "0%")),
        ),
        columns="code title owner deadline progress",
        rows=3,
        first={"code": "007", "progress": 100.0},
        last={"row": 4, "code": "P-01.2", "progress": 0.0},
    ),
    Case(
        "a code that became a day is told",
        plan(
            HEADS,
            ("1-A", "Semer le blé", "Jo", day(3, 1), "Fait"),
            (Shown(day(1, 1), "d-mmm"), "Moudre le blé", "Mia", day(8, 1), "À faire"),
            (Shown(day(2, 1), "d-mmm"), "Cuire le pain", "Mia", day(9, 1), "À faire"),
        ),
        columns="code title owner deadline status",
        rows=3,
        first={"code": "1-A"},
        last={"row": 4, "title": "Cuire le pain"},
        told=("A3", "A4"),
    ),
    Case(
        "a status and a remark in one cell, and what is not done",
        plan(
            ("Ref", "Action", "Owner", "Due date", "Status"),
            ("1", "Pay the rent", "Joe", day(1, 5), "Done - 12/01/2026"),
            ("2", "Fix the roof", "Joe", day(2, 5), "In progress: waiting for the quote"),
            ("3", "Sell the barn", "Amy", day(3, 5), "Not done"),
        ),
        columns="code title owner deadline status",
        rows=3,
        first={"row": 2, "status": "done"},
        last={"row": 4, "status": "not_started"},
    ),
    Case(
        "headings that ask, answers that deny",
        plan(
            ("Action", "Qui ?", "Pour quand ?", "Fait ?"),
            ("Envoyer le courrier", "Lou", "05/01/2026", "Fait le 04/01/2026"),
            ("Relancer le notaire", "Lou", "12/01/2026", "pas encore"),
            ("Signer l’acte", "Max", "31/01/2026", "non fait"),
        ),
        columns="title owner deadline status",
        rows=3,
        first={"row": 2, "owner": "Lou", "deadline": "2026-01-05", "status": "done"},
        last={"row": 4, "status": "not_started"},
    ),
    Case(
        "a yes that the workbook knows as true",
        plan(
            ("№", "Job left", "Is done?"),
            (1, "Check the letters", True),
            (2, "Print the letters", "In progress"),
            (3, "Send the letters", False),
        ),
        columns="code title status",
        rows=3,
        first={"row": 2, "status": "done"},
        last={"row": 4, "title": "Send the letters", "status": "not_started"},
    ),
    Case(
        "a surname, a comma and a first name are one person",
        text(
            "Task;Owner;Deadline;Status",
            'Mow the lawn;"DOE, Jane";2026-05-01;Open',
            'Rake the leaves;"ROE, Richard; DOE, Jane";2026-05-02;Open',
            'Prune the tree;"POE, Ann";2026-05-09;Done',
        ),
        columns="title owner deadline status",
        rows=3,
        first={"owner": "DOE, Jane"},
        last={"row": 4, "owner": "POE, Ann", "status": "done"},
        name="plan.csv",
        sheet=None,
    ),
    Case(
        "days that no calendar holds are told, the others are read",
        plan(
            ("Action", "Responsable", "Date limite", "Statut"),
            ("Tracer la route", "Guy", "31/02/2026", "À faire"),
            ("Fleurir la route", "Éva", "00/00/0000", "À faire"),
            ("Compter les arbres", "Guy", "1.0000", "À faire"),
            ("Fêter la route", "Éva", "vendredi 12 juin 2026", "À faire"),
        ),
        columns="title owner deadline status",
        rows=4,
        last={"row": 5, "deadline": "2026-06-12"},
        told=("C2", "C3", "C4"),
    ),
    Case(
        "the day foreseen is the deadline, the day of the end is another",
        plan(
            ("Azione", "Incaricato", "Data prevista", "Completato il", "Stato"),
            ("Pulire la spiaggia", "Gia", day(4, 1), None, "Da fare"),
            ("Contare le barche", "Ugo", day(4, 9), day(4, 8), "Completato"),
        ),
        columns="title owner deadline completed_on status",
        rows=2,
        first={"row": 2, "owner": "Gia", "deadline": "2026-04-01", "status": "not_started"},
        last={"row": 3, "deadline": "2026-04-09", "status": "done"},
    ),
    Case(
        "what, why, where, who, when, how, how much",
        plan(
            ("O quê", "Por quê", "Onde", "Quem", "Quando", "Como", "Quanto", "Situação"),
            ("Trocar o fogão", "Velho", "Cozinha", "Bia", day(5, 5), "Compra", 900, "Em andamento"),
            ("Treinar a equipe", "Regras", "Sala", "Caio", day(6, 5), "Curso", 200, "Não iniciado"),
        ),
        columns="title - - owner deadline - - status",
        rows=2,
        first={"row": 2, "owner": "Bia", "deadline": "2026-05-05", "status": "in_progress"},
        last={"row": 3, "status": "not_started"},
    ),
    Case(
        "lines that name the page are not the headings",
        plan(
            ("Project", "Harbour fair"),
            ("Owner", "The club"),
            ("Status", "Active"),
            (),
            ("Task", "Responsible", "Deadline", "Progress"),
            ("Set the tables", "Amy", day(2, 1), "50%"),
            ("Lay the cloths", "Sid", day(2, 2), "0%"),
        ),
        columns="title owner deadline progress",
        header=5,
        rows=2,
        first={"row": 6, "owner": "Amy", "progress": 50.0},
        last={"row": 7, "title": "Lay the cloths"},
    ),
    Case(
        "a table in the minutes of a meeting",
        text(
            "# Réunion du 3 mars",
            "",
            "Présents : six personnes.",
            "",
            "| Action | Responsable | Échéance | Statut |",
            "|:-------|:-----------:|---------:|--------|",
            "| Acheter les **graines** | Maud | 10/03/2026 | Fait |",
            "| Louer le `motoculteur` | Paul | 20/03/2026 | À faire |",
            "",
            "Prochaine réunion le 2 avril.",
        ),
        columns="title owner deadline status",
        header=None,
        rows=2,
        first={"title": "Acheter les graines", "owner": "Maud", "deadline": "2026-03-10", "status": "done"},
        last={"title": "Louer le motoculteur", "status": "not_started"},
        name="reunion.md",
        sheet=None,
    ),
    Case(
        "a page of HTML that calls itself a workbook, a person over two rows",
        text(
            "<table><tr><td colspan=4><b>Plan d'action</b></td></tr>",
            "<tr><td>Action</td><td>Responsable</td><td>Date d'échéance</td><td>État</td></tr>",
            "<tr><td>Bêcher le champ</td><td rowspan=2>Noé</td><td>03/04/2026</td><td>Fait</td></tr>",
            "<tr><td>Semer le champ</td><td>20/04/2026</td><td>À faire</td></tr></table>",
            encoding="cp1252",
        ),
        columns="title owner deadline status",
        header=2,
        rows=2,
        first={"row": 3, "owner": "Noé", "deadline": "2026-04-03", "status": "done"},
        last={"row": 4, "title": "Semer le champ", "owner": "Noé", "deadline": "2026-04-20"},
        name="plan.xls",
        sheet=None,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
def test_values_are_read_as_a_careful_reader_would(case):
    assert differences(case) == {}
