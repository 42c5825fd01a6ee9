"""Rows that are alike are data and no headings; a text typed on two rows is one title."""

import pytest

from tests.spreadsheets.further import day, found, plan

HEADS = {
    "en": ("Site", "Module", "Kind", "Query", "Seen on", "Issue Status"),
    "fr": ("Site", "Module", "Genre", "Parole du visiteur", "Vu le", "Statut"),
    "es": ("Sitio", "Módulo", "Clase", "Consulta", "Visto", "Estado"),
}
OPEN = {"en": "open", "fr": "ouvert", "es": "abierta"}


@pytest.mark.parametrize("language", HEADS)
def test_rows_that_are_alike_are_no_headings(language):
    state = OPEN[language]
    rows = [
        (
            "Shop ",
            "User ",
            "requirement",
            f"The visitor cannot open page {n} of the catalogue",
            day(9, 1),
            state,
        )
        for n in range(2, 8)
    ]
    got = found(plan(HEADS[language], *rows), "suivi.xlsx")
    assert (got["header_row"], got["rows"], got["columns"]["D"]) == (1, 6, "title")
    assert got["columns"]["F"] == "status"


def test_a_text_that_opens_in_lower_case_goes_on_from_the_title_above():
    heads = ("N°", "Action", "Responsable", "Échéance")
    content = plan(
        heads,
        (1, "Recenser les artisans qui", "Lina", day(3, 1)),
        (None, "vendent hors de la ville"),
        (None, "et ceux du port"),
        (2, "Ouvrir le comptoir", "Omar", day(4, 1)),
    )
    got = found(content, "plan.xlsx")
    assert got["first"]["title"] == "Recenser les artisans qui vendent hors de la ville et ceux du port"
    assert (got["rows"], got["account"]["left_out"]["continuation"]) == (2, 2)


@pytest.mark.parametrize(
    "line",
    [
        (None, "Volet du port"),  # a chapter
        (3, "ranger le quai"),  # an action of its own
        (None, "ranger le quai", "Sena"),
    ],
)
def test_what_is_no_rest_of_a_title_is_not_joined(line):
    heads = ("N°", "Action", "Responsable", "Échéance")
    content = plan(
        heads, (1, "Recenser les artisans", "Lina", day(3, 1)), line, (2, "Ouvrir le quai", "Omar", day(4, 1))
    )
    got = found(content, "plan.xlsx")
    assert got["first"]["title"] == "Recenser les artisans"
    assert "continuation" not in got["account"]["left_out"]
