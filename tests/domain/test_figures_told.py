"""What a text tells of days, hours, codes and figures, the same however each language writes it."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.figures_told import Kind, told, unmatched
from lib.domain.spoken import spoken
from lib.i18n import LANGUAGES
from lib.i18n.formats import format_day, format_long_day, format_number, format_percent, format_points
from lib.i18n.spelled import in_french, spelled_day

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ORDINALS = (
    *("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"),
    *("الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر", "السادس عشر", "السابع عشر"),
    *("الثامن عشر", "التاسع عشر", "العشرون", "الحادي والعشرون", "الثاني والعشرون", "الثالث والعشرون"),
    *("الرابع والعشرون", "الخامس والعشرون", "السادس والعشرون", "السابع والعشرون", "الثامن والعشرون"),
    *("التاسع والعشرون", "الثلاثون", "الحادي والثلاثون"),
)
UNITS = ("", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة")
TENS = ("", "عشرة", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")


def in_arabic(number):
    """A number from 1 to 99 in Arabic words, as a year has them."""
    tens, units = divmod(number, 10)
    if number in (11, 12):
        return ("أحد عشر", "اثني عشر")[number - 11]
    if tens == 1 and units:
        return f"{UNITS[units]} عشر"
    return " و".join(part for part in (UNITS[units], TENS[tens]) if part)


def arabic_words(day):
    month = format_long_day("ar", day).split()[1]
    rest = day.year - 2000
    year = "ألفين" if not rest else f"ألفين و{in_arabic(rest)}"
    return f"{ORDINALS[day.day - 1]} من {month} سنة {year}"


def values(text, kind=None):
    return [t.value for t in told(text) if kind in (None, t.kind)]


@settings(deadline=None)  # the first one reads the catalogues
@given(DAYS)
def test_a_day_is_the_same_in_figures_and_in_words_of_every_language(day):
    written = [
        *(f"fait le {format_day(language, day)}." for language in LANGUAGES),
        *(f"fait le {format_long_day(language, day)}, à Rabat" for language in LANGUAGES),
        *(f"fait à Lomé, le {spelled_day(language, day)} par les Parties" for language in LANGUAGES),
        f"حُرِّر بالرباط بتاريخ {format_long_day('ar', day).translate(EASTERN)}",
        f"حُرِّر بالرباط، في {arabic_words(day)}، في نسختين",
        f"\u2066{day.isoformat()}\u2069",
    ]
    for text in written:
        assert values(text, Kind.DATE) == [day.isoformat()], text
    month = format_long_day("en", day).split()[1]
    for text in (
        f"done on {format_long_day('en', day)}.",
        f"done on {format_day('en', day)}, in Rabat",
        f"on {month} {day.day}, {day.year}, they may meet",
        f"on the {day.day}th of {month} {day.year}",
    ):
        assert [t.value for t in told(text, "en") if t.kind == Kind.DATE] == [day.isoformat()], text


@given(st.integers(2, 99))
def test_a_number_in_words_is_read_in_both_languages(number):
    assert spoken(in_french(number)) == number
    folded = in_arabic(number).translate(str.maketrans("أإ", "اا"))
    assert spoken(folded) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 actions sur 35 (75,2 %), écart −17,9", ["12", "35", "75.2", "-17.9"]),
        ("١٢ إجراءً من أصل ٣٥ (٧٥٫٢٪)", ["12", "35", "75.2"]),
        ("12 000 DH, 1.500 DH et 12 000,50 €", ["12000", "1500", "12000.5"]),
        ("les 17 et 18 juin 2025", ["17", "2025-06-18"]),
        ("يومي 17 و18 يونيو 2025", ["17", "2025-06-18"]),
        ("de 9 h 30 à 12 h", ["09:30", "12:00"]),
        ("من الساعة 9:30 إلى الساعة 12", ["09:30", "12:00"]),
        ("من الساعة 9 و30 دقيقة إلى 12 س", ["09:30", "12:00"]),
        ("au T4 2026, puis au 1er semestre 2027", ["2026-T4", "2027-S1"]),
        ("في الربع الرابع من سنة 2026، ثم الأسدس الأول 2027", ["2026-T4", "2027-S1"]),
        ("l'action A1.4, la décision D-2026-047, le PV 2026/01", ["A1.4", "D-2026-047", "2026/01"]),
        ("rencontres B2B en mars 2027, 2e édition", ["2027-03", "2"]),
        ("ثلاثة اجتماعات وإجراءان في 15 يومًا", ["3", "2", "15"]),
        ("trois réunions en vingt et un jours", ["3", "21"]),
        ("à cent pour cent, مائة في المائة", ["100", "100"]),
        ("un plan, une convention, la première séance", []),
        ("", []),
    ],
)
def test_what_a_text_tells(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 of 35 actions (75.2%), gap −17.9", ["12", "35", "75.2", "-17.9"]),
        ("12,000 MAD and 12,000.50 EUR", ["12000", "12000.5"]),
        ("17 and 18 June 2025, then March 2027", ["17", "2025-06-18", "2027-03"]),
        ("twelve companies may join, six in May 2027", ["12", "6", "2027-05"]),
        ("the fifteenth of March two thousand and twenty-seven", ["2027-03-15"]),
        ("from 9:30 a.m. to 12:00, then 2 p.m.", ["09:30", "12:00", "14:00"]),
        ("in Q4 2026, then the first half of 2027", ["2026-T4", "2027-S1"]),
        ("action A1.4, decision D-2026-047, minutes 2026/01", ["A1.4", "D-2026-047", "2026/01"]),
        ("one hundred and five, ninety-nine, both Parties, twenty-first", ["105", "99", "2", "21"]),
        ("a plan, an agreement, the first session", []),
    ],
)
def test_what_an_english_text_tells(text, expected):
    assert [t.value for t in told(text, "en")] == expected


@settings(deadline=None)
@given(st.lists(st.integers(0, 4000), max_size=4), st.floats(0, 100), st.floats(-99, 99))
def test_figures_as_the_product_writes_them_agree_between_languages(numbers, share, gap):
    texts = {
        language: " ; ".join(
            [
                *(format_number(language, n) for n in numbers),
                format_percent(language, share),
                format_points(language, gap),
            ]
        )
        for language in LANGUAGES
    }
    for one, other in combinations(LANGUAGES, 2):
        assert not list(unmatched(texts[one], texts[other], (one, other)))


@settings(deadline=None)
@given(st.integers(3, 5000), st.integers(3, 5000), DAYS, st.integers(1, 900))
def test_another_figure_or_another_day_is_never_taken_for_the_same(one, other, day, later):
    assert bool(list(unmatched(f"{one} actions", f"{other} إجراء"))) is (one != other)
    moved = day + timedelta(later)
    assert list(unmatched(f"le {format_long_day('fr', day)}", f"في {format_day('ar', moved)}"))


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("2 réunions", "اجتماعان", False),
        ("2 réunions", "ثلاثة اجتماعات", True),
        ("1 action", "إجراء واحد", False),
        ("2 actions", "إجراء واحد", True),
        ("trois réunions", "3 اجتماعات", False),
        ("trois réunions", "أربعة اجتماعات", True),
        ("trois réunions", "عدة اجتماعات", False),
        ("3 réunions", "عدة اجتماعات", True),
        ("un bâtiment neuf", "بناية جديدة", False),
        ("5 sur 5", "5 من 6", True),
    ],
)
def test_words_stand_for_figures_and_contradict_them(one, other, differs):
    assert bool(list(unmatched(one, other))) is differs
    assert bool(list(unmatched(other, one))) is differs


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("3 réunions", "three meetings", False),
        ("3 réunions", "four meetings", True),
        ("12 000 DH", "12,000 MAD", False),
        ("12 000 DH", "1,200 MAD", True),
        ("le 15 mars 2027", "on March 16, 2027", True),
        ("2 réunions", "both meetings", False),
        ("1 action", "an action", False),
    ],
)
def test_a_french_and_an_english_text_agree_or_contradict_each_other(one, other, differs):
    assert bool(list(unmatched(one, other, ("fr", "en")))) is differs
    assert bool(list(unmatched(other, one, ("en", "fr")))) is differs


@pytest.mark.parametrize(
    ("one", "other", "languages", "differs"),
    [
        ("2 % du budget", "نسبة من الميزانية", ("fr", "ar"), True),
        ("2 % du budget", "2٪ من الميزانية", ("fr", "ar"), False),
        ("2 réunions", "عدة اجتماعات", ("fr", "ar"), True),
        ("2 réunions", "عقد اجتماعين", ("fr", "ar"), False),
        ("2 actions de suivi", "إجراءا المتابعة", ("fr", "ar"), False),
        ("les réunions", "٢ اجتماعات", ("fr", "ar"), True),
        ("les deux réunions", "٢ اجتماعات", ("fr", "ar"), False),
        ("1 action", "إجراء", ("fr", "ar"), False),
        ("chaque action", "١ إجراء", ("fr", "ar"), False),
        ("des actions", "١ إجراء", ("fr", "ar"), True),
        ("0 action en retard", "لا إجراء متأخر", ("fr", "ar"), False),
        ("0 action en retard", "إجراءات متأخرة", ("fr", "ar"), True),
        ("Aucune action", "0 إجراء", ("fr", "ar"), False),
        ("0 action", "late actions", ("fr", "en"), True),
        ("0 action", "no late action", ("fr", "en"), False),
        ("2 actions", "late actions", ("fr", "en"), True),
    ],
)
def test_none_one_or_two_said_on_one_side_alone_is_missed_where_the_other_cannot_say_it(
    one, other, languages, differs
):
    assert bool(list(unmatched(one, other, languages))) is differs
    assert bool(list(unmatched(other, one, languages[::-1]))) is differs
