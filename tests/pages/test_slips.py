"""Slips on the screens: the adopted plan, how often, by how much, why."""

from tests.sample import LAST, plan_of


def test_the_reading_of_slips_says_the_rate_the_reference_and_each_postponement(screen):
    screen.open("deadlines", view="moves")
    assert not screen.errors
    assert "Premières échéances tenues : 10/20 (50,0 %)" in screen.text
    assert "Plan adopté : révision 1, du 01/10/2025." in screen.text
    assert "9 échéances ont glissé" in screen.text
    assert "reportée 2 fois, de 61 jours" in screen.text
    assert "par le fichier 2026-06-30_plan.csv du 30/06/2026" in screen.text
    assert "référence dépassée, action ouverte" in screen.text


def test_an_editor_adopts_a_revision_from_the_history(screen):
    june = plan_of("2026-06-30")
    screen.open("history", read=str(june)).unfold(f"adopting_{june}")
    next(b for b in screen.at.button if b.label == "Adopter cette révision").click()
    screen.at.run()
    assert "L'adoption d'un plan demande un motif." in screen.errors[0]
    next(i for i in screen.at.text_input if i.label == "Motif (une ligne)").set_value("Avenant")
    next(b for b in screen.at.button if b.label == "Adopter cette révision").click()
    screen.at.run()
    assert not screen.errors
    screen.go("deadlines", view="moves")
    assert f"Plan adopté : révision {june}, du 30/06/2026." in screen.text
    assert "10/20" in screen.text, "the rate of first deadlines does not depend on it"
    assert f"Révision {LAST + 1}" in screen.text


def test_the_sheet_of_an_action_says_how_often_it_was_postponed(screen):
    screen.open("action", code="A4.6")
    assert not screen.errors
    assert "reportée 2 fois" in screen.text
