"""Amounts in cells: read with the currency of the cell or of the heading, else kept as typed, and told."""

import json

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets.cells.amounts import amount, is_bare
from tests.spreadsheets.test_wild_columns import read


@pytest.mark.parametrize(
    ("value", "heading", "kept"),
    [
        ("1 200 000 MAD", "Budget", "1200000 MAD"),
        ("150 000 FCFA", "Budget (MAD)", "150000 XOF"),
        (1200000.0, "Coût (DH)", "1200000 MAD"),
        (123.4567, "Montant en FCFA", "123.46 XOF"),  # to the cent: no mark of thousands
        (250, "الميزانية (درهم)", "250 MAD"),
    ],
)
def test_an_amount_is_read_with_the_currency_of_its_cell_else_of_its_heading(value, heading, kept):
    assert str(amount(value, heading)) == kept


@pytest.mark.parametrize(
    "heading", ["Budget", "Budget (MAD / FCFA)", "Budget (milliers de DH)", "Coût (KDH)"]
)
def test_a_currency_is_never_guessed(heading):
    assert amount(1200000, heading) is None
    assert is_bare(1200000)


@pytest.mark.parametrize("value", ["à définir", "1 200 000 MAD", "MAD", True])
def test_what_names_a_currency_or_is_no_amount_lacks_none(value):
    assert not is_bare(value)


HEADINGS = ["Budget", "Coût", "Montant", "الميزانية", "Estimated cost", "Presupuesto"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_column_of_budgets_is_known_and_what_cannot_be_read_is_kept_as_typed_and_told(heading):
    columns, table = read(
        ["Action", "Responsable", "Échéance", heading],
        ["Signer la convention", "Directeur", "30/06/2026", "1 200 000 MAD"],
        ["Tenir le forum", "Trésorière", "30/09/2026", 150000.0],
        ["Publier le guide", "Directeur", "31/10/2026", "à définir"],
    )
    assert columns["D"] == "budget"
    first, second, third = (row.values for row in table.rows)
    assert (first["budget"], first.get("extra")) == ("1200000 MAD", None)
    assert json.loads(second["extra"]) == {heading: "150000"}
    assert json.loads(third["extra"]) == {heading: "à définir"}
    assert not {"budget"} & (second.keys() | third.keys())
    told = [(i.code, i.cell) for i in table.issues if i.code.startswith("money")]
    assert told == [("money_bare", "D1"), ("money_unread", "D4")]


@pytest.mark.parametrize("heading", ["Budget moyen", "Budget révisé 2027", "Montant € HT"])
def test_another_amount_than_the_budget_is_only_kept(heading):
    rows = [["Action", "Responsable", heading], ["Signer", "Directeur", 12.0], ["Tenir", "DG", 30.0]]
    columns, table = read(*rows)
    assert columns == {"A": "title", "B": "owner"}
    assert not [i for i in table.issues if i.code.startswith("money")]


def test_amounts_make_no_row_an_action_and_no_table_one_of_actions():
    head = ["Code", "Action", "Échéance", "Budget (MAD)"]
    whole = [["A1", "Signer la convention", "30/06/2026", 1000], ["A2", "Tenir le forum", "30/09/2026", 2000]]
    _, table = read(head, *whole, ["A3", None, None, 0])
    assert [row.values["code"] for row in table.rows] == ["A1", "A2"]
    with pytest.raises(FileRefused):
        read(["Désignation", "Montant"], ["Salle", 1000], ["Traiteur", 2000])
