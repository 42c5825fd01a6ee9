"""Rows that say something else than an action, in five languages; and the actions that resemble them."""

from datetime import date

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

DAY = date(2026, 10, 5)
HEAD = ("Code", "Action", "Responsable", "Échéance", "Statut", "Avancement", "Remarque")
ROWS = (
    ("A1", "Planter les haies du verger", "Nadia", DAY, "Terminé", 100),
    ("A2", "Curer le fossé nord", "Bruno", DAY, "En cours", 40),
    ("A3", "Réparer la pompe du puits", "Nadia", DAY, "À faire", 0),
)


def reasons(*rows):
    """Row → why it is left out, of a table with its headings in row 1."""
    width = max(map(len, rows))
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    workbook = Workbook("f.xlsx", "xlsx", (Sheet("Plan", padded),))
    found = recognise(workbook, header_row=1, columns=dict(enumerate(FIELDS)))
    table = normalise(workbook, found, Known(year=2026))
    return {out.row: out.reason for out in table.ignored}


FIELDS = ("code", "title", "owner", "deadline", "status", "progress", "comment")

HELP = [
    ("Un numéro chacune", "Ce qu'il faut faire et où", "Qui a promis de le faire ?", "Le jour où tout doit être prêt", "Où elle en est à ce jour"),
    ("One number each", "What has to be done, and where", "Who promised to do it?", "The day it has to be ready", "Where it stands today"),
    ("Un número cada una", "Lo que hay que hacer y dónde", "¿Quién lo va a hacer?", "El día en que debe estar", "Cómo va hasta hoy"),
    ("Um número para cada", "O que é preciso fazer e onde", "Quem prometeu fazer isso?", "O dia em que deve estar", "Como está até hoje"),
    ("رقم لكل إجراء", "ما يجب القيام به وأين", "من وعد بالقيام به؟", "اليوم الذي يجب أن يكون جاهزا", "أين وصل إلى اليوم"),
    ("Eine Nummer für jede", "Was zu tun ist und wo", "Wer hat es versprochen?", "Der Tag, an dem es fertig ist", "Wie weit es heute ist"),
    ("Saisir le code", "Saisir l'intitulé", "Choisir un nom", "jj/mm/aaaa", "Choisir dans la liste", "%"),
    ("Enter the code", "Enter the title", "Select a name", "dd/mm/yyyy", "Select from list", "%"),
    (None, "(obligatoire)", "(obligatoire)", "Format : jj/mm/aaaa", "(facultatif)"),
    (None, "texte libre", "choisir", "jj/mm/aaaa", "À faire / En cours / Terminé"),
    ("Ex.", "Planter une haie", "Mme X", DAY, "En cours", 50),
    ("Exemple :", "Planter une haie", "Mme X", DAY, "En cours", 50),
    (None, "Exemple : planter une haie", "Mme X", DAY, "En cours", 50),
    (None, "Ex. : planter une haie", "Mme X", DAY, "En cours"),
    (None, "Plant a hedge (example)", "Mrs X", DAY, "En cours"),
    ("Ejemplo", "Plantar un seto", "Sra. X", DAY, "En cours"),
    ("Exemplo", "Plantar uma sebe", "Sra. X", DAY, "En cours"),
    ("مثال", "غرس سياج", "السيدة س", DAY, "En cours"),
    ("Beispiel", "Eine Hecke pflanzen", "Frau X", DAY, "En cours"),
]  # fmt: skip


@pytest.mark.parametrize("row", HELP, ids=lambda row: str(row[0] or row[1]))
def test_a_row_that_says_what_to_type_or_shows_it_is_no_action(row):
    assert reasons(HEAD, row, *ROWS) == {1: "header", 2: "help"}


CALENDARS = [
    (None, "Mois", "Janv", "Févr", "Mars", "Avr", "Mai"),
    (None, None, "S1", "S2", "S3", "S4", "S5"),
    (None, "Week", "W 1", "W 2", "W 3", "W 4", "W 5"),
    (None, None, "Lun", "Mar", "Mer", "Jeu", "Ven"),
    (None, "Meses", "Enero", "Febrero", "Marzo", "Abril", "Mayo"),
    (None, "الأشهر", "يناير", "فبراير", "مارس", "أبريل", "ماي"),
    (None, 1, 2, 3, 4, 5, 6),
]


@pytest.mark.parametrize("row", CALENDARS, ids=lambda row: str(row[-2]))
@pytest.mark.parametrize("place", [1, 3])
def test_the_scale_of_a_calendar_is_no_action(row, place):
    rows = [HEAD, *ROWS]
    rows.insert(place, row)
    assert reasons(*rows) == {1: "header", place + 1: "calendar"}


FOOTERS = [
    ("Page 1 / 3",),
    ("Page 2 sur 3",),
    ("- 2 -",),
    ("صفحة 2",),
    ("Página 2 de 3",),
    ("© La ferme",),
    ("Fait à Sidi, le 12 mars 2026",),
    ("Source : le registre des haies",),
    ("Signature :", None, "Signature :"),
    ("____________", None, "____________"),
    ("Le Président",),
    ("Légende :",),
]


@pytest.mark.parametrize("row", FOOTERS, ids=lambda row: row[0])
@pytest.mark.parametrize("gap", [0, 1])
def test_what_ends_a_page_is_no_action(row, gap):
    found = reasons(HEAD, *ROWS, *[()] * gap, row)
    assert found == {1: "header", 5 + gap: "footer"}


@pytest.mark.parametrize(
    "title",
    ["à compléter", "(à compléter)", "To be completed", "por completar", "a preencher", "يستكمل", "…", "xxx"],
)
def test_a_title_that_waits_to_be_typed_is_no_action(title):
    assert reasons(HEAD, *ROWS, ("A4", title, None, None, "À faire", 0)) == {1: "header", 5: "placeholder"}


@pytest.mark.parametrize(
    "word", ["Total", "Sous-total", "Total général", "Total :", "Total axe 1", "Moyenne", "المجموع"]
)
def test_a_total_with_days_beside_is_a_total(word):
    assert reasons(HEAD, *ROWS, (None, word, None, DAY, None, 47)) == {1: "header", 5: "total"}


ACTIONS = [
    "Saisir les données de terrain",
    "Choisir un prestataire",
    "Enter into a lease",
    "Select the seeds",
    "Total quality of the flour",
    "Somme des dons à recueillir",
    "Media training for the bakers",
    "Ensemble scolaire à repeindre",
    "Exemple de convention à rédiger",
    "Example contract to be drafted",
    "Modèle de registre à imprimer",
    "Signature de la convention",
    "Visa du contrôleur à obtenir",
    "Note de cadrage à rédiger",
    "Page d'accueil à refaire",
    "Source d'eau à capter",
    "Mars : semer les fèves",
    "Liste des adhérents à tenir",
    "Texte du règlement à relire",
    "Compléter le dossier",
    "Le Président rencontre les jeunes",
]


@pytest.mark.parametrize("title", ACTIONS)
@pytest.mark.parametrize("place", [1, 2, 4])
@pytest.mark.parametrize(
    "cells",
    [
        ("A9", "", "Nadia", DAY, "En cours", 10),
        (None, "", "Nadia", "05/10/2026", None),
        (None, "", "Nadia", None, "En cours"),
    ],
    ids=["all", "a day", "a state"],
)
def test_an_action_that_resembles_one_is_read(title, place, cells):
    rows = [HEAD, *ROWS]
    rows.insert(place, (cells[0], title, *cells[2:]))
    assert reasons(*rows) == {1: "header"}


@pytest.mark.parametrize(
    "title", ["Signature de la convention", "Visa du contrôleur à obtenir", "Saisir les données"]
)
def test_in_a_table_of_two_columns_an_owner_is_enough(title):
    rows = (
        ("Action", "Responsable"),
        ("Planter les haies", "Nadia"),
        (title, "Bruno"),
        ("Curer le fossé", "Nadia"),
    )
    workbook = Workbook("f.xlsx", "xlsx", (Sheet("Plan", rows),))
    table = normalise(workbook, recognise(workbook), Known(year=2026))
    assert [row.row for row in table.rows] == [2, 3, 4]


def test_an_action_whose_title_says_what_to_insert_is_one_beside_what_is_said_of_it():
    told = ("A4", "Insérer les nouvelles lignes de bus au plan", "Nadia", "à définir", "En cours")
    assert reasons(HEAD, *ROWS, told) == {1: "header"}
    assert reasons(HEAD, *ROWS, ("Insérer les nouvelles lignes ici",))[5] == "help"


def test_a_signature_to_come_right_below_the_actions_is_one_and_below_a_gap_signs():
    signed = (None, "Signature du directeur")
    assert reasons(HEAD, *ROWS, signed) == {1: "header"}
    assert reasons(HEAD, *ROWS, (None,), signed)[6] == "footer"
