"""The account of every row: actions, rows left out with their reason and rows refused make all that is filled."""

import io

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.files.read import read
from lib.spreadsheets.inspect import inspect
from lib.spreadsheets.model import CleanRow, Ignored, Sheet, Workbook
from lib.spreadsheets.rows.account import accounts
from lib.spreadsheets.rows.data import data_rows
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise

HEAD = ("Code", "Action", "Responsable", "Échéance", "Statut")
ONE = ("A1.1", "Planter les haies", "Nadia", "30/06/2026", "En cours")
TWO = ("A1.2", "Curer le fossé", "Bruno", "31/07/2026", "À faire")


def book(*rows, name="Plan", others=(), **sheet):
    """A workbook of one sheet of actions, and others beside."""
    return Workbook("f.xlsx", "xlsx", (Sheet(name, tuple(rows), **sheet), *others))


def table_of(workbook, **corrections):
    """The clean table of a workbook."""
    return normalise(workbook, recognise(workbook, **corrections), Known(year=2026))


def told(workbook):
    """What `inspect` says of a workbook."""
    return inspect(workbook, Known(year=2026), lambda message, values: message.format(**values))


def test_every_row_of_a_sheet_is_counted_once():
    workbook = book(
        ("Plan de la ferme",),
        (),
        HEAD,
        ONE,
        TWO,
        (None, None, None, None, None),
        ("A1.3", "Réparer le puits", "Nadia", "31/11/2026", "En cours"),
        ("Total", None, None, 3),
        ("Source : le registre",),
    )
    account = told(workbook)["account"]
    assert account == {
        "sheet": "Plan",
        "filled": 7,
        "actions": 2,
        "left_out": {"banner": 1, "header": 1, "total": 1, "footer": 1},
        "refused": 1,
    }
    (rows,) = table_of(workbook).accounts
    assert (rows.actions, rows.refused) == ((4, 5), (7,))
    assert rows.left_out == {"banner": (1,), "header": (3,), "total": (8,), "footer": (9,)}


def test_a_row_that_holds_only_an_error_or_a_formula_without_its_result_is_counted():
    workbook = book(
        (None,) * 5,
        HEAD,
        ONE,
        (None,) * 5,
        (None,) * 5,
        TWO,
        errors={(0, 2): "#REF!", (3, 1): "#N/A"},
        no_result=frozenset({(4, 3)}),
    )
    (account,) = table_of(workbook).accounts
    assert account.filled == 6
    assert account.left_out["banner"] == (1,)


def test_a_row_that_is_left_with_far_cells_only_is_counted_with_its_cell():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as made:
        page = made.add_worksheet("Plan")
        for index, row in enumerate((HEAD, ONE, TWO)):
            page.write_row(index, 0, row)
        page.write(900_000, 3, "perdu")
        page.write(1, 9_000, "perdu aussi")
    table = table_of(read(buffer.getvalue(), "f.xlsx"))
    (account,) = table.accounts
    assert (account.filled, account.left_out["far"]) == (4, (900_001,))
    assert next(out.cell for out in table.ignored if out.reason == "far") == "D900001"


def test_sheets_read_together_have_an_account_each():
    north = (("Nord",), HEAD, ONE, TWO)
    south = Sheet("Sud", (("Sud",), HEAD, *(("A2.1", *row[1:]) for row in (ONE,)), ("Total", None, None, 1)))
    workbook = book(*north, name="Nord", others=(south,))
    table = table_of(workbook, joined=True)
    assert {a.sheet: (a.filled, a.actions, dict(a.left_out), a.refused) for a in table.accounts} == {
        "Nord": (4, (3, 4), {"banner": (1,), "header": (2,)}, ()),
        "Sud": (4, (3,), {"banner": (1,), "header": (2,), "total": (4,)}, ()),
    }
    assert [out.cell for out in table.ignored if out.reason == "total"] == ["Sud!A4"]


def test_a_note_below_the_last_row_of_a_sheet_is_no_row_of_the_next():
    south = Sheet("Sud", (HEAD, (None,) * 5, ("A2.1", *ONE[1:])))
    workbook = book(HEAD, ONE, name="Nord", others=(south,), notes={(2, 1): "Revenir en mars"})
    assert [a.filled for a in table_of(workbook, joined=True).accounts] == [2, 2]


def test_a_table_without_headings_has_an_account():
    rows = (ONE, TWO, ("A1.3", "Réparer le puits", "Nadia", "30/11/2026", "En cours"))
    table = table_of(book(*rows), header_row=0, columns={0: "code", 1: "title", 3: "deadline"})
    (account,) = table.accounts
    assert (account.filled, account.actions) == (3, (1, 2, 3))


def test_partners_and_exchanges_have_an_account():
    partners = book(("Sigle", "Nom complet", "Pays"), ("AAA", "Association des arbres", "Togo"), ("Total", 1))
    exchanges = book(
        ("Date", "Partenaire", "Objet"), ("03/02/2026", "AAA", "Première visite"), (None, None, None, "x")
    )
    for workbook in (partners, exchanges):
        (account,) = table_of(workbook).accounts
        assert (account.filled, account.actions) == (3, (2,))


def test_a_table_that_holds_no_action_has_an_account_too():
    found = told(book(HEAD, ("Total", None, None, 3)))
    assert (found["verdict"], found["account"]["left_out"]) == ("no_rows", {"header": 1, "total": 1})


def test_both_rows_of_a_code_said_twice_are_refused():
    workbook = book(
        HEAD, ONE, ("A1.1", *TWO[1:]), ("A1.3", "Réparer le puits", "Nadia", "30/11/2026", "En cours")
    )
    (account,) = table_of(workbook).accounts
    assert (account.actions, account.refused) == ((4,), (2, 3))


@pytest.mark.parametrize("ignored", [(), (Ignored(1, "header"), Ignored(2, "total"))])
def test_a_row_lost_or_counted_twice_is_never_let_through(ignored):
    sheet = Sheet("Plan", (HEAD, ONE))
    with pytest.raises(AssertionError, match="without an account"):
        accounts([sheet], sheet, [CleanRow(2, {}, {})], ignored, ())


@pytest.mark.parametrize("fault", ["lost", "twice"])
def test_a_fault_of_ours_is_told_and_stops_nobody(monkeypatch, fault):

    def wrong(*given):
        rows, ignored = data_rows(*given)
        if fault == "lost":
            return rows[:1], ignored
        return rows, [*ignored, Ignored(rows[0].index + 1, "total", "", "A2")]

    monkeypatch.setattr("lib.spreadsheets.rows.normalise.data_rows", wrong)
    table = table_of(book(HEAD, ONE, TWO))
    (account,) = table.accounts
    assert account.filled == 3
    assert account.left_out.get("unread", ()) == ((3,) if fault == "lost" else ())
    assert ("A3" in {i.cell for i in table.issues if i.code == "row_left_out"}) == (fault == "lost")


CELLS = st.one_of(
    st.none(),
    st.text(max_size=30).filter(str.strip),
    st.sampled_from(
        [*ONE, *TWO, *HEAD, "Total", "AXE 2 : Le pain", "Exemple", "texte", "jj/mm/aaaa", "Risque", "Impact"]
    ),
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
)


@settings(max_examples=150, deadline=None)
@given(
    above=st.lists(st.tuples(*[CELLS] * 5), max_size=2),
    below=st.lists(st.lists(CELLS, max_size=8), max_size=14),
)
def test_whatever_the_cells_every_row_has_its_account(above, below):
    rows = [*above, HEAD, ONE, *(tuple(row) for row in below)]
    columns = {0: "code", 1: "title", 2: "owner", 3: "deadline", 4: "status"}
    table = table_of(book(*rows), header_row=len(above) + 1, columns=columns)
    (account,) = table.accounts
    listed = [*account.actions, *account.refused, *(n for out in account.left_out.values() for n in out)]
    assert sorted(listed) == [n for n, row in enumerate(rows, start=1) if any(v is not None for v in row)]
    assert len(account.actions) + len(account.refused) == len(table.rows)
    assert "unread" not in account.left_out


def test_a_row_that_holds_nothing_but_a_note_is_counted():
    (account,) = table_of(book(HEAD, ONE, (None,) * 5, TWO, notes={(2, 1): "Revenir en mars"})).accounts
    assert (account.filled, account.actions) == (4, (2, 4))
