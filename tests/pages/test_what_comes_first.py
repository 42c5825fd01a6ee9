"""What matters comes first: the sentence, who is late, who must move; charts and tables after."""

from datetime import date, datetime

import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION, AXIS
from lib.domain.terms import RevisionKind
from lib.i18n import LANGUAGES, translate
from lib.store import reads
from lib.store.ledger import commit
from lib.ui import data
from tests.screens import plain

DAY = date(2026, 11, 24)


def record(screen, *changes):
    screen.open("overview")
    commit(
        data.store(), changes, plan=reads.current_plan(data.store()) or "", author="test", kind=RevisionKind.IMPORT,
        reason="", recorded_at=datetime(2026, 11, 24, 9), as_of=DAY,
    )  # fmt: skip


def action(key, **values):
    return Change("action", key, None, dict.fromkeys(ACTION.names) | {"code": key, "title": key} | values)


def axis(key):
    return Change(
        "axis",
        key,
        None,
        dict.fromkeys(AXIS.names) | {"code": key, "title": f"Axe {key}", "position": int(key[1:])},
    )


def order(text, *parts):
    places = [text.index(plain(part)) for part in parts]
    assert places == sorted(places), list(zip(parts, places, strict=True))


def test_the_title_of_the_axes_is_not_said_again_below_it(reading):
    reading.open("axes")
    assert plain(reading.at.title[0].value) == "Axe A5 : 27 points sous l'attendu"
    sentences = [e.proto.body for e in reading.at.get("html") if "plan-sentence" in e.proto.body]
    assert sentences
    assert not [said for said in sentences if "le plus loin" in said]


def test_the_rest_of_a_list_is_one_click_away(screen):
    record(screen, *[action(f"B{n}", status="blocked", deadline=date(2026, 1, 1)) for n in range(1, 40)])
    assert "Voir les 41" in screen.open("overview").text
    assert "Voir les 47" in screen.open("deadlines").text


def test_the_title_of_the_overview_is_the_sentence_and_who_is_late_comes_before_the_axes(reading):
    text = reading.open("overview").text
    assert plain(reading.at.title[0].value).startswith(
        "12 actions sur 35 sont réalisées. 8 échéances sont dépassées"
    )
    order(
        text,
        "Actions réalisées", "Avancement moyen", "■ Échéances dépassées", "Sous 14 jours",
        "En retard depuis le plus longtemps", "147 j A1.6", "Conseiller économique (Ambassade du Togo)", "147 j A6.1", "147 j A3.3",
        "Appuis demandés au président",
        "Aucune réalisation de plus depuis juin ; échéances dépassées : de 0 à 8",
        "Avancement par axe", "Prochaines étapes", "30/11/2026 A3.6", "Responsable des systèmes d'information (CCIS-RSK)",
    )  # fmt: skip
    assert "Voir les 8" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_sent_to_the_president_is_made_when_it_is_asked_for(reading, language):
    reading.open("overview", language)
    assert translate(language, "Light page") in reading.text
    assert not reading.at.code
    reading.unfold("send")
    assert not reading.errors
    link, message = (code.value for code in reading.at.code)
    assert link.endswith("revision=45") and "/brief?" in link and f"lang={language}" in link
    assert "24/11/2026" in message and "12/35" in message and message.endswith(link)
    assert [button.label for button in reading.at.get("download_button")]


def test_nothing_burns_where_nothing_is_late(empty_screen):
    record(empty_screen, action("A1", status="in_progress"))
    text = empty_screen.open("overview").text
    assert not empty_screen.errors
    assert "■" not in text
    assert "Aucune échéance" in text
    order(text, "En retard depuis le plus longtemps", "Ce plan n'a pas d'axe.", "Aucune échéance à venir.")
    assert "Un seul mois est enregistré" in text
    assert "aucune n'est encore réalisée" in text


def test_up_to_nine_axes_are_drawn_and_of_more_the_others_are_counted(empty_screen):
    late = {"status": "blocked", "deadline": date(2026, 9, 1), "start": date(2026, 1, 1), "progress": 1.0}
    nine = [axis(f"A{n}") for n in range(1, 10)]
    record(empty_screen, *nine, *(action(f"A{n}.1", axis=f"A{n}", **late) for n in range(1, 10)))
    text = empty_screen.open("overview").text
    assert "A9. Axe A9" in text and "+ " not in text.split("Avancement par axe")[1].split("Prochaines")[0]
    more = [axis(f"A{n}") for n in (10, 11)]
    record(empty_screen, *more, *(action(f"A{n}.1", axis=f"A{n}", **late) for n in (10, 11)))
    assert "+ 3 autres, dont 3 compromis" in empty_screen.open("overview").text


def test_an_action_late_of_nobody_offers_to_name_somebody(empty_screen):
    record(
        empty_screen, action("A1", status="in_progress", deadline=date(2026, 9, 1), deadline_precision="day")
    )
    for page in ("overview", "deadlines"):
        assert "+ désigner un responsable" in empty_screen.open(page).text
        markup = " ".join(str(html.proto.body) for html in empty_screen.at.get("html"))
        assert "fill=owner" in markup


@pytest.mark.parametrize("language", LANGUAGES)
def test_deadlines_say_who_must_move_before_they_draw(reading, language):
    text = reading.open("deadlines", language).text
    order(
        text,
        translate(language, "Who must move"),
        "Secrétaire général (CIMAR)",
        translate(language, "Since when"),
    )
    assert reading.at.get("plotly_chart")


def test_who_holds_several_late_actions_is_named_once_at_the_oldest(reading):
    text = reading.open("deadlines", "fr").text
    first = text[text.index("Qui doit agir") : text.index("Secrétaire général (CIMAR)")]
    order(first, "147 j Conseiller économique (Ambassade du Togo)", "A1.6", "A4.5", "24 j")


def test_partners_answer_who_waits_and_who_must_move_before_the_matrix(reading):
    text = reading.open("partners").text
    order(
        text, "4 courriers attendent une réponse", "PAL 236 j", "2 suivis promis ont passé leur date",
        "23 actions ouvertes attendent un prochain geste", "CCIS-RSK (9)", "Dernier échange bilatéral", "Échanges par mois",
    )  # fmt: skip


def test_nobody_is_to_contact_again_where_no_exchange_was_ever_recorded(empty_screen):
    record(empty_screen, action("A1", status="in_progress", organisation="CCIT"))
    text = empty_screen.open("partners").text
    assert plain(empty_screen.at.title[0].value) == "Partenaires"
    assert "1 action ouverte attend un prochain geste" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_quality_says_what_to_do_before_its_formulas(reading, language):
    text = reading.open("quality", language).text
    order(
        text,
        *(
            translate(language, words)
            for words in ("Missing data", "Contradictions", "The rates and their formulas", "Glossary")
        ),
    )
    assert any(character.isdigit() for character in reading.at.title[0].value)


def test_every_blank_field_names_the_actions_and_counts_those_it_leaves_out(empty_screen):
    record(empty_screen, *(action(f"A{n}", status="in_progress", owner="Moi") for n in range(60)))
    text = empty_screen.open("quality").text
    assert "240 champs à remplir" in plain(empty_screen.at.title[0].value)
    assert "60 Échéance A0 · A1" in text and "et 20 autres" in text
    assert "Responsable A" not in text
