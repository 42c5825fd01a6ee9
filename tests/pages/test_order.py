"""The order of the plan as it is put on the screen: a name everywhere, a mistake, what is archived, the codes of an axis."""

from lib.ui import data
from lib.usecases.actions import create_action
from tests.pages.test_forms import press, widget
from tests.screens import Screen
from tests.usecases.test_order import WRITING, key_of, rows


def test_an_owner_has_a_new_name_in_three_gestures(screen):
    page = Screen().open("order")
    chosen = page.at.selectbox(key="rename_owner_former")
    first = chosen.options[1]
    chosen.select(first)
    widget(page.at.text_input, "Nouveau nom").set_value("Cheffe de projet")
    press(page, "Renommer partout")
    assert "Cheffe de projet" in page.text
    named = [row["owner"] for row in rows(data.store(), "action").values()]
    assert first not in named
    assert "Cheffe de projet" in named


def test_a_name_that_is_there_already_is_refused_in_words(screen):
    page = Screen().open("order")
    press(page, "Renommer partout")
    assert page.errors  # nobody is renamed whom nobody chose
    chosen = page.at.selectbox(key="rename_owner_former")
    chosen.select(chosen.options[1])
    widget(page.at.text_input, "Nouveau nom").set_value(chosen.options[2])
    press(page, "Renommer partout")
    assert "existe déjà" in page.errors[0]


def test_a_mistake_is_deleted_from_its_sheet(screen):
    create_action(data.store(), {"title": "Par erreur", "code": "A1.99"}, WRITING)
    sheet = Screen().open("action", code="A1.99").unfold("action_order")
    press(sheet, "Supprimer cette erreur")
    assert "Par erreur" not in [row["title"] for row in rows(data.store(), "action").values()]
    assert "Aucune action" not in sheet.text  # the list, not the sheet of what is gone
    assert sheet.at.title[0].value.startswith("36 actions")


def test_what_is_archived_says_so_has_no_line_to_edit_and_is_restored(screen):
    sheet = Screen().open("action", code="A1.5").unfold("action_order")
    sheet.at.text_input(key=f"archive_action_{key_of(data.store(), 'A1.5')}_archived_reason").set_value(
        "Repris ailleurs"
    )
    press(sheet, "Archiver")
    own = Screen().open("action", code="A1.5")
    assert "Archivée le 24/11/2026" in own.text
    assert "Repris ailleurs" in own.text
    assert "Modifier cette action" not in str([e.label for e in own.at.expander])
    listed = Screen().open("order", view="archived")
    assert "Repris ailleurs" in listed.text
    press(own, "Restaurer")
    assert "Modifier cette action" in str([e.label for e in Screen().open("action", code="A1.5").at.expander])


def test_the_new_codes_of_an_axis_are_shown_before_they_are_given(screen):
    page = Screen().open("order", view="axes", axis="A2").unfold("axis_numbers")
    widget(page.at.text_input, "Les codes commencent par").set_value("B.").run()
    assert "6 codes changeraient" in page.text
    press(page, "Donner ces codes")
    assert "B.1" in [row["code"] for row in rows(data.store(), "action").values()]
    assert "B.1" in Screen().open("action", code="A2.1").text
