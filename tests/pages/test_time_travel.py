"""Any day or revision, on every page: the screen says that it shows the past, and nothing is written there."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from lib.i18n import LANGUAGES, translate
from lib.ui.navigation import ENTRIES
from tests.sample import LAST, plan_of
from tests.screens import plain

MARCH = plan_of("2026-03-31")
BACK = "Revenir à aujourd'hui"


def links(screen):
    """Every address on the page."""
    return " ".join(str(getattr(e.proto, "body", "")) for e in screen.at.main if hasattr(e, "proto"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "page", [entry.file for entry in ENTRIES if entry.file != "plans"]
)  # each plan at its own
def test_every_page_shows_the_revision_of_its_address_and_says_so(screen, page, language):
    screen.day = ""
    screen.open(page, language, revision=str(MARCH), code="A1.6")
    assert not screen.errors
    said = translate(
        language,
        "You are looking at the past: revision {number}, figures as of {day}. Nothing can be changed here.",
        number=MARCH,
        day="31/03/2026",
    )
    assert plain(said) in screen.text
    readings = {translate(language, "Return to today"), translate(language, "See as the partner")}
    assert {b.label for b in screen.at.button if b.label} <= readings, "nothing here writes"
    assert not screen.at.file_uploader


def test_the_day_of_a_revision_is_the_one_that_it_describes_unless_the_address_names_another(reading):
    reading.day = ""
    reading.open("overview", revision=str(MARCH))
    assert reading.at.date_input[0].value == date(2026, 3, 31)
    reading.day = "2026-11-24"
    reading.open("overview", revision=str(MARCH))
    assert reading.at.date_input[0].value == date(2026, 11, 24)
    assert f"révision {MARCH}, données arrêtées au 24/11/2026" in reading.text


def test_a_revision_is_chosen_in_the_header_kept_from_page_to_page_and_left_by_a_button(screen):
    screen.open("overview").unfold("time_travel")
    chosen = next(s for s in screen.at.selectbox if s.label == "État affiché")
    assert any(option.startswith(f"{MARCH} – 31/03/2026 – 2026-03-31_plan.csv") for option in chosen.options)
    chosen.set_value(MARCH)
    screen.at.run()
    assert not screen.errors
    assert f"révision {MARCH}, données arrêtées au 31/03/2026" in screen.text
    assert screen.at.query_params["revision"] == str(MARCH)
    assert f"revision={MARCH}" in links(screen)
    screen.go("axes")
    assert f"révision {MARCH}" in screen.text
    next(b for b in screen.at.button if b.label == BACK).click()
    screen.at.run()
    assert "un état passé" not in screen.text
    assert "Données arrêtées au 24/11/2026" in screen.text
    assert "revision" not in screen.at.query_params


def test_what_is_recorded_from_a_revision_of_the_address_is_seen_in_the_state_that_holds_it(screen):
    """The last revision by its number can be written on; the new state is shown then, not the one of the number."""
    screen.open("actions", revision=str(LAST)).unfold("new_action")
    next(i for i in screen.at.text_input if i.label == "Action").set_value("Une action de plus")
    next(b for b in screen.at.button if b.label == "Ajouter l'action").click()
    screen.at.run()
    assert not screen.errors
    assert "37 actions" in screen.text
    assert "un état passé" not in screen.text
    assert "revision" not in screen.at.query_params


def test_choosing_a_day_leaves_the_revision(screen):
    screen.day = ""
    screen.open("overview", revision=str(MARCH))
    screen.at.date_input[0].set_value(date(2026, 6, 30))
    screen.at.run()
    assert "données arrêtées au 30/06/2026" in screen.text
    assert f"révision {MARCH}" not in screen.text


@pytest.mark.parametrize("asked", ["999", "0", "x", "-1"])
def test_a_revision_that_does_not_exist_shows_the_state_of_the_day(reading, asked):
    reading.open("overview", revision=asked)
    assert not reading.errors
    assert "un état passé" not in reading.text
    assert f"Révision {LAST}" in reading.text
    assert f"Ce plan n'a pas de révision « {asked} »" in reading.text


def test_a_write_is_refused_in_the_past_even_when_a_form_asks_for_it():
    def past():
        import streamlit as st

        from lib.domain.errors import NotAllowed
        from lib.ui import here, session, writing

        session.greet(here.person)
        for shown in (2, 1):
            session.begin("p", shown=shown, last=2)
            try:
                st.text(f"{shown}: {writing.present().plan}")
            except NotAllowed as error:
                st.text(f"{shown}: {error.code}")

    at = AppTest.from_function(past).run()
    assert [m.value for m in at.text] == ["2: p", "1: read_only"]
