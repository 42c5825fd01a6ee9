"""Chapters, legends and what is worked out below a plan are no actions; lists of names are all of them."""

import pytest

from tests.spreadsheets.further import day, found, plan, text

D = [day(month, 12) for month in range(1, 13)]
HEADS = ("N°", "Action", "Responsable", "Échéance", "Avancement")
ACTIONS = [(1, "Tisser la toile", "Lina", D[1], 1), (2, "Teindre la toile", "Omar", D[2], 0.5)]


@pytest.mark.parametrize(
    "label",
    [
        "Taux d’avancement moyen",
        "Avancement global",
        "Average progress",
        "Avance promedio",
        "Progresso médio",
        "متوسط نسبة الإنجاز",
    ],
)
def test_a_mean_below_the_plan_is_no_action(label):
    got = found(plan(HEADS, *ACTIONS, (None, label, None, None, 0.75)), "plan.xlsx")
    assert (got["rows"], got["account"]["left_out"]["total"]) == (2, 1)


@pytest.mark.parametrize(
    "row",
    [
        (3, "Mesurer le taux moyen", None, None, 0.5),  # numbered as the others
        (None, "Relever le taux moyen de pluie", "Awa", None, 0.5),
        (None, "Loger le public moyen", None, None, 0.5),
    ],
)
def test_an_action_that_speaks_of_means_is_one(row):
    assert found(plan(HEADS, *ACTIONS, row), "plan.xlsx")["rows"] == 3


def test_a_sum_with_a_remark_beside_is_a_sum():
    got = found(plan(HEADS, *ACTIONS, (None, "Total des heures :", "près de 40", None, 41)), "plan.xlsx")
    assert got["rows"] == 2


@pytest.mark.parametrize(
    "legend",
    [
        [("Légende",), ("À faire", "rien n’a commencé"), ("En cours", "commencé"), ("Fait", "fini")],
        [("Key",), ("Not started", "nothing yet"), ("Done", "all is ready")],
        [("À faire", "rien encore"), ("Fait", "fini")],
    ],
)
def test_a_legend_of_states_below_a_gap_is_no_action(legend):
    heads = ("Axe", "Action", "Pilote", "Délai", "Statut")
    rows = [
        ("Ville", "Planter les arbres", "Inès", D[10], "En cours"),
        ("Ville", "Poser les bancs", "Hugo", D[11], "À faire"),
    ]
    got = found(plan(heads, *rows, (), *legend), "plan.xlsx")
    assert (got["rows"], got["last"]["title"]) == (2, "Poser les bancs")


def test_actions_whose_state_is_said_below_a_gap_stay():
    heads = ("Statut", "Action", "Pilote", "Délai")
    rows = [("Fait", "Planter les arbres", "Inès", D[10]), ("En cours", "Poser les bancs", "Hugo", D[11])]
    got = found(
        plan(heads, *rows, (), ("À faire", "Peindre les bancs"), ("Fait", "Laver les bancs")), "plan.xlsx"
    )
    assert got["rows"] == 4


def test_texts_alone_ahead_of_the_titles_name_the_axis_of_the_rows_below():
    heads = (None, "Task name", "Start date", "End date", "Percent complete")
    rows = [
        ("Opening",),
        (None, "Clear the field", D[0], D[1], 1),
        (None, "Fence the field", D[1], D[2], 0.5),
        ("Harvest",),
        (None, "Cut the wheat", D[6], D[7], 0),
    ]
    got = found(plan(heads, *rows), "plan.xlsx")
    assert (got["first"]["axis"], got["last"]["axis"], got["rows"]) == ("Opening", "Harvest", 3)


def test_chapters_within_chapters_of_a_table_of_codes_are_no_actions():
    heads = ("ID", "Task", "Start", "End")
    rows: list[tuple[object, ...]] = [(None, "OPENING"), (None, "Clear the field")]
    rows += [(n, f"Remove stone number {n}", D[0], D[1]) for n in range(1, 6)]
    rows += [(None, "Fence the field")]
    rows += [(n, f"Set post number {n}", D[1], D[2]) for n in range(6, 12)]
    got = found(plan(heads, *rows), "plan.xlsx")
    assert (got["rows"], got["account"]["left_out"]["axis"]) == (11, 3)
    assert (got["first"]["code"], got["last"]["axis"]) == ("1", "Fence the field")


def test_titles_alone_in_a_table_without_codes_stay_actions():
    heads = ("Task", "Owner", "End")
    rows = [
        ("Clear the field", "Lina", D[1]),
        ("Fence the field",),
        ("Plough the field",),
        ("Sow the wheat", "Omar", D[2]),
    ]
    got = found(plan(heads, *rows, ("Cut the wheat", "Omar", D[3])), "plan.xlsx")
    assert got["rows"] >= 4


@pytest.mark.parametrize("joint", ["et", "and", "y", "e"])
def test_a_list_that_ends_in_and_is_of_all_its_names(joint):
    content = text(
        "Action;Porteur;Échéance;Statut",
        f"Ranger la cave;Lina Soro, Ali Bah {joint} Marc Ode;01/02/2026;En cours",
        "Trier les archives;Ali Bah / Lina Soro;15/02/2026;À faire",
    )
    first = found(content, "plan.csv")["first"]
    assert (first.get("owner") or first["organisation"]) == "Lina Soro / Ali Bah / Marc Ode"


def test_bodies_named_with_and_stay_whole():
    content = text(
        "Action;Organisme;Échéance;Statut",
        "Ranger la cave;Mairie, Chambre du commerce et des métiers;01/02/2026;En cours",
        "Trier les archives;Mairie;15/02/2026;À faire",
    )
    assert "Chambre du commerce et des métiers" in found(content, "plan.csv")["first"]["organisation"]
