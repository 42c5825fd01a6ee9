"""The words of the product, as far as a machine can hold them: one per notion, neutral, spelled one way."""

import re

import pytest

from lib.documents.look import readable
from lib.i18n import translate, translate_plural
from lib.i18n.catalogue import catalogues
from lib.i18n.formats import format_percent, format_points, format_signed
from lib.i18n.labels import country_words
from lib.wording.short import days, days_in_full
from tests.i18n.test_messages import SAID

FSI, LRI, PDI = "\N{FIRST STRONG ISOLATE}", "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
#: What is not written, and what is instead: idioms, words that judge, and the second word of a notion.
NEVER = {
    "ar": {
        r"الكرة": "الخطوة التالية", r"\bنحن\b|جانبنا": "الهيئة المكلفة بمسك الخطة", r"متعث|التعثر": "متوقف",
        r"قائدة|مقود|\bيقود\b|رائدة|الرائد\b": "الجهة المشرفة", r"متابَع": "المشمول بالتتبع", r"انزلاق|انزلق": "انزياح",
        r"تأشير|يُؤشَّر": "التوقيع بالأحرف الأولى", r"محضر القرارات": "بيان القرارات", r"(?<!م)بيانات": "معطيات",
        r"(?<!طي ال)(?<!فتح ال)قائمة(?! الجانبية)": "لائحة", r"قادم": "مقبل", r"من طرف|من قِبل": "من لدن", r"عرض الشريك": "منظور الشريك",
        r"(?:أجل|آجال|تاريخ) منقض": "متجاوَز", r"خيالي|نموذجي": "غير حقيقي", r"مخطَّط|المخطط": "المبرمَج", r"السيطرة": "متحكَّم فيه",
        r"للمراقبة|تحت المراقبة": "يستدعي الانتباه", r"(?<!ُ)خرَج|المخرج\b": "المُخرَج", r"(?<!ط)توغو": "الطوغو",
        r"صفوف": "أسطر", r"محرِّر\b|محرّر\b": "شخص مخوَّل بالتعديل", r"المستقبل\b|مستقبلي": "تاريخ لاحق",
        r"موعودة": "متعهَّد بها", r"(?<!م)تبادل(?! العرض)": "تواصل", r"\{n\} ي\b": "يومًا", r"\bو?(?:بلا|بدون)\b": "دون", r"تحديث|حُدّث|حدّثوا": "تحيين", r"\b(?:ال)?مسج[لّ]+ة?\b": "مسجَّل",
        r"غائب": "غير وارد", r"يضع شيء": "يُفقد شيء", r"مرشّح": "التصفية", r"مصرّح": "مصرَّح", r"محفوظ من الأرقام|إجراء محفوظ": "محدود الاطلاع", r"م\.ب": "ميغابايت",
    },
    "fr": {
        r"\bballe\b|\bcamp de\b": "suite attendue", r"^(?!Nous vous).*\b[Nn]ous\b(?! vous| restons| suffit)|notre part|notre propre": "l'organisme porteur du plan",
        r"[Mm]étéo": "appréciation", r"dans le futur": "une date à venir", r"éditeur": "personne autorisée à modifier",
        r"titres de colonnes|ligne de(s)? titres": "en-têtes", r"Prochain pas": "suite attendue",
        r"[Dd]épart(s)? non pris": "démarrage non constaté", r"Maîtrisé": "sous contrôle", r"figés": "arrêtés",
        r"actions achevées|dernière achevée": "réalisée", r"se quitter": "lever la séance", r"abîmé|[Tt]apez|tapée": "endommagé, saisir", r"\bDues? au\b": "à échéance au",
    },
    "en": {r"\bthe ball\b|in .* court": "the next move", r"\bby us\b|\bour own\b": "the organisation that keeps the plan"},
}  # fmt: skip


def texts(language):
    """Every text of a language, by its message; English is the messages themselves."""
    if language == "en":
        for message in SAID:
            yield from ((text, text) for text in ([message] if isinstance(message, str) else message))
        return
    for catalogue in catalogues(language):
        for message in catalogue:
            if message.id:
                said = [message.string] if isinstance(message.string, str) else message.string
                yield from ((str(message.id), text) for text in said)


def forms():
    for catalogue in catalogues("ar"):
        for message in catalogue:
            if message.id and not isinstance(message.id, str):
                yield message.id[1], message.string


@pytest.mark.parametrize("language", NEVER)
def test_no_word_is_an_idiom_a_blame_or_the_second_one_of_its_notion(language):
    found = [
        (text, better) for _, text in texts(language) for word, better in NEVER[language].items() if re.search(word, text)
    ]  # fmt: skip
    assert not found


def test_arabic_plural_forms_are_those_of_their_number():
    """None, one, two, a few and many differ, unless the noun stands first: « عدد الأسطر: {n} »."""
    for message, said in forms():
        if len(set(said)) == 1:
            assert ": {n}" in said[0], message
            continue
        if "{n}" in said[5]:
            assert len({*said[:4]}) == 4, message
            assert not re.search(r"\{n\} واحد|\{n\} (?:يومان|إجراءان)", " ".join(said)), message
        assert "{n}" not in said[1], message
        assert said[2] != said[5], message


def test_arabic_abbreviates_no_day_and_counts_it():
    assert [days("ar", n) for n in (1, 2, 7, 75, 147, 100)] == [
        "يوم واحد", "يومين", "7 أيام", "75 يومًا", "147 يومًا", "100 يوم",
    ]  # fmt: skip
    assert days("fr", 147) == "147 j"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_length_said_in_full_agrees_with_its_number(language):
    """A limit can be set to any number of days: one day is no plural, and in Arabic each number has its own form."""
    full = [days_in_full(language, n) for n in (1, 7, 14, 100)]
    assert (
        full
        == {
            "en": ["1 day", "7 days", "14 days", "100 days"],
            "fr": ["1 jour", "7 jours", "14 jours", "100 jours"],
            "ar": ["يوم واحد", "7 أيام", "14 يومًا", "100 يوم"],
        }[language]
    )
    for message, text in texts(language):
        if "{length}" not in message:  # that of a month
            assert not re.search(r"\{(?!n\})\w+\} (?:days?|jours?|يومًا?|أيام)(?!\w)", text), message


def test_points_agree_with_their_number():
    assert "نقاط" in format_points("ar", -5.0, 0)
    assert "نقطة" in format_points("ar", -17.9)
    assert format_points("fr", 1.0, 0) == "+1 pt"
    assert format_points("en", -2.0, 0).endswith("pts")


def test_a_percent_sign_is_attached_in_arabic_and_keeps_its_distance_in_french():
    assert format_percent("ar", 75.2) == "75,2%"
    assert format_percent("fr", 75.2) == "75,2\u00a0%"
    for _, text in texts("ar"):
        assert not re.search(r"[\d}][ \u00a0]%", text), text


def test_the_sign_of_a_change_stays_before_its_number():
    assert format_signed("ar", 2) == f"{LRI}+2{PDI}"
    assert format_signed("fr", 0) == "0"


def test_a_typed_text_between_arabic_quotes_keeps_its_own_order():
    for message, text in texts("ar"):
        assert not re.search(r"«\{", text), message
        assert not re.search(r"« | »", text), message


def test_a_file_extension_is_isolated_in_arabic():
    for message, text in texts("ar"):
        for found in re.finditer(r"\.(?:xlsx?|xlsb|ods|csv|zip|docx|pdf|pptx|html|ics)\b", text):
            assert text[found.start() - 1] == LRI, message
            assert text[found.end()] == PDI, message


def test_tanwin_stands_before_its_alif():
    assert not [text for _, text in texts("ar") if "اً" in text]
    bare = r"\b(?:أولا|أيضا|لاحقا|سابقا|مثلا|انطلاقا|معا|موجودا|يدويا|شيئا)(?=[\s.،؛:)]|$)"
    assert not [text for _, text in texts("ar") if re.search(bare, text)]


def test_french_has_one_space_before_a_double_sign_and_one_apostrophe():
    for message, text in texts("fr"):
        assert "\u202f" not in text, message
        assert "’" not in text, message
        assert not re.search(r"[^\s\u00a0«\d:/][;!?»]", text.replace("…?", "")), message


def test_a_count_of_what_is_left_out_names_nothing_it_may_not_be():
    """The same words follow actions, axes, organisations and codes."""
    said = [translate_plural("ar", "and {n} other", "and {n} others", n) for n in (1, 2, 5, 11)]
    assert said == ["وواحد غيرها", "واثنان غيرها", "و5 غيرها", "و11 غيرها"]


def test_a_country_that_the_plan_names_is_in_the_language_of_the_reader():
    assert country_words("ar", "Maroc") == "المغرب"
    assert country_words("ar", "Togo") == "الطوغو"
    assert country_words("fr", "Maroc") == "Maroc"
    assert country_words("en", "Sénégal") == "Sénégal"


def test_a_paper_has_the_apostrophe_of_print_and_leaves_every_other_sign():
    assert readable("l'échéance d'« Axe 5 », n'a") == "l’échéance d’« Axe 5 », n’a"
    assert readable("5' et 'mot' O'") == "5' et 'mot' O'"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_label_quoted_in_a_sentence_is_the_one_on_the_screen(language):
    quoted = {
        "A completion date is given, but the status is not “Done”.": "Done",
        "Row {number}, column “{column}”: “{value}” is stored as “Not started”.": "Not started",
        "keep them, marked “absent from the file”": "Absent from the file of",
        "Under control: gap at least (points)": "Under control",
        "Compromised: gap below (points)": "Compromised",
        "Secured: gap at least (points)": "Secured",
    }
    for sentence, label in quoted.items():
        said, word = translate(language, sentence), translate(language, label)
        assert word.casefold().removesuffix(" du") in said.casefold(), sentence


#: French messages with a noun of one plural form, whose number is never 1: a limit that was passed, a share of many, a
#: fraction, the rest of a long list.
ALWAYS_MANY = (
    "See all {n} revisions",
    "{points} on {n} actions",
    "{n} of the {total} actions",
    "declares {n} cells",
    "holds {n} rows of data",
)


def test_what_can_be_one_is_no_plural():
    faults = [
        text
        for message, text in texts("fr")
        if not message.startswith("(")
        and re.search(r"(?<![LlDd]es )\{n\} (?!fois|sous|min\b)[a-zéèêàô]+s\b(?!\()", text)
        if not any(known in message for known in ALWAYS_MANY)
    ]
    assert not faults, faults
