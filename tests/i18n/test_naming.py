"""Names inside sentences: articles, elision, contraction, the joined letters of Arabic; nothing is invented."""

from datetime import date

import pytest

from lib.domain.paper_names import (
    PaperName,
    foreign_letters,
    function_and_organisation,
    lines_of,
    with_article,
)
from lib.domain.terms import Gender, NameKind
from lib.i18n.naming import Named, Names
from lib.i18n.spelled import spelled_day

KNOWN = (
    PaperName(
        "organisation", "CCIS-RSK", "feminine", "la Chambre de Commerce", "la CCIS-RSK", "غرفة التجارة", "الغرفة",
        "the Chamber of Commerce", "the CCIS-RSK",
    ),
    PaperName("organisation", "Ambassade du Togo", "feminine", "l'Ambassade du Togo", None, "سفارة الطوغو"),
    PaperName("function", "Directeur", "masculine", "le Directeur", None, "المدير", None, "the Director"),
    PaperName("place", "Rabat", None, "Rabat", None, "الرباط", None, "Rabat"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "of", "to"),
    [
        ("la Chambre", "de la Chambre", "à la Chambre"),
        ("l'Ambassade", "de l'Ambassade", "à l'Ambassade"),
        ("l’Ambassade", "de l’Ambassade", "à l’Ambassade"),
        ("le Directeur", "du Directeur", "au Directeur"),
        ("les Ministères", "des Ministères", "aux Ministères"),
        ("Le Caire", "du Caire", "au Caire"),
        ("Rabat", "de Rabat", "à Rabat"),
        ("API-ZF", "d'API-ZF", "à API-ZF"),
        ("Éco", "d'Éco", "à Éco"),
        ("Lemoine", "de Lemoine", "à Lemoine"),
        ("Hassan II", "de Hassan II", "à Hassan II"),
    ],
)
def test_french_elides_and_contracts(form, of, to):
    assert (Named("fr", form).of, Named("fr", form).to) == (of, to)


@pytest.mark.parametrize(
    ("form", "to", "at"),
    [
        ("غرفة التجارة", "لغرفة التجارة", "بغرفة التجارة"),
        ("الغرفة", "للغرفة", "بالغرفة"),
        ("اللجنة", "للجنة", "باللجنة"),
        ("لومي", "للومي", "بلومي"),
    ],
)
def test_arabic_joins_its_letters_to_the_word(form, to, at):
    assert (Named("ar", form).to, Named("ar", form).at) == (to, at)
    assert Named("ar", form).of == form


def test_english_stands_in_a_town_and_at_a_building():
    assert Named("en", "Rabat").at == "in Rabat"
    assert Named("en", "the seat of the Chamber").at == "at the seat of the Chamber"


@pytest.mark.parametrize(
    ("form", "gender", "wanted"),
    [
        ("Chambre de Commerce", Gender.FEMININE, "la Chambre de Commerce"),
        ("Ambassade", Gender.FEMININE, "l'Ambassade"),
        ("Établissement", Gender.MASCULINE, "l'Établissement"),
        ("le Haut-Commissariat", Gender.MASCULINE, "le Haut-Commissariat"),
        ("Ministères", Gender.PLURAL, "les Ministères"),
        ("Royal Air Maroc", None, "Royal Air Maroc"),
        ("  la   Chambre ", Gender.FEMININE, "la Chambre"),
    ],
)
def test_an_article_is_the_one_typed_else_that_of_the_gender(form, gender, wanted):
    assert with_article(form, gender) == wanted


def test_a_function_names_its_organisation_but_within_it():
    french = Names.of("fr", KNOWN)
    assert french.function("Directeur (CCIS-RSK)").the == "le Directeur de la CCIS-RSK"
    assert french.function("Directeur (CCIS-RSK)", within="CCIS-RSK").the == "le Directeur"
    assert french.function("Directeur (Ambassade du Togo)").of == "du Directeur de l'Ambassade du Togo"
    assert Names.of("ar", KNOWN).function("Directeur (CCIS-RSK)").the == "المدير (الغرفة)"
    assert function_and_organisation("Directeur (CCIS-RSK)") == ("Directeur", "CCIS-RSK")
    assert function_and_organisation("Chef (adjoint) du service") == ("Chef (adjoint) du service", "")


def test_a_list_has_each_name_in_the_language_of_the_paper_and_leaves_the_others():
    arabic = Names.of("ar", KNOWN)
    assert (
        arabic.listed("Directeur (CCIS-RSK) / Ambassade du Togo / Notaire")
        == "المدير (الغرفة)\nسفارة الطوغو\nNotaire"
    )
    assert arabic.listed("Directeur (CCIS-RSK)", within="CCIS-RSK") == "المدير"
    assert Names.of("fr", KNOWN).listed("Directeur (CCIS-RSK)") == "Directeur (CCIS-RSK)"


def test_a_form_that_nobody_gave_is_not_invented():
    arabic = Names.of("ar", KNOWN)
    assert (arabic.party("CCIT").the, arabic.party("CCIT").is_given) == ("[CCIT]", False)
    assert Names.of("fr", KNOWN).party("CCIT").of == "de [CCIT]"
    assert arabic.lacks(NameKind.ORGANISATION, "CCIT")
    assert not arabic.lacks(NameKind.ORGANISATION, "ambassade  du togo")
    assert Names.of("en", KNOWN).lacks(NameKind.ORGANISATION, "Ambassade du Togo")
    assert not arabic.lacks(NameKind.PLACE, "")
    assert arabic.lacks(NameKind.PLACE, "Kara")
    assert Names.of("fr", KNOWN).place("Le Caire").at == "au Caire"
    assert Names.of("fr", KNOWN, {"CCIT": "Chambre du Togo"}).party("CCIT").the == "[Chambre du Togo]"


def test_what_is_typed_in_arabic_stands_in_an_arabic_sentence_as_it_is():
    arabic = Names.of("ar", KNOWN)
    named = arabic.function("المديرة")
    assert (named.the, named.is_given) == ("المديرة", True)
    assert not arabic.lacks(NameKind.FUNCTION, "المديرة")
    assert arabic.lacks(NameKind.FUNCTION, "مديرة PAL")
    assert Names.of("fr", KNOWN).lacks(NameKind.FUNCTION, "المديرة")


def test_a_form_holds_the_letters_of_its_language():
    assert foreign_letters("غرفة CCIS-RSK", "ARABIC") == "CCISRSK"
    assert not foreign_letters("Chambre n° 1, « Rabat – Salé »", "LATIN")
    assert lines_of("Royaume du Maroc\nالمملكة المغربية\n\nChambre", "ar") == ("المملكة المغربية",)
    assert lines_of("Royaume du Maroc\nالمملكة المغربية\n\nChambre", "fr") == ("Royaume du Maroc", "Chambre")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 22), "الثاني والعشرين من شتنبر سنة ألفين وست وعشرين"),
        (date(2025, 11, 1), "الأول من نونبر سنة ألفين وخمس وعشرين"),
        (date(2021, 8, 11), "الحادي عشر من غشت سنة ألفين وإحدى وعشرين"),
        (date(2030, 12, 31), "الحادي والثلاثين من دجنبر سنة ألفين وثلاثين"),
        (date(2018, 7, 20), "العشرين من يوليوز سنة ألفين وثماني عشرة"),
        (date(2012, 5, 10), "العاشر من ماي سنة ألفين واثنتي عشرة"),
        (date(2013, 1, 13), "الثالث عشر من يناير سنة ألفين وثلاث عشرة"),
        (date(2000, 1, 2), "الثاني من يناير سنة ألفين"),
        (date(1999, 8, 2), "2 غشت 1999"),
    ],
)
def test_a_day_is_spelled_in_arabic(day, words):
    assert spelled_day("ar", day) == words
