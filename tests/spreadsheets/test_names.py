"""Several names in a cell: one person written « NOM, Prénom » stays one, two people stay two, a day is nobody."""

from datetime import date

import pytest

from lib.spreadsheets.cells.names import Known, NameColumn
from lib.spreadsheets.model import Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

KNOWN = Known(
    ("CCIX", "Chambre de commerce, d'industrie et de services", "Dupont & Fils"),
    owners=("Alaoui, Fatima", "Awa Dossou"),
)


def split(typed, *others, known=KNOWN, people=True):
    return NameColumn([typed, *others], known.people(), people=people).split(typed)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("DUPONT, Jean", ("DUPONT, Jean",)),
        ("EL AMRANI, Sanae", ("EL AMRANI, Sanae",)),
        ("N'GUESSAN, Ama Rose", ("N'GUESSAN, Ama Rose",)),
        ("DOS SANTOS, João", ("DOS SANTOS, João",)),
        ("MÜLLER, Jörg", ("MÜLLER, Jörg",)),
        ("BEN-ALI, J.", ("BEN-ALI, J.",)),
        ("DUPONT, Jean ; EL AMRANI, Sanae", ("DUPONT, Jean", "EL AMRANI, Sanae")),
        ("DUPONT, Jean\nEL AMRANI, Sanae", ("DUPONT, Jean", "EL AMRANI, Sanae")),
        ("DUPONT, Jean et EL AMRANI, Sanae", ("DUPONT, Jean", "EL AMRANI, Sanae")),
        ("DUPONT, Jean and SMITH, Ann", ("DUPONT, Jean", "SMITH, Ann")),
        ("DUPONT, Jean, EL AMRANI, Sanae", ("DUPONT, Jean", "EL AMRANI, Sanae")),
        ("Alaoui, Fatima", ("Alaoui, Fatima",)),
        ("alaoui, fatima / Awa Dossou", ("Alaoui, Fatima", "Awa Dossou")),
        ("DRH, Lina", ("DRH", "Lina")),
        ("SORO Lina, KEITA Omar", ("SORO Lina", "KEITA Omar")),
        ("Mme SORO, M. KEITA", ("Mme SORO", "M. KEITA")),
        ("SY, Awa", ("SY, Awa",)),
        ("DAF, Comptable", ("DAF", "Comptable")),
        ("OFPPT, Directrice régionale", ("OFPPT", "Directrice régionale")),
        ("ONEE, CCIX", ("ONEE", "CCIX")),
        ("CCIX, Awa Dossou", ("CCIX", "Awa Dossou")),
        ("Chambre de commerce, d'industrie et de services", ("Chambre de commerce, d'industrie et de services",)),
        ("Chambre de commerce, d'industrie et de services, Lina Ba", ("Chambre de commerce, d'industrie et de services", "Lina Ba")),
        ("Lina Ba, chambre de commerce, d'industrie et de services", ("Lina Ba", "Chambre de commerce, d'industrie et de services")),
        ("Dupont & Fils / CCIX", ("Dupont & Fils", "CCIX")),
        ("Mme Ba, M. Koné", ("Mme Ba", "M. Koné")),
        ("lina@exemple.org; omar@exemple.org", ("lina@exemple.org", "omar@exemple.org")),
        ("سعاد، كريم", ("سعاد، كريم",)),
    ],
)  # fmt: skip
def test_the_names_of_a_cell(typed, names):
    assert split(typed) == names


def test_two_first_names_are_two_where_others_stand_alone():
    assert split("Lina, Omar", "Awa", "Omar") == ("Lina", "Omar")
    assert split("Lina, Omar", "Awa", "Kofi") == ("Lina", "Omar")
    assert split("Lina, Omar", known=Known(owners=("Lina",))) == ("Lina", "Omar")


def test_a_column_of_names_and_first_names_is_one_of_people():
    column = ["Soro, Lina", "Keita, Omar", "Dossou, Awa"]
    assert [split(cell, *column) for cell in column] == [(cell,) for cell in column]


def test_services_that_a_comma_parts_are_two_organisations():
    assert split("Commerce, Industrie", people=False) == ("Commerce", "Industrie")


def test_an_acronym_that_stands_alone_is_no_surname():
    assert split("DRISSI, Lina", "DRISSI") == ("DRISSI", "Lina")
    assert split("SOMACO, Lina", "Omar, SOMACO") == ("SOMACO", "Lina")


def test_a_column_of_surnames_is_read_as_such_whatever_the_plan_made_of_it():
    wrong = Known(owners=("SORO", "Lina", "KEITA", "Omar"))
    assert split("SORO, Lina", "KEITA, Omar", "SORO, Awa", known=wrong) == ("SORO, Lina",)


@pytest.mark.parametrize(
    "typed",
    [
        "lundi",
        "Mercredi",
        "Monday",
        "jueves",
        "quinta-feira",
        "الخميس",
        "31/03/2026",
        "5 mars 2026",
        "Janvier 2026",
    ],
)
def test_a_day_is_nobody(typed):
    assert split(typed) == ()
    assert split(f"{typed} ; Lina Ba".replace("31/03", "31.03").replace("/", "-")) == ("Lina Ba",)


@pytest.mark.parametrize("typed", ["Mai", "April", "Marco", "Julio", "Agent 3", "Lot 2", "3", "Équipe 2026"])
def test_a_name_that_is_also_a_month_and_one_with_a_number_are_names(typed):
    assert split(typed) == (typed,)


def test_months_of_a_calendar_are_nobody():
    assert split("Mai", "Avril", "Juin", "Lina") == ()


def test_an_owner_of_the_plan_named_like_a_day_is_one():
    assert split("Vendredi", known=Known(owners=("Vendredi",))) == ("Vendredi",)


def test_a_day_among_owners_is_told_on_its_cell():
    head = ("Code", "Action", "Responsable", "Échéance", "Statut")
    rows = [
        (f"P{i}", f"Réunir le groupe {i}", who, date(2026, 6, 30), "En cours")
        for i, who in enumerate(("Lina", "Lundi"))
    ]
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (head, *rows)),))
    table = normalise(book, recognise(book), Known())
    assert [row.values["owner"] for row in table.rows] == ["Lina", None]
    assert [i.cell for i in table.issues if i.code == "name_is_a_day"] == ["C3"]


def test_a_name_on_either_side_of_commas_parts_them():
    assert split("Soro, Lina", "Lina, Omar", "Keita, Awa") == ("Soro", "Lina")
