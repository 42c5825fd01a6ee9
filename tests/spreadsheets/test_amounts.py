"""Amounts in cells: read with the currency of the cell or of the heading, else kept as typed, and told."""

import pytest

from lib.spreadsheets.cells.amounts import amount, is_bare


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
