"""Two versions of one text of minutes: told to say the same, or held to differ."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.domain.errors import Invalid
from lib.domain.minutes_text import (
    ROWS,
    Agreed,
    MinutesContent,
    MinutesText,
    Point,
    decode,
    encode,
)
from lib.domain.minutes_versions import (
    Contrast,
    Place,
    check,
    check_agreement,
    fingerprints,
    mismatches,
    moved,
    value_at,
)
from lib.domain.terms import LanguageClause
from lib.i18n.formats import format_day, format_long_day
from lib.i18n.spelled import spelled_day

BOTH = LanguageClause.FRENCH_ARABIC_EQUAL
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
FACTS = st.fixed_dictionaries(
    {
        "points": st.lists(st.tuples(st.integers(3, 999), DAYS), max_size=3),
        "decisions": st.lists(
            st.tuples(st.integers(3, 999), DAYS, st.integers(1, 9)), min_size=1, max_size=3
        ),
        "agenda": st.integers(0, 3),
        "held": DAYS,
    }
)


def french(facts):
    """The facts as a French text has them: days in words, in full or in figures."""
    return MinutesText(
        basis=f"À la suite de la séance du {spelled_day('fr', facts['held'])}.",
        agenda=tuple(f"Point {i}" for i in range(facts["agenda"])),
        points=tuple(
            Point("État", f"{n} actions au {format_long_day('fr', d)}.") for n, d in facts["points"]
        ),
        decisions=tuple(
            Agreed(f"réunir les {n} entreprises", "Directeur", format_day("fr", d), f"A1.{c}")
            for n, d, c in facts["decisions"]
        ),
    )


def arabic(facts):
    """The same facts in Arabic, in digits of the East."""
    return MinutesText(
        basis=f"على إثر جلسة {format_long_day('ar', facts['held'])}.",
        agenda=tuple(f"النقطة {i}".translate(EASTERN) for i in range(facts["agenda"])),
        points=tuple(
            Point("الوضعية", f"عدد الإجراءات {n} إلى غاية {format_day('ar', d)}.".translate(EASTERN))
            for n, d in facts["points"]
        ),
        decisions=tuple(
            Agreed(f"جمع {n} مقاولة".translate(EASTERN), "المدير", format_day("ar", d), f"A1.{c}")
            for n, d, c in facts["decisions"]
        ),
    )


def refused(content, clause=BOTH):
    with pytest.raises(Invalid) as error:
        check(content, clause)
    return error.value.code


def agreed(**texts):
    content = MinutesContent(texts)
    return replace(content, compared=fingerprints(content))


@settings(deadline=None)
@given(FACTS)
def test_two_versions_of_the_same_facts_agree(facts):
    assert mismatches(french(facts), arabic(facts)) == ()
    check(agreed(fr=french(facts), ar=arabic(facts)), BOTH)


@settings(deadline=None)
@given(FACTS, st.data())
def test_whatever_fact_is_changed_in_one_version_is_found_there(facts, data):
    kind = data.draw(st.sampled_from(["number", "day", "code", "count", "held"]))
    (n, d, c), *rest = facts["decisions"]
    other = date(d.year + 1, d.month, 1)
    changed = {
        "number": facts | {"decisions": [(n + data.draw(st.integers(1, 5)), d, c), *rest]},
        "day": facts | {"decisions": [(n, other, c), *rest]},
        "code": facts | {"decisions": [(n, d, c % 9 + 1), *rest]},
        "count": facts | {"decisions": rest},
        "held": facts | {"held": date(2041, 1, 1)},
    }[kind]
    found = mismatches(french(facts), arabic(changed))
    section = {"held": "basis"}.get(kind, "decisions")
    assert {m.place.section for m in found} == {section}
    contrast = {"number": "figure", "day": "date", "code": "code", "count": "count", "held": "date"}[kind]
    assert {m.contrast for m in found} == {Contrast(contrast)}
    assert refused(agreed(fr=french(facts), ar=arabic(changed))) == "versions_differ"


@settings(deadline=None)
@given(FACTS, st.sampled_from(["fr", "ar"]))
def test_a_version_that_changes_after_both_were_compared_is_known_to_have_changed(facts, name):
    content = agreed(fr=french(facts), ar=arabic(facts))
    assert moved(content, ("fr", "ar")) == ()
    changed = replace(content.texts[name], closing=content.texts[name].closing + "x")
    other = replace(content, texts={**content.texts, name: changed})
    assert moved(other, ("fr", "ar")) == (name,)
    back = replace(other, texts=content.texts)
    assert moved(back, ("fr", "ar")) == (), "the same words again are what was compared"


def test_why_originals_are_not_ready_is_said():
    one, two = MinutesText(closing="Fin."), MinutesText(closing="الختام.")
    assert refused(MinutesContent({"fr": one})) == "version_missing"
    assert refused(MinutesContent({"ar": two})) == "version_missing"
    assert refused(MinutesContent({"fr": one, "ar": two})) == "versions_uncompared"
    check(agreed(fr=one, ar=two), BOTH)
    for clause in (None, LanguageClause.FRENCH):
        check(MinutesContent({"fr": one, "ar": MinutesText(closing="15")}), clause)


def test_an_english_version_is_read_as_english_writes():
    one = MinutesText(closing="Séance levée à 14 h 30 le 15 mars 2027, après 12 000 visites et trois points.")
    same = MinutesText(closing="Closed at 2:30 p.m. on March 15, 2027, after 12,000 visits and 3 points.")
    other = replace(same, closing=same.closing.replace("12,000", "1,200"))
    check_agreement(MinutesContent({"fr": one, "en": same}), ("fr", "en"))
    with pytest.raises(Invalid) as error:
        check_agreement(MinutesContent({"fr": one, "en": other}), ("fr", "en"))
    assert error.value.code == "versions_differ"
    (found,) = mismatches(one, other, ("fr", "en"))
    assert (found.contrast, found.one, found.other) == (Contrast.FIGURE, ("12 000",), ("1,200",))
    # What no original is in is told on the page, and never held against those that are signed.
    check(replace(agreed(fr=one), texts={"fr": one, "en": other}), LanguageClause.FRENCH)


def test_a_section_said_in_one_version_alone_is_a_difference():
    one = MinutesText(points=(Point("Un", "Constat", position_a="Réserve"),), transmission="Transmis.")
    other = MinutesText(points=(Point("واحد", "خلاصة"),), transmission="")
    assert [(m.place, m.contrast) for m in mismatches(one, other)] == [
        (Place("points", 0, "position_a"), Contrast.MISSING),
        (Place("transmission"), Contrast.MISSING),
    ]
    assert [m.place.section for m in mismatches(one, replace(one, shows_names=True), ("fr", "fr"))] == [
        "shows_names"
    ]


def test_a_list_that_differs_in_number_is_told_once_and_read_whole():
    one = MinutesText(decisions=(Agreed("réunir 5 fois"), Agreed("écrire")), agenda=("A", "B"))
    other = MinutesText(decisions=(Agreed("كتابة"),), agenda=("أ",))
    found = mismatches(one, other)
    assert [(m.place, m.one, m.other) for m in found] == [
        (Place("agenda"), ("2",), ("1",)),
        (Place("decisions"), ("2",), ("1",)),
    ]
    assert value_at(one, found[1].place) == "réunir 5 fois\nécrire"
    assert value_at(one, Place("decisions", 1, "text")) == "écrire"
    assert value_at(other, Place("decisions", 1, "text")) == ""
    assert value_at(one, Place("agenda", 1)) == "B"


@pytest.mark.parametrize("part", [part.name for part in fields(MinutesText) if part.name != "shows_names"])
def test_no_section_escapes_the_comparison(part):
    def text(number: int) -> MinutesText:
        said = f"avant le 15/12/20{number}"
        columns = [column.name for column in fields(ROWS[part])] if part in ROWS else []
        entry = ROWS[part](**dict.fromkeys(columns, said)) if columns else said
        is_list = isinstance(getattr(MinutesText(), part), tuple)
        values: dict[str, Any] = {part: (entry,) if is_list else entry}
        return MinutesText(**values)

    french = ("fr", "fr")
    assert mismatches(text(26), text(26), french) == ()
    assert len(mismatches(text(26), text(27), french)) == (len(fields(ROWS[part])) if part in ROWS else 1)


def test_what_was_compared_is_kept_with_the_text():
    content = agreed(fr=MinutesText(closing="Fin."), ar=MinutesText(closing="الختام."))
    assert decode(encode(content)) == content
    assert decode(encode(MinutesContent())).compared == {}
