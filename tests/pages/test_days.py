"""Days outside the record, and one clock for every reader of a plan."""

from datetime import date, datetime, timedelta

import pytest

from lib import clock
from lib.domain.errors import Invalid
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.store.reads import current_revision, revision, time_zone
from lib.store.state import State
from lib.ui import data
from lib.ui.navigation import ENTRIES
from lib.usecases.actions import create_action
from lib.usecases.settings import set_time_zone
from lib.usecases.start import SAMPLE_PLAN
from tests.screens import plain

#: The page of all plans has no revision of its own: each plan on it is at its own.
PAGES = [entry.file for entry in ENTRIES if entry.file != "plans"]
BEFORE, AFTER = "2020-01-01", "2027-06-30"
#: What only the past can tell: no page says it of a day to come.
OF_THE_PAST = ("Fin du plan", "à recontacter", "Rythme", "Délai de réponse", "probabilité", "chance")


@pytest.mark.parametrize("page", PAGES)
def test_before_the_first_recording_a_page_says_so_and_shows_nothing(reading, page):
    reading.day = BEFORE
    reading.open(page, code="A1.6", partner="CCIT")
    assert not reading.errors
    assert [title.value for title in reading.at.title] == ["Rien n'était encore enregistré"]
    assert "Le premier enregistrement de ce plan est du" in reading.text
    assert "rien n'est connu du 01/01/2020" in reading.text
    assert "Révision" not in reading.text.replace("Révisions", "")
    assert not reading.at.get("plotly_chart")
    assert not reading.at.file_uploader
    assert "<table" not in "".join(
        str(getattr(e.proto, "body", "")) for e in reading.at.main if hasattr(e, "proto")
    )


def test_the_first_recording_and_the_present_are_one_press_away(screen):
    screen.day = BEFORE
    screen.open("overview")
    next(b for b in screen.at.button if b.key == "to_first").click().run()
    assert not screen.errors
    assert "Rien n'était encore enregistré" not in plain(screen.at.title[0].value)
    assert "un état passé" in screen.text
    screen.open("overview")
    next(b for b in screen.at.button if b.key == "to_present").click().run()
    assert "Données arrêtées au 24/11/2026" in screen.text
    assert "un état passé" not in screen.text


@pytest.mark.parametrize(("page", "key"), [("overview", "light_page"), ("action", "action_pdf")])
def test_nothing_is_sent_of_a_day_to_come(reading, page, key):
    def papers():
        return [e.proto.id for kind in ("link_button", "download_button") for e in reading.at.get(kind)]

    reading.open(page, code="A1.6")
    assert any(key in found for found in papers()), papers()
    reading.day = AFTER
    reading.open(page, code="A1.6")
    assert not reading.errors
    assert not papers()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_day_to_come_is_a_projection_without_what_only_the_past_can_tell(reading, page, language):
    reading.day = AFTER
    reading.open(page, language, code="A1.6", partner="CCIT")
    assert not reading.errors
    said = translate(
        language,
        "Projection to {day}: nothing is known after {present}. The plan is shown as it stands, against that day.",
        day="30/06/2027",
        present="24/11/2026",
    )
    assert plain(said) in reading.text
    if language == "fr":
        found = [words for words in OF_THE_PAST if words in f"{reading.at.title[0].value} {reading.text}"]
        assert page == "quality" or not found, "definitions may be read at any time"


@pytest.mark.parametrize("view", ["turns", "letters", "contacts", "led"])
def test_the_measures_of_partners_stop_at_the_present_day(reading, view):
    reading.day = AFTER
    reading.open("partners", view=view)
    assert not reading.errors
    told = "Rien n'est connu après le 24/11/2026"
    assert (plain(told) in reading.text.replace("rien n'est connu", "")) == (view != "led")


def test_no_paper_is_made_of_a_day_to_come(reading):
    reading.day = AFTER
    reading.open("documents")
    assert "Rien n'est connu après le 24/11/2026" in reading.text
    assert not reading.at.get("download_button")
    reading.day = "2026-11-24"
    reading.open("documents")
    assert reading.at.get("download_button")


@pytest.mark.parametrize("asked", ["999", "0", "-1", "x", "9" * 5000, "٣"])
def test_a_revision_that_is_not_there_is_said(reading, asked):
    reading.open("overview", revision=asked)
    assert not reading.errors
    assert f"Ce plan n'a pas de révision « {asked[:40]} » : l'état du 24/11/2026 est affiché." in reading.text


@pytest.mark.parametrize("asked", ["9999-12-31", "demain", "2026-02-30", "٢٠٢٦-١١-٢٤"])
def test_a_day_that_is_none_is_said_and_the_present_one_shown(reading, asked):
    reading.day = asked
    reading.open("overview")
    assert not reading.errors
    assert f"« {asked} » n'est pas un jour qui peut être montré" in reading.text
    assert "Données arrêtées au 24/11/2026" in reading.text


def test_a_reading_or_a_filter_that_is_not_there_is_said(reading):
    reading.open("actions", situation="inconnue")
    assert "L'adresse demande « inconnue », qui n'existe pas" in reading.text
    reading.open("deadlines", view="inconnue")
    assert "L'adresse demande « inconnue », qui n'existe pas" in reading.text
    reading.open("deadlines", view="soon")
    assert "L'adresse demande" not in reading.text


def test_nothing_is_compared_with_a_day_to_come(reading):
    reading.open("evolution", **{"since": "days", "from": "2026-06-30", "to": "2027-06-30"})
    assert not reading.errors
    assert "L'adresse demande « 2027-06-30 », qui n'existe pas" in reading.text
    assert [field.value for field in reading.at.date_input][-1] == date(2026, 11, 24)


@pytest.fixture
def at_midnight(monkeypatch):
    """Half past eleven in the evening in Lomé: in Rabat it is tomorrow already."""
    monkeypatch.delenv(clock.HELD)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 24, 23, 30))


def _in(zone, monkeypatch):
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.timezone", property(lambda _: zone))


@pytest.mark.parametrize(
    "device", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "../../etc/passwd", "Africa", None]
)
def test_two_readers_see_one_day_whatever_their_devices_say(screen, at_midnight, monkeypatch, device):
    _in(device, monkeypatch)
    screen.day = ""
    screen.open("overview")
    assert not screen.errors
    assert "Données arrêtées au 25/11/2026" in screen.text
    assert "Projection" not in screen.text
    assert "un état passé" not in screen.text


def test_what_is_written_is_dated_on_the_day_of_the_plan(screen, at_midnight, monkeypatch):
    _in("Pacific/Kiritimati", monkeypatch)
    screen.day = ""
    screen.open("actions").unfold("new_action")
    next(i for i in screen.at.text_input if i.label == "Action").set_value("Une action de plus")
    next(b for b in screen.at.button if b.label == "Ajouter l'action").click().run()
    assert not screen.errors
    store = data.whole_store()
    assert revision(store, current_revision(store)).as_of == date(2026, 11, 25)


def test_the_zone_of_the_plan_is_a_setting_and_moves_its_day_for_everyone(screen, at_midnight):
    screen.day = ""
    screen.open("quality").unfold("change_plan")
    assert "Casablanca (Africa/Casablanca)" in screen.text
    field = next(s for s in screen.at.selectbox if s.label == "Fuseau horaire")
    field.set_value("Africa/Lome")
    next(b for b in screen.at.button if b.label == "Enregistrer le fuseau horaire").click().run()
    assert not screen.errors
    assert "Lomé (Africa/Lome)" in screen.text
    screen.open("overview")
    assert "Données arrêtées au 24/11/2026" in screen.text
    screen.open("history")
    assert "Fuseau horaire" in screen.text


def test_a_recording_dated_later_locks_nobody_out_of_the_present(screen):
    """The zone of the plan, or the clock of the machine, was put back: the last state is still the one shown."""
    screen.open("overview")
    store = data.whole_store()
    tomorrow = Writing(SAMPLE_PLAN, "t", clock.now() + timedelta(days=1), date(2026, 11, 25))
    create_action(store, {"title": "Demain"}, tomorrow)
    screen.day = ""
    screen.open("actions", q="Demain")
    assert not screen.errors
    assert "un état passé" not in screen.text
    assert "Demain" in screen.text


def test_a_zone_that_is_none_is_refused_and_the_same_one_records_nothing(sample_store):
    seen = current_revision(sample_store)
    writing = Writing(SAMPLE_PLAN, "t", datetime(2026, 11, 24, 9), date(2026, 11, 24))
    with pytest.raises(Invalid):
        set_time_zone(sample_store, seen, "Nulle/Part", writing)
    assert set_time_zone(sample_store, seen, "Africa/Casablanca", writing) is None
    number = set_time_zone(sample_store, seen, "Africa/Lome", writing)
    assert time_zone(State.undated(sample_store, number, SAMPLE_PLAN)) == "Africa/Lome"
    assert time_zone(State.undated(sample_store, seen, SAMPLE_PLAN)) == "Africa/Casablanca"
    assert time_zone(State.undated(sample_store, number, SAMPLE_PLAN).seen_by_partner()) == "Africa/Lome"
