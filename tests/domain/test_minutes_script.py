"""Lines of minutes in the letters of another language than their version."""

from dataclasses import replace

import pytest

from lib.domain.errors import Invalid
from lib.domain.minutes_script import astray
from lib.domain.minutes_text import Agreed, MinutesContent, MinutesText
from lib.domain.minutes_versions import Contrast, check_agreement, mismatches
from lib.domain.paper_names import PaperName, by_name

KNOWN = by_name(
    [
        PaperName("function", "Directeur", french="le Directeur", arabic="المدير"),
        PaperName("organisation", "CCIT", french="la CCIT", arabic="غرفة الطوغو"),
        PaperName("organisation", "UEMOA", french="l'UEMOA"),
    ]
)
FRENCH = MinutesText(decisions=(Agreed("réunir 12 entreprises", "Directeur (CCIT)", "15/12/2026", "A2.3"),))
ARABIC = MinutesText(decisions=(Agreed("جمع 12 مقاولة", "Directeur (CCIT)", "15/12/2026", "A2.3"),))


@pytest.mark.parametrize(
    ("line", "language", "is_fault"),
    [
        ("Réunir douze entreprises", "ar", True),
        ("RÉUNIR", "ar", True),
        ("A1.2 – Réalisée (12/12/2026)", "ar", True),
        ("CCIS-RSK", "ar", True),
        ("جمع المقاولات", "fr", True),
        ("A1.2 – جمع المقاولات", "fr", True),
        ("مراسلة CCIS-RSK في الموضوع", "ar", False),
        ("La CCIS-RSK (الغرفة)", "fr", False),
        ("A2.3", "ar", False),
        ("2026/01", "fr", False),
        ("15/12/2026 – 14 h 30", "ar", False),
        ("10 h – 12 h", "ar", False),
        ("–", "ar", False),
        ("", "fr", False),
    ],
)
def test_a_line_is_astray_where_it_has_words_and_none_in_its_language(line, language, is_fault):
    assert astray(line, language, {}, names=False) == ((line,) if is_fault else ())


def test_each_line_is_looked_at_and_a_name_that_has_its_form_is_no_fault():
    assert astray("الإطار\nDans le cadre du plan\n\nالخاتمة", "ar", {}, names=False) == (
        "Dans le cadre du plan",
    )
    owners = "Directeur (CCIT) / Directrice des études / CCIT / Directeur (UEMOA) / المديرة / Directeur"
    assert astray(owners, "ar", KNOWN, names=True) == ("Directrice des études", "Directeur (UEMOA)")
    assert astray("المديرة / Directeur", "fr", KNOWN, names=True) == ("المديرة",)
    assert astray("Directeur", "ar", KNOWN, names=False) == ("Directeur",), (
        "a sentence is written as it was typed"
    )


def refusal(french=FRENCH, arabic=ARABIC):
    with pytest.raises(Invalid) as caught:
        check_agreement(MinutesContent({"fr": french, "ar": arabic}), ("fr", "ar"), KNOWN)
    return caught.value


def test_versions_are_refused_while_a_line_is_in_the_letters_of_the_other_and_the_line_is_named():
    check_agreement(MinutesContent({"fr": FRENCH, "ar": ARABIC}), ("fr", "ar"), KNOWN)
    left = replace(ARABIC.decisions[0], text="réunir 12 entreprises", owner="Directrice des études")
    error = refusal(arabic=replace(ARABIC, decisions=(left,)))
    assert error.code == "versions_script"
    assert error.values["lines"] == "réunir 12 entreprises · Directrice des études"
    found = mismatches(FRENCH, replace(ARABIC, decisions=(left,)), ("fr", "ar"), KNOWN)
    assert [(m.place.column, m.contrast, m.one, m.other) for m in found] == [
        ("text", Contrast.SCRIPT, (), ("réunir 12 entreprises",)),
        ("owner", Contrast.SCRIPT, (), ("Directrice des études",)),
    ]
    other = replace(FRENCH, decisions=(replace(FRENCH.decisions[0], text="جمع 12 مقاولة"),))
    assert refusal(french=other).values["lines"] == "جمع 12 مقاولة"


def test_what_differs_in_number_is_told_first_and_many_lines_are_cut():
    assert refusal(arabic=replace(ARABIC, closing="Fin.")).code == "versions_differ"
    long = tuple(
        f"Un point fort long de l'ordre du jour de la séance {'et ainsi de suite ' * 5}" for _ in range(9)
    )
    french, arabic = replace(FRENCH, agenda=long), replace(ARABIC, agenda=long)
    said = str(refusal(french, arabic).values["lines"])
    assert said.endswith("… · …")
    assert len(said) < 450
