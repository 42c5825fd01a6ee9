"""What the originals of minutes lack stands beside the button that makes the files to sign, which refuses until it is given."""

from dataclasses import replace

from lib.domain.minutes_text import MinutesContent, decode, encode
from lib.i18n import translate
from tests.pages.test_minutes import press, record_step, recorded
from tests.pages.test_minutes_texts import ARABIC, FRENCH, REVIEWED, bilingual, written
from tests.screens import plain

MAKE = "Établir les fichiers à signer"


def lacking(screen, **changes):
    """The sample's draft, reviewed, without some of its text."""
    screen.open("overview")
    text = replace(decode(recorded("2026/01").content).texts["fr"], **changes)
    written(content=encode(MinutesContent({"fr": text})))
    screen.go("minutes", minutes="2026/01")
    for step in REVIEWED:
        record_step(screen, step)


def test_what_is_missing_stands_beside_the_button_and_the_button_refuses_until_it_is_given(screen):
    lacking(screen, agenda=(), delegation_a=("Doyenne (CCIS-RSK)",))
    page = plain(screen.text)
    assert "À donner avant la signature" in page
    assert "Il manque 2 éléments aux originaux" in page
    shown = " ".join(str(part.proto) for part in screen.at.main)
    assert "view=names&amp;asked=Doyenne" in shown
    assert "text=fr" in shown, "the part leads to the text in its language"
    press(screen, MAKE)
    assert "Ordre du jour – Français, Doyenne (Fonction – Français)" in plain(screen.errors[0])
    assert recorded("2026/01").prepared is None


def test_many_gaps_are_counted_beside_the_button(screen):
    lacking(screen, agenda=(), points=(), delegation_a=(), delegation_b=())
    written(place=None, language_clause="french_arabic_equal")
    page = plain(screen.go("minutes", minutes="2026/01").text)
    assert "Lieu de la séance" in page
    assert "et 4 autres" in page


def test_the_sample_is_whole_and_its_files_are_made(screen):
    screen.open("minutes", minutes="2026/01")
    assert "aux originaux" not in plain(screen.text)
    press(screen, MAKE)
    assert not screen.errors
    assert recorded("2026/01").prepared


def test_what_is_missing_is_told_in_every_language(screen):
    lacking(screen, agenda=())
    for language in ("ar", "en"):
        screen.open("minutes", language, minutes="2026/01")
        assert translate(language, "To give before signature") in [h.value for h in screen.at.header]
        assert translate(language, "Agenda") in screen.text


def test_a_line_left_in_french_in_the_arabic_version_is_shown_and_the_versions_are_not_confirmed(screen):
    screen.open("overview")
    said = replace(ARABIC.decisions[0], deadline="15 دجنبر 2026")
    left = replace(ARABIC.decisions[1], text="transmettre le rapport", owner="Directrice des études")
    bilingual(replace(ARABIC, decisions=(said, left)))
    page = plain(screen.go("minutes", minutes="2026/01").text)
    assert "Dans l'écriture d'une autre langue" in page
    assert "Décision D2 – Responsable (fonction)" in page
    assert "Décision D1" not in page
    confirm = "Les versions ont été comparées : elles concordent"
    assert confirm not in {plain(b.label) for b in screen.at.button}
    bilingual(replace(ARABIC, decisions=(said, replace(FRENCH.decisions[1], text="إحالة التقرير"))))
    page = plain(screen.go("minutes", minutes="2026/01").text)
    assert "Dans l'écriture d'une autre langue" not in page, "its owner has a form in Arabic"
    assert confirm in {plain(b.label) for b in screen.at.button}
