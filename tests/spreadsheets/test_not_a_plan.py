"""Tables that are no plan of actions are refused for a reason that is true of them; plans of few columns are not."""

from datetime import date
from typing import Any

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.second_look import read_best
from tests.spreadsheets.readings import KNOWN, book, fields, sheet

D = [date(2026, month, 12) for month in range(1, 13)]
NOT_PLANS: dict[str, list[list[Any]]] = {
    "address book fr": [
        ["Nom", "Prénom", "Téléphone", "E-mail", "Adresse"],
        ["Sall", "Awa", "0600000001", "awa@example.org", "3 rue du Port"],
        ["Paz", "Rui", "0600000002", "rui@example.org", "5 rue du Port"],
        ["Soro", "Lina", "0600000003", "lina@example.org", "7 rue du Port"],
    ],
    "contact list en": [
        ["Name", "Company", "Job title", "Phone", "Email"],
        ["Awa Sall", "Halls Ltd", "Buyer", "0600000001", "awa@example.org"],
        ["Rui Paz", "Ports Ltd", "Clerk", "0600000002", "rui@example.org"],
        ["Lina Soro", "Halls Ltd", "Buyer", "0600000003", "lina@example.org"],
    ],
    "stock list fr": [
        ["Référence", "Désignation", "Quantité", "Prix unitaire", "Emplacement"],
        ["R-01", "Chaise pliante", 40, 12.5, "Halle A"],
        ["R-02", "Table ronde", 10, 85.0, "Halle B"],
        ["R-03", "Lampe de stand", 60, 9.9, "Halle A"],
    ],
    "price list es": [
        ["Código", "Producto", "Precio", "Unidad"],
        ["P1", "Silla plegable", 12.5, "pieza"],
        ["P2", "Mesa redonda", 85, "pieza"],
        ["P3", "Lámpara", 9.9, "pieza"],
    ],
    "budget fr": [
        ["Poste", "Libellé", "Budget 2025", "Budget 2026", "Écart"],
        [1, "Location de la salle", 12000, 13000, 1000],
        [2, "Impression", 2000, 2500, 500],
        [3, "Transport", 4000, 3500, -500],
    ],
    "exam marks en": [
        ["Student", "Maths", "Physics", "History", "Average"],
        ["Awa Sall", 14, 12, 15, 13.7],
        ["Rui Paz", 11, 13, 9, 11.0],
        ["Lina Soro", 16, 15, 17, 16.0],
    ],
    "timesheet en": [
        ["Employee", "Mon", "Tue", "Wed", "Thu", "Fri", "Total"],
        ["Awa Sall", 8, 8, 7, 8, 8, 39],
        ["Rui Paz", 8, 7, 7, 8, 8, 38],
        ["Lina Soro", 8, 8, 8, 8, 8, 40],
    ],
    "ticks pt": [
        ["Participante", "12/01", "19/01", "26/01", "02/02"],
        ["Awa Sall", "x", None, "x", "x"],
        ["Rui Paz", "x", "x", None, "x"],
        ["Lina Soro", None, "x", "x", "x"],
    ],
    "calendar fr": [
        ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"],
        [None, None, 1, 2, 3, 4, 5],
        [6, 7, 8, 9, 10, 11, 12],
        [13, 14, 15, 16, 17, 18, 19],
        [20, 21, 22, 23, 24, 25, 26],
    ],
    "book list ar": [
        ["العنوان", "المؤلف", "عدد الصفحات", "الثمن"],
        ["تاريخ الموانئ", "ليلى", 210, 80],
        ["دليل المعارض", "عمر", 120, 60],
        ["التجارة اليوم", "سناء", 310, 95],
    ],
    "weather pt": [
        ["Cidade", "Temperatura", "Humidade", "Vento"],
        ["Lisboa", 18, 70, 12],
        ["Porto", 15, 80, 20],
        ["Faro", 21, 60, 9],
    ],
    "invoice lines fr": [
        ["Facture", "Client", "Montant HT", "TVA", "Montant TTC"],
        ["F-001", "Halles SA", 1000, 200, 1200],
        ["F-002", "Ports SA", 500, 100, 600],
        ["F-003", "Halles SA", 700, 140, 840],
    ],
    "leave fr": [
        ["Nom", "Prénom", "Date de début", "Date de fin"],
        ["Sall", "Awa", D[3], D[4]],
        ["Paz", "Rui", D[5], D[6]],
        ["Soro", "Lina", D[5], D[7]],
    ],
    "computers en": [
        ["Item", "Serial", "Location", "Status"],
        ["Laptop A", "S-001", "Rabat", "In use"],
        ["Laptop B", "S-002", "Lomé", "Broken"],
        ["Screen", "S-003", "Lomé", "In use"],
    ],
    "bank en": [
        ["Date", "Description", "Debit", "Credit", "Balance"],
        [D[3], "Rent of the hall", 1200, None, 8800],
        [D[4], "Tickets sold", None, 400, 9200],
        [D[5], "Printing", 300, None, 8900],
    ],
    "events fr": [
        ["Date", "Événement", "Lieu"],
        [D[3], "Salon de printemps", "Rabat"],
        [D[4], "Forum des ports", "Lomé"],
        [D[5], "Journée des métiers", "Salé"],
    ],
    "votes fr": [
        ["Question", "Pour", "Contre"],
        ["Budget", 12, 3],
        ["Nouveau siège", 8, 7],
        ["Statuts", 9, 6],
    ],
    "glossary en": [
        ["Term", "Definition", "Source"],
        ["Hall", "A large room for the fair", "Guide"],
        ["Stand", "A place for one exhibitor", "Guide"],
        ["Badge", "A card with a name", "Rules"],
    ],
}
PLANS: dict[str, list[list[Any]]] = {
    "owner fr": [["Action", "Responsable"], ["Signer la convention", "Lina"], ["Tenir le forum", "Omar"]],
    "deadline fr": [["Tâche", "Échéance"], ["Signer la convention", D[3]], ["Tenir le forum", D[5]]],
    "status fr": [["Action", "Statut"], ["Signer la convention", "Fait"], ["Tenir le forum", "En cours"]],
    "owner en": [["Task", "Owner"], ["Sign the agreement", "Lina"], ["Hold the forum", "Omar"]],
    "deadline en": [["Action item", "Due date"], ["Sign the agreement", D[3]], ["Hold the forum", D[5]]],
    "status en": [["To do", "Status"], ["Sign the agreement", "Done"], ["Hold the forum", "Open"]],
    "checklist en": [["Task", "Done"], ["Sign the agreement", "x"], ["Hold the forum", None], ["Print", "x"]],
    "checklist fr": [["Tâche", "Fait"], ["Signer la convention", "oui"], ["Tenir le forum", "non"]],
    "owner es": [["Tarea", "Responsable"], ["Firmar el acuerdo", "Lina"], ["Celebrar el foro", "Omar"]],
    "deadline pt": [["Tarefa", "Prazo"], ["Assinar o acordo", D[3]], ["Realizar o fórum", D[5]]],
    "status ar": [["الإجراء", "الحالة"], ["توقيع الاتفاقية", "منجز"], ["تنظيم المنتدى", "قيد الإنجاز"]],
    "owner ar": [["الإجراء", "المسؤول"], ["توقيع الاتفاقية", "لينا"], ["تنظيم المنتدى", "عمر"]],
    "progress en": [["Task", "% complete"], ["Sign the agreement", 100], ["Hold the forum", 40]],
    "dated fr": [
        ["Action", "Alpha", "Remarques"],
        ["Signer", D[3], "À deux"],
        ["Tenir le forum", D[5], "En mai"],
    ],
    "name en": [["Name", "Due"], ["Sign the agreement", D[3]], ["Hold the forum", D[5]]],
    "name status en": [["Name", "Status"], ["Sign the agreement", "Done"], ["Hold the forum", "Doing"]],
    "priority fr": [["Action", "Priorité"], ["Signer la convention", "Haute"], ["Tenir le forum", "Basse"]],
}


@pytest.mark.parametrize("name", NOT_PLANS)
def test_a_table_that_is_no_plan_is_refused(name):
    with pytest.raises(FileRefused) as refusal:
        read_best(book(sheet("Feuil1", NOT_PLANS[name])), KNOWN)
    assert refusal.value.code in ("not_an_action_plan", "no_table_found")


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_of_few_columns_is_read(name):
    rows = PLANS[name]
    recognition, table = read_best(book(sheet("Feuil1", rows)), KNOWN)
    assert fields(recognition)["A"] == "title"
    assert len(table.rows) == len(rows) - 1


BACKLOG: list[list[Any]] = [
    ["LOT", "EPIC", "User Story", "Détail", "Complexité", "Heures"],
    ["LOT 1 : accueil", "Billets", "Comme visiteur, je veux un billet en ligne", "- page", "Moyenne", 4],
    [None, "Billets", "Comme visiteur, je veux changer de jour", "- page", "Faible", 2],
    ["LOT 2 : suite", "Rappels", "Comme exposant, je veux un rappel", "- message", "Moyenne", 3],
]
TO_DO = [
    ["Theme", "Activity", "Description"],
    ["Fair", "Rent the tables", "Forty of them, round"],
    ["Fair", "Print the badges", "With the logo"],
    ["Report", "Write the note", "Two pages"],
]


@pytest.mark.parametrize(("rows", "title"), [(BACKLOG, "C"), (TO_DO, "B")])
@pytest.mark.parametrize("above", [[], [["Équipe : trois personnes, deux semaines"]]])
def test_a_list_of_things_to_do_is_read_and_what_it_lacks_is_told(rows, title, above):
    recognition, table = read_best(book(sheet("Feuil1", [*above, *rows])), KNOWN)
    assert recognition.header_row == len(above) + 1
    assert fields(recognition)[title] == "title"
    assert len(table.rows) == len(rows) - 1
    assert "plan_without_follow_up" in {issue.code for issue in table.issues}


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_that_says_who_when_or_how_far_is_not_told_to_lack_it(name):
    recognition, table = read_best(book(sheet("Feuil1", PLANS[name])), KNOWN)
    if name == "dated fr":  # whether the days are those to meet is asked
        assert recognition.told
        return
    assert "plan_without_follow_up" not in {issue.code for issue in table.issues}


def test_the_refusal_names_the_headings_and_what_none_of_them_is():
    with pytest.raises(FileRefused) as refusal:
        read_best(book(sheet("Feuil1", [["Stock"], *NOT_PLANS["stock list fr"]])), KNOWN)
    assert refusal.value.values["row"] == 2
    assert "Désignation" in str(refusal.value.values["names"])
    assert "no status" in refusal.value.message


def test_a_table_with_owners_and_nothing_to_do_is_refused_for_that():
    rows = [
        ["Salle", "Responsable", "Statut"],
        [101, "Lina", "Open"],
        [102, "Omar", "Open"],
        [103, "Awa", "Closed"],
    ]
    with pytest.raises(FileRefused) as refusal:
        read_best(book(sheet("Feuil1", rows)), KNOWN)
    assert refusal.value.code == "not_an_action_plan"
    assert "what is to be done" in refusal.value.message


@pytest.mark.parametrize(
    "rows",
    [
        [["Action", "Sign the agreement", "Hold the forum", "Print"], ["Owner", "Lina", "Omar", "Awa"],
         ["Due date", D[3], D[5], D[6]], ["Status", "Open", "Done", "Open"]],
        [["Tâche", "Signer", "Tenir le forum"], ["Responsable", "Lina", "Omar"], ["Échéance", D[3], D[5]]],
    ],
)  # fmt: skip
def test_a_table_whose_headings_stand_in_a_column_is_said_transposed(rows):
    with pytest.raises(FileRefused) as refusal:
        read_best(book(sheet("Feuil1", rows)), KNOWN)
    assert refusal.value.code == "table_transposed"


@pytest.mark.parametrize("name", NOT_PLANS)
def test_a_table_that_is_not_transposed_is_never_said_so(name):
    turned = [["Équipe : trois personnes"], *NOT_PLANS[name], ["Total", "Lot", "Phase"]]
    with pytest.raises(FileRefused) as refusal:
        read_best(book(sheet("Feuil1", turned)), KNOWN)
    assert refusal.value.code != "table_transposed"
