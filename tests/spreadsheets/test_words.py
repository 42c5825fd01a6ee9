"""Dates, percentages, statuses, names: each typed form has one meaning, or is said not to be understood."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.terms import InteractionKind, Priority, Stage, Status, Tier
from lib.i18n import LANGUAGES
from lib.i18n.labels import field_label, label
from lib.spreadsheets.cells.dates import parse_date
from lib.spreadsheets.cells.names import Known, split_typed
from lib.spreadsheets.cells.progress import is_fraction_scale
from lib.spreadsheets.folding import fold, fold_word, vocabulary, words

CLOSED = {"status": Status, "priority": Priority, "kind": InteractionKind, "stage": Stage, "tier": Tier}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", CLOSED)
def test_every_word_that_an_export_writes_is_read_back(section, language):
    for value in CLOSED[section]:
        assert words(section).get(fold_word(label(language, value))) == str(value)


#: Words that exports wrote before they were corrected: workbooks that hold them come back for years.
FORMER = {
    "status": {
        "لم تبدأ": "not_started", "منجزة": "done", "متوقفة": "blocked", "معلّقة": "suspended", "ملغاة": "cancelled",
    },
    "kind": {"Correspondance": "letter", "ربط بين المقاولات": "introduction", "تبادل آخر": "other"},
    "stage": {"تم التعريف": "introduced", "تم الاتصال": "contacted", "دون متابعة": "no_follow_up"},
    "tier": {"جهة قائدة": "lead"},
    "deadline": {"مستمرة": "continuous", "Continue": "continuous"},
}  # fmt: skip


@pytest.mark.parametrize("section", FORMER)
def test_a_word_that_exports_no_longer_write_is_still_read(section):
    for word, value in FORMER[section].items():
        assert words(section).get(fold_word(word)) == value, word


@pytest.mark.parametrize(
    ("former", "field"),
    [("الأجل الأصلي", "initial_deadline"), ("المخرَج", "deliverable"), ("في انتظار", "waiting_on"),
     ("المحقَّق", "actual"), ("المرحلة المبلوغة", "stage"), ("المتابعة بعهدة", "follow_up_by")],
)  # fmt: skip
def test_a_heading_that_exports_no_longer_write_is_still_known(former, field):
    table = "interactions" if field in ("stage", "follow_up_by") else "actions"
    known = vocabulary("headers")[f"{table}"]["ar"][field]
    current = field_label("ar", "interaction" if table == "interactions" else "action", field)
    assert {fold(former), fold(current)} <= {fold(word) for word in known}


@given(st.text(), st.text())
def test_a_text_folds_as_its_parts(one, other):
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}".strip()


@pytest.mark.parametrize(
    "typed",
    ["ÉCHÉANCE", "e\u0301che\u0301ance", "  Éché\u00adance\u00a0", "échéance\u200b", "\ufeffEchéance\r"],
)
def test_case_accents_and_invisible_characters_do_not_matter(typed):
    assert fold(typed) == "echeance"


def test_arabic_digits_ligatures_and_every_apostrophe_fold():
    assert (fold("٥٠٪"), fold("Mise en ŒUVRE"), fold("l’axe n´1")) == ("50%", "mise en oeuvre", "l'axe n'1")


@pytest.mark.parametrize(
    ("typed", "day", "precision"),
    [
        ("30/06/2026", "2026-06-30", "day"),
        ("30-06-26", "2026-06-30", "day"),
        ("30 juin 2026", "2026-06-30", "day"),
        ("1er juillet 2026", "2026-07-01", "day"),
        ("2026-06-30", "2026-06-30", "day"),
        (46203, "2026-06-30", "day"),
        ("juin 2026", "2026-06-30", "month"),
        ("fin juin 2026", "2026-06-30", "month"),
        ("mi-juin 2026", "2026-06-15", "month"),
        ("début juin 2026", "2026-06-10", "month"),
        ("T4 2025", "2025-12-31", "quarter"),
        ("4e trimestre 2025", "2025-12-31", "quarter"),
        ("4T25", "2025-12-31", "quarter"),
        ("Q4 2025", "2025-12-31", "quarter"),
        ("S1 2026", "2026-06-30", "semester"),
        ("1er semestre 2026", "2026-06-30", "semester"),
        ("2026", "2026-12-31", "year"),
        ("courant 2026", "2026-12-31", "year"),
        ("fin 2026", "2026-12-31", "year"),
        ("permanent", None, "continuous"),
        ("en continu", None, "continuous"),
        ("récurrent", None, "continuous"),
        ("à définir", None, "unknown"),
        ("n/a", None, "unknown"),
    ],
)
def test_a_typed_deadline_is_the_last_day_of_its_period(typed, day, precision):
    parsed = parse_date(typed)
    assert (parsed.day and parsed.day.isoformat(), str(parsed.precision)) == (day, precision)
    assert not parsed.error


@pytest.mark.parametrize("typed", ["31/11/2026", "30/02/2026", "32/01/2026"])
def test_a_day_that_does_not_exist_is_an_error(typed):
    assert parse_date(typed).error == "date_impossible"


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_every_day_is_read_back_from_its_french_and_its_iso_writing(day):
    assert parse_date(day.strftime("%d/%m/%Y")).day == day
    assert parse_date(day.isoformat()).day == day
    assert parse_date((day - date(1899, 12, 30)).days).day == day or day < date(1990, 1, 1)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_is_not_and_never_a_crash(text):
    parsed = parse_date(text)
    assert parsed.day is None or isinstance(parsed.day, date)
    assert parsed.day is None or date(1900, 1, 1) - timedelta(1) < parsed.day < date(9999, 12, 31)


def test_a_column_of_fractions_is_told_from_a_column_of_percentages():
    assert is_fraction_scale([0.2, 1, 0.75], [False] * 3)
    assert not is_fraction_scale([20, 100, 1], [False] * 3)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("CCIS-RSK / CCIT", ("CCIS-RSK", "CCIT")),
        ("CCIS-RSK et CCIT", ("CCIS-RSK", "CCIT")),
        ("CCIS-RSK & CCI-Togo", ("CCIS-RSK", "CCIT")),
        ("CCIS-RSK ; CCIT", ("CCIS-RSK", "CCIT")),
        (
            "Ministère des Affaires étrangères, de la Coopération africaine et des Marocains résidant à l'étranger",
            (
                "Ministère des Affaires étrangères, de la Coopération africaine et des Marocains résidant à l'étranger",
            ),
        ),
    ],
)
def test_several_organisations_are_told_apart_without_cutting_a_ministry(typed, names):
    known = Known(
        (
            "CCIS-RSK",
            "CCIT",
            "Ministère des Affaires étrangères, de la Coopération africaine et des Marocains résidant à l'étranger",
        ),
        {"CCI-Togo": "CCIT"},
        2026,
    )
    assert split_typed(typed, known.people()) == names


def test_a_sign_that_comes_apart_into_letters_folds_as_they_do():
    assert fold("№") == fold("No") == "no"
