"""The table is found where it is, told apart by what it holds, in French and in English."""

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.read import read
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from lib.usecases.start import SAMPLE
from tests.spreadsheets import books

TABLE = [books.HEADER, *books.ROWS]


def found(content, name="f.xlsx", **forced):
    workbook = read(content, name)
    return workbook, recognise(workbook, **forced)


@pytest.mark.parametrize("lead", [0, 1, 4, 9])
def test_the_heading_row_is_found_below_whatever_stands_above(lead):
    above = [
        ("Plan d'action commun",),
        ("Mis à jour le 12/11/2026",),
        (),
        ("Direction de la coopération",),
    ] * 3
    _, recognition = found(books.xlsx(TABLE, lead=above[:lead]))
    assert recognition.header_row == lead + 1
    assert recognition.kind == "actions"
    assert set(recognition.columns.values()) >= {"code", "title", "owner", "deadline", "status", "progress"}


def test_the_sheet_that_holds_the_table_is_chosen():
    notes = [("Bonjour",), ("Voici le plan mis à jour",), ("Cordialement",)]
    _, recognition = found(books.xlsx(TABLE, sheet="Suivi", other=notes))
    assert recognition.sheet == "Suivi"


def test_english_headings_are_understood():
    header = ("ID", "Pillar", "Action", "Owner", "Due date", "Status", "% complete", "Priority")
    rows = [("A1.1", "Trade", "Sign the minutes", "Director", "30/06/2026", "In progress", "40", "High")]
    _, recognition = found(books.csv([header, *rows]), "plan.csv")
    assert recognition.kind == "actions"
    assert set(recognition.columns.values()) >= {
        "code",
        "axis",
        "title",
        "owner",
        "deadline",
        "status",
        "progress",
    }


def test_partners_and_exchanges_are_told_from_actions():
    partners = [
        ("Sigle", "Nom", "Pays", "Type", "Contact"),
        ("CCIT", "Chambre de commerce et d'industrie du Togo", "Togo", "Chambre consulaire", "Secrétariat"),
        ("API-ZF", "Agence de promotion", "Togo", "Agence", "Direction"),
    ]
    exchanges = [
        ("Date", "Partenaire", "Nature", "Objet", "Résultat"),
        ("10/09/2026", "CCIT", "Courrier", "Proposition de dates", "En attente de réponse"),
        ("11/09/2026", "API-ZF", "Réunion", "Fiches projets", "Compte rendu envoyé"),
    ]
    assert found(books.csv(partners), "p.csv")[1].kind == "partners"
    assert found(books.csv(exchanges), "e.csv")[1].kind == "interactions"


def test_a_column_that_nobody_knows_is_kept_under_its_own_name():
    table = [(*books.HEADER, "Visa du comité"), *[(*row, "oui") for row in books.ROWS]]
    workbook, recognition = found(books.csv(table), "plan.csv")
    rows = normalise(workbook, recognition, Known((), {}, 2026)).rows
    assert "Visa du comité" in str(rows[0].values["extra"])


def test_what_the_person_says_goes_before_what_was_recognised():
    _, recognition = found(
        books.xlsx(TABLE), header_row=1, columns={2: "title"}, kind="actions", sheet="Plan"
    )
    assert dict(recognition.columns) == {2: "title"}


@pytest.mark.parametrize(
    "rows",
    [
        [("Bonjour",), ("Voici le compte rendu de la réunion",)],
        [("a", "b", "c"), ("1", "2", "3")],
    ],
)
def test_a_file_without_a_table_is_refused_with_what_was_looked_for(rows):
    with pytest.raises(FileRefused) as refused:
        found(books.csv(rows), "lettre.csv")
    assert refused.value.values["file"] == "lettre.csv"


def test_headings_without_a_row_below_hold_nothing():
    workbook, recognition = found(books.csv([books.HEADER]), "plan.csv")
    assert normalise(workbook, recognition, Known()).rows == ()


@pytest.mark.parametrize(
    ("column", "typed", "code", "level"),
    [
        (4, "31/11/2026", "date_impossible", "error"),
        (6, "150", "progress_out_of_range", "warning"),
        (6, "-5", "progress_negative", "error"),
        (6, "beaucoup", "progress_not_a_number", "warning"),
        (5, "Zébré", "status_unknown", "warning"),
        (2, "", "title_missing", "error"),
        (4, "bientôt", "date_text_unparsed", "warning"),
    ],
)
def test_a_bad_value_is_said_on_its_cell(column, typed, code, level):
    row = list(books.ROWS[0])
    row[column] = typed
    workbook, recognition = found(books.csv([books.HEADER, row, *books.ROWS[1:]]), "plan.csv")
    issues = {issue.code: issue for issue in normalise(workbook, recognition, Known((), {}, 2026)).issues}
    assert code in issues
    assert issues[code].level == level
    assert issues[code].row == 2


@pytest.mark.parametrize("file", ["sample_partners.csv", "sample_engagement.csv"])
def test_every_column_of_the_sample_s_partners_and_exchanges_is_understood(file):
    workbook, recognition = found((SAMPLE / file).read_bytes(), file)
    assert set(recognition.labels) - set(recognition.columns) == set()
    assert not [i for i in normalise(workbook, recognition, Known()).issues if i.level == "error"]
