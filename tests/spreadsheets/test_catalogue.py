"""The catalogue of what can be said of a table: every code is raised by a table that deserves it, and by no plain one."""

import io
import zipfile
from datetime import date

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.files.container import identify
from lib.spreadsheets.files.parse import parse
from lib.spreadsheets.model import Policies, Sheet, Workbook
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets import books

HEAD = ("Code", "Axe", "Action", "Responsable", "Échéance", "Statut", "Avancement", "Priorité")
PLAIN = ("A1.1", "Axe 1", "Signer la convention", "Directeur", date(2026, 6, 30), "En cours", 40, "Haute")
KNOWN = Known(("CCIS-RSK",), {}, 2026, owners=("Directeur",))


def line(**cells):
    """The plain row with some cells said otherwise."""
    return tuple(cells.get(name, value) for name, value in zip(HEAD, PLAIN, strict=True))


def said(*rows, others=(), **sheet):
    """The issues of a table under the usual headings, by code."""
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (HEAD, *rows), **sheet), *others))
    return {issue.code: issue for issue in normalise(book, recognise(book), KNOWN).issues}


SECOND = line(Code="A1.2", Action="Tenir le forum")
CASES = {
    "row_ignored_total": ([PLAIN, SECOND, ("Total", None, None, None, None, None, 80)], "A4"),
    "row_ignored_help": (
        [("texte", "texte", "texte", "texte", "jj/mm/aaaa", "liste", "nombre"), PLAIN],
        "A2",
    ),
    "id_missing": ([PLAIN, line(Code=None, Action="Tenir le forum")], "A3"),
    "id_duplicate": ([PLAIN, line(Action="Tenir le forum")], "A3"),
    "title_missing": ([PLAIN, line(Code="A1.2", Action=None)], "C3"),
    "date_impossible": ([line(Échéance="31/11/2026"), SECOND], "E2"),
    "date_serial": ([line(Échéance=46203), SECOND], "E2"),
    "date_approximate": ([line(Échéance="T4 2026"), SECOND], "E2"),
    "date_text_unparsed": ([line(Échéance="après la visite du ministre"), SECOND], "E2"),
    "date_sentinel": ([line(Échéance=date(1900, 12, 30)), SECOND], "E2"),
    "date_not_a_date": ([line(Échéance=True), SECOND], "E2"),
    "date_ambiguous_order": (
        [line(Code=f"A1.{m}", Action=f"Action {m}", Échéance=f"0{m}/0{m + 1}/2026") for m in (1, 3, 5)],
        "E1",
    ),
    "progress_out_of_range": ([line(Avancement=150), SECOND], "G2"),
    "progress_scale_ambiguous": ([line(Avancement=1, Statut=None), SECOND], "G2"),
    "progress_status_conflict": ([line(Statut="Terminé"), SECOND], "G2"),
    "status_unknown": ([line(Statut="chez le notaire"), SECOND], "F2"),
    "priority_unknown": ([line(Priorité="chaude"), SECOND], "H2"),
    "owner_unknown": ([line(Responsable="Une inconnue"), SECOND], ""),
    "owner_multiple": ([PLAIN, line(Code="A1.2", Responsable="Directeur / Trésorier")], "D3"),
    "number_as_text": ([line(Avancement="40"), SECOND], "G1"),
    "text_too_long": ([line(Action="a" * 20_001), SECOND], "C2"),
}


@pytest.mark.parametrize("code", CASES)
def test_each_code_is_raised_on_its_cell_and_not_by_a_plain_table(code):
    rows, cell = CASES[code]
    assert said(*rows)[code].cell == cell
    assert code not in said(PLAIN, SECOND)


def test_a_row_with_an_unknown_priority_keeps_what_is_stored():
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (HEAD, line(Priorité="chaude"))),))
    assert "priority" not in normalise(book, recognise(book), KNOWN).rows[0].values


def test_a_second_sheet_that_convinces_as_much_is_named():
    head = ("N°", "Tâche", "Pilote", "Date limite", "État", "% réalisé", "Importance", "Volet")
    rival = Sheet(
        "Suivi",
        (head, (1, "Louer la salle", "Assistante", date(2026, 5, 1), "En cours", 10, "Haute", "Axe 2")),
    )
    issue = said(PLAIN, SECOND, others=(rival,))["sheet_ambiguous"]
    assert issue.values["names"] in ("Suivi", "Plan")
    poor = Sheet("Notes", (("Action", "Qui"), ("Appeler", "Directeur")))
    assert "sheet_ambiguous" not in said(PLAIN, SECOND, others=(poor,))


def test_a_table_without_titles_says_that_codes_stand_for_them():
    rows = (
        ("N°", "Responsable", "Échéance"),
        ("A-1", "Directeur", "30/06/2026"),
        ("A-2", "Trésorier", "31/07/2026"),
    )
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", rows),))
    table = normalise(book, recognise(book), KNOWN)
    assert "column_required_missing" in {issue.code for issue in table.issues}
    assert [row.values["title"] for row in table.rows] == ["A-1", "A-2"]


def test_null_characters_in_a_text_are_taken_out_and_said():
    content = "Action;Échéance\nSigner\0 la convention;30/06/2026\n".encode()
    book = parse(content, "f.csv", "csv")
    assert [(i.code, i.values["n"]) for i in book.issues] == [("text_nul", 1)]
    assert book.sheets[0].rows[1][0] == "Signer la convention"


def test_33_null_characters_of_an_old_workbook_are_taken_out_and_said():
    content = books.xls(
        [["Action", "Échéance", "Statut"], ["Signer\0 la convention", "30/06/2026", "En cours"]]
    )
    book = parse(content, "f.xls", "xls")
    assert [(i.code, i.values["n"]) for i in book.issues] == [("text_nul", 1)]
    assert book.sheets[0].rows[1][0] == "Signer la convention"


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_a_word_document_is_named_as_such_whatever_its_name(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    with pytest.raises(FileRefused) as refusal:
        identify(buffer.getvalue(), name)
    assert refusal.value.code == "file_word_document"


def test_half_the_plan_changed_at_once_raises_the_alarm():
    rows = [line(Code=f"A1.{i}", Action=f"Action {i}", Avancement=50) for i in range(1, 7)]
    book = Workbook("f.xlsx", "xlsx", (Sheet("Plan", (HEAD, *rows)),))
    table = normalise(book, recognise(book), KNOWN)
    stored = {str(row.row): {**row.values, "progress": 10.0} for row in table.rows}
    alarms = {issue.code for issue in compare(table, stored, Policies()).alarms}
    assert "mass_change" in alarms
    few = {key: {**values, "progress": 50.0} for key, values in stored.items()}
    assert "mass_change" not in {issue.code for issue in compare(table, few, Policies()).alarms}
