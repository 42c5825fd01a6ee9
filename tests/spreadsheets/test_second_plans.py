"""A second plan on the sheet, beside the first or below it in another order of columns: told, and never mixed with it."""

import pytest

from tests.spreadsheets.further import day, found, plan, warned

D = [day(month, 12) for month in range(1, 13)]
HEADS = {
    "fr": ("Action", "Responsable", "Échéance", "Statut"),
    "en": ("Task", "Owner", "Due date", "Status"),
    "ar": ("الإجراء", "المسؤول", "الأجل", "الحالة"),
}
ROWS = [("Laver la halle", "Lina", D[2], "OK"), ("Peindre la halle", "Omar", D[3], "OK")]
OTHERS = [("Ranger le quai", "Awa", D[4], "OK"), ("Peindre le quai", "Sena", D[5], "OK")]


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize("between", [(None,), ()])
def test_a_plan_beside_with_the_same_headings_is_told_and_is_no_part_of_the_first(language, between):
    heads = HEADS[language]
    rows = [(*one, *between, *other) for one, other in zip([heads, *ROWS], [heads, *OTHERS], strict=True)]
    got = found(plan(*rows), "plan.xlsx")
    assert list(got["columns"].values()) == ["title", "owner", "deadline", "status"]
    assert (got["rows"], "extra" in got["first"]) == (2, False)
    assert ("F1" if between else "E1") in warned(got["issues"])


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (
            ("Action", "Début", "Fin", None, "Début", "Fin", "Statut"),
            ("Signer", D[1], D[2], None, D[1], D[3], "Fait"),
        ),
        (("Action", "Avis", "Note", "Avis", "Note", "Échéance"), ("Signer", "Bon", 3, "Bon", 4, D[2])),
        (("Date", "Action", "Date", "Statut"), (D[1], "Signer", D[2], "Fait")),
    ],
)
def test_headings_said_twice_within_one_plan_are_no_second_plan(heads, row):
    got = found(plan(heads, row, ("Imprimer", *row[1:]) if isinstance(row[0], str) else row), "plan.xlsx")
    assert "plan_beside" not in {issue["code"] for issue in got["issues"]}


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize("gap", [(), ((), ())])
def test_a_plan_below_in_another_order_leaves_the_first_as_it_is_and_is_told(language, gap):
    heads = HEADS[language]
    turned = [(row[1], row[0], row[3], row[2]) for row in (heads, *OTHERS)]
    got = found(plan(heads, *ROWS, *gap, *turned), "plan.xlsx")
    assert (got["header_row"], got["rows"]) == (1, 2)
    assert got["account"]["left_out"]["other_table"] == 3
    first = 5 + len(gap)
    assert {f"A{first}", f"A{first + 1}"} <= warned(got["issues"])


def test_the_same_headings_in_their_order_below_are_one_table():
    heads = HEADS["fr"]
    got = found(plan(heads, *ROWS, (), heads, *OTHERS), "plan.xlsx")
    assert got["rows"] == 4
