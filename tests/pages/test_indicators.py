"""The indicators of an action on its sheet: declared, measured, corrected, told in the history, shown to a partner."""

from lib.i18n.labels import field_label
from lib.store.ledger import rows_at
from lib.store.reads import current_plan, current_revision
from lib.ui import data
from tests.pages.test_forms import press, widget
from tests.screens import Screen


def sheet(**query):
    return Screen().open("action", code="A1.5", **query)


def stored(table):
    store = data.store()
    return rows_at(store, current_revision(store), current_plan(store), table)


def named(table, field):
    return field_label("fr", table, field)


def declared():
    own = sheet().unfold("indicator_add")
    widget(own.at.text_input, named("indicator", "name")).set_value("PME formées")
    widget(own.at.text_input, named("indicator", "unit")).set_value("PME")
    widget(own.at.text_input, named("indicator", "target")).set_value("1 200,5")
    press(own, "Ajouter un indicateur")
    return own


def measured(own, typed):
    (key,) = stored("indicator")
    own.unfold(f"measure_add_{key}")
    widget(own.at.text_input, f"{named('measure', 'value')} (PME)").set_value(typed)
    press(own, "Ajouter une valeur")
    return own


def test_an_indicator_is_declared_measured_and_corrected_on_the_sheet(screen):
    own = declared()
    (indicator,) = stored("indicator").values()
    assert (indicator["name"], indicator["target"]) == ("PME formées", 1200.5)
    assert "Aucune valeur mesurée · cible : ≥ 1 200,5 PME" in own.text
    own = measured(own, "41,5")
    ((key, value),) = stored("measure").items()
    assert (value["value"], value["span"], str(value["measured_on"])) == (41.5, "month", "2026-11-30")
    assert "41,5 PME (nov. 2026) · cible : ≥ 1 200,5 PME · cible non atteinte à ce jour" in own.text
    own = measured(own, "43")
    assert "Une valeur de ce jour est déjà enregistrée" in own.errors[0]
    (of,) = stored("indicator")
    own.unfold(f"measure_edit_{of}")
    own.at.selectbox(key=f"corrected_{of}").set_value(key).run()
    own.at.text_input(key=f"measure_{key}_value").set_value("43")
    press(own, "Enregistrer les modifications")
    assert stored("measure")[key]["value"] == 43.0
    history = Screen().open("history").text
    assert "A1.5" in history
    assert "41,5 → 43" in history


def test_what_is_no_number_is_refused_in_words_and_nothing_recorded(screen):
    own = measured(declared(), "beaucoup")
    assert "n'est pas un nombre" in own.errors[0]
    assert not stored("measure")


def test_a_partner_sees_the_values_and_no_form(screen):
    own = measured(declared(), "41,5")
    widget(own.at.sidebar.toggle, "Voir comme le partenaire").set_value(True)
    own.at.run()
    assert "41,5 PME" in own.text
    assert "Ajouter une valeur" not in own.text


def test_in_arabic_the_sheet_says_the_same(screen):
    measured(declared(), "41,5")
    text = sheet(language="ar").text
    assert "القيمة المستهدفة" in text
    assert "41,5 PME" in text


def test_the_values_of_a_period_are_recorded_for_every_indicator_in_one_form(screen):
    declared()
    own = Screen().open("indicators").unfold("measuring")
    (key,) = stored("indicator")
    own.at.text_input(key=f"measuring_form_{key}").set_value("41,5")
    press(own, "Enregistrer ces valeurs")
    assert [(row["value"], str(row["measured_on"])) for row in stored("measure").values()] == [
        (41.5, "2026-11-30")
    ]
    assert "41,5 PME (nov. 2026)" in own.text
    assert "0 sur 1" in own.text
    press(own, "Enregistrer ces valeurs")
    assert len(stored("measure")) == 1
