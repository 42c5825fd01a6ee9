"""Columns of money in a file of actions become lines of funding, compared with those of the plan, in the same revision."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter

from lib.domain.changes import Change
from lib.domain.errors import Invalid
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.spreadsheets.files.read import read
from lib.spreadsheets.tables.labels import meanings
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import current_revision
from lib.usecases.imports import apply, prepare
from lib.usecases.record import create_row, record
from lib.usecases.undo import plan_undo, undo
from tests.spreadsheets import books

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
HEAD = (
    "Code",
    "Action",
    "Responsable",
    "Échéance",
    "Poids",
    "Budget prévu",
    "Budget engagé",
    "Dépensé",
    "Source de financement",
)
ROWS = [
    ("A1.1", "Signer la convention", "Nadia", "30/06/2026", 2.5, "1 200 000 MAD", "600 000 DH", "300 000 DH", "CCIS-RSK"),
    ("A1.2", "Tenir le forum", "Bruno", "31/07/2026", "30 %", "50 000 EUR", None, None, None),
    ("A1.3", "Publier le guide", "Nadia", "31/08/2026", "lourd", None, None, "12 000 FCFA", "Ambassade"),
]  # fmt: skip


def row(table, **values):
    return {**dict.fromkeys(TABLES[table].names), **values}


@pytest.fixture
def store():
    opened = Store.open()
    action = row(
        "action", code="A1.1", title="Signer la convention", owner="Nadia", deadline_precision="unknown"
    )
    made = [
        Change("plan", "p", None, row("plan", title="Plan", is_sample=False)),
        Change("action", "k1", None, action),
    ]
    record(opened, made, WRITING, reason="", kind=RevisionKind.START)
    create_row(
        opened, "funding", {"action": "k1", "source_of_funds": "CCIS RSK", "planned": "5 MAD"}, WRITING
    )
    create_row(opened, "funding", {"action": "k1", "source_of_funds": "ccis-rsk", "spent": "7 MAD"}, WRITING)
    yield opened
    opened.close()


def prepared(store, rows=ROWS, head=HEAD):
    content = books.xlsx([head, *rows])
    return prepare(store, read(content, "plan.xlsx"), content, plan="p", today=DAY)


@pytest.mark.parametrize("values", [{}, {"source_of_funds": "  "}, {"shared": True}])
def test_a_funding_of_which_nothing_is_said_is_not_recorded(store, values):
    seen = current_revision(store)
    with pytest.raises(Invalid) as refused:
        create_row(store, "funding", {"action": "k1", **values}, WRITING)
    assert refused.value.code == "row_empty"
    assert current_revision(store) == seen


def test_the_headings_of_money_and_weight_are_known(store):
    assert [prepared(store).recognition.columns[c] for c in range(4, 9)] == [
        "weight",
        "budget",
        "committed",
        "spent",
        "source_of_funds",
    ]


def test_a_row_with_a_source_is_a_line_of_funding_and_one_without_keeps_its_budget(store):
    found = prepared(store)
    (beside,) = found.beside
    assert (beside.table, len(beside.new), len(beside.changed)) == ("funding", 1, 1)
    number = apply(store, found, WRITING)
    actions = {r["code"]: (k, r) for k, r in rows_at(store, number, "p", "action").items()}
    assert [actions[c][1]["budget"] for c in ("A1.1", "A1.2", "A1.3")] == [None, "50000 EUR", None]
    assert [actions[c][1]["weight"] for c in ("A1.1", "A1.2", "A1.3")] == [2.5, 30.0, None]
    lines = rows_at(store, number, "p", "funding").values()
    told = {(r["action"], r["source_of_funds"]): (r["planned"], r["committed"], r["spent"]) for r in lines}
    assert told[actions["A1.1"][0], "ccis-rsk"] == ("1200000 MAD", "600000 MAD", "300000 MAD")
    assert told[actions["A1.1"][0], "CCIS RSK"] == ("5 MAD", None, None)
    assert told[actions["A1.3"][0], "Ambassade"] == (None, None, "12000 XOF")
    assert not prepared(store).changes_anything, "the same file again changes nothing"
    back = undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)
    assert len(rows_at(store, back, "p", "funding")) == 2


def test_a_weight_that_is_none_is_told_on_its_cell_and_kept_as_typed(store):
    found = prepared(store)
    assert ("number_unread", "E4") in [(i.code, i.cell) for i in found.issues]
    assert '"Poids": "lourd"' in str(found.table.rows[2].values["extra"])


def test_a_percentage_alone_is_a_progress_and_no_weight(store):
    found = prepared(store, [(*ROWS[0][:4], 30)], (*HEAD[:4], "%"))
    assert found.recognition.columns[4] == "progress"
    assert current_revision(store) == 3


@pytest.mark.parametrize(
    ("field", "headings"),
    [
        ("budget", ("Prévu (MAD)", "Montant prévu en dirhams", "Coût en euros", "Planned (EUR)", "Estimated cost USD")),
        (
            "committed",
            ("Engagé (MAD)", "Montant engagé (XOF)", "MONTANT ENGAGÉ EN FCFA", "Engagements (MAD)", "Committed (EUR)"),
        ),
        ("spent", ("Payé (MAD)", "Dépensé en EUR", "Décaissé (F CFA)", "Réalisé (MAD)", "Paid in USD", "المصروف (درهم)", "المصروف بالدرهم")),
    ],
)  # fmt: skip
def test_a_heading_of_money_may_name_its_currency_in_brackets_or_in_words(field, headings):
    for heading in headings:
        assert [found.field for found in meanings("actions", heading)] == [field], heading


@pytest.mark.parametrize(
    "heading",
    ["% engagé (MAD)", "Prévu 2025 (MAD)", "Engagé (MAD) 2024", "Payé ? (MAD)", "المصروف ٢٠٢٥ (درهم)"],
)
def test_a_share_a_year_or_a_question_beside_a_currency_is_not_the_amount(heading):
    assert not {found.field for found in meanings("actions", heading)} & {"committed", "spent", "budget"}


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Engagé",
            "Payé",
            "Payé par",
            "Engagé le",
            "Réalisé",
            "Engagements",
            "Reste à payer (MAD)",
            "Solde en EUR",
        ),
        *(
            "Prix unitaire (MAD)",
            "Payé par (MAD)",
            "Montant € HT",
            "Valeur cible (EUR)",
            "MAD",
            "Committed to",
        ),
    ],
)
def test_a_heading_that_names_no_currency_or_something_else_is_no_money(heading):
    assert not {found.field for found in meanings("actions", heading)} & {"budget", "committed", "spent"}


def test_bare_figures_below_such_headings_are_amounts_of_that_currency(store):
    head = (*HEAD[:4], "Bailleur", "Prévu (MAD)", "Engagé (MAD)", "Payé en FCFA")
    rows = [(*ROWS[0][:4], "CCIS RSK", 1200000, 600000.5, "300 000")]
    found = prepared(store, rows, head)
    number = apply(store, found, WRITING)
    lines = rows_at(store, number, "p", "funding").values()
    told = {r["source_of_funds"]: (r["planned"], r["committed"], r["spent"]) for r in lines}
    assert told["CCIS RSK"] == ("1200000 MAD", "600000.50 MAD", "300000 XOF")


def under(above, head, line):
    """A file whose headings from the sixth on stand below one that is merged over them."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet("Plan")
    page.merge_range(0, 5, 0, 7, above)
    page.write_row(1, 0, head)
    page.write_row(2, 0, line)
    book.close()
    return buffer.getvalue()


@pytest.mark.parametrize("above", ["Montants (MAD)", "Budget en dirhams", "MAD", "المبالغ بالدرهم"])
def test_a_currency_above_the_headings_of_money_is_that_of_each(store, above):
    line = (*ROWS[0][:4], "Banque", 1200000, 600000.5, "300 000 FCFA")
    content = under(above, (*HEAD[:4], "Bailleur", "Prévu", "Engagé", "Payé"), line)
    number = apply(store, prepare(store, read(content, "plan.xlsx"), content, plan="p", today=DAY), WRITING)
    kept = rows_at(store, number, "p", "funding").values()
    told = {r["source_of_funds"]: (r["planned"], r["committed"], r["spent"]) for r in kept}
    assert told["Banque"] == ("1200000 MAD", "600000.50 MAD", "300000 XOF")


def test_what_stands_below_a_currency_and_is_no_money_keeps_its_own_meaning(store):
    line = (*ROWS[0][:4], "Banque", 1200000, "rapport", "appel d'offres")
    content = under("Montants (MAD)", (*HEAD[:4], "Bailleur", "Prévu", "Livrable", "Remarques"), line)
    columns = prepare(store, read(content, "plan.xlsx"), content, plan="p", today=DAY).recognition.columns
    assert [columns[at] for at in (5, 6, 7)] == ["budget", "deliverable", "comment"]
