"""The quality list as an editor repairs it, and as a reader sees it."""

import pytest

from lib.i18n import LANGUAGES
from lib.ui.plan import repairs_view
from tests.sample import LAST
from tests.screens import plain


def button(screen, start):
    return next(b for b in screen.at.button if b.key and b.key.startswith(start))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_item_has_its_button_in_every_language(screen, language):
    screen.open("quality", language)
    assert not screen.errors
    keys = [b.key for b in screen.at.button if b.key and b.key.startswith("repair_")]
    assert sum("progress_backwards" in key for key in keys) == 2
    assert sum("stale" in key for key in keys) == repairs_view.SHOWN


def test_a_click_writes_one_revision_and_the_item_is_gone(screen):
    screen.open("quality")
    assert "de 75 % à 70 % le 31/08/2026" in screen.text
    button(screen, "repair_progress_backwards_take_back").click()
    screen.at.run()
    assert not screen.errors
    assert screen.at.toast[0].value.startswith(f"Corrigé\u00a0: révision {LAST + 1}")
    assert "Aucune valeur n'en contredit une autre" in screen.text
    assert "avancement en recul – Rétablir 75" in screen.go("history").text
    screen.go("quality")
    assert "Sans nouvelle depuis 30 jours 12 actions" in plain(screen.text)


def test_a_reader_of_the_past_sees_the_list_without_buttons(screen):
    screen.day = "2026-09-30"
    screen.open("quality")
    assert "A3.3" in screen.text
    assert not [b for b in screen.at.button if b.key and b.key.startswith("repair_")]
