"""The text of minutes on its page: versions that must agree, drafts, amendments, decisions, and what they become."""

from dataclasses import replace
from datetime import date, datetime

from lib.domain.minutes_text import Agreed, MinutesContent, MinutesText, decode, encode
from lib.domain.terms import MinutesStep
from lib.domain.writing import Writing
from lib.i18n import translate
from lib.store import reads
from lib.store.state import State
from lib.ui import data
from lib.usecases.minutes import edit_minutes
from lib.usecases.start import SAMPLE_PLAN
from tests.pages.test_minutes import partner, press, record_step, recorded, widget
from tests.screens import plain

FRENCH = MinutesText(
    delegation_a=("Directeur (CCIS-RSK)",),
    delegation_b=("Chargé d'affaires (Ambassade du Togo)",),
    decisions=(
        Agreed("réunir 12 entreprises", "Directeur (CCIS-RSK)", "15/12/2026", "A2.3"),
        Agreed("transmettre le rapport", "Directeur (CCIS-RSK)"),
    ),
    closing="Séance levée.",
)
ARABIC = MinutesText(
    delegation_a=("المدير",),
    delegation_b=("القائم بالأعمال",),
    decisions=(
        Agreed("جمع ١٢ مقاولة", "المدير", "16 دجنبر 2026", "A2.3"),
        Agreed("إحالة التقرير", "المدير"),
    ),
    closing="رُفعت الجلسة.",
)
ENGLISH = MinutesText(
    delegation_a=("Director",),
    delegation_b=("Chargé d'affaires",),
    decisions=(
        Agreed("gather twelve companies", "Director", "December 17, 2026", "A2.3"),
        Agreed("forward the report", "Director"),
    ),
    closing="The session closed.",
)
EQUAL = "french_arabic_equal"
REVIEWED = (MinutesStep.REVIEWED_A, MinutesStep.REVIEWED_B)


def written(author="Conseiller économique", **values):
    """The draft of the sample as somebody else records it."""
    writing = Writing(SAMPLE_PLAN, author, datetime(2026, 11, 24, 9), date(2026, 11, 24))
    store, key = data.whole_store(), recorded("2026/01").key
    edit_minutes(store, reads.current_revision(store), key, values, writing, reason="PV")
    return key


def bilingual(arabic=ARABIC):
    texts = {"fr": FRENCH} | ({"ar": arabic} if arabic else {})
    return written(language_clause=EQUAL, content=encode(MinutesContent(texts)))


def field(screen, name):
    return next(w for w in (*screen.at.text_area, *screen.at.text_input) if (w.key or "").endswith(name))


def content():
    return decode(recorded("2026/01").content)


def test_versions_that_differ_are_shown_side_by_side_and_nothing_is_initialled_until_they_agree(screen):
    screen.open("overview")
    bilingual()
    screen.go("minutes", minutes="2026/01")
    assert "Les versions ne concordent pas" in screen.text
    assert "Décision D1 – Échéance Dates 15/12/2026 16 دجنبر 2026" in screen.text
    for step in REVIEWED:
        record_step(screen, step)
    record_step(screen, MinutesStep.INITIALLED)
    assert "diffèrent par leurs rubriques, leurs dates ou leurs chiffres" in screen.errors[0]

    screen.at.segmented_control(key="text").set_value("ar")
    screen.at.run()
    field(screen, "_ar_decisions_0_deadline").set_value("١٥ دجنبر ٢٠٢٦")
    press(screen, "Enregistrer le texte")
    assert "jamais comparée" in screen.text
    for step in REVIEWED:
        record_step(screen, step)
    record_step(screen, MinutesStep.INITIALLED)
    assert "comparez-les" in screen.errors[0]
    press(screen, "Les versions ont été comparées : elles concordent")
    assert "déclarées concordantes" in screen.text
    record_step(screen, MinutesStep.INITIALLED)
    assert not screen.errors
    assert recorded("2026/01").last_step == "initialled"

    texts = {**content().texts, "fr": replace(content().texts["fr"], closing="Séance levée à midi.")}
    written(content=encode(MinutesContent(texts)))
    screen.go("minutes", minutes="2026/01")
    assert "jamais comparée : Français" in screen.text
    assert "Clôture de la séance Séance levée. Séance levée à midi. Conseiller économique" in screen.text

    written(content=encode(MinutesContent({**texts, "en": ENGLISH})))
    screen.go("minutes", minutes="2026/01")
    assert "La traduction de courtoisie (English) ne concorde pas avec l'original" in screen.text
    assert "Décision D1 – Échéance Dates 15/12/2026 December 17, 2026" in screen.text


def test_a_version_is_recorded_and_said_to_agree_at_once(screen):
    screen.open("overview")
    bilingual(arabic=None)
    screen.go("minutes", minutes="2026/01")
    assert "Texte à enregistrer encore dans la langue d'un original : العربية" in screen.text
    written(content=encode(MinutesContent({"fr": FRENCH, "ar": ARABIC})))
    screen.open("minutes", minutes="2026/01")
    field(screen, "_fr_decisions_0_deadline").set_value("16/12/2026")
    widget(screen.at.checkbox, "Comparé avec l'autre version : les deux concordent").set_value(True)
    press(screen, "Enregistrer le texte")
    assert not screen.errors
    assert set(content().compared) == {"fr", "ar"}
    assert "déclarées concordantes" in screen.text
    field(screen, "_fr_decisions_0_deadline").set_value("17/12/2026")
    widget(screen.at.checkbox, "Comparé avec l'autre version : les deux concordent").set_value(True)
    press(screen, "Enregistrer le texte")
    assert "diffèrent par leurs rubriques" in screen.errors[0]
    assert content().texts["fr"].decisions[0].deadline == "16/12/2026", "nothing was recorded"


def test_two_drafts_are_compared_with_who_changed_what(screen):
    screen.open("overview")
    before = content().texts["fr"]
    written(content=encode(MinutesContent({"fr": FRENCH})))
    screen.go("minutes", minutes="2026/01").unfold("drafts")
    assert "Ce qui a changé" in screen.text or "Modifié par" in screen.text
    assert before.closing in screen.text
    assert "Séance levée. Conseiller économique" in screen.text
    partner(screen)
    assert "Comparer deux projets" not in screen.text


def test_an_amendment_is_recorded_answered_and_hidden_from_a_partner(screen):
    screen.open("minutes", minutes="2026/01").unfold("amendment_new")
    key = recorded("2026/01").key
    screen.at.text_input(key=f"amendment_{key}_part").set_value("D1")
    screen.at.text_area(key=f"amendment_{key}_text").set_value("tenir la mission à Lomé")
    press(screen, "Enregistrer l'amendement")
    assert "tenir la mission à Lomé en attente de réponse" in screen.text
    record_step(screen, MinutesStep.INITIALLED)
    assert "Un amendement attend sa réponse" in screen.errors[0]
    store = data.whole_store()
    state = State(store, reads.current_revision(store), SAMPLE_PLAN, date(2026, 11, 24))
    found = reads.linked(state, table="amendment", field="minutes", named=key)[0].key
    screen.unfold(f"amendment_{found}")
    screen.at.selectbox(key=f"answer_{found}_answer").set_value("declined")
    press(screen, "Enregistrer la réponse")
    assert "pas retenu tel qu'il a été demandé" in screen.errors[0]
    screen.at.text_area(key=f"answer_{found}_answer_text").set_value("Les dates restent à convenir.")
    press(screen, "Enregistrer la réponse")
    assert not screen.errors
    assert "Les dates restent à convenir." in screen.text
    partner(screen)
    assert "tenir la mission" not in screen.text


def test_decisions_are_added_several_at_once_and_put_in_another_order(screen):
    screen.open("overview")
    written(content=encode(MinutesContent({"fr": FRENCH})))
    screen.go("minutes", minutes="2026/01")
    field(screen, "_fr_decisions_1_order").set_value("1")
    field(screen, "_fr_decisions_2_text").set_value("désigner un point focal")
    field(screen, "_fr_pasted").set_value("publier le bilan\tDirecteur\t31/12/2026\tA1.1\nécrire | Président")
    press(screen, "Enregistrer le texte")
    assert not screen.errors
    assert content().texts["fr"].decisions == (
        FRENCH.decisions[1],
        FRENCH.decisions[0],
        Agreed("désigner un point focal"),
        Agreed("publier le bilan", "Directeur", "31/12/2026", "A1.1"),
        Agreed("écrire", "Président"),
    )
    assert field(screen, "_fr_decisions_0_order").value == "1"
    assert not field(screen, "_fr_pasted").value


def test_signed_decisions_become_commitments_with_their_source(screen):
    screen.open("minutes", minutes="2025/01")
    assert "pas encore un engagement" in screen.text
    press(screen, "Inscrire D3 comme engagement")
    assert "Engagement 2025/01 – D3" in screen.text
    press(screen, "Inscrire 4 décisions comme engagements")
    assert "pas encore un engagement" not in screen.text
    commitments = screen.go("commitments", origin="minutes").text
    assert "2025/01 – D3" in commitments
    assert f"minutes={recorded('2025/01').key}" in " ".join(str(e.proto) for e in screen.at.main)


def test_who_signs_is_told_before_and_nobody_else_signs(screen):
    screen.open("minutes", minutes="2026/01")
    assert "Signataires, tels que le bloc de signature les désigne" in screen.text
    assert "Directeur (CCIS-RSK), Chargé d'affaires (Ambassade du Togo)" in screen.text
    record_step(screen, MinutesStep.SIGNED_A, by="Vice-président (CCIS-RSK)")
    assert "Le bloc de signature porte la fonction « Directeur (CCIS-RSK) »" in plain(screen.errors[0])


def test_the_page_says_all_this_in_every_language(reading):
    for language in ("fr", "ar", "en"):
        reading.open("minutes", language, minutes="2025/01")
        assert translate(language, "Decisions taken into the plan") in [h.value for h in reading.at.header]


def test_a_text_is_written_in_its_own_direction_on_a_page_of_either(reading):
    for language in ("fr", "ar"):
        reading.open("minutes", language)
        rules = " ".join(part.proto.body for part in reading.at.get("html"))
        (fields,) = (rule for rule in rules.split("}") if "textarea, " in rule and "plaintext" in rule)
        assert "text-align: start" in fields
